import { filled, rx } from '../lexicon/pattern.ts'
import type { Lexicon, OrderVerb, VerbClass } from '../lexicon/types.ts'
import { rulesOf } from '../mandates/grammar.ts'
import { findHits } from '../mandates/hits.ts'
import type { Resolver } from '../mandates/mentions.ts'
import { chainAfter, readOrder, subjectOfThat } from '../mandates/orders.ts'
import { lowered, passageOf } from '../mandates/passage.ts'

/** A line that governs the paragraphs under it: `considering`, `instructs the Secretary-General`. */
export interface Opener {
  part: 'preamble' | 'operative'
  /** id of the term or verb in the lexicon */
  id: string
  /** its words in paths: `considering`, `recalling-further`, `resolves`, `instructs-sg` */
  key: string
  class: VerbClass | null
  /** settled ids; empty where the opener names nobody */
  addressees: string[]
}

interface Starts {
  preamble: { id: string; pattern: RegExp }[]
  operative: { verb: OrderVerb; pattern: RegExp }[]
  /** "further" before a term, and after it */
  further: RegExp
  furtherAfter: RegExp
}

const cache = new WeakMap<Lexicon, Starts>()

function startsOf(lexicon: Lexicon): Starts {
  const known = cache.get(lexicon)
  if (known) return known
  const edge = lexicon.spaced ? '(?![\\p{L}\\p{N}])' : ''
  const modifiers = `(?:(?:${filled(lexicon, lexicon.modifiers)})${edge}[\\s,]*)*`
  const clitic = lexicon.clitics ? '[وف]?' : ''
  const starts: Starts = {
    further: rx(`^\\s*(?:${filled(lexicon, lexicon.modifiers)})`),
    furtherAfter: rx(`^[\\s,]*(?:${filled(lexicon, lexicon.modifiers)})(?![\\p{L}])`),
    preamble: lexicon.preamble.map(({ id, words }) => ({
      id,
      pattern: rx(`^[\\s"«“]*${modifiers}${lexicon.language === 'ar' ? '' : clitic}(?:${filled(lexicon, words)})${edge}`),
    })),
    operative: lexicon.orders
      .filter((verb) => verb.third)
      .map((verb) => ({
        verb,
        pattern: rx(
          `^[\\s"«“]*${modifiers}${clitic}(?:${filled(lexicon, verb.third as string)}${verb.noun ? `|${filled(lexicon, verb.noun)}` : ''})${edge}`,
          'u',
        ),
      })),
  }
  cache.set(lexicon, starts)
  return starts
}

/** Does a paragraph begin with a preambular term? Its id, with `-further` when it says further or also. */
export function preambleTerm(lexicon: Lexicon, folded: string): { id: string; key: string; length: number } | null {
  let best: { id: string; key: string; length: number } | null = null
  const { preamble, further: before, furtherAfter } = startsOf(lexicon)
  for (const { id, pattern } of preamble) {
    const match = pattern.exec(folded)
    if (!match || (best && match[0].length <= best.length)) continue
    const further = before.test(folded) || furtherAfter.test(folded.slice(match[0].length))
    best = { id, key: further && lexicon.language !== 'zh' ? `${id}-further` : id, length: match[0].length }
  }
  return best
}

/** Does a paragraph begin with a verb of order in the third person? */
export const operativeVerb = (lexicon: Lexicon, folded: string): OrderVerb | null =>
  startsOf(lexicon).operative.find(({ pattern }) => pattern.test(folded))?.verb ?? null

/** Reads an operative opener: the verb that counts and whom it names. */
export function readOpener(lexicon: Lexicon, printed: string, resolver: Resolver): Opener | null {
  const passage = passageOf(lexicon, printed)
  const verb = operativeVerb(lexicon, lowered(passage.text))
  if (!verb) return null
  const sentence = { from: 0, to: passage.masked.replace(/[\s,:]+$/, '').length }
  const hits = findHits(lexicon, passage.masked)
  const orders = hits.flatMap((hit) => {
    const usable = hit.readings.filter((reading) => reading.mood !== 'duty' && reading.mood !== 'dutyOn')
    const order = usable
      .map((reading) => readOrder(lexicon, passage, hit, reading, sentence))
      .find((found) => found !== null && (found.addressees.length > 0 || found.own))
    return order ? [order] : []
  })
  // "resolves to instruct the Secretary-General" instructs
  const addressed = orders.find((order) => order.addressees.length > 0)
  const chain = addressed
    ? addressed.addressees
    : ((chainAfter(lexicon, passage, hits[0]?.to ?? 0, verb, sentence.to) ?? subjectOfThat(lexicon, passage, hits[0]?.to ?? 0, sentence.to))
        ?.mentions ?? [])
  const addressees = verb.own && !addressed ? [] : [...new Set(chain.flatMap((mention) => resolver.resolve(mention)))]
  const chosen = addressed ? (lexicon.orders.find((known) => known.id === addressed.verb) ?? verb) : verb
  return { part: 'operative', id: chosen.id, key: openerKey(chosen.id, addressees), class: chosen.class, addressees }
}

const verbNames: Record<string, string> = {
  decides: 'resolves',
  asks: 'requests',
  tasks: 'instructs',
  entrusts: 'instructs',
  directs: 'instructs',
}

const shortNames: Record<string, string> = {
  'itu-sg': 'sg',
  'itu-sg-and-directors': 'sg-and-directors',
  'itu-cwg-wsis-sdg': 'cwg',
  'itu-council': 'council',
  'itu-pp': 'pp',
  'itu-bdt': 'bdt',
  'itu-tsb': 'tsb',
  'itu-br': 'br',
}

function openerKey(id: string, addressees: readonly string[]): string {
  const verb = verbNames[id] ?? id
  if (addressees.length === 0) return verb
  const names = addressees.map((addressee) => shortNames[addressee] ?? addressee)
  return `${verb}-${names.length > 2 ? `${names[0]}-and-others` : names.join('-and-')}`
}

/** A line so short and so ended that it can only govern what follows. */
export const endsOpen = (folded: string): boolean => !/[.;。]\s*$/.test(folded)

export const isIdle = (lexicon: Lexicon, folded: string): boolean => rulesOf(lexicon).idle.test(folded)
