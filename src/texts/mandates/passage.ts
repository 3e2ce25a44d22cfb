import { type Folded, fold } from '../fold.ts'
import type { Lexicon } from '../lexicon/types.ts'
import { findMentions, type Mention, mask } from './mentions.ts'

/** A paragraph made ready for the rules: folded, its bodies found and masked. All offsets count in the folded text. */
export interface Passage {
  printed: string
  folded: Folded
  text: string
  /** in lower case, each named body replaced by one sign and its filling */
  masked: string
  mentions: Mention[]
}

export function passageOf(lexicon: Lexicon, printed: string, folded: Folded = fold(printed)): Passage {
  const mentions = findMentions(lexicon, folded.text)
  return { printed, folded, text: folded.text, masked: mask(lowered(folded.text), mentions), mentions }
}

/** In lower case, letter by letter, so that the length stays. */
export function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : [...text].map((character) => (character.toLowerCase().length === character.length ? character.toLowerCase() : character)).join('')
}

/** The printed words between two folded offsets. */
export const words = (passage: Passage, from: number, to: number): string =>
  passage.printed.slice(passage.folded.at(from), to <= from ? passage.folded.at(from) : passage.folded.at(to - 1) + 1)

// titles, and initials of names: "M. Rakoto"
const abbreviation =
  /(?:(?<![\p{L}])(?:\p{Lu}|г-н|г-жа|Mr|Ms|Mrs|Dr|No|para|paras|p|pp|art|Add|Rev|Corr|cf|vs|St|Mme|MM|Sr|Sra|núm|párr|párrs|art|г|гг|п|пп|ст|стр|см|др|пр|т|тыс|млн|e\.g|i\.e|ca|approx|Mod|mod|C|L|CN|CONF|AC|CRP))$/u

/** Sentences as ranges of folded offsets: ends at full stops and semicolons, not at abbreviations, numbers or symbols. */
export function sentences(text: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  let from = 0
  for (const match of text.matchAll(/[.!?。;](?=["»”)\]]*(?:\s|$))|[。;]|(?<=[\u4e00-\u9fff])\?/gu)) {
    const at = match.index
    if (match[0] === '.' && abbreviation.test(text.slice(Math.max(0, at - 8), at))) continue
    if (match[0] === '.' && /^["»”)\]]*\s+\p{Ll}/u.test(text.slice(at + 1, at + 8))) continue
    if (at + 1 > from) ranges.push(...bounded(text, from, at + 1))
    from = at + 1
  }
  if (text.slice(from).trim() !== '') ranges.push(...bounded(text, from, text.length))
  return ranges
}

// a page and more; Chinese says in one character what others say in three
const longest = 4000
const longestChinese = 1000

/**
 * No author writes a sentence of such a length: what has no full stop for so long is cut, at a space where there is one, so that rules
 * that look back over a sentence look back over little.
 */
function bounded(text: string, from: number, to: number): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  if (to - from <= longestChinese) return [{ from, to }]
  const most = /[\u4e00-\u9fff]/.test(text.slice(from, from + 40)) ? longestChinese : longest
  let start = from
  while (to - start > most) {
    const space = text.lastIndexOf(' ', start + most)
    const end = space > start ? space + 1 : start + most
    ranges.push({ from: start, to: end })
    start = end
  }
  return [...ranges, { from: start, to }]
}
