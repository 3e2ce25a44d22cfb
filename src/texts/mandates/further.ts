/**
 * Tasks of a sentence that no verb of order of their own gives: they share the verb of another, go on from what was agreed, or stand in
 * the future.
 */
import type { Placed } from '../structure/placed.ts'
import { arabicAssignee, arabicClauses } from './arabic/clauses.ts'
import { actionItem, chineseClauses } from './chinese/clauses.ts'
import { rulesOf } from './grammar.ts'
import { findFuture } from './hits.ts'
import type { Nested } from './judge.ts'
import { canBe, type Mention } from './mentions.ts'
import { chainBefore } from './orders.ts'
import type { Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import type { Register } from './register.ts'
import { stanceAt } from './stance.ts'

/** "invites A to …, and B to …": the verb stands once. */
export function sharedVerb(reading: Reading, passage: Passage, order: Nested, known: readonly Nested[]): Nested[] {
  const lexicon = reading.lexicon
  const rules = rulesOf(lexicon)
  if (order.own || order.pronoun || order.mood === 'duty' || rules.shares === null) return []
  const more: Nested[] = []
  const verb = lexicon.orders.find((one) => one.id === order.verb)
  if (!verb) return []
  for (const mention of passage.mentions) {
    if (
      mention.from <= order.task.from ||
      mention.to >= order.task.to ||
      known.some(
        (one) => one.addressees.includes(mention) || (one.from > order.from && mention.from > one.from && one.from > order.task.from),
      )
    )
      continue
    // the body may stand behind the preposition and determiner of the verb: "y a la Comisión de Estadística a que"
    const before = passage.masked.slice(order.task.from, mention.from).replace(rules.determinerTail, '')
    const after = passage.masked.slice(mention.to, order.task.to)
    // "that the Council examine …, and that the Group prepare it"
    const further = rules.andThat.test(before) && /^[\s,]+\p{L}/u.test(after) && canBe(mention, 'nominative')
    if (!further && (!rules.shares.before.test(before) || !rules.shares.after.test(after) || !canBe(mention, verb.case))) continue
    more.push({
      ...order,
      addressees: [mention],
      from: mention.from,
      verbTo: mention.from,
      named: mention.to,
      task: { from: mention.to, to: order.task.to },
      pronoun: false,
      own: false,
    })
    order.task = { from: order.task.from, to: mention.from }
  }
  return more
}

/** "agrees that A lead …, and that B report …" where each clause names its subject and no verb of order is repeated. */
export function furtherClauses(reading: Reading, passage: Passage, order: Nested): Nested[] {
  if (reading.lexicon.language !== 'ar' && reading.lexicon.language !== 'zh') return []
  const clauses =
    reading.lexicon.language === 'ar' ? arabicClauses(reading.lexicon, passage, order) : chineseClauses(reading.lexicon, passage, order)
  if (clauses[0]) order.task = { from: order.task.from, to: clauses[0].from }
  return clauses.map(({ mentions, from, named, to }) => ({
    ...order,
    addressees: mentions,
    from,
    verbTo: from,
    named,
    task: { from, to },
    pronoun: false,
    own: false,
  }))
}

/**
 * "The correspondence group will settle a text by 1 June": in a conclusion that was agreed, and in what a group's report lays down
 * for others, the future gives a task.
 */
export function futureTasks(
  reading: Reading,
  placed: Placed,
  passage: Passage,
  sentence: { from: number; to: number },
  known: readonly Nested[],
  sealed: boolean,
): Nested[] {
  const lexicon = reading.lexicon
  const rules = rulesOf(lexicon)
  const more: Nested[] = []
  for (const hit of findFuture(lexicon, passage.masked.slice(0, sentence.to), sentence.from)) {
    if ([...known, ...more].some((one) => one.from <= hit.from && hit.from < Math.max(one.named, one.verbTo))) continue
    const left = passage.masked.slice(sentence.from, hit.from)
    const arabic = lexicon.language === 'ar' ? arabicAssignee(lexicon, passage, hit, sentence, sealed) : null
    const chain =
      arabic ??
      (lexicon.language === 'ar'
        ? null
        : chainBefore(lexicon, passage, hit.from, sentence.from, lexicon.language === 'ru' ? 'nominative' : undefined))
    const near = arabic ? arabic.mentions : chain && nearSubject.test(passage.masked.slice(chain.to, hit.from)) ? chain.mentions : null
    // "to pass it to the Chair, who will convey it": the one who comes last in the task of another goes on
    const last = passage.mentions.findLast((mention) => mention.to <= hit.from && mention.from >= sentence.from)
    const within = known.some((one) => one.task.from <= hit.from && hit.from < one.task.to)
    const next = last !== undefined && within && rules.which.test(passage.masked.slice(last.to, hit.from)) ? [last] : null
    // "the latter will": whoever was named last
    let meant =
      next ??
      near ??
      (sealed && rules.pronounEnd.test(left) ? passage.mentions.filter((mention) => mention.to <= hit.from).slice(-1) : null)
    // "entries will be sent back by the secretariat": who acts stands last
    const by = rules.byAgent.exec(passage.masked.slice(hit.from, sentence.to))
    if (!meant && by && by.index <= hit.to - hit.from + 1)
      meant = passage.mentions.filter((mention) => mention.to === hit.from + by.index + by[0].length)
    const dropped = rules.droppedSubject.test(left) ? namedBefore(reading, passage, sentence) : []
    if (meant === null) meant = dropped.length > 0 ? dropped : null
    if (!meant || meant.length === 0) continue
    const ids = meant.flatMap((mention) => reading.ids(mention))
    // in an outcome document the Union is one of those who are to act
    const outcome = reading.structured.document.genre === 'outcome'
    if (ids.length === 0 || ids.every((id) => (places.has(id) && !(outcome && id === 'itu')) || (!sealed && id === placed.speaker.body)))
      continue
    if (!sealed && meant !== next) {
      const stance = stanceAt(lexicon, passage, sentence, meant[0]?.from ?? hit.from, () => false)
      if (stance.told || stance.relative || rules.telling.test(resetAt(rules.telling, left))) continue
    }
    for (const one of [...known, ...more])
      if (one.task.from < hit.from && one.task.to > hit.from)
        one.task = { from: one.task.from, to: meant === next ? hit.from : (meant[0]?.from ?? hit.from) }
    more.push({
      verb: 'shall',
      class: 'instruct',
      mood: 'future',
      from: hit.from,
      verbTo: hit.to,
      addressees: meant,
      pronoun: false,
      own: false,
      named: hit.to,
      task: { from: hit.from, to: sentence.to },
    })
  }
  return more
}

/** Those addressed in the sentences before, as this passage names them. */
function namedBefore(reading: Reading, passage: Passage, sentence: { from: number; to: number }): Mention[] {
  return passage.mentions
    .filter((mention) => mention.to <= sentence.from && reading.ids(mention).some((id) => reading.lastAddressees.includes(id)))
    .slice(-1)
}

/** "The Group set up a correspondence group": the founding is the body's own act. */
export function foundings(reading: Reading, passage: Passage, sentence: { from: number; to: number }, known: readonly Nested[]): Nested[] {
  for (const pattern of rulesOf(reading.lexicon).creates) {
    pattern.lastIndex = sentence.from
    for (const match of passage.masked.slice(0, sentence.to).matchAll(pattern)) {
      const group = passage.mentions.find((mention) => mention.from >= match.index && mention.to <= match.index + match[0].length)
      if (!group || !reading.ids(group).some((id) => founded.has(id))) continue
      if (known.some((one) => one.task.from <= match.index && match.index < one.task.to)) continue
      return [
        {
          verb: 'decides',
          class: 'decide',
          mood: 'third',
          from: match.index,
          verbTo: match.index,
          addressees: [],
          pronoun: false,
          own: true,
          named: match.index,
          task: { from: match.index, to: sentence.to },
        },
      ]
    }
  }
  return []
}

/** "行动项目1：秘书处修订": a line of a list of agreed actions. */
export function actionLine(reading: Reading, passage: Passage, register: Register, known: readonly Nested[]): Nested[] {
  if (reading.lexicon.language !== 'zh' || known.length > 0 || (register !== 'report' && register !== 'record')) return []
  const item = actionItem(reading.lexicon, passage)
  if (!item) return []
  const { mentions, from, to } = item.chain
  return [
    {
      verb: 'shall',
      class: 'instruct',
      mood: 'duty',
      from,
      verbTo: to,
      addressees: mentions,
      pronoun: false,
      own: false,
      named: to,
      task: { from: to, to: passage.text.length },
    },
  ]
}

/** Between a subject and its verb: nothing, a bracket, a short aside. */
const nearSubject = /^(?:\s*\([^)]*\))?(?:\s*,[^,;]{0,80},)?(?:\s*[^\s,;.]+){0,4}?\s*$/u

/** Events, prizes and sites do nothing by themselves, and what conferences will do is no task of theirs. */
const places = new Set([
  'wsis-forum',
  'igf',
  'hlpf',
  'wsis-prizes',
  'wsis-stocktaking',
  'cwg-website',
  'itu-pp',
  'itu-wtdc',
  'itu-wtsa',
  'itu-ra',
  'itu-wrc',
  'un',
  'itu',
  'unga',
])

export const founded = new Set(['correspondence-group', 'itf-finance', 'itu-wsis-task-force'])

function resetAt(pattern: RegExp, text: string): string {
  pattern.lastIndex = 0
  return text
}
