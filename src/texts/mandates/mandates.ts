import type { Calendar } from '../dates/calendar.ts'
import type { VerbClass } from '../lexicon/types.ts'
import type { Placed, Structured } from '../structure/placed.ts'
import type { Mandate } from '../types.ts'
import { carriesOn } from './chinese/clauses.ts'
import { type Found, foundOf, mandatesOf } from './found.ts'
import { actionLine } from './further.ts'
import { rulesOf } from './grammar.ts'
import type { Nested } from './judge.ts'
import { decidesList, foundedBefore, isBareIntro, isMain, leadsOnly, orderIsIdle, trailing } from './leads.ts'
import { type Passage, sentences } from './passage.ts'
import { Reading } from './reading.ts'
import { type Register, registerOf } from './register.ts'
import { rowTasks } from './rows.ts'
import { onlySeals } from './seals.ts'
import { nestedIn, ordersIn } from './sentence.ts'
import { startsLikeTask } from './split.ts'
import { itemSubject } from './subjects.ts'

/** What a paragraph hands down to its items. */
interface Gives {
  class: VerbClass
  addressees: string[]
  /** the paragraph names no act of its own: each item is a task, whatever it begins with */
  bare: boolean
  why: string[]
}

/** Every task that a structured document gives, in its order. */
export function findMandates(structured: Structured, calendar: Calendar): Mandate[] {
  return new Reader(structured, calendar).read()
}

/** Walks the paragraphs once, top to bottom: an item needs to know what the paragraph it belongs to hands down. */
class Reader {
  readonly #reading: Reading
  readonly #gives = new Map<number, Gives>()
  /** the group whose terms of reference these are */
  #termsOf: string[] = []

  constructor(structured: Structured, calendar: Calendar) {
    this.#reading = new Reading(structured, calendar)
  }

  read(): Mandate[] {
    return this.#reading.structured.placed.flatMap((placed, index) => this.#paragraph(placed, index))
  }

