import type { Language } from '../../../platform/i18n/index.ts'
import type { Clause, Paragraph } from '../../../texts/index.ts'

/** A paragraph as the reader gives it, or as it is kept. */
type Read = Pick<Paragraph, 'id' | 'label' | 'path' | 'opener' | 'kind' | 'level' | 'text' | 'base' | 'labels' | 'cell'> & {
  inBase: boolean
}

/** Lines of a cover page that say which paper it is. Number and title of a resolution stand among them, and are part of its text. */
export const isCover = ({ id, kind }: Pick<Clause, 'id' | 'kind'>): boolean => kind === 'front' && !/^(title|front-other)(-\d+)?$/.test(id)

/** The base: the text as it stood before any tracked change, without its cover page. */
export const clausesOf = (paragraphs: readonly Read[]): Clause[] =>
  paragraphs
    .filter((paragraph) => paragraph.inBase && !isCover(paragraph))
    .map(({ id, label, path, opener, kind, level, text, base, labels, cell }) => ({
      id,
      label: labels.base || label,
      path,
      opener,
      kind,
      level,
      text: base ?? text,
      // a cover page's lines stand in a table for their looks only
      ...(cell && kind === 'table' && { cell }),
    }))

export const fromReader = (paragraphs: readonly Paragraph[]): Clause[] =>
  clausesOf(paragraphs.map((paragraph) => ({ ...paragraph, inBase: paragraph.views.base })))

export interface Base {
  language: Language
  clauses: readonly Clause[]
}

export interface BaseGap {
  language: Language
  /** paragraphs of other languages that this one has not, in their order */
  missing: Clause[]
}

/** Which paragraphs each language lacks, told by their ids. The first base is the original: its words stand for what is missing. */
export function gapsIn(bases: readonly Base[]): BaseGap[] {
  const all = new Map<string, Clause>()
  for (const { clauses } of bases) for (const clause of clauses) if (!all.has(clause.id)) all.set(clause.id, clause)
  return bases.map(({ language, clauses }) => {
    const own = new Set(clauses.map(({ id }) => id))
    return { language, missing: [...all.values()].filter(({ id }) => !own.has(id)) }
  })
}
