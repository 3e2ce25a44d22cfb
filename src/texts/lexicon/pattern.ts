import { foldText } from '../fold.ts'
import type { Lexicon } from './types.ts'

/** Stands for a named body in a masked text: the first character tells the grammatical cases it may be in, the rest fill its length. */
export const mentionFirst = 0xe100
export const mentionFill = '\ue0ff'
export const cases = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const
export type Case = (typeof cases)[number]
export const anyCase = 63

const mentionClass = '[\\ue100-\\ue13f]\\ue0ff*'

/**
 * Makes a regular expression from a source of the lexicon: folded like the texts, spaces stretched, `#` and `@` filled in, and
 * kept apart from the letters of other words. `edges` false leaves the ends open.
 */
export function pattern(lexicon: Lexicon, source: string, flags = 'giu', edges = true): RegExp {
  return new RegExp(edges ? wordly(lexicon, filled(lexicon, source)) : filled(lexicon, source), flags)
}

export function filled(lexicon: Lexicon, source: string): string {
  return foldSource(source)
    .replaceAll('#', lexicon.grammar.determiner ? `(?:${foldSource(lexicon.grammar.determiner)})?` : '')
    .replaceAll('@', mentionClass)
    .replace(/ (?![?*+{])/g, '\\s+')
    .replace(/ (?=[?*])/g, '\\s')
}

/** Letters of other words must not touch; one-letter words that Arabic writes together with the next may. */
export function wordly(lexicon: Lexicon, source: string): string {
  if (!lexicon.spaced) return `(?:${source})`
  const before = lexicon.clitics ? `(?<![\\p{L}\\p{N}])(?:${lexicon.clitics})?` : '(?<![\\p{L}\\p{N}])'
  return `${before}(?:${source})(?![\\p{L}\\p{N}])`
}

/** Folds what a pattern looks for, and leaves what a pattern is made of. */
export const foldSource = (source: string): string => foldText(source)

/** `Совет[|а|у||ом|е] директоров` to its six forms. A word without brackets keeps its form. */
export function declined(source: string): string[] {
  return cases.map((_, index) =>
    source.replace(/\[([^\]]*\|[^\]]*)\]/g, (_whole, endings: string) => {
      const list = endings.split('|')
      return list[index] ?? list[list.length - 1] ?? ''
    }),
  )
}
