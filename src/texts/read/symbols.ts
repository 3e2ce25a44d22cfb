/**
 * Glyphs of the fonts Symbol and Wingdings as the Unicode signs they print. Files name them by the font's own code,
 * plain (B3) or moved to the private use area (F0B3). Only signs that papers use; an unknown one becomes the geometric ▪.
 */
const symbolFont: Record<number, string> = {
  45: '−',
  162: '′',
  163: '≤',
  165: '∞',
  176: '°',
  177: '±',
  178: '″',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  171: '↔',
  210: '®',
  211: '©',
  212: '™',
  214: '√',
  222: '⇒',
  229: '∑',
}

const capitals = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'
const smalls = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'

const wingdings: Record<number, string> = {
  40: '☎',
  42: '✉',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  119: '◆',
  159: '•',
  160: '▪',
  167: '▪',
  168: '◻',
  216: '➢',
  224: '→',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

/** One character as it prints in `font`: itself, unless the font is one of signs or the character lies in such a font's private area. */
export function symbol(character: string, font: string): string {
  const code = character.codePointAt(0) ?? 0
  const moved = code >= 0xf000 && code <= 0xf0ff
  const ofSymbol = /^symbol/i.test(font)
  const ofWingdings = /^wingdings/i.test(font)
  if (!moved && !ofSymbol && !ofWingdings) return character
  const own = moved ? code - 0xf000 : code
  if (ofWingdings) return wingdings[own] ?? (own > 0x20 ? '▪' : character)
  if (ofSymbol || symbolFont[own]) {
    if (own >= 0x41 && own <= 0x5a) return capitals[own - 0x41]!
    if (own >= 0x61 && own <= 0x7a) return smalls[own - 0x61]!
    return symbolFont[own] ?? (own >= 0x20 && own < 0x7f ? String.fromCharCode(own) : '▪')
  }
  return wingdings[own] ?? '▪'
}

/**
 * Text with typed glyphs of symbol fonts turned into the signs that they print. Readers keep such glyphs as the file
 * stores them, so that a text can be compared with the file; a stored text does not name the font, so Symbol is assumed.
 */
export const printable = (text: string): string => text.replace(/[\uf020-\uf0ff]/g, (glyph) => symbol(glyph, 'Symbol'))
