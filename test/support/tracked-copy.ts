import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src/platform/i18n/index.ts'
import { paperOf, type Revision, readNow, writeDocx } from '../../src/texts/index.ts'

/** What an author writes instead of words that stand in a text. */
export interface Replacement {
  find: string
  by: string
}

/** The example resolution in a language as its author sends it back from Word: replaced words under tracked changes, all else untouched. */
export async function trackedCopy(language: Language, author: string, replacements: readonly Replacement[]): Promise<Buffer> {
  const name = `resolution-${language}.txt`
  const bytes = readFileSync(join(import.meta.dirname, '../../process/wsis/example', name))
  const paper = paperOf(await readNow(bytes, name), { language })
  const revision = (kind: Revision['kind']): Revision => ({ kind, by: author, at: '2027-01-20T10:00:00Z' })
  const left = new Set(replacements)
  const paragraphs = paper.paragraphs.map((paragraph) => ({
    ...paragraph,
    runs: paragraph.runs.flatMap((run) => {
      const here = [...left].find(({ find }) => run.text.includes(find))
      if (!here) return [run]
      left.delete(here)
      const at = run.text.indexOf(here.find)
      return [
        { ...run, text: run.text.slice(0, at) },
        { ...run, text: here.find, revisions: [revision('del')] },
        { ...run, text: here.by, revisions: [revision('ins')] },
        { ...run, text: run.text.slice(at + here.find.length) },
      ].filter(({ text }) => text !== '')
    }),
  }))
  if (left.size > 0) throw new Error(`${name} does not say ${[...left].map(({ find }) => find).join(', ')}`)
  return Buffer.from(await writeDocx({ ...paper, paragraphs }))
}

/** A contribution written on our template, which came as `template`: the front page filled in, and a text with words that were added later. */
export async function onTemplate(template: Buffer, author: string): Promise<Buffer> {
  const paper = paperOf(await readNow(template, 'template.docx'), { language: 'en' })
  const added: Revision = { kind: 'ins', by: author, at: '2026-11-30T10:00:00Z' }
  const runs = [
    { text: 'The Forum of 2028 could be held', revisions: [] },
    { text: ' in Amman', revisions: [added] },
    { text: '.', revisions: [] },
  ]
  const front = {
    ...paper.front,
    title: 'A venue for the Forum',
    source: author,
    purpose: 'To offer a venue.',
    actionRequired: 'To note it.',
  }
  return Buffer.from(await writeDocx({ ...paper, front, paragraphs: [{ kind: 'prose', level: 0, label: [], runs, mark: [], cell: null }] }))
}
