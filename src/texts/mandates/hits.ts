import { Alternatives } from '../lexicon/alternatives.ts'
import { compact, filled, rx } from '../lexicon/pattern.ts'
import type { Lexicon, OrderVerb } from '../lexicon/types.ts'

/** The form in which a verb of order stands. */
export type Mood = 'third' | 'past' | 'we' | 'infinitive' | 'passive' | 'impersonal' | 'noun' | 'duty' | 'dutyOn' | 'future'

export interface Hit {
  from: number
  to: number
  readings: { verb: OrderVerb; mood: Mood /** a pronoun is joined to the verb */; pronoun?: true }[]
}

interface Finder {
  any: Alternatives
  forms: { exact: RegExp; verb: OrderVerb; mood: Mood; pronoun?: true }[]
}

const finders = new WeakMap<Lexicon, Finder>()

/** "Should", "shall", "it is for": verbs of duty belong to no class of order of their own. */
const dutyVerb: OrderVerb = { id: 'shall', class: 'request', bare: true }

function finderOf(lexicon: Lexicon): Finder {
  const known = finders.get(lexicon)
  if (known) return known
  const list: { source: string; verb: OrderVerb; mood: Mood; pronoun?: true }[] = []
  for (const verb of lexicon.orders) {
    const forms: [Mood, string | undefined][] = [
      ['noun', verb.noun],
      ['passive', verb.passive],
      ['impersonal', verb.impersonal],
      ['third', verb.third],
      ['past', verb.past],
      ['we', verb.we],
      ['infinitive', verb.inf],
    ]
    for (const [mood, source] of forms) {
      if (!source) continue
      const { suffixes } = lexicon.grammar
      if (suffixes && (mood === 'third' || mood === 'past'))
        list.push({ source: `(?:${filled(lexicon, source)})(?:${filled(lexicon, suffixes)})`, verb, mood, pronoun: true })
      list.push({ source: filled(lexicon, source), verb, mood })
    }
  }
  const { grammar } = lexicon
  const duties: [Mood, string | undefined][] = [
    ['duty', grammar.duty],
    ['dutyOn', grammar.dutyOn],
  ]
  for (const [mood, source] of duties) if (source) list.push({ source: filled(lexicon, source), verb: dutyVerb, mood })
  const finder: Finder = {
    any: new Alternatives(
      lexicon,
      list.map(({ source }) => compact(source, true)),
    ),
    // with its edge, so that of two forms with one beginning the longer is read to its end
    forms: list.map(({ source, ...form }) => ({
      exact: rx(lexicon.spaced ? `(?:${source})(?![\\p{L}\\p{N}])` : `(?:${source})`, 'uy'),
      ...form,
    })),
  }
  finders.set(lexicon, finder)
  return finder
}

/** Every form of a verb of order or duty in a masked text from an offset on. One form may be read several ways. */
export function findHits(lexicon: Lexicon, masked: string, start = 0): Hit[] {
  const { any, forms } = finderOf(lexicon)
  return any.find(masked, start).flatMap(({ from, to, candidates }) => {
    if (!lexicon.spaced && contextual(lexicon, masked, from, to)) return []
    const readings = candidates.flatMap((index) => {
      const { exact, verb, mood, pronoun } = forms[index] as Finder['forms'][number]
      exact.lastIndex = from
      return exact.test(masked) && exact.lastIndex === to ? [{ verb, mood, ...(pronoun && { pronoun }) }] : []
    })
    return [{ from, to, readings }]
  })
}

/** Chinese writes no spaces: a verb may be part of a noun (要求的, 邀请函). */
function contextual(lexicon: Lexicon, masked: string, from: number, to: number): boolean {
  if (lexicon.language !== 'zh') return false
  const before = masked.slice(Math.max(0, from - 2), from)
  const after = masked.slice(to, to + 2)
  return /^(?:的(?!\p{L}?[\ue100-\ue13f])|书|函|性|下|中|权|稿|案)/u.test(after) || /(?:的|之)$/.test(before)
}

const futures = new WeakMap<Lexicon, Alternatives>()

/** Verbs in the future from an offset on: a duty only where a conclusion was agreed. */
export function findFuture(lexicon: Lexicon, masked: string, start = 0): { from: number; to: number }[] {
  let future = futures.get(lexicon)
  if (!future) {
    future = new Alternatives(lexicon, [compact(filled(lexicon, lexicon.grammar.future), true)])
    futures.set(lexicon, future)
  }
  return future.find(masked, start).map(({ word, to }) => ({ from: word, to }))
}
