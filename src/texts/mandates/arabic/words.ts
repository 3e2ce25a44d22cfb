import { filled, rx } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import type { Mention } from '../mentions.ts'
import type { Passage } from '../passage.ts'

/** Small words of Arabic around verbs and names, as patterns. */
export interface Words {
  /** that, whether or not with a preposition: what follows is a clause of its own */
  clause: RegExp
  /** begins a task: that, to, on, by */
  marker: RegExp
  determiners: RegExp
  others: RegExp
  self: RegExp
  chair: RegExp
  /** before a noun of asking: "on the request of" is none */
  nominal: RegExp
  known: RegExp[]
}

const cache = new WeakMap<Lexicon, Words>()

export function wordsOf(lexicon: Lexicon): Words {
  const known = cache.get(lexicon)
  if (known) return known
  const f = (source: string): string => filled(lexicon, source)
  const words: Words = {
    clause: rx(f('^(?:على |من |في )?[بلف]?(?:أن|ألا|أنه|أنها)(?![\\p{L}])')),
    marker: rx(
      f('(?<![\\p{L}])[وف]?(?:(?:إلى|على|أن|ألا|بأن|بألا|لأن|كي|لكي|من أجل|عن طريق|لو)(?![\\p{L}])|ب(?=\\p{L}{3})|ل(?=[يت]\\p{L}{2}))'),
    ),
    determiners: rx(f('^(?:(?:جميع|كل|كافة|سائر|كلا? من|كلتا|مختلف|معظم|بعض|أي|عموم|هذا|هذه|تلك|ذلك) )*(?:[بلك]|لل|ال)?$')),
    others: rx(f(`^[وفل]?(?:ل|ال)?(?:${lexicon.grammar.others})(?![\\p{L}])`)),
    self: rx(f(`^(?:${lexicon.grammar.self})(?![\\p{L}])`)),
    chair: rx(f(`^(?:${lexicon.grammar.chair})(?![\\p{L}])`)),
    nominal: rx(f('(?:^|[\\s(])(?:بناء على|على|كل|أي|هذا|ذلك|في|من|بعد|عند|إلى|تقديم|تلبية|استجابة|بشأن|ب|ل|لدى|دون|بدون|أو|لكل|بكل) ?$')),
    known: lexicon.acts.map(({ words: source }) => rx(f(`^[وفبل]?(?:ال)?(?:${source})`))),
  }
  cache.set(lexicon, words)
  return words
}

// words for several persons: "him" means none of them
export const people = /^(?:نواب|مهتم|متبرع|واعد|شرك|اعضاء|ميسر|اصحاب|مدير[وي]|مشغل|مانح|مشارك|منتسب|وزراء)/u

export const nameOf = (passage: Passage, mention: Mention): string => passage.text.slice(mention.from, mention.to).replace(/^ال/u, '')

/** Is this word of the third person one whose subject can be this body? Verbs begin with ي for he, with ت for she and for things. */
export function agrees(passage: Passage, verb: string, mention: Mention): boolean {
  const prefix = verb.replace(/^[وفل]?س?/u, '')[0]
  const head = nameOf(passage, mention).split(/[\s(]/)[0] ?? ''
  const feminine =
    /(?:ة|ات|تها|ته)$/u.test(head) ||
    /^(?:دول|مكاتب|لجان|اوساط|دوائر|جهات|مصارف|اطراف|صناديق|برامج|يونسكو|اسكوا|امانت\p{L}+|هيئات|اجهزة|قطاعات)$/u.test(head)
  return prefix === 'ت' ? feminine : prefix === 'ي' ? !feminine : true
}
