import type { Language } from '../types.ts'
import type { Aligned, NegotiatedParagraph } from './types.ts'

/**
 * Which paragraphs of each language do not follow what was changed in another. Words that were written in a language, and not
 * translated, are to be followed by all others, up to the last step that changed them (`words`: a status is no such step); a step with
 * `from` says which version it follows. Paragraphs have one id in all languages, and 0 is the base, one text in all of them.
 */
export function alignment(
  texts: Partial<Record<Language, { paragraphs: readonly Pick<NegotiatedParagraph, 'id' | 'words' | 'follows' | 'translated'>[] }>>,
): Aligned[] {
  const tables = Object.entries(texts).map(([language, { paragraphs }]) => ({
    language: language as Language,
    paragraphs: new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph])),
  }))
  const ids = new Set(tables.flatMap(({ paragraphs }) => [...paragraphs.keys()]))
  return [...ids].flatMap((id) => {
    const sources = tables.flatMap(({ language, paragraphs }) => {
      const own = paragraphs.get(id)
      return own && own.translated === null && own.words > 0 ? [{ language, version: own.words }] : []
    })
    return tables.map(({ language, paragraphs }): Aligned => {
      const own = paragraphs.get(id)
      const behind = sources
        .filter((source) => source.language !== language)
        .map((source) => ({ ...source, madeFrom: own?.follows[source.language] ?? 0 }))
        .filter(({ version, madeFrom }) => version > madeFrom)
      return { paragraph: id, language, state: own ? (behind.length > 0 ? 'stale' : 'current') : 'missing', behind }
    })
  })
}
