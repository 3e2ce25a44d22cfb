import type { Revision, Run } from '../types.ts'
import type { Look } from './styles.ts'

type Mark = NonNullable<Run['marks']>[number]

/**
 * How a stretch of text looks: its own properties, else those of its character and paragraph styles. Where both styles
 * switch bold or italic on, they cancel out, as emphasis within an emphasised heading does (ECMA-376 Part 1, 17.7.3).
 */
export function effectiveLook(own: Look, character: Look | undefined, paragraph: Look | undefined): Look {
  const both = (key: 'bold' | 'italic' | 'strike' | 'hidden') => own[key] ?? (character?.[key] ?? false) !== (paragraph?.[key] ?? false)
  return {
    bold: both('bold'),
    italic: both('italic'),
    strike: both('strike'),
    hidden: both('hidden'),
    underline: own.underline ?? character?.underline ?? paragraph?.underline,
    script: own.script ?? character?.script ?? paragraph?.script,
    font: own.font ?? character?.font ?? paragraph?.font,
  }
}

export function marksOf(look: Look): Mark[] {
  const marks: Mark[] = []
  if (look.bold) marks.push('bold')
  if (look.italic) marks.push('italic')
  if (look.underline) marks.push('underline')
  if (look.strike) marks.push('strike')
  if (look.script === 'superscript' || look.script === 'subscript') marks.push(look.script)
  return marks
}

/** Adds a run, as part of the one before where nothing but the editing history of the file divides them. */
export function appendRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && !last.note && !run.note && sameRun(last, run)) last.text += run.text
  else runs.push(run)
}

const sameRun = (a: Run, b: Run) =>
  a.href === b.href && sameList(a.marks, b.marks) && sameList(a.comments, b.comments) && sameRevisions(a.revisions, b.revisions)

const sameList = (a: readonly string[] = [], b: readonly string[] = []) => a.length === b.length && a.every((item, i) => item === b[i])

const sameRevisions = (a: readonly Revision[], b: readonly Revision[]) =>
  a === b || (a.length === b.length && a.every((revision, i) => sameRevision(revision, b[i]!)))

export const sameRevision = (a: Revision, b: Revision) =>
  a === b || (a.kind === b.kind && a.by === b.by && a.at === b.at && a.move === b.move)
