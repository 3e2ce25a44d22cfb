import type { Placed } from '../structure/placed.ts'
import { foundings, furtherClauses, futureTasks, sharedVerb } from './further.ts'
import { rulesOf } from './grammar.ts'
import { findHits } from './hits.ts'
import { judge, type Nested, said } from './judge.ts'
import { isMain } from './leads.ts'
import type { Mention } from './mentions.ts'
import { type Order, readOrder } from './orders.ts'
import { type Passage, sentences } from './passage.ts'
import type { Reading } from './reading.ts'
import type { Register } from './register.ts'
import { stanceAt } from './stance.ts'

/** The orders of a sentence that nothing governs, those within others marked as such. */
export function ordersIn(
  reading: Reading,
  placed: Placed,
  index: number,
  sentence: { from: number; to: number },
  register: Register,
): Nested[] {
  const lexicon = reading.lexicon
  const passage = reading.passage(index)
  const isSelf = (at: number): boolean => passage.mentions.some((mention) => mention.from === at && reading.speaks(placed, mention))
  const accepted: Nested[] = []
  for (const hit of findHits(lexicon, passage.masked.slice(0, sentence.to), sentence.from)) {
    const stanceHere = stanceAt(lexicon, passage, sentence, hit.from, isSelf)
    for (const form of hit.readings) {
      const order = readOrder(lexicon, passage, hit, form, sentence)
      if (!order) continue
      const given = order.from === hit.from ? stanceHere : stanceAt(lexicon, passage, sentence, order.from, isSelf)
      // a clause between subject and verb tells of the subject: "no State that has received help should"
      const subject = order.addressees[0]
      const ahead =
        subject && subject.from < order.from && sentence.from <= subject.from
          ? stanceAt(lexicon, passage, sentence, subject.from, isSelf)
          : given
      // "If it turns out that …, we ask": the clause before the comma is over
      const main = rulesOf(lexicon).weAfterComma.test(passage.masked.slice(sentence.from, order.verbTo))
      const stance = main
        ? { ...given, told: false, relative: false, subject: 'we' as const }
        : { ...given, told: ahead.told, relative: ahead.relative }
      if (register === 'record' && !reading.sealed.has(index) && order.mood !== 'passive' && chairSpeaks(passage, sentence)) continue
      const outer = accepted.findLast((one) => one.task.from <= hit.from && hit.from < one.task.to)
      const verdict = judge(
        lexicon,
        register,
        order,
        said(lexicon, order, stance, isSelf, accepted.length > 0),
        outer,
        reading.sealed.has(index),
        sentence.from,
      )
      if (verdict === null) continue
      if (order.pronoun && order.addressees.length === 0) {
        order.addressees = meantBy(reading, order, passage, sentence, accepted, placed)
        if (order.addressees.length === 0 && (order.mood === 'duty' || reading.lastAddressees.length === 0)) continue
      }
      const nestedIn = verdict === 'nested' ? outer : undefined
      if (nestedIn === undefined && outer)
        for (const one of accepted) if (one.task.to > hit.from) one.task = { from: one.task.from, to: hit.from }
      // "urges the Council of ITU to instruct the Secretary-General": its own
      if (nestedIn && reading.addresseesOf(nestedIn, index).some((id) => id.startsWith('itu-')))
        for (const mention of order.addressees) if (mention.ids[0] === '~sg') reading.settle(mention, ['itu-sg'])
      accepted.push({ ...order, ...(nestedIn && { nestedIn }) })
      reading.lastAddressees = reading.addresseesOf(order, index)
      break
    }
  }
  for (const order of [...accepted])
    accepted.push(...sharedVerb(reading, passage, order, accepted), ...furtherClauses(reading, passage, order))
  const sealed = register === 'record' && reading.sealed.has(index)
  if (sealed || register === 'report' || register === 'outcome')
    accepted.push(...futureTasks(reading, placed, passage, sentence, accepted, sealed))
  if (register === 'report' || sealed) accepted.push(...foundings(reading, passage, sentence, accepted))
  return accepted
}

/** "The Chair considered that …": a view, until the meeting agrees. */
function chairSpeaks(passage: Passage, sentence: { from: number; to: number }): boolean {
  const first = passage.mentions.find((mention) => mention.from >= sentence.from && mention.to <= sentence.to)
  return first !== undefined && first.ids[0] === '~chair' && first.from - sentence.from < 6
}

/** Whom a pronoun means: the one addressed before in the sentence; else the body named last in it, or in the sentence before. */
function meantBy(
  reading: Reading,
  order: Order,
  passage: Passage,
  sentence: { from: number; to: number },
  accepted: readonly Nested[],
  placed: Placed,
): Mention[] {
  const said = passage.masked.slice(Math.max(0, order.from - 24), order.verbTo + 24)
  if (rulesOf(reading.lexicon).latter?.test(said))
    return passage.mentions
      .filter((mention) => mention.to <= order.from && !reading.ids(mention).some((id) => id === 'itu' || id === 'un'))
      .slice(-1)
  if (accepted.some((one) => one.addressees.length > 0 && order.mood !== 'duty'))
    return (accepted.findLast((one) => one.addressees.length > 0) as Nested).addressees
  const own = placed.speaker.body ?? ''
  const before = passage.mentions.filter(
    (mention) =>
      mention.to <= order.from && (order.mood === 'duty' || mention.from >= sentence.from) && !reading.ids(mention).includes(own),
  )
  return order.mood === 'duty' ? before.slice(0, 1) : before.slice(-1)
}

/** Orders inside the task of another: "to invite UNGIS to", "责成…". */
export function nestedIn(reading: Reading, index: number, range: { from: number; to: number }, deciding: boolean): Nested[] {
  const lexicon = reading.lexicon
  const passage = reading.passage(index)
  const found: Nested[] = []
  for (const sentence of sentences(passage.text).filter((one) => one.from < range.to)) {
    for (const hit of findHits(lexicon, passage.masked.slice(0, sentence.to), sentence.from)) {
      if (found.some((one) => one.from <= hit.from && hit.from < one.named)) continue
      const stance = stanceAt(lexicon, passage, sentence, hit.from, () => false)
      for (const form of hit.readings) {
        if (form.mood === 'past' || stance.negated || stance.relative || stance.pluperfect) continue
        if ((form.mood === 'duty' || form.mood === 'dutyOn') && !deciding) continue
        // the "que" that opens an item of what is resolved tells nothing
        const tells =
          stance.told &&
          !(deciding && [...passage.masked.slice(0, hit.from).matchAll(rulesOf(lexicon).that)].every((that) => that.index === 0))
        if (form.mood === 'passive' && tells) continue
        const order = readOrder(lexicon, passage, hit, form, sentence)
        if (!order || order.own || (order.addressees.length === 0 && !order.pronoun)) continue
        found.push(order)
        break
      }
    }
  }
  for (const [at, order] of found.entries()) {
    const next = found[at + 1]
    if (next && next.from < order.task.to && isMain(next, passage)) order.task = { from: order.task.from, to: next.from }
  }
  for (const order of [...found]) found.push(...sharedVerb(reading, passage, order, found))
  return found
}
