import type { Lexicon } from '../lexicon/types.ts'
import type { Placed } from '../structure/placed.ts'
import { founded } from './further.ts'
import { rulesOf } from './grammar.ts'
import type { Mention } from './mentions.ts'
import type { Order } from './orders.ts'
import type { Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { startsLikeTask } from './split.ts'
import { stanceAt } from './stance.ts'

/** Does an order open its sentence, so that it is one of the paragraph's own? */
export function isMain(order: Order, passage: Passage): boolean {
  const start =
    Math.max(
      passage.text.lastIndexOf(';', order.from - 1),
      passage.text.lastIndexOf('。', order.from - 1),
      passage.text.lastIndexOf('.', order.from - 1),
    ) + 1
  const before = passage.masked.slice(
    start,
    order.addressees[0] && order.addressees[0].from < order.from ? order.addressees[0].from : order.from,
  )
  return (
    order.mood === 'duty' ||
    order.mood === 'dutyOn' ||
    /^[\s\p{P}]*(?:(?:to|de|d'|à|a|que|qu'|that|و|ب?ان|что|чтобы|也|并|同时)\s*){0,2}[\s\p{P}]*$/iu.test(before)
  )
}

/** An order that ends where its task should begin: its items are the tasks. */
export const trailing = (passage: Passage, order: Order): boolean =>
  passage.masked
    .slice(order.task.from, Math.max(order.task.to, passage.text.length))
    .replace(/^[\s,]*(?:to|à|a|de|d'|que|with|بما يلي|ما يلي|ب|الي|علي)?[\s,]*/iu, '')
    .replace(/[\s:]+$/, '') === ''

/** Nothing but adverbs and "the following" between an order and the list of its tasks: "decides further:", "to do the following:". */
export function leadsOnly(lexicon: Lexicon, passage: Passage, order: Order): boolean {
  const rules = rulesOf(lexicon)
  const rest = passage.masked
    .slice(order.task.from, Math.max(order.task.to, passage.text.length))
    .replace(rules.notYet, '')
    .replace(rules.partner, '')
    .replace(/^[\s,]+/, '')
    .replace(rules.leadingAdverbs, '')
  return trailing(passage, order) || /^[\s:]*$/.test(rest) || (rest.trim().split(/\s+/).length <= 4 && rules.listIntro.test(rest))
}

export const orderIsIdle = (order: Order): boolean => order.task.to - order.task.from < 2

/** "take the following steps:": an introduction without an act of its own. */
export function isBareIntro(lexicon: Lexicon, passage: Passage, orders: readonly Order[]): boolean {
  const rules = rulesOf(lexicon)
  const last = orders.at(-1)
  const own = passage.masked.slice(last?.task.from ?? 0).replace(/[\s:]+$/, '')
  const size = lexicon.spaced ? own.split(/\s+/).filter((word) => word.length > 1).length : own.length
  // "b) circulate a questionnaire:" is short and yet a task
  const task = lexicon.spaced && size > 1 && last === undefined && startsLikeTask(lexicon, own, true)
  return (size <= (lexicon.spaced ? 3 : 4) && !task) || (rules.listIntro.test(own) && size <= (lexicon.spaced ? 9 : 14))
}

/** "The Group agreed:", "At its 28th meeting, the Council:": the items under it are what it decided. */
export function decidesList(reading: Reading, placed: Placed, passage: Passage): boolean {
  const rules = rulesOf(reading.lexicon)
  const last = passage.mentions.at(-1)
  const isSelf = (mention: Mention | undefined): boolean =>
    mention !== undefined && reading.ids(mention).includes(placed.speaker.body ?? '')
  if (isSelf(last) && /^[\s:]*$/.test(passage.masked.slice(last?.to))) return true
  const stance = stanceAt(reading.lexicon, passage, { from: 0, to: passage.text.length }, passage.text.length, (at) =>
    isSelf(passage.mentions.find((mention) => mention.from === at)),
  )
  return (
    rules.decidingEnd.test(passage.masked.slice(-90)) && (stance.subject === 'self' || stance.subject === 'none' || stance.subject === 'we')
  )
}

/** "Its terms of reference are:": of the group that this paragraph names, or that one just before it set up. */
export function foundedBefore(reading: Reading, index: number): string[] {
  const named = reading.passages.slice(Math.max(0, index - 2), index + 1).flatMap(({ mentions }) => mentions)
  const group = named.findLast((mention) => reading.ids(mention).some((id) => founded.has(id)))
  return group ? reading.ids(group) : []
}
