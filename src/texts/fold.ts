/**
 * One spelling for matching: the texts of six languages come with full-width marks, curly apostrophes, vowel signs and
 * stretched Arabic letters. Rules match the folded text and answer with offsets into the printed one.
 */
export interface Folded {
  text: string
  /** offset in the printed text of an offset in the folded one; its length maps to the printed length */
  at(index: number): number
}

// Arabic vowel signs and the stretching bar, soft hyphens, direction marks, joiners, byte order marks
const dropped = /[\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const changes = /[^\x20-\x5f\x61-\x7e\u00c0-\u024f\u0402-\u0450\u0452-\u04ff\u4e00-\u9fff]/g
const anyChange = /[^\x20-\x5f\x61-\x7e\u00c0-\u024f\u0402-\u0450\u0452-\u04ff\u4e00-\u9fff]/

const single: Record<string, string> = {
  '’': "'", '‘': "'", 'ʼ': "'", '´': "'", '`': "'",
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u3000': ' ', '\t': ' ',
  '‐': '-', '‑': '-', '،': ',', '؛': ';', '؟': '?', '٪': '%',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ё: 'е', Ё: 'Е',
} // biome-ignore format: a table of letters reads best in rows

function foldCharacter(character: string): string {
  const known = single[character]
  if (known !== undefined) return known
  const code = character.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (code >= 0x0660 && code <= 0x0669) return String.fromCharCode(code - 0x0660 + 48)
  if (code >= 0x06f0 && code <= 0x06f9) return String.fromCharCode(code - 0x06f0 + 48)
  return dropped.test(character) ? '' : character
}

export function fold(printed: string): Folded {
  if (!anyChange.test(printed)) return { text: printed, at: (index) => index }
  // most texts only change letter by letter, and keep their length
  if (!dropped.test(printed))
    return { text: printed.replace(changes, foldCharacter), at: (index) => Math.min(Math.max(0, index), printed.length) }
  let text = ''
  const offsets: number[] = []
  for (let i = 0; i < printed.length; i++) {
    const folded = foldCharacter(printed[i] as string)
    if (folded === '') continue
    text += folded
    offsets.push(i)
  }
  offsets.push(printed.length)
  return { text, at: (index) => offsets[Math.max(0, Math.min(index, offsets.length - 1))] as number }
}

/** The folded spelling alone, for keys and for the sources of patterns. */
export const foldText = (printed: string): string => fold(printed).text
