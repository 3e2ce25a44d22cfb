import { increasing } from '../compare/common.ts'
import { type Change, diff } from '../compare/diff.ts'
import type { Language, Revision, Run } from '../types.ts'
import { type Origin, placed } from './cells.ts'
import { withoutRival } from './labels.ts'
import { isChoice, readPieces } from './pieces.ts'
import { type Draftable, isGone, printParagraph } from './print.ts'
import { isUnspecified } from './problems.ts'
import { hasParagraph } from './readings.ts'
import type { Clause, Compilation, CompiledParagraph, MarkedParagraph, Piece, Printed, PrintOptions, Voice } from './types.ts'
import { words } from './words.ts'

export interface MarkOptions extends PrintOptions {
  /** who is named for brackets, names and what was settled in the room */
  author?: string | null
}

type Text = Pick<Compilation, 'language' | 'paragraphs'> & { origin?: Compilation }

/**
 * The compilation, or the text in the room, as tracked changes to the base: with all rejected it is the base, with all accepted
 * what `print` prints, to the letter. Words are by the parties that propose them, brackets and names by `author`.
 */
export function marked(text: Text | (Draftable & { origin?: Compilation }), options: MarkOptions): MarkedParagraph[] {
  const author = options.author ?? null
  const base = (text.origin ?? text).paragraphs.flatMap((paragraph) => paragraph.base ?? [])
  const staying = inOrder(text.paragraphs, base)
  const lines: { stands: string | null; line: Line; origin: Origin }[] = []
  for (const paragraph of text.paragraphs) {
    const { id } = paragraph
    const stays = paragraph.base !== null && staying.has(id)
    if (isGone(paragraph) && !stays) continue
    // who speaks on a paragraph may be kept back: then in the file as in the print
    const hidden = 'anonymous' in paragraph && paragraph.anonymous
    const shown: MarkOptions = hidden ? { ...options, attribution: 'anonymous' } : options
    const printed = printParagraph(paragraph, text.language, shown)
    const line: Line =
      paragraph.base === null
        ? whole('ins', paragraph, authored(printed, text.language, shown), labelAuthor(paragraph, text.language, shown))
        : isGone(paragraph)
          ? removed(paragraph.base, author)
          : stays
            ? changed(paragraph, paragraph.base, printed, text.language, shown)
            : whole('ins', paragraph, [{ text: printed.map((piece) => piece.text).join(''), by: author }], author, id)
    lines.push({ stands: stays ? id : null, line, origin: originOf(paragraph, stays) })
  }
  // what was moved in the room leaves a deletion where it stood
  const here = new Map<string, boolean>(text.paragraphs.map((paragraph) => [paragraph.id, !isGone(paragraph)]))
  for (const [at, clause] of base.entries()) {
    if (staying.has(clause.id)) continue
    const before = base[at - 1]?.id
    const line = removed(clause, author, here.get(clause.id) ? clause.id : undefined)
    lines.splice(lines.findIndex(({ stands }) => stands !== null && stands === before) + 1, 0, {
      stands: clause.id,
      line,
      origin: { stood: clause.cell ?? null },
    })
  }
  return inTables(lines)
}

/** A line that does not know yet in which row of which table it will stand. */
type Line = Omit<MarkedParagraph, 'cell'>

export const originOf = ({ base, cell }: CompiledParagraph, stays: boolean): Origin =>
  base !== null && stays ? { stood: base.cell ?? null } : { comes: (base === null && cell) || null }

function inTables(lines: readonly { line: Line; origin: Origin }[]): MarkedParagraph[] {
  const cells = placed(lines.map(({ origin }) => origin))
  return lines.map(({ line }, at) => ({ ...line, cell: cells[at] ?? null }))
}

/** One party's own proposal as tracked changes to the base, by that party: moves as moves. */
export function markedProposal(
  compilation: Pick<Compilation, 'language' | 'paragraphs'>,
  voice: Voice,
  name: string = voice,
): MarkedParagraph[] {
  const by = name
  const has = new Map(compilation.paragraphs.map((paragraph) => [paragraph.id, hasParagraph(paragraph, voice)]))
  const moved = (paragraph: CompiledParagraph, end: 'to' | 'from'): string | undefined => {
    const other = paragraph.moves.find((move) => move[end] !== undefined && move.by.includes(voice))?.[end]
    if (other === undefined || has.get(paragraph.id) !== (end === 'from') || has.get(paragraph.id) === has.get(other)) return undefined
    return end === 'to' ? paragraph.id : other
  }
  const lines = compilation.paragraphs.flatMap((paragraph): { line: Line; origin: Origin }[] => {
    const { base, pieces, labels, label } = paragraph
    const origin = originOf(paragraph, true)
    const text = readPieces(pieces, voice)
    if (base === null) {
      if (!has.get(paragraph.id)) return []
      const own = { ...paragraph, label: labels[voice] ?? withoutRival(label) }
      return [{ line: whole('ins', own, [{ text, by }], by, moved(paragraph, 'from')), origin }]
    }
    if (!has.get(paragraph.id)) return [{ line: removed(base, by, moved(paragraph, 'to')), origin }]
    const { id, opener, kind, level } = paragraph
    const runs = diff(base.text, text, compilation.language).flatMap((change) => runOf(change, by))
    return [{ line: { id, opener, kind, level, label: labelRuns(base.label, labels[voice] ?? base.label, by), runs, mark: [] }, origin }]
  })
  return inTables(lines)
}

