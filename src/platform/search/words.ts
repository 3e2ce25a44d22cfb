import type { Language } from '../i18n/index.ts'
import { arabicStem } from './arabic.ts'

/** A word of a text: how it is searched, and where it stands. One written word may be several searched ones. */
export interface Word {
  word: string
  start: number
  end: number
}

/** A letter or digit and what clings to it: marks, joiners, soft hyphens. All else parts words, also within `A/RES/80/173` and `l’avenir`. */
const run = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu

/** Scripts that put no space between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Nobody types a longer one; it is a number, a key or rubbish. */
const longestWord = 64

export function* wordsOf(text: string, language: Language | null): Generator<Word> {
  for (const { 0: found, index } of text.matchAll(run)) {
    for (const { word, start } of unspaced.test(found) ? segments(found) : [{ word: found, start: 0 }]) {
      for (const normal of normalize(word, language)) yield { word: normal, start: index + start, end: index + start + word.length }
    }
  }
}

function* segments(text: string): Generator<{ word: string; start: number }> {
  for (const { segment, index, isWordLike } of segmenter.segment(text)) if (isWordLike) yield { word: segment, start: index }
}

/**
 * The words of a text as they are searched, with a space between them: in lower case, without accents and vowel marks, with one form of
 * each letter, Chinese parted into words, Arabic reduced to stems. Text and question pass through here alike.
 */
export function tokenize(text: string, language: Language | null): string {
  return Array.from(wordsOf(text, language), ({ word }) => word).join(' ')
}

function normalize(written: string, language: Language | null): string[] {
  const plain = written
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[øæœßłđðþıё٠-٩۰-۹آأإٱىیکؤئ]/g, (letter) => sameLetter[letter]!)
    .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, '')
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  const finish = (language && finishes[language]) ?? ((word: string) => word)
  return words.map((word) => Array.from(finish(word)).slice(0, longestWord).join(''))
}

const sameLetter: Record<string, string> = {
  ...{ ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ё: 'е' },
  ...{ آ: 'ا', أ: 'ا', إ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ؤ: 'و', ئ: 'ي' },
  ...Object.fromEntries(Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, String(value)])),
  ...Object.fromEntries(Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, String(value)])),
}

/**
 * What the stemmers of PostgreSQL need to see. Spanish and French lose singular and plural without some accents, and those are always
 * there: `resolución`, `resoluciones`; `adopté`, `adoptées`. A Spanish noun in -er loses it like a verb and its plural does not: `mujer`,
 * `mujeres`. English is spelt in two ways: `organization`, `organisation`.
 */
const finishes: Partial<Record<Language, (word: string) => string>> = {
  ar: arabicStem,
  en: (word) => word.replace(/is(ations?|e[ds]?|ing)$/, 'iz$1'),
  es: (word) => word.replace(/cion$/, 'ción').replace(/(..)eres$/, '$1er'),
  fr: (word) => word.replace(/ee(s?)$/, 'ée$1'),
}
