import { foldText } from '../fold.ts'
import type { Lexicon } from './types.ts'

/**
 * The letters of the six languages, for character classes. Unicode properties and the `i` flag would say the same, but cost a
 * hundred times as much to compile and run; texts are matched in lower case instead.
 */
export const letters = 'a-zA-Z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0400-\\u04ff\\u0620-\\u063f\\u0641-\\u064a\\u4e00-\\u9fff'

/** A regular expression over lower-case folded text, from a source in which `\\p{L}` stands for a letter and `\\p{N}` for a digit. */
export const rx = (source: string, flags = 'u'): RegExp => new RegExp(compact(source, true), flags)

/** Writes out the letter and digit classes of a source, and puts its words in lower case where asked. */
export function compact(source: string, lower: boolean): string {
  let written = ''
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string
    if (character === '\\') {
      const property = /^\\p\{(\w+)\}/.exec(source.slice(i, i + 8))
      if (property) {
        const members =
          property[1] === 'L'
            ? letters
            : property[1] === 'N'
              ? '0-9'
              : property[1] === 'Ll'
                ? 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff\\u0430-\\u045f'
                : null
        written += members === null ? property[0] : inClass ? members : `[${members}]`
        i += property[0].length - 1
      } else {
        const length = source[i + 1] === 'u' ? 6 : 2
        written += source.slice(i, i + length)
        i += length - 1
      }
      continue
    }
    if (character === '[') inClass = true
    else if (character === ']') inClass = false
    written += lower ? character.toLowerCase() : character
  }
  return written
}

/** All matches of a global pattern, as `matchAll` gives them, without its copy of the pattern: most patterns of a lexicon match nothing. */
export function matchesOf(pattern: RegExp, text: string, from = 0): RegExpExecArray[] {
  pattern.lastIndex = from
  let match = pattern.exec(text)
  if (match === null) return none
  const all: RegExpExecArray[] = []
  for (; match !== null; match = pattern.exec(text)) {
    all.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return all
}
const none: RegExpExecArray[] = []

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
export function pattern(lexicon: Lexicon, source: string, flags = 'gu', edges = true): RegExp {
  return rx(edges ? wordly(lexicon, filled(lexicon, source)) : filled(lexicon, source), flags)
}

export function filled(lexicon: Lexicon, source: string): string {
  return foldSource(source)
    .replaceAll(
      '#',
      lexicon.spaced
        ? `(?:(?:${foldSource(lexicon.grammar.determiner)})(?:\\s+|(?<=')))*${lexicon.clitics ? '(?:لل|ب|ل|ك)?' : ''}`
        : `(?:${foldSource(lexicon.grammar.determiner)})*`,
    )
    .replaceAll('@', mentionClass)
    .replace(/ (?![?*+{])/g, '\\s+')
    .replace(/ (?=[?*])/g, '\\s')
}

const compiled = new WeakMap<Lexicon, Map<string, RegExp>>()

/** A pattern of a rule, filled with the words of a language, and made once however often the rule is asked. */
export function once(lexicon: Lexicon, source: string, flags = 'u'): RegExp {
  const known = compiled.get(lexicon) ?? new Map<string, RegExp>()
  compiled.set(lexicon, known)
  const key = `${flags} ${source}`
  let pattern = known.get(key)
  if (!pattern) {
    pattern = rx(filled(lexicon, source), flags)
    known.set(key, pattern)
  }
  return pattern
}

/** Letters of other words must not touch; one-letter words that Arabic writes together with the next may. */
export function wordly(lexicon: Lexicon, source: string): string {
  if (!lexicon.spaced) return `(?:${source})`
  const before = lexicon.clitics ? `(?<![\\p{L}\\p{N}])(?:${lexicon.clitics})?` : '(?<![\\p{L}\\p{N}])'
  return `${before}(?:${source})(?![\\p{L}\\p{N}])`
}

/** Folds what a pattern looks for, and leaves what a pattern is made of. */
export const foldSource = (source: string): string => foldText(source)

/** All endings of a declined word at once: finds any form, without telling its case. */
export const undeclined = (source: string): string =>
  source.replace(
    /\[([^\]]*\|[^\]]*)\]/g,
    (_whole, endings: string) => `(?:${[...new Set(endings.split('|'))].sort((a, b) => b.length - a.length).join('|')})`,
  )

/** `Совет[|а|у||ом|е] директоров` to its six forms. A word without brackets keeps its form. */
export function declined(source: string): string[] {
  return cases.map((_, index) =>
    source.replace(/\[([^\]]*\|[^\]]*)\]/g, (_whole, endings: string) => {
      const list = endings.split('|')
      return list[index] ?? list[list.length - 1] ?? ''
    }),
  )
}
