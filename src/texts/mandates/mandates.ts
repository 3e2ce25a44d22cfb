import type { Calendar } from '../dates/calendar.ts'
import { type Dated, findDates } from '../dates/find.ts'
import { foldText } from '../fold.ts'
import type { Lexicon, VerbClass } from '../lexicon/types.ts'
import type { Placed, Structured } from '../structure/structure.ts'
import type { Due, Mandate, Paragraph } from '../types.ts'
import { arabicAssignee, arabicClauses, arabicItemSubject } from './arabic.ts'
import { actionItem, carriesOn, chineseClauses } from './chinese.ts'
import { rulesOf } from './grammar.ts'
import { findFuture, findHits, type Hit } from './hits.ts'
import { canBe, type Mention } from './mentions.ts'
import { chainBefore, type Order, readOrder, subjectOfThat } from './orders.ts'
import { actOf, datesIn, qualifiersIn, recipientsIn } from './parts.ts'
import { lowered, type Passage, sentences, words } from './passage.ts'
import { actionRow, cellsOf } from './rows.ts'
import { splitTasks, startsLikeTask, withoutIdle } from './split.ts'
import { type Stance, stanceAt } from './stance.ts'

/** How orders are given in the part of a document that a paragraph stands in. */
type Register = 'none' | 'operative' | 'item' | 'terms' | 'outcome' | 'report' | 'record' | 'proposal' | 'action'

/** What a paragraph hands down to its items. */
interface Gives {
  class: VerbClass
  addressees: string[]
  /** the paragraph names no act of its own: each item is a task, whatever it begins with */
  bare: boolean
  why: string[]
}

interface Found {
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

/** Every task that a structured document gives, in its order. */
export function findMandates(structured: Structured, calendar: Calendar): Mandate[] {
  return new Reader(structured, calendar).read()
}

class Reader {
  readonly #structured: Structured
  readonly #lexicon: Lexicon
  readonly #calendar: Calendar
  readonly #passages: Passage[]
  readonly #ids = new Map<Mention, string[]>()
  readonly #gives = new Map<number, Gives>()
  readonly #sealed: Set<number>
  /** "the Conference" can only be the one that speaks */
  readonly #ownConference: boolean
  /** the heading above each paragraph, -1 where there is none */
  readonly #headings: number[] = []
  #termsOf: string[] = []
  #lastAddressees: string[] = []

