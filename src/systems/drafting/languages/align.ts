import type { Language } from '../../../platform/i18n/index.ts'
import {
  type Aligned,
  alignment,
  editable,
  type NegotiatedParagraph,
  type NegotiatedText,
  openBrackets,
  paragraphAt,
} from '../../../texts/index.ts'

export type Texts = Partial<Record<Language, NegotiatedText>>

/** `undecided`: the paragraph is proposed in another language, and not yet accepted there: nobody need translate it. */
export type CellState = Aligned['state'] | 'undecided'

/** A change in another language that these words do not follow yet. */
export interface Behind {
  language: Language
  version: number
  /** the version that these words follow; 0 for the base */
  madeFrom: number
  by: string
  /** ISO date and time */
  at: string
}

export interface Cell {
  language: Language
  state: CellState
  /** null where the language has not the paragraph */
  paragraph: NegotiatedParagraph | null
  behind: Behind[]
}

export interface AlignedRow {
  id: string
  cells: Cell[]
}

/**
 * The text in all its languages, paragraph by paragraph in the order of the first, each with its state. What was deleted everywhere is
 * left out.
 */
export function alignedRows(texts: readonly NegotiatedText[]): AlignedRow[] {
  const aligned = alignment(Object.fromEntries(texts.map((text) => [text.language, text])))
  const states = Map.groupBy(aligned, ({ paragraph }) => paragraph)
  const found = new Map(texts.map(({ language, paragraphs }) => [language, new Map(paragraphs.map((one) => [one.id, one]))]))
  const steps = new Map(texts.map(({ language, history }) => [language, history]))
  return inOrder(texts).flatMap((id): AlignedRow[] => {
    const own = (language: Language) => found.get(language)?.get(id) ?? null
    const all = texts.flatMap(({ language }) => own(language) ?? [])
    if (all.every(({ gone }) => gone)) return []
    const cells = (states.get(id) ?? []).map(({ language, state, behind }): Cell => {
      const paragraph = own(language)
      return {
        language,
        paragraph,
        state: state === 'missing' && all.every(isUndecided) ? 'undecided' : state,
        behind: behind.map((one) => {
          const step = steps.get(one.language)?.[one.version - 1]?.step
          return { ...one, by: step?.by ?? '', at: step?.at ?? '' }
        }),
      }
    })
    return [{ id, cells }]
  })
}

/** Proposed, and not yet in the text; or taken out of it again. */
const isUndecided = ({ presence, gone }: NegotiatedParagraph): boolean => gone || presence?.silent === 'out'

/** Ids in the order of the first text; what only another has stands after what precedes it there. */
function inOrder(texts: readonly Pick<NegotiatedText, 'paragraphs'>[]): string[] {
  const order: string[] = []
  const known = new Set<string>()
  for (const { paragraphs } of texts) {
    let last: string | null = null
    for (const { id } of paragraphs) {
      if (!known.has(id)) {
        order.splice(last === null ? 0 : order.indexOf(last) + 1, 0, id)
        known.add(id)
      }
      last = id
    }
  }
  return order
}

export interface Count {
  stale: number
  missing: number
  /** paragraphs that the language should have */
  total: number
}

export function countsOf(rows: readonly AlignedRow[]): Map<Language, Count> {
  const counts = new Map<Language, Count>()
  for (const { cells } of rows) {
    for (const { language, state, paragraph } of cells) {
      const count = counts.get(language) ?? { stale: 0, missing: 0, total: 0 }
      counts.set(language, count)
      if (state === 'stale' || state === 'missing') count[state]++
      if (state !== 'undecided' && !paragraph?.gone) count.total++
    }
  }
  return counts
}

/* ---- the translator's desk ---- */

/** One paragraph to translate: what it says now in the language that changed, and what it said when these words were made. */
export interface Work {
  id: string
  state: CellState
  own: NegotiatedParagraph | null
  source: { language: Language; paragraph: NegotiatedParagraph; before: string | null }
  behind: Behind | null
  /** brackets of the source are still open: its words may change again */
  open: boolean
}

/** @param also a paragraph that is shown whatever its state: one whose translation was refused */
export function workIn(
  texts: readonly NegotiatedText[],
  rows: readonly AlignedRow[],
  language: Language,
  also: string | null = null,
): Work[] {
  const textIn = (wanted: Language) => texts.find((text) => text.language === wanted)
  return rows.flatMap((row): Work[] => {
    const cell = row.cells.find((one) => one.language === language)
    if (!cell || (cell.state !== 'stale' && cell.state !== 'missing' && row.id !== also)) return []
    // of several languages that changed, the original is followed first
    const behind = texts.flatMap((text) => cell.behind.find((one) => one.language === text.language) ?? [])[0] ?? null
    const from = behind?.language ?? row.cells.find((one) => one.language !== language && one.paragraph && !one.paragraph.gone)?.language
    const paragraph = row.cells.find((one) => one.language === from)?.paragraph
    if (!from || !paragraph) return []
    const was = behind && cell.paragraph ? paragraphAtOrBefore(textIn(from)!, row.id, behind.madeFrom) : null
    return [
      {
        id: row.id,
        state: cell.state,
        own: cell.paragraph,
        source: { language: from, paragraph, before: was && editable(was) },
        behind,
        open: openBrackets(paragraph) > 0,
      },
    ]
  })
}

/** The paragraph as it was at a version of the text, whichever step before had made it so. */
function paragraphAtOrBefore(text: NegotiatedText, id: string, version: number): NegotiatedParagraph | null {
  const later = text.history.slice(version).flatMap(({ touched }) => touched.filter((one) => one.id === id))[0]
  if (later) return later.was
  return paragraphAt(text, id, version) ?? text.paragraphs.find((paragraph) => paragraph.id === id) ?? null
}
