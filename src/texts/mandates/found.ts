import { type Dated, findDates } from '../dates/find.ts'
import type { VerbClass } from '../lexicon/types.ts'
import type { Placed } from '../structure/placed.ts'
import type { Mandate, Paragraph } from '../types.ts'
import { type Nested, ownVerbs } from './judge.ts'
import type { Mention } from './mentions.ts'
import type { Order } from './orders.ts'
import { actOf, datesIn, qualifiersIn, recipientsIn } from './parts.ts'
import { type Passage, words } from './passage.ts'
import type { Reading } from './reading.ts'
import { goesBackTo, impliedReceivers } from './receivers.ts'
import { splitTasks, withoutIdle } from './split.ts'

/** An order read and settled: one paragraph may hold several, and each may hold several tasks. */
export interface Found {
  class: VerbClass
  addressees: string[]
  range: { from: number; to: number }
  /** from here the dues of the whole order count */
  lead: { from: number; to: number }
  nested: string[]
  why: string[]
  confidence: number
  /** the body that speaks is to act itself */
  own: boolean
  /** where the orders within this one stand */
  nestedAt?: number[]
}

/** What an order of a paragraph amounts to, with the reasons why; `nested` are those that may stand within it. */
export function foundOf(reading: Reading, order: Nested, index: number, nested: readonly Order[], why: string[]): Found {
  const addressees = reading.addresseesOf(order, index)
  const inner = nested.filter((one) => one !== order && one.from >= order.task.from && one.from < order.task.to)
  const marks = [
    ...why,
    ...(order.pronoun ? ['pronoun'] : []),
    ...(order.own ? ['own'] : []),
    ...(addressees.length === 0 ? ['unknown-addressee'] : []),
  ]
  const confidence =
    0.93 -
    (order.pronoun ? 0.1 : 0) -
    (addressees.length === 0 ? 0.35 : 0) -
    (order.mood === 'duty' || order.mood === 'dutyOn' ? 0.13 : 0) -
    (order.nestedIn ? 0.05 : 0) -
    (order.mood === 'future' ? 0.15 : 0)
  return {
    class: order.class,
    addressees,
    range: order.task,
    // "is given until the spring of 2029 to": the words of the order may tell the day
    lead: { from: Math.min(order.from, order.named, order.addressees[0]?.from ?? order.from), to: order.task.from },
    nested: inner.flatMap((one) => reading.idsOf(one)),
    nestedAt: inner.map((one) => one.from),
    why: marks,
    confidence,
    own: order.own || (ownVerbs.has(order.verb) && addressees.every((id) => id === reading.structured.placed[index]?.speaker.body)),
  }
}

/** One mandate for each task of the order. */
export function mandatesOf(reading: Reading, placed: Placed, index: number, found: Found): Mandate[] {
  const { paragraph } = placed
  const passage = reading.passage(index)
  const dated = datesOf(reading, placed, index, found)
  const settled = { ids: (mention: Mention): string[] => reading.ids(mention) }
  const lead = datesIn(passage, dated, found.lead)
  const dealing = found.own && placed.part !== 'action' && placed.part !== 'proposal'
  const split = splitTasks(reading.lexicon, passage, found.range)
  const ranges = dealing ? split.flatMap((range) => withoutIdle(reading.lexicon, passage, range, found.nestedAt ?? [])) : split
  return ranges.map((range, at, all) => {
    const dates = datesIn(passage, dated, range)
    const handed = recipientsIn(reading.lexicon, passage, range, settled)
    if (handed.to.length === 0) handed.to.push(...goesBackTo(reading, placed, passage, range, found))
    const nested = at === all.length - 1 ? found.nested : []
    const deliverable = words(passage, range.from, range.to).trim()
    const named = [...new Set([...handed.to, ...nested])].filter((id) => !found.addressees.includes(id))
    const due = [...lead.due, ...dates.due]
    const recipients = named.length > 0 ? named : impliedReceivers(reading, placed, index, found, deliverable, due)
    return {
      paragraph: paragraph.id,
      quote: quoteOf(paragraph, deliverable),
      addressees: found.addressees,
      // names of bodies hold verbs too: 促进 in 科学和技术促进发展委员会
      act: actOf(reading.lexicon, passage.masked.slice(range.from, range.to)),
      verbClass: found.class,
      deliverable,
      recipients,
      intermediaries: handed.through.filter((id) => !recipients.includes(id)),
      due,
      recurrence: dates.recurrence ?? lead.recurrence,
      ...qualifiersIn(reading.lexicon, passage, range),
      references: [...new Set(paragraph.references.map((reference) => reference.key))],
      confidence: Math.round(Math.max(0.3, found.confidence) * 100) / 100,
      why: found.why,
      views: paragraph.views,
    }
  })
}

export function datesOf(reading: Reading, placed: Placed, index: number, found: Found): Dated[] {
  const known = reading.dates.get(index)
  if (known) return known
  const passage = reading.passage(index)
  const references = placed.paragraph.references.map((reference) => ({
    from: foldedOffset(passage, reference.from),
    to: foldedOffset(passage, reference.to) + dateTail(passage, reference.to),
  }))
  const body =
    found.addressees.find((id) => !['member-states', 'all-stakeholders', 'membership', 'itu-sg', 'un-sg', 'itu'].includes(id)) ??
    placed.speaker.body
  const dated = findDates(
    reading.lexicon,
    passage.masked,
    {
      calendar: reading.calendar,
      written: reading.structured.written,
      body,
      mentions: passage.mentions.map((mention) => ({ from: mention.from, to: mention.to, ids: reading.ids(mention) })),
      printed: (from, to) => passage.text.slice(from, to),
    },
    references,
  )
  reading.dates.set(index, dated)
  return dated
}

/** The folded offset of a printed one. */
function foldedOffset(passage: Passage, printed: number): number {
  if (passage.folded.text === passage.printed) return printed
  let low = 0
  let high = passage.text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passage.folded.at(middle) < printed) low = middle + 1
    else high = middle
  }
  return low
}

/** "resolution 70/1 of 25 September 2015": the date belongs to the resolution. */
function dateTail(passage: Passage, to: number): number {
  const rest = passage.text.slice(foldedOffset(passage, to), foldedOffset(passage, to) + 60)
  return (
    /^(?:,? (?:of|du|de|от|dated|en date du|المؤرخ(?:ة)?(?: في)?)) (?:\d{1,2}(?:er)? )?(?:de )?\p{L}+(?: de)? \d{4}(?: года)?/u.exec(
      rest,
    )?.[0].length ?? 0
  )
}

const quoteOf = (paragraph: Paragraph, deliverable: string): string => (paragraph.text.length <= 600 ? paragraph.text : deliverable)
