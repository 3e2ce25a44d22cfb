import type { Status } from '../../../texts/index.ts'
import {
  type Choice,
  isUnspecified,
  type NegotiatedParagraph,
  type NegotiatedText,
  openBrackets,
  type Piece,
  type Printed,
  type Progress,
  plain,
  printParagraph,
  progress,
  statuses,
  type Voice,
} from '../../../texts/index.ts'

/** A paragraph as it stands in the room, and the attribution that its readers see. */
export interface Shown {
  paragraph: NegotiatedParagraph
  printed: Printed[]
}

type Draft = Pick<NegotiatedText, 'language' | 'attribution'>

/** Whether names of parties are kept back on a paragraph. */
export const isAnonymous = ({ attribution }: Pick<Draft, 'attribution'>, paragraph: NegotiatedParagraph): boolean =>
  attribution === 'anonymous' || paragraph.anonymous

export const printed = (text: Draft, paragraph: NegotiatedParagraph): Printed[] =>
  printParagraph(paragraph, text.language, { attribution: text.attribution })

/** As one string, without the status: what a step's words are compared by. */
export const plainWords = (text: Draft, paragraph: NegotiatedParagraph): string =>
  plain(printed(text, paragraph).filter(({ kind }) => kind !== 'status'))

/** What is on paper: paragraphs that were deleted are kept, and not shown. */
export const there = (text: Pick<NegotiatedText, 'paragraphs'>): NegotiatedParagraph[] => text.paragraphs.filter(({ gone }) => !gone)

const isChoice = (piece: Piece): piece is Choice => typeof piece !== 'string'

/** Open choices, outer ones first. */
export const choicesOf = (pieces: readonly Piece[]): Choice[] =>
  pieces.filter(isChoice).flatMap((choice) => [choice, ...choice.options.flatMap((option) => choicesOf(option.pieces))])

/** Words of one option as its button names them, nested brackets included. */
export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (isChoice(piece) ? `[${piece.options.map((option) => wordsOf(option.pieces)).join(' / ')}]` : piece))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** Who has an interest in what is open on a paragraph. */
export function voicesOn({ presence, pieces }: NegotiatedParagraph): Voice[] {
  const all = [
    ...(presence ? [...presence.in, ...presence.out] : []),
    ...choicesOf(pieces).flatMap(({ options }) => options.flatMap(({ by }) => by)),
  ]
  return [...new Set(all)].filter((voice) => !isUnspecified(voice))
}

/** Where words stand with all brackets: a container's text in which each nested pair counts as one sign. */
const placeholder = '\ufffc'

/** The stretch of these words, as somebody typed them; how often they stand there when it is not once. */
export function findStretch(
  pieces: readonly Piece[],
  words: string,
): { within: { choice: string; option: number } | null; from: number; to: number } | number {
  const found: { within: { choice: string; option: number } | null; from: number; to: number }[] = []
  const look = (container: readonly Piece[], within: { choice: string; option: number } | null): void => {
    const text = container.map((piece) => (isChoice(piece) ? placeholder : piece)).join('')
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push({ within, from: at, to: at + words.length })
    for (const piece of container.filter(isChoice))
      for (const [option, { pieces: inside }] of piece.options.entries()) look(inside, { choice: piece.id, option })
  }
  if (words !== '') look(pieces, null)
  return found.length === 1 ? found[0]! : found.length
}

export interface Filter {
  open: boolean
  status: Status | null
  party: Voice | null
}

export const matches = (text: Draft, paragraph: NegotiatedParagraph, { open, status, party }: Filter): boolean =>
  (!open || openBrackets(paragraph) > 0) &&
  (status === null || paragraph.status === status) &&
  // to filter by a party would name it where it is not to be named
  (party === null || (!isAnonymous(text, paragraph) && voicesOn(paragraph).includes(party)))

export const isFiltered = ({ open, status, party }: Filter): boolean => open || status !== null || party !== null

/** How far the text is: cheap enough to be made at each change. */
export interface Counts {
  brackets: number
  paragraphs: number
  open: number
  byStatus: Record<Status, number>
}

export function countsOf(text: Pick<NegotiatedText, 'paragraphs'>): Counts {
  const counts: Counts = {
    brackets: 0,
    paragraphs: 0,
    open: 0,
    byStatus: Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>,
  }
  for (const paragraph of there(text)) {
    const brackets = openBrackets(paragraph)
    counts.paragraphs++
    counts.brackets += brackets
    counts.open += Number(brackets > 0)
    counts.byStatus[paragraph.status]++
  }
  return counts
}

const outcomes = new WeakMap<NegotiatedText, Progress['proposals']>()

/** What became of each party's amendments: compared word by word, so once for each version. */
export function outcomesOf(text: NegotiatedText): Progress['proposals'] {
  const known = outcomes.get(text)
  if (known) return known
  const { proposals } = progress(text)
  outcomes.set(text, proposals)
  return proposals
}