  #paragraph(placed: Placed, index: number): Mandate[] {
    const register = registerOf(this.#reading.structured, placed)
    const passage = this.#reading.passage(index)
    if (placed.part === 'annex' || placed.part === 'terms') this.#rememberTerms(placed, passage)
    if (register === 'none' || (register === 'record' && onlySeals(this.#reading.lexicon, passage))) return []
    const row = rowTasks(this.#reading, placed, index)
    if (row) return row
    const governor = this.#governor(placed)
    const found = governor && register !== 'action' ? this.#item(placed, index, governor) : this.#free(placed, index, register)
    return found.flatMap((one) => mandatesOf(this.#reading, placed, index, one))
  }

  /** What governs an item: the paragraph it belongs to, else the opener above. */
  #governor(placed: Placed): Gives | null {
    const { parent, opener } = placed
    const inherited = parent === null ? undefined : this.#gives.get(parent)
    if (inherited) return inherited
    if (opener?.part === 'operative') return { class: opener.class ?? 'decide', addressees: opener.addressees, bare: true, why: ['opener'] }
    if (placed.part === 'terms' && placed.paragraph.label !== '' && placed.paragraph.kind !== 'heading')
      return { class: 'mandate', addressees: this.#terms(placed), bare: true, why: ['terms-of-reference'] }
    return null
  }

  #rememberTerms(placed: Placed, passage: Passage): void {
    const named = passage.mentions.flatMap((mention) => this.#reading.ids(mention))
    const group = named.find((id) => /^(?:itu-cwg|ungis|correspondence-group|cstd|itf-|itu-wsis-task-force|partnership|igf)/.test(id))
    if (group && placed.paragraph.label === '') this.#termsOf = [group]
  }

  #terms(placed: Placed): string[] {
    if (this.#termsOf.length > 0) return this.#termsOf
    return [placed.speaker.house === 'itu' ? 'itu-cwg-wsis-sdg' : (placed.speaker.body ?? 'un')]
  }

  /** A paragraph under an opener or under another one that ended with a colon. */
  #item(placed: Placed, index: number, governor: Gives): Found[] {
    const { lexicon } = this.#reading
    const passage = this.#reading.passage(index)
    const whole = { from: 0, to: passage.text.length }
    const open = /:\s*$/.test(passage.text)
    if (!governor.bare && !startsLikeTask(lexicon, passage.masked)) return []
    if (governor.class === 'decide' && rulesOf(lexicon).idle.test(passage.masked)) return []
    const orders = nestedIn(this.#reading, index, whole, governor.class === 'decide')
    const main = orders.filter((order) => isMain(order, passage))
    const tasks: Found[] = []
    const decides = governor.class === 'decide' || governor.class === 'propose'
    if (decides && main.length > 0) {
      tasks.push(...main.map((order) => foundOf(this.#reading, order, index, orders, ['opener', order.mood === 'duty' ? 'duty' : 'verb'])))
    } else {
      const subject = decides || governor.addressees.length === 0 ? itemSubject(this.#reading, passage) : null
      const own = this.#reading.own(placed)
      const addressees =
        governor.addressees.length > 0 && !decides
          ? governor.addressees
          : (subject?.ids ?? (governor.addressees.length > 0 ? governor.addressees : own))
      const why = [...governor.why, ...(subject ? ['subject'] : governor.addressees.length > 0 ? ['inherited'] : ['default-addressee'])]
      if (!(open && isBareIntro(lexicon, passage, orders))) {
        tasks.push({
          class: governor.class,
          addressees,
          range: whole,
          lead: { from: 0, to: 0 },
          nested: orders.flatMap((order) => this.#reading.idsOf(order)),
          why,
          confidence: subject || governor.addressees.length > 0 ? 0.95 : 0.8,
          own: addressees === own,
        })
      }
      this.#reading.lastAddressees = addressees
      if (open)
        this.#gives.set(index, {
          class: governor.class,
          addressees,
          // "in order to preserve languages:" only leads in its items
          bare: isBareIntro(lexicon, passage, orders) || tasks.length === 0 || !startsLikeTask(lexicon, passage.masked),
          why: [...governor.why, 'list'],
        })
    }
    const nested = decides ? orders.filter((order) => !main.includes(order)) : orders
    tasks.push(...nested.filter((order) => !orderIsIdle(order)).map((order) => foundOf(this.#reading, order, index, orders, ['nested'])))
    const last = orders.at(-1)
    if (open && last && trailing(passage, last)) {
      this.#gives.set(index, { class: last.class, addressees: this.#reading.idsOf(last), bare: true, why: ['nested', 'list'] })
    } else if (open && !this.#gives.has(index)) {
      const from = main.at(-1)
      this.#gives.set(index, {
        class: from?.class ?? governor.class,
        addressees: from ? this.#reading.idsOf(from) : governor.addressees,
        bare: false,
        why: ['list'],
      })
    }
    return tasks.filter((task) => !(open && last && trailing(passage, last) && task.range.from === last.task.from))
  }

  /** A paragraph that nothing governs: sentences with verbs of their own. */
  #free(placed: Placed, index: number, register: Register): Found[] {
    const { lexicon, sealed } = this.#reading
    const passage = this.#reading.passage(index)
    const tasks: Found[] = []
    const accepted: Nested[] = []
    for (const sentence of sentences(passage.text)) {
      const orders = ordersIn(this.#reading, placed, index, sentence, register)
      const last = accepted.at(-1)
      // "…; this must be done by 1 September": what a further clause says of the time belongs to the task before
      const goesOn = passage.text[sentence.from - 1] === ';' || (lexicon.language === 'zh' && carriesOn(lexicon, passage, sentence))
      if (orders.length === 0 && last && goesOn && last.task.to === sentence.from) last.task = { from: last.task.from, to: sentence.to }
      accepted.push(...orders)
    }
    accepted.push(...actionLine(this.#reading, passage, register, accepted))
    for (const order of accepted) {
      const nested = accepted.filter((inner) => inner.nestedIn === order)
      // "the Chair proposes to instruct the secretariat": what is proposed is the order
      if (order.addressees.length === 0 && !order.own && !order.pronoun && nested.some((inner) => inner.from <= order.task.from + 1))
        continue
      const why = [
        order.nestedIn
          ? 'nested'
          : order.mood === 'duty' || order.mood === 'dutyOn'
            ? 'duty'
            : order.mood === 'passive' || order.mood === 'impersonal'
              ? 'passive'
              : 'verb',
      ]
      const found = foundOf(this.#reading, order, index, nested, register === 'record' && sealed.has(index) ? [...why, 'sealed'] : why)
      if (!(/:\s*$/.test(passage.text) && leadsOnly(lexicon, passage, order)) && !orderIsIdle(order)) tasks.push(found)
    }
    if (tasks.length === 0 && accepted.length === 0 && (register === 'proposal' || register === 'action')) {
      const bare = bareTask(this.#reading, placed, index, register)
      if (bare) tasks.push(bare)
    }
    if (/:\s*$/.test(passage.text)) this.#handDown(placed, index, register, accepted)
    return tasks
  }

  /** What a paragraph that ends with a colon asks of its items. */
  #handDown(placed: Placed, index: number, register: Register, orders: readonly Nested[]): void {
    const passage = this.#reading.passage(index)
    const { lexicon } = this.#reading
    const last = orders.at(-1)
    if (last) {
      this.#gives.set(index, {
        class: last.class,
        addressees: this.#reading.addresseesOf(last, index),
        bare: trailing(passage, last) || isBareIntro(lexicon, passage, orders),
        why: ['list'],
      })
    } else if (register === 'record' || (register === 'report' && decidesList(this.#reading, placed, passage))) {
      this.#gives.set(index, {
        class: 'decide',
        addressees: this.#reading.own(placed),
        bare: true,
        why: ['list', ...(register === 'record' ? ['sealed'] : [])],
      })
    } else if (register === 'report' && rulesOf(lexicon).terms.test(passage.masked)) {
      const addressees = foundedBefore(this.#reading, index)
      if (addressees.length > 0) this.#gives.set(index, { class: 'mandate', addressees, bare: true, why: ['terms-of-reference'] })
    }
  }
}

/** "To consider the draft revision", in the proposal of a contribution or as the action required: the body addressed is to act. */
function bareTask(reading: Reading, placed: Placed, index: number, register: Register): Found | null {
  const passage = reading.passage(index)
  if (placed.paragraph.kind === 'heading' || (register === 'proposal' && placed.paragraph.label === '')) return null
  if (!startsLikeTask(reading.lexicon, passage.masked, true)) return null
  const body = placed.speaker.house === 'itu' ? 'itu-council' : (placed.speaker.body ?? 'unga')
  return {
    class: 'propose',
    addressees: [body],
    range: { from: 0, to: passage.text.length },
    lead: { from: 0, to: 0 },
    nested: [],
    why: ['proposal', 'default-addressee'],
    confidence: 0.7,
    own: false,
  }
}
