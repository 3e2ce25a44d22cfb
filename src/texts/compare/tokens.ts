import type { Language } from '../types.ts'

const words = new Map<Language, Intl.Segmenter>()
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

// Scripts where a word boundary is always a grapheme boundary too. Signs before an Arabic number, Thai vowels and the like are not.
const plain =
  /^[\t\n\r\x20-\u036f\u0400-\u052f\u0606-\u06dc\u06de-\u06ff\u1e00-\u206f\u20a0-\u20cf\u2100-\u27bf\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*$/
// A symbol is one word to a delegate: A/70/125 becomes A/80/173 as a whole, not 70 to 80 and 125 to 173.
const symbol = /[A-Za-z0-9]+(?:[/][A-Za-z0-9.]*[A-Za-z0-9])+/g

/**
 * The words, spaces and marks of a text, in order; joined again they are the text. A document symbol (`A/RES/80/173`) is one
 * token, and no token ends inside what a reader sees as one character.
 */
export function tokens(text: string, language: Language): string[] {
  const cut = Array.from(segmenterOf(language).segment(text), ({ segment }) => segment)
  const symbols = text.includes('/') ? joinWithin(cut, symbolSpans(text)) : cut
  return plain.test(text) ? symbols : joinWithin(symbols, graphemeSpans(text))
}

function segmenterOf(language: Language): Intl.Segmenter {
  const known = words.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  words.set(language, known)
  return known
}

type Span = [from: number, to: number]

const symbolSpans = (text: string): Span[] =>
  Array.from(text.matchAll(symbol), (match): Span => [match.index, match.index + match[0].length]).filter(([from, to]) =>
    /\d/.test(text.slice(from, to)),
  )

const graphemeSpans = (text: string): Span[] =>
  Array.from(graphemes.segment(text), ({ index, segment }): Span => [index, index + segment.length]).filter(([from, to]) => to - from > 1)

/** Joins the tokens whose border lies inside one of the spans, which are in order. */
function joinWithin(cut: string[], spans: Span[]): string[] {
  if (spans.length === 0) return cut
  const joined: string[] = []
  let at = 0
  let span = 0
  for (const token of cut) {
    while (span < spans.length && (spans[span] as Span)[1] <= at) span++
    const inside = span < spans.length && (spans[span] as Span)[0] < at
    if (inside && joined.length > 0) joined[joined.length - 1] += token
    else joined.push(token)
    at += token.length
  }
  return joined
}