  constructor(structured: Structured, calendar: Calendar) {
    this.#structured = structured
    this.#lexicon = structured.lexicon
    this.#calendar = calendar
    this.#passages = structured.placed.map(({ passage }) => passage)
    for (const passage of this.#passages)
      for (const mention of passage.mentions) this.#ids.set(mention, structured.resolver.resolve(mention))
    this.#ownConference =
      !/resolution$|letter/.test(structured.document.genre) &&
      !this.#passages.some(({ mentions }) => mentions.some(({ ids }) => /^itu-(?:pp|wtdc|wtsa|ra|wrc)$/.test(ids[0] ?? '')))
    this.#sealed = sealedParagraphs(structured, this.#passages)
    let heading = -1
    for (const [index, { paragraph }] of structured.placed.entries()) {
      this.#headings.push(heading)
      if (paragraph.kind === 'heading') heading = index
    }
  }

  read(): Mandate[] {
    return this.#structured.placed.flatMap((placed, index) => this.#paragraph(placed, index))
  }

  #paragraph(placed: Placed, index: number): Mandate[] {
    const register = registerOf(this.#structured, placed)
    const passage = this.#passages[index] as Passage
    if (placed.part === 'annex' || placed.part === 'terms') this.#rememberTerms(placed, passage)
    if (
      register === 'none' ||
      (register === 'record' &&
        passage.text.length < 120 &&
        rulesOf(this.#lexicon).sealed.test(lowered(passage.text)) &&
        !saysMore(this.#lexicon, passage))
    )
      return []
    const row = this.#row(placed, index)
    if (row) return row
    const governor = this.#governor(placed)
    const found = governor && register !== 'action' ? this.#item(placed, index, governor) : this.#free(placed, index, register)
    return found.flatMap((one) => this.#mandates(placed, index, one))
  }

  /** A row of a table of agreed actions, its cells parted by tabs: task, who, by when. Null for what is none; empty for what is done. */
  #row(placed: Placed, index: number): Mandate[] | null {
    const passage = this.#passages[index] as Passage
    const row = actionRow(this.#lexicon, cellsOf(passage))
    if (!row) return null
    const found: Found = {
      class: 'instruct',
      addressees: [...new Set(row.doers.flatMap((mention) => this.#ids.get(mention) ?? []))],
      range: { from: row.task.from, to: row.task.to },
      lead: { from: 0, to: 0 },
      nested: [],
      own: false,
      why: ['row'],
      confidence: 0.85,
    }
    const [mandate] = this.#mandates(placed, index, found)
    if (!mandate) return null
    const dated = this.#dates(placed, index, found)
    const told = row.rest.map((cell) => datesIn(passage, dated, cell))
    const says =
      told.some(({ due, recurrence }) => due.length > 0 || recurrence !== null) ||
      row.rest.some((cell) => /\d/.test(passage.text.slice(cell.from, cell.to)))
    // "done" in the last column
    if (row.rest.length > 0 && !says) return []
    return [
      {
        ...mandate,
        due: [...told.flatMap(({ due }) => due), ...mandate.due],
        recurrence: told.find(({ recurrence }) => recurrence !== null)?.recurrence ?? mandate.recurrence,
      },
    ]
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
    const named = passage.mentions.flatMap((mention) => this.#ids.get(mention) ?? [])
    const group = named.find((id) => /^(?:itu-cwg|ungis|correspondence-group|cstd|itf-|itu-wsis-task-force|partnership|igf)/.test(id))
    if (group && placed.paragraph.label === '') this.#termsOf = [group]
  }

  #terms(placed: Placed): string[] {
    if (this.#termsOf.length > 0) return this.#termsOf
    return [placed.speaker.house === 'itu' ? 'itu-cwg-wsis-sdg' : (placed.speaker.body ?? 'un')]
  }

  /** A paragraph under an opener or under another one that ended with a colon. */
  #item(placed: Placed, index: number, governor: Gives): Found[] {
    const passage = this.#passages[index] as Passage
    const whole = { from: 0, to: passage.text.length }
    const open = /:\s*$/.test(passage.text)
    if (!governor.bare && !startsLikeTask(this.#lexicon, passage.masked)) return []
    if (governor.class === 'decide' && rulesOf(this.#lexicon).idle.test(passage.masked)) return []
    const orders = this.#nestedIn(index, whole, governor.class === 'decide')
    const main = orders.filter((order) => isMain(order, passage))
    const tasks: Found[] = []
    const decides = governor.class === 'decide' || governor.class === 'propose'
    if (decides && main.length > 0) {
      tasks.push(...main.map((order) => this.#foundOf(order, index, orders, ['opener', order.mood === 'duty' ? 'duty' : 'verb'])))
    } else {
      const subject = decides || governor.addressees.length === 0 ? this.#subject(passage) : null
      const own = this.#own(placed)
      const addressees =
        governor.addressees.length > 0 && !decides
          ? governor.addressees
          : (subject?.ids ?? (governor.addressees.length > 0 ? governor.addressees : own))
      const why = [...governor.why, ...(subject ? ['subject'] : governor.addressees.length > 0 ? ['inherited'] : ['default-addressee'])]
      if (!(open && isBareIntro(this.#lexicon, passage, orders))) {
        tasks.push({
          class: governor.class,
          addressees,
          range: whole,
          lead: { from: 0, to: 0 },
          nested: orders.flatMap((order) => this.#idsOf(order)),
          why,
          confidence: subject || governor.addressees.length > 0 ? 0.95 : 0.8,
          own: addressees === own,
        })
      }
      this.#lastAddressees = addressees
      if (open)
        this.#gives.set(index, {
          class: governor.class,
          addressees,
          // "in order to preserve languages:" only leads in its items
          bare: isBareIntro(this.#lexicon, passage, orders) || tasks.length === 0 || !startsLikeTask(this.#lexicon, passage.masked),
          why: [...governor.why, 'list'],
        })
    }
    const nested = decides ? orders.filter((order) => !main.includes(order)) : orders
    tasks.push(...nested.filter((order) => !orderIsIdle(order)).map((order) => this.#foundOf(order, index, orders, ['nested'])))
    const last = orders.at(-1)
    if (open && last && trailing(passage, last)) {
      this.#gives.set(index, { class: last.class, addressees: this.#idsOf(last), bare: true, why: ['nested', 'list'] })
    } else if (open && !this.#gives.has(index)) {
      const from = main.at(-1)
      this.#gives.set(index, {
        class: from?.class ?? governor.class,
        addressees: from ? this.#idsOf(from) : governor.addressees,
        bare: false,
        why: ['list'],
      })
    }
    return tasks.filter((task) => !(open && last && trailing(passage, last) && task.range.from === last.task.from))
  }

  /** "исследовательским комиссиям – сопровождать": the one asked in the dative, a dash, the task. */
  #dashed(passage: Passage): Mention[] | undefined {
    const first = passage.mentions[0]
    if (this.#lexicon.language !== 'ru' || !first || first.from > 0 || !canBe(first, 'dative')) return undefined
    const rest = passage.masked.slice(first.to)
    return /^\s*[–—-]\s/.test(rest) && startsLikeTask(this.#lexicon, rest.replace(/^[\s–—-]+/, '')) ? [first] : undefined
  }

  /** The subject of an item of "resolves": "that the Council Working Group should". */
  #subject(passage: Passage): { ids: string[] } | null {
    const end = sentences(passage.text)[0]?.to ?? passage.text.length
    const that = subjectOfThat(this.#lexicon, passage, 0, end)
    const first =
      that?.mentions ??
      (this.#lexicon.language === 'ar' ? arabicItemSubject(this.#lexicon, passage)?.mentions : undefined) ??
      this.#dashed(passage) ??
      (passage.mentions[0] &&
      /^\s*$/.test(passage.masked.slice(0, passage.mentions[0].from).replace(rulesOf(this.#lexicon).determinerTail, '')) &&
      passage.mentions[0].cases & 1
        ? [passage.mentions[0]]
        : null) ??
      this.#agent(passage, end)
    if (!first) return null
    const ids = first.flatMap((mention) => this.#ids.get(mention) ?? [])
    return ids.length > 0 ? { ids: [...new Set(ids)] } : null
  }

  /** "that the criteria be reviewed by the Working Group": the one who acts stands behind the verb. */
  #agent(passage: Passage, end: number): Mention[] | null {
    const by = rulesOf(this.#lexicon).byAgent.exec(passage.masked.slice(0, end))
    const agent = by && passage.mentions.findLast((mention) => mention.to <= by.index + by[0].length)
    return agent && agent.to > by.index ? [agent] : null
  }

  /** A paragraph that nothing governs: sentences with verbs of their own. */
  #free(placed: Placed, index: number, register: Register): Found[] {
    const passage = this.#passages[index] as Passage
    const tasks: Found[] = []
    const accepted: Nested[] = []
    for (const sentence of sentences(passage.text)) {
      const orders = this.#ordersIn(placed, index, sentence, register)
      const last = accepted.at(-1)
      // "…; this must be done by 1 September": what a further clause says of the time belongs to the task before
      const goesOn =
        passage.text[sentence.from - 1] === ';' || (this.#lexicon.language === 'zh' && carriesOn(this.#lexicon, passage, sentence))
      if (orders.length === 0 && last && goesOn && last.task.to === sentence.from) last.task = { from: last.task.from, to: sentence.to }
      accepted.push(...orders)
    }
    accepted.push(...this.#actionItem(passage, register, accepted))
    for (const order of accepted) {
      const nested = accepted.filter((inner) => inner.nestedIn === order)
      const why = [
        order.nestedIn
          ? 'nested'
          : order.mood === 'duty' || order.mood === 'dutyOn'
            ? 'duty'
            : order.mood === 'passive' || order.mood === 'impersonal'
              ? 'passive'
              : 'verb',
      ]
      const found = this.#foundOf(order, index, nested, register === 'record' && this.#sealed.has(index) ? [...why, 'sealed'] : why)
      if (!(/:\s*$/.test(passage.text) && leadsOnly(this.#lexicon, passage, order)) && !orderIsIdle(order)) tasks.push(found)
    }
    if (tasks.length === 0 && accepted.length === 0 && (register === 'proposal' || register === 'action')) {
      const bare = this.#bareTask(placed, index, register)
      if (bare) tasks.push(bare)
    }
    const last = accepted.at(-1)
    if (/:\s*$/.test(passage.text) && last) {
      this.#gives.set(index, {
        class: last.class,
        addressees: this.#addresseesOf(last, index),
        bare: trailing(passage, last) || isBareIntro(this.#lexicon, passage, accepted),
        why: ['list'],
      })
    } else if (/:\s*$/.test(passage.text) && (register === 'record' || (register === 'report' && this.#decidesList(placed, passage)))) {
      this.#gives.set(index, {
        class: 'decide',
        addressees: this.#own(placed),
        bare: true,
        why: ['list', ...(register === 'record' ? ['sealed'] : [])],
      })
    } else if (/:\s*$/.test(passage.text) && register === 'report' && rulesOf(this.#lexicon).terms.test(passage.masked)) {
      const addressees = this.#foundedBefore(index)
      if (addressees.length > 0) this.#gives.set(index, { class: 'mandate', addressees, bare: true, why: ['terms-of-reference'] })
    }
    return tasks
  }

  /** "Its terms of reference are:": of the group that this paragraph names, or that one just before it set up. */
  #foundedBefore(index: number): string[] {
    const named = this.#passages.slice(Math.max(0, index - 2), index + 1).flatMap(({ mentions }) => mentions)
    return this.#ids.get(named.findLast((mention) => (this.#ids.get(mention) ?? []).some((id) => founded.has(id))) as Mention) ?? []
  }

  /** "The Group agreed:", "At its 28th meeting, the Council:": the items under it are what it decided. */
  #decidesList(placed: Placed, passage: Passage): boolean {
    const rules = rulesOf(this.#lexicon)
    const last = passage.mentions.at(-1)
    const isSelf = (mention: Mention | undefined): boolean =>
      mention !== undefined && (this.#ids.get(mention) ?? []).includes(placed.speaker.body ?? '')
    if (isSelf(last) && /^[\s:]*$/.test(passage.masked.slice(last?.to))) return true
    const stance = stanceAt(this.#lexicon, passage, { from: 0, to: passage.text.length }, passage.text.length, (at) =>
      isSelf(passage.mentions.find((mention) => mention.from === at)),
    )
    return (
      rules.decidingEnd.test(passage.masked.slice(-90)) &&
      (stance.subject === 'self' || stance.subject === 'none' || stance.subject === 'we')
    )
  }

  /** "To consider the draft revision", in the proposal of a contribution or as the action required: the body addressed is to act. */
  #bareTask(placed: Placed, index: number, register: Register): Found | null {
    const passage = this.#passages[index] as Passage
    if (placed.paragraph.kind === 'heading' || (register === 'proposal' && placed.paragraph.label === '')) return null
    if (!startsLikeTask(this.#lexicon, passage.masked, true)) return null
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

  #ordersIn(placed: Placed, index: number, sentence: { from: number; to: number }, register: Register): Nested[] {
    const lexicon = this.#lexicon
    const passage = this.#passages[index] as Passage
    const isSelf = (at: number): boolean => passage.mentions.some((mention) => mention.from === at && this.#speaks(placed, mention))
    const accepted: Nested[] = []
    for (const hit of findHits(lexicon, passage.masked.slice(0, sentence.to), sentence.from)) {
      const stanceHere = stanceAt(lexicon, passage, sentence, hit.from, isSelf)
      for (const reading of hit.readings) {
        const order = readOrder(lexicon, passage, hit, reading, sentence)
        if (!order) continue
        const given = order.from === hit.from ? stanceHere : stanceAt(lexicon, passage, sentence, order.from, isSelf)
        // a clause between subject and verb tells of the subject: "no State that has received help should"
        const subject = order.addressees[0]
        const ahead =
          subject && subject.from < order.from && sentence.from <= subject.from
            ? stanceAt(lexicon, passage, sentence, subject.from, isSelf)
            : given
        const main = rulesOf(lexicon).weAfterComma.test(passage.masked.slice(sentence.from, order.verbTo))
        const stance = { ...given, told: ahead.told && !main, relative: ahead.relative && !main }
        if (register === 'record' && !this.#sealed.has(index) && order.mood !== 'passive' && this.#chairSpeaks(passage, sentence)) continue
        const outer = accepted.findLast((one) => one.task.from <= hit.from && hit.from < one.task.to)
        const verdict = judge(
          lexicon,
          register,
          order,
          said(lexicon, order, stance, isSelf, accepted.length > 0),
          outer,
          this.#sealed.has(index),
          sentence.from,
        )
        if (verdict === null) continue
        if (order.pronoun && order.addressees.length === 0) {
          order.addressees = this.#meantBy(order, passage, sentence, accepted, placed)
          if (order.addressees.length === 0 && (order.mood === 'duty' || this.#lastAddressees.length === 0)) continue
        }
        const nestedIn = verdict === 'nested' ? outer : undefined
        if (nestedIn === undefined && outer)
          for (const one of accepted) if (one.task.to > hit.from) one.task = { from: one.task.from, to: hit.from }
        // "urges the Council of ITU to instruct the Secretary-General": its own
        if (nestedIn && this.#addresseesOf(nestedIn, index).some((id) => id.startsWith('itu-')))
          for (const mention of order.addressees) if (mention.ids[0] === '~sg') this.#ids.set(mention, ['itu-sg'])
        accepted.push({ ...order, ...(nestedIn && { nestedIn }) })
        this.#lastAddressees = this.#addresseesOf(order, index)
        break
      }
    }
    for (const order of [...accepted]) accepted.push(...this.#shared(passage, order, accepted), ...this.#clauses(passage, order))
    const sealed = register === 'record' && this.#sealed.has(index)
    if (sealed || register === 'report' || register === 'outcome')
      accepted.push(...this.#futures(placed, passage, sentence, accepted, sealed))
    if (register === 'report' || sealed) accepted.push(...this.#created(passage, sentence, accepted))
    return accepted
  }

  /** Is this the body that speaks? "The Conference" of a text that names no conference in full is the one whose text it is. */
  #speaks(placed: Placed, mention: Mention): boolean {
    return (this.#ids.get(mention) ?? []).includes(placed.speaker.body ?? '') || (mention.ids[0] === '~conference' && this.#ownConference)
  }

  /** Those addressed in the sentences before, as this passage names them. */
  #before(passage: Passage, sentence: { from: number; to: number }): Mention[] {
    return passage.mentions
      .filter((mention) => mention.to <= sentence.from && (this.#ids.get(mention) ?? []).some((id) => this.#lastAddressees.includes(id)))
      .slice(-1)
  }

  /** "The Chair considered that …": a view, until the meeting agrees. */
  #chairSpeaks(passage: Passage, sentence: { from: number; to: number }): boolean {
    const first = passage.mentions.find((mention) => mention.from >= sentence.from && mention.to <= sentence.to)
    return first !== undefined && first.ids[0] === '~chair' && first.from - sentence.from < 6
  }

  /** Whom a pronoun means: the one addressed before in the sentence; else the body named last in it, or in the sentence before. */
  #meantBy(order: Order, passage: Passage, sentence: { from: number; to: number }, accepted: readonly Nested[], placed: Placed): Mention[] {
    const said = passage.masked.slice(Math.max(0, order.from - 24), order.verbTo + 24)
    if (rulesOf(this.#lexicon).latter?.test(said))
      return passage.mentions
        .filter((mention) => mention.to <= order.from && !(this.#ids.get(mention) ?? []).some((id) => id === 'itu' || id === 'un'))
        .slice(-1)
    if (accepted.some((one) => one.addressees.length > 0 && order.mood !== 'duty'))
      return (accepted.findLast((one) => one.addressees.length > 0) as Nested).addressees
    const own = placed.speaker.body ?? ''
    const before = passage.mentions.filter(
      (mention) =>
        mention.to <= order.from &&
        (order.mood === 'duty' || mention.from >= sentence.from) &&
        !(this.#ids.get(mention) ?? []).includes(own),
    )
    return order.mood === 'duty' ? before.slice(0, 1) : before.slice(-1)
  }

  /** "行动项目1：秘书处修订": a line of a list of agreed actions. */
  #actionItem(passage: Passage, register: Register, known: readonly Nested[]): Nested[] {
    if (this.#lexicon.language !== 'zh' || known.length > 0 || (register !== 'report' && register !== 'record')) return []
    const item = actionItem(this.#lexicon, passage)
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

  /** "agrees that A lead …, and that B report …" where each clause names its subject and no verb of order is repeated. */
  #clauses(passage: Passage, order: Nested): Nested[] {
    if (this.#lexicon.language !== 'ar' && this.#lexicon.language !== 'zh') return []
    const clauses =
      this.#lexicon.language === 'ar' ? arabicClauses(this.#lexicon, passage, order) : chineseClauses(this.#lexicon, passage, order)
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

  /** "invites A to …, and B to …": the verb stands once. */
  #shared(passage: Passage, order: Nested, known: readonly Nested[]): Nested[] {
    const lexicon = this.#lexicon
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

  /**
   * "The correspondence group will settle a text by 1 June": in a conclusion that was agreed, and in what a group's report lays down
   * for others, the future gives a task.
   */
  #futures(placed: Placed, passage: Passage, sentence: { from: number; to: number }, known: readonly Nested[], sealed: boolean): Nested[] {
    const lexicon = this.#lexicon
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
      const dropped = rules.droppedSubject.test(left) ? this.#before(passage, sentence) : []
      if (meant === null) meant = dropped.length > 0 ? dropped : null
      if (!meant || meant.length === 0) continue
      const ids = meant.flatMap((mention) => this.#ids.get(mention) ?? [])
      // in an outcome document the Union is one of those who are to act
      const outcome = this.#structured.document.genre === 'outcome'
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

  /** "The Group set up a correspondence group": the founding is the body's own act. */
  #created(passage: Passage, sentence: { from: number; to: number }, known: readonly Nested[]): Nested[] {
    for (const pattern of rulesOf(this.#lexicon).creates) {
      pattern.lastIndex = sentence.from
      for (const match of passage.masked.slice(0, sentence.to).matchAll(pattern)) {
        const group = passage.mentions.find((mention) => mention.from >= match.index && mention.to <= match.index + match[0].length)
        if (!group || !(this.#ids.get(group) ?? []).some((id) => founded.has(id))) continue
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

  /** Orders inside the task of another: "to invite UNGIS to", "责成…". */
  #nestedIn(index: number, range: { from: number; to: number }, deciding: boolean): Nested[] {
    const lexicon = this.#lexicon
    const passage = this.#passages[index] as Passage
    const found: Nested[] = []
    for (const sentence of sentences(passage.text).filter((one) => one.from < range.to)) {
      for (const hit of findHits(lexicon, passage.masked.slice(0, sentence.to), sentence.from)) {
        if (found.some((one) => one.from <= hit.from && hit.from < one.named)) continue
        const stance = stanceAt(lexicon, passage, sentence, hit.from, () => false)
        for (const reading of hit.readings) {
          if (reading.mood === 'past' || stance.negated || stance.relative || stance.pluperfect) continue
          if ((reading.mood === 'duty' || reading.mood === 'dutyOn') && !deciding) continue
          // the "que" that opens an item of what is resolved tells nothing
          const tells =
            stance.told &&
            !(deciding && [...passage.masked.slice(0, hit.from).matchAll(rulesOf(lexicon).that)].every((that) => that.index === 0))
          if (reading.mood === 'passive' && tells) continue
          const order = readOrder(lexicon, passage, hit, reading, sentence)
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
    for (const order of [...found]) found.push(...this.#shared(passage, order, found))
    return found
  }

  #own(placed: Placed): string[] {
    const { house, body } = placed.speaker
    if (placed.opener !== null && house === 'itu') return ['itu']
    // ministers who speak as "we" outside the Assembly speak for their States
    const { genre, symbol } = this.#structured.document
    if (genre === 'outcome' && !/^[AE]\//.test(symbol ?? '')) return ['member-states']
    return body ? [body] : house === 'itu' ? ['itu'] : ['unga']
  }

  #idsOf(order: Order): string[] {
    return [...new Set(order.addressees.flatMap((mention) => this.#ids.get(mention) ?? []))]
  }

  #addresseesOf(order: Order, index: number): string[] {
    if (order.pronoun && order.addressees.length === 0) return this.#lastAddressees
    if (order.own) return this.#own(this.#structured.placed[index] as Placed)
    return this.#idsOf(order)
  }

  #foundOf(order: Nested, index: number, nested: readonly Order[], why: string[]): Found {
    const addressees = this.#addresseesOf(order, index)
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
      nested: inner.flatMap((one) => this.#idsOf(one)),
      nestedAt: inner.map((one) => one.from),
      why: marks,
      confidence,
      own: order.own || (ownVerbs.has(order.verb) && addressees.every((id) => id === this.#structured.placed[index]?.speaker.body)),
    }
  }

  /** "to inform it of its plans": the pronoun means the body named before that is not the one addressed, else the one that speaks. */
  #backTo(placed: Placed, passage: Passage, range: { from: number; to: number }, found: Found): string[] {
    const rules = rulesOf(this.#lexicon)
    const text = passage.masked.slice(range.from, range.to)
    // ministers who say "us" are the States
    if (this.#structured.document.genre === 'outcome' && rules.us.test(text) && rules.transfer.test(text)) return ['member-states']
    const pronoun = rules.backTo?.exec(text)
    if (!pronoun || !rules.transfer.test(text)) return []
    const named = passage.mentions
      .filter((mention) => mention.to <= range.from + pronoun.index)
      .map((mention) => this.#ids.get(mention) ?? [])
      .findLast((ids) => ids.length > 0 && !ids.some((id) => found.addressees.includes(id)))
    return named ?? (placed.speaker.body ? [placed.speaker.body] : [])
  }

  /**
   * Who receives where nobody is named: what is to be reported or submitted at a session goes to the body that sits; one comes to the forum that the section is about, and gives an opinion to the group that asks
   * for it, in languages that say which words those are.
   */
  #impliedReceiver(placed: Placed, index: number, found: Found, deliverable: string, due: readonly Due[]): string[] {
    const folded = lowered(foldText(deliverable))
    const sitting = due.flatMap(({ event }) => bodyOfSession(event)).find((body) => !found.addressees.includes(body))
    if (sitting !== undefined && handsIn.has(actOf(this.#lexicon, folded))) return [sitting]
    if (!this.#lexicon.grammar.implied) return []
    const body = placed.speaker.body
    const { opinion, attendance } = rulesOf(this.#lexicon)
    const register = registerOf(this.#structured, placed)
    if (opinion.test(folded) && body !== null && (register === 'report' || register === 'record'))
      return found.addressees.includes(body) ? [] : [body]
    if (!attendance.test(folded)) return []
    const forums = (this.#passages[this.#headings[index] as number]?.mentions ?? [])
      .flatMap((mention) => this.#ids.get(mention) ?? [])
      .filter((id) => /forum$|^igf$|^hlpf$/.test(id))
    return forums.slice(0, 1).filter((id) => !found.addressees.includes(id))
  }

  /** One mandate for each task of the order. */
  #mandates(placed: Placed, index: number, found: Found): Mandate[] {
    const { paragraph } = placed
    const passage = this.#passages[index] as Passage
    const dated = this.#dates(placed, index, found)
    const settled = { ids: (mention: Mention): string[] => this.#ids.get(mention) ?? [] }
    const lead = datesIn(passage, dated, found.lead)
    const dealing = found.own && placed.part !== 'action' && placed.part !== 'proposal'
    const split = splitTasks(this.#lexicon, passage, found.range)
    const ranges = dealing ? split.flatMap((range) => withoutIdle(this.#lexicon, passage, range, found.nestedAt ?? [])) : split
    return ranges.map((range, at, all) => {
      const dates = datesIn(passage, dated, range)
      const handed = recipientsIn(this.#lexicon, passage, range, settled)
      if (handed.to.length === 0) handed.to.push(...this.#backTo(placed, passage, range, found))
      const nested = at === all.length - 1 ? found.nested : []
      const deliverable = words(passage, range.from, range.to).trim()
      const named = [...new Set([...handed.to, ...nested])].filter((id) => !found.addressees.includes(id))
      const due = [...lead.due, ...dates.due]
      const recipients = named.length > 0 ? named : this.#impliedReceiver(placed, index, found, deliverable, due)
      return {
        paragraph: paragraph.id,
        quote: quoteOf(paragraph, deliverable),
        addressees: found.addressees,
        // names of bodies hold verbs too: 促进 in 科学和技术促进发展委员会
        act: actOf(this.#lexicon, passage.masked.slice(range.from, range.to)),
        verbClass: found.class,
        deliverable,
        recipients,
        intermediaries: handed.through.filter((id) => !recipients.includes(id)),
        due,
        recurrence: dates.recurrence ?? lead.recurrence,
        ...qualifiersIn(this.#lexicon, passage, range),
        references: [...new Set(paragraph.references.map((reference) => reference.key))],
        confidence: Math.round(Math.max(0.3, found.confidence) * 100) / 100,
        why: found.why,
        views: paragraph.views,
      }
    })
  }

  readonly #dateCache = new Map<number, Dated[]>()
  #dates(placed: Placed, index: number, found: Found): Dated[] {
    const known = this.#dateCache.get(index)
    if (known) return known
    const passage = this.#passages[index] as Passage
    const references = placed.paragraph.references.map((reference) => ({
      from: foldedOffset(passage, reference.from),
      to: foldedOffset(passage, reference.to) + dateTail(passage, reference.to),
    }))
    const body =
      found.addressees.find((id) => !['member-states', 'all-stakeholders', 'membership', 'itu-sg', 'un-sg', 'itu'].includes(id)) ??
      placed.speaker.body
    const dated = findDates(
      this.#lexicon,
      passage.masked,
      {
        calendar: this.#calendar,
        written: this.#structured.written,
        body,
        mentions: passage.mentions.map((mention) => ({ from: mention.from, to: mention.to, ids: this.#ids.get(mention) ?? [] })),
        printed: (from, to) => passage.text.slice(from, to),
      },
      references,
    )
    this.#dateCache.set(index, dated)
    return dated
  }
}

/** Acts by which something comes before a body. */
const handsIn = new Set(['report', 'submit', 'inform'])

/** `ITU-COUNCIL-2031` is a session of the Council; a forum is a place, and receives nothing. */
function bodyOfSession(event: string | null): string[] {
  const body = /^(.+)-\d{2,4}$/.exec(event ?? '')?.[1]?.toLowerCase()
  return body === undefined || /forum|igf|wtisd/.test(body) ? [] : [body]
}

/** Verbs by which a body says what it will do or wants, besides asking others. */
const ownVerbs = new Set(['decides', 'proposes', 'deems', 'wishes'])

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
const founded = new Set(['correspondence-group', 'itf-finance', 'itu-wsis-task-force'])

function resetAt(pattern: RegExp, text: string): string {
  pattern.lastIndex = 0
  return text
}

interface Nested extends Order {
  nestedIn?: Nested
}

/** Where the words after the verb name who gives the order, that is who does. */
function said(lexicon: Lexicon, order: Order, stance: Stance, isSelf: (mentionFrom: number) => boolean, follows: boolean): Stance {
  const { subject } = order
  // "asked A to …, and urged B to …": the bodies between are those addressed, the one who asks stays
  if (subject === undefined)
    return lexicon.language === 'ar' && follows && stance.goesOn && (stance.subject === 'other' || stance.subject === 'chair')
      ? { ...stance, subject: 'self' }
      : stance
  // "one councillor proposed that the Council ask": the wish is hers
  if (stance.decided && (stance.subject === 'other' || stance.subject === 'chair')) return stance
  if (typeof subject === 'string') return { ...stance, subject, ...(subject === 'we' && { told: false }) }
  return { ...stance, subject: subject.ids[0]?.startsWith('~chair') ? 'chair' : isSelf(subject.from) ? 'self' : 'other' }
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

/** Does an order open its sentence, so that it is one of the paragraph's own? */
function isMain(order: Order, passage: Passage): boolean {
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
const trailing = (passage: Passage, order: Order): boolean =>
  passage.masked
    .slice(order.task.from, Math.max(order.task.to, passage.text.length))
    .replace(/^[\s,]*(?:to|à|a|de|d'|que|with|بما يلي|ما يلي|ب|الي|علي)?[\s,]*/iu, '')
    .replace(/[\s:]+$/, '') === ''

/** Nothing but adverbs and "the following" between an order and the list of its tasks: "decides further:", "to do the following:". */
function leadsOnly(lexicon: Lexicon, passage: Passage, order: Order): boolean {
  const rules = rulesOf(lexicon)
  const rest = passage.masked
    .slice(order.task.from, Math.max(order.task.to, passage.text.length))
    .replace(rules.notYet, '')
    .replace(rules.partner, '')
    .replace(/^[\s,]+/, '')
    .replace(rules.leadingAdverbs, '')
  return trailing(passage, order) || /^[\s:]*$/.test(rest) || (rest.trim().split(/\s+/).length <= 4 && rules.listIntro.test(rest))
}

const orderIsIdle = (order: Order): boolean => order.task.to - order.task.from < 2

/** "take the following steps:": an introduction without an act of its own. */
function isBareIntro(lexicon: Lexicon, passage: Passage, orders: readonly Order[]): boolean {
  const rules = rulesOf(lexicon)
  const last = orders.at(-1)
  const own = passage.masked.slice(last?.task.from ?? 0).replace(/[\s:]+$/, '')
  const size = lexicon.spaced ? own.split(/\s+/).filter((word) => word.length > 1).length : own.length
  // "b) circulate a questionnaire:" is short and yet a task
  const task = lexicon.spaced && size > 1 && last === undefined && startsLikeTask(lexicon, own, true)
  return (size <= (lexicon.spaced ? 3 : 4) && !task) || (rules.listIntro.test(own) && size <= (lexicon.spaced ? 9 : 14))
}

function registerOf(structured: Structured, { part, opener, paragraph }: Placed): Register {
  const { genre } = structured.document
  if (part === 'action') return 'action'
  if (['heading', 'front', 'body-clause', 'opener', 'annex-title', 'note', 'table', 'signature', 'preamble'].includes(paragraph.kind))
    return 'none'
  if (part === 'front' || part === 'preamble' || part === 'notes') return 'none'
  if (opener?.part === 'operative') return 'item'
  if (opener?.part === 'preamble') return 'none'
  if (part === 'terms') return 'terms'
  if (part === 'operative') return 'operative'
  if (part === 'proposal' && genre !== 'summary-record')
    return genre === 'itu-resolution' || genre === 'other' || genre === 'letter' ? 'proposal' : 'report'
  if (genre === 'outcome') return 'outcome'
  if (genre === 'summary-record') return 'record'
  if (genre === 'itu-resolution' || genre === 'un-resolution') return part === 'annex' ? 'report' : 'none'
  return 'report'
}

/** Is an order given here, given inside another, only told, or none at all? */
function judge(
  lexicon: Lexicon,
  register: Register,
  order: Order,
  stance: Stance,
  outer: Nested | undefined,
  sealed: boolean,
  sentenceFrom: number,
): 'given' | 'nested' | 'narrated' | null {
  // "no State should delay": what a named body must not do is an order too
  const forbids = order.mood === 'duty' && order.addressees.length > 0 && (register === 'outcome' || register === 'terms')
  if (stance.negated && !forbids) return null
  if (order.clause) return outer ? 'nested' : null
  // "agreed to submit the text to the Council for approval": what the body does itself, the Council only receives
  if (outer?.own && order.verb === 'refers') return null
  const impersonal = order.mood === 'passive' || order.mood === 'impersonal' || order.mood === 'duty' || order.mood === 'dutyOn'
  if (outer && !stance.relative && !stance.pluperfect && order.mood !== 'past') {
    const inner = order.mood === 'infinitive' || order.mood === 'we' || (order.mood === 'third' && order.addressees.length > 0)
    // in Chinese what a comma parts is said by the same one
    const again =
      (stance.goesOn && (order.mood === 'third' || order.mood === 'we') && register !== 'record') ||
      (lexicon.language === 'zh' && stance.starts === true)
    if (inner && !again && (order.addressees.length > 0 || order.pronoun)) return 'nested'
  }
  if (stance.relative || stance.pluperfect) return null
  switch (register) {
    case 'operative':
    case 'terms':
      if (order.mood === 'third' || order.mood === 'noun') return stance.opens || stance.goesOn ? 'given' : null
      if (order.mood === 'passive' || order.mood === 'impersonal') return stance.told ? null : 'given'
      if (order.mood === 'duty' || order.mood === 'dutyOn')
        return register === 'terms' || stance.decided || (order.mood === 'dutyOn' && stance.opens) ? (stance.told ? null : 'given') : null
      return null
    case 'outcome':
      if (order.mood === 'we' || order.mood === 'noun') {
        // "А ЮНЕСКО просим": the one asked stands first
        const fronted = order.addressees[0] !== undefined && order.addressees[0].from < order.from
        return stance.opens || stance.goesOn || stance.subject === 'we' || fronted ? (stance.told ? null : 'given') : null
      }
      if (order.mood === 'third')
        return (!lexicon.spaced ||
          (stance.subject === 'self' && order.addressees.length > 0) ||
          order.verb === 'would-welcome' ||
          order.verb === 'deems') &&
          (stance.opens || stance.goesOn || stance.subject === 'we' || stance.subject === 'self') &&
          !stance.told
          ? 'given'
          : null
      if (impersonal) return stance.told || (order.addressees[0]?.from ?? sentenceFrom) - sentenceFrom > 140 ? null : 'given'
      return null
    case 'record':
      if (ownVerbs.has(order.verb) && order.addressees.length === 0 && !order.own && !order.pronoun) return null
      if (sealed)
        return (stance.told && !stance.goesOn) || (order.own && lexicon.language === 'zh' && stance.subject === 'other') ? null : 'given'
      // the first sentence of a paragraph, with no subject but the meeting
      if (sentenceFrom === 0 && stance.opens && stance.subject === 'none' && order.mood !== 'infinitive' && order.mood !== 'duty')
        return 'given'
      if (order.mood === 'third' || order.mood === 'past' || order.mood === 'noun')
        return stance.subject === 'self' && !stance.told ? 'given' : null
      if (order.mood === 'infinitive') return stance.subject === 'self' && stance.decided ? 'given' : null
      // "it was decided that": the meeting's own words
      // "Academia was encouraged to": the one asked opens the paragraph, so nobody else says it
      if (order.mood === 'passive' || order.mood === 'impersonal') {
        const asked =
          order.addressees[0] !== undefined && sentenceFrom === 0 && order.addressees[0].from < 24 && order.addressees[0].from < order.from
        if (stance.told) return null
        // "after an exchange of views, it was agreed": the verb without a subject is the meeting's own
        const own = order.own && order.mood === 'impersonal' && stance.goesOn && !stance.governed
        return asked || own || ((order.own || (lexicon.language === 'ar' && (stance.opens || stance.goesOn))) && stance.subject !== 'other')
          ? 'given'
          : null
      }
      return null
    case 'proposal':
      if (order.mood === 'past') return null
      return stance.told ? null : 'given'
    case 'action':
      return stance.told ? null : 'given'
    case 'report':
      if (order.mood === 'third' || order.mood === 'past' || order.mood === 'noun' || order.mood === 'we') {
        if (stance.told && !stance.goesOn) return null
        return stance.subject === 'self' ||
          stance.subject === 'we' ||
          (stance.subject === 'none' && (stance.opens || stance.goesOn || !lexicon.spaced))
          ? 'given'
          : null
      }
      if (order.mood === 'infinitive')
        return stance.decided && (stance.subject === 'self' || stance.subject === 'none') && !stance.told ? 'given' : null
      // "some members consider that the secretariat should" is their position
      if (impersonal)
        return stance.told || (stance.decided && (stance.subject === 'other' || stance.subject === 'chair') && stance.governed)
          ? null
          : 'given'
      return null
    default:
      return null
  }
}

/** Paragraphs that "it was so agreed" seals: the one before it, with the items that stand between. */
function sealedParagraphs(structured: Structured, passages: readonly Passage[]): Set<number> {
  const sealed = new Set<number>()
  if (structured.document.genre !== 'summary-record') return sealed
  const rules = rulesOf(structured.lexicon)
  const { placed } = structured
  const seal = passages.map((passage) => seals(structured.lexicon, passage))
  for (const [index, passage] of passages.entries()) {
    if (!seal[index]) {
      // "There being no objection, it was so decided; delegations were invited to": the seal stands within
      if (clauses(passage.text).some((clause) => rules.sealed.test(lowered(clause)))) sealed.add(index)
      if (!rules.sealed.test(lowered(clauses(passage.text)[0] ?? ''))) continue
    } else if (passage.text.length > 200 || sentences(passage.text).length > 2 || saysMore(structured.lexicon, passage)) {
      sealed.add(index)
      continue
    }
    const level = placed[index]?.paragraph.level ?? 0
    for (let before = index - 1; before >= 0; before--) {
      const one = placed[before] as Placed
      if (one.paragraph.kind === 'heading' || seal[before]) break
      sealed.add(before)
      const item = one.paragraph.level > level || /^[–—•-]/.test(one.paragraph.label) || (level > 0 && one.paragraph.label === '')
      // "She further proposed": what the same person said before belongs to it
      const goesOn = rules.pronounStart.test((passages[before] as Passage).masked)
      if (!item && !goesOn) break
    }
  }
  return sealed
}

/** "The Chair proposed inviting …. It was so decided.": the first sentence holds what the last one seals. */
function saysMore(lexicon: Lexicon, passage: Passage): boolean {
  const [first, second] = sentences(passage.text)
  return (
    first !== undefined &&
    second !== undefined &&
    findHits(lexicon, passage.masked.slice(0, first.to)).some(
      (hit) => hit.readings.some(({ verb }) => !verb.own) || decidesMore(lexicon, passage, hit),
    )
  )
}

/** Does a paragraph seal what was concluded: in a set sentence, or in a short one that speaks of agreement and gives no order? */
const clauses = (text: string): string[] => text.split(/[.;,]\s/u)

function decidesMore(lexicon: Lexicon, passage: Passage, hit: Hit): boolean {
  const orders = hit.readings.map((reading) => readOrder(lexicon, passage, hit, reading, { from: 0, to: passage.text.length }))
  return (
    lexicon.spaced &&
    orders.some((order) => order !== null && passage.text.slice(order.task.from, order.task.to).trim().split(/\s+/).length > 3)
  )
}

function seals(lexicon: Lexicon, passage: Passage): boolean {
  const rules = rulesOf(lexicon)
  const text = lowered(passage.text)
  if (rules.sealed.test(text)) return true
  const size = lexicon.spaced ? text.split(/\s+/).length : text.length
  if (size > (lexicon.spaced ? 11 : 18) || /[:：]\s*$/.test(text) || !rules.agreeing.test(text)) return false
  // "It was agreed to postpone the item until 2030" decides something of its own
  return findHits(lexicon, passage.masked).every(
    (hit) => hit.readings.every(({ verb }) => verb.own === true) && !decidesMore(lexicon, passage, hit),
  )
}
