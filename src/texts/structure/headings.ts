import { filled, rx } from '../lexicon/pattern.ts'
import type { Heading, Lexicon } from '../lexicon/types.ts'

/** A line of underscores or dashes: what stands below is another part. */
export const rule = /^[\s_—–*=-]{3,}$/

/** The lines that part a document, as patterns of its language. */
interface Patterns {
  clauses: { body: string; pattern: RegExp }[]
  /** the words of a heading anywhere in a line */
  headings: Record<Heading, RegExp>
  /** a heading of that kind, and nothing else but a few words: "II Proposal", "Annex 1" */
  alone: Record<Heading, RegExp>
  annex: RegExp
  numberedAnnex: RegExp
  reasons: RegExp
  we: RegExp
}

const cache = new WeakMap<Lexicon, Patterns>()

export function patternsOf(lexicon: Lexicon): Patterns {
  const known = cache.get(lexicon)
  if (known) return known
  const { headings, grammar, spaced } = lexicon
  const f = (source: string): string => filled(lexicon, source)
  const each = (make: (source: string) => RegExp): Record<Heading, RegExp> =>
    Object.fromEntries(Object.entries(headings).map(([heading, source]) => [heading, make(f(source))])) as Record<Heading, RegExp>
  const verbs = lexicon.orders.flatMap((verb) => (verb.we ? [f(verb.we)] : [])).join('|')
  const annex = f(headings.annex)
  const patterns: Patterns = {
    clauses: lexicon.bodies.map(({ body, clause }) => ({ body, pattern: rx(`^\\s*(?:${f(clause)})\\s*$`) })),
    headings: each((source) => rx(spaced ? `(?<![\\p{L}])(?:${source})(?![\\p{L}])` : `(?:${source})`)),
    alone: each((source) => rx(`^\\s*(?:${source})(?:[\\s\\d:A-Z一二三四五六]{0,6}|[\\s:.,-]+.{0,60})$`)),
    annex: rx(
      `^\\s*[\\[(]?(?:${annex})(?:\\s*(?:[\\dA-Z]{1,3}|[IVX]{1,4}|[一二三四五六七八九十]))?\\s*[\\])]?(?:\\s*[:.—–-].{0,70}|\\s+(?:to|à|au|a|al|к|لل\\p{L}+)\\s.{2,70})?$`,
      'u',
    ),
    numberedAnnex: rx(`^\\s*(?:${annex})\\s*(?:[\\dA-Z]{1,2}|[IVX]{1,4}|[一二三四五六七八九十])\\s*$`, 'u'),
    reasons: rx(`^\\s*(?:${f(headings.reasons)})\\s*(?::|$)`),
    we: rx(
      spaced
        ? `^${lexicon.clitics ? '[وف]?' : ''}(?:(?:${f(grammar.we)})[\\s,]|(?:(?:${f(lexicon.modifiers)})[\\s,]+)?(?:${verbs})(?![\\p{L}]))`
        : `^(?:[^,。;]{0,18},)?(?:${f(grammar.we)})`,
    ),
  }
  cache.set(lexicon, patterns)
  return patterns
}

export const isHeading = (lexicon: Lexicon, heading: Heading, folded: string): boolean =>
  patternsOf(lexicon).alone[heading].test(folded) && folded.length < 110