const revision = (kind: Revision['kind'], by: string | null, move?: string): Revision => ({
  kind,
  by,
  at: null,
  ...(move === undefined ? {} : { move }),
})

const run = (text: string, revisions: Revision[]): Run[] => (text === '' ? [] : [{ text, revisions }])

const runOf = ({ op, text }: Change, by: string | null): Run[] => run(text, op === 'keep' ? [] : [revision(op, by)])

const labelRuns = (before: string, after: string, by: string | null): Run[] =>
  before === after ? run(before, []) : [...run(before, [revision('del', by)]), ...run(after, [revision('ins', by)])]

type Authored = { text: string; by: string | null }[]
type Head = Pick<Clause, 'id' | 'label' | 'opener' | 'kind' | 'level'>

/** A paragraph that is there in one of the two readings only. */
function whole(kind: Revision['kind'], { id, label, opener, kind: what, level }: Head, text: Authored, by: string | null, move?: string) {
  return {
    id,
    opener,
    kind: what,
    level,
    label: run(label, [revision(kind, by, move)]),
    runs: text.flatMap((part) => run(part.text, [revision(kind, part.by, move)])),
    mark: [revision(kind, by, move)],
  } satisfies Line
}

const removed = (base: Clause, by: string | null, move?: string): Line => whole('del', base, [{ text: base.text, by }], by, move)

const labelAuthor = ({ presence }: CompiledParagraph, language: Language, options: MarkOptions): string | null =>
  authorOf(presence?.in.slice(0, 1) ?? [], language, options)

const authored = (printed: readonly Printed[], language: Language, options: MarkOptions): Authored =>
  printed.map((piece) => ({
    text: piece.text,
    by: piece.kind === 'words' ? authorOf(piece.voices, language, options) : (options.author ?? null),
  }))

function authorOf(voices: readonly Voice[], language: Language, options: MarkOptions): string | null {
  if (voices.length === 0 || options.attribution === 'anonymous') return options.author ?? null
  const { unspecified, comma } = words[language]
  return [...new Set(voices.map((voice) => (isUnspecified(voice) ? unspecified : (options.parties?.[voice] ?? voice))))].join(comma)
}

/**
 * A paragraph of the base as it is printed now. Words that a silent reader has are those of the base, or of what the room made of
 * it; whatever else is printed was added.
 */
function changed(paragraph: CompiledParagraph, base: Clause, printed: readonly Printed[], language: Language, options: MarkOptions): Line {
  const author = options.author ?? null
  const standing = standingIn(paragraph.pieces)
  const changes = diff(base.text, readPieces(paragraph.pieces, null), language).map((change) => ({ ...change }))
  const runs: Run[] = []
  const deletions = (): void => {
    while (changes[0]?.op === 'del') runs.push(...runOf(changes.shift() as Change, author))
  }
  for (const piece of printed) {
    if (piece.kind !== 'words' || !standing(piece)) {
      const by = piece.kind === 'words' ? authorOf(piece.voices, language, options) : author
      runs.push(...run(piece.text, [revision('ins', by)]))
      continue
    }
    for (let left = piece.text.length; left > 0; ) {
      deletions()
      const next = changes[0] as Change
      const part = next.text.slice(0, left)
      runs.push(...runOf({ op: next.op, text: part }, author))
      left -= part.length
      next.text = next.text.slice(part.length)
      if (next.text === '') changes.shift()
    }
  }
  deletions()
  const { id, opener, kind, level } = paragraph
  return { id, opener, kind, level, label: labelRuns(base.label, paragraph.label, author), runs, mark: [] }
}

/** Tells the printed words that stand as long as nothing is chosen. */
function standingIn(pieces: readonly Piece[]): (words: Extract<Printed, { kind: 'words' }>) => boolean {
  const choices = new Set<string>()
  const visit = (list: readonly Piece[]): void => {
    for (const piece of list) {
      if (!isChoice(piece)) continue
      choices.add(piece.id)
      visit(piece.options[0]?.pieces ?? [])
    }
  }
  visit(pieces)
  return ({ at: { within } }) => within === null || (within.option === 0 && choices.has(within.choice))
}

/** The paragraphs of the base that need not move: a longest row of them that is in its old order. */
export function inOrder(paragraphs: readonly CompiledParagraph[], base: readonly Clause[]): Set<string> {
  const place = new Map(base.map(({ id }, at) => [id, at]))
  const now = paragraphs.flatMap(({ id, base: old }) => (old === null ? [] : [id]))
  return new Set(increasing(now.map((id) => place.get(id) as number)).map((at) => now[at] as string))
}
