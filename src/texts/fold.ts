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
const dropped = [
  [0x064b, 0x065f], [0x0670, 0x0670], [0x0640, 0x0640], [0x00ad, 0x00ad], [0x200b, 0x200f],
  [0x202a, 0x202e], [0x2060, 0x2069], [0xfeff, 0xfeff],
] as const // biome-ignore format: ranges read best in rows
const single: Record<string, string> = {
  '’': "'", '‘': "'", 'ʼ': "'", '´': "'", '`': "'",
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u3000': ' ', '\t': ' ',
  '‐': '-', '‑': '-', '،': ',', '؛': ';', '؟': '?', '٪': '%',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ё: 'е', Ё: 'Е',
} // biome-ignore format: a table of letters reads best in rows

/** The folded code unit of every code unit, -1 for those that are left out. A look-up costs a tenth of a regular expression. */
const folding = Int32Array.from({ length: 0x10000 }, (_, code) => code)
for (const [character, folded] of Object.entries(single)) folding[character.charCodeAt(0)] = folded.charCodeAt(0)
for (let code = 0xff01; code <= 0xff5e; code++) folding[code] = code - 0xfee0
for (let digit = 0; digit < 10; digit++) {
  folding[0x0660 + digit] = 48 + digit
  folding[0x06f0 + digit] = 48 + digit
}
for (const [from, to] of dropped) for (let code = from; code <= to; code++) folding[code] = -1

export function fold(printed: string): Folded {
  let same = 0
  while (same < printed.length && folding[printed.charCodeAt(same)] === printed.charCodeAt(same)) same++
  if (same === printed.length) return { text: printed, at: (index) => index }
  const codes = new Uint16Array(printed.length)
  let length = same
  for (let i = 0; i < same; i++) codes[i] = printed.charCodeAt(i)
  while (length < printed.length) {
    const code = folding[printed.charCodeAt(length)] as number
    if (code < 0) break
    codes[length++] = code
  }
  // nothing left out, as in most texts: every letter stands where it is printed
  if (length === printed.length) return { text: stringOf(codes), at: (index) => Math.max(0, Math.min(index, length)) }
  const offsets = new Int32Array(printed.length + 1)
  for (let i = 0; i < length; i++) offsets[i] = i
  for (let i = length; i < printed.length; i++) {
    const code = folding[printed.charCodeAt(i)] as number
    if (code < 0) continue
    codes[length] = code
    offsets[length++] = i
  }
  offsets[length] = printed.length
  return { text: stringOf(codes.subarray(0, length)), at: (index) => offsets[Math.max(0, Math.min(index, length))] as number }
}

/** In pieces, for a call takes only so many arguments. */
function stringOf(codes: Uint16Array): string {
  let text = ''
  for (let from = 0; from < codes.length; from += 8192)
    text += String.fromCharCode.apply(null, codes.subarray(from, from + 8192) as unknown as number[])
  return text
}

/** The folded spelling alone, for keys and for the sources of patterns. */
export const foldText = (printed: string): string => fold(printed).text
