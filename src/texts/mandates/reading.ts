import type { Calendar } from '../dates/calendar.ts'
import type { Dated } from '../dates/find.ts'
import type { Lexicon } from '../lexicon/types.ts'
import type { Placed, Structured } from '../structure/placed.ts'
import type { Mention } from './mentions.ts'
import type { Order } from './orders.ts'
import type { Passage } from './passage.ts'
import { sealedParagraphs } from './seals.ts'

/** A document while its mandates are read: its bodies settled, and who was addressed last. */
export class Reading {
  readonly structured: Structured
  readonly lexicon: Lexicon
  readonly calendar: Calendar
  readonly passages: readonly Passage[]
  /** paragraphs whose conclusion "it was so agreed" seals */
  readonly sealed: ReadonlySet<number>
  /** index of the heading above each paragraph, -1 where there is none */
  readonly headings: readonly number[]
  /** what was found of the dates of each paragraph, read once for all its tasks */
  readonly dates = new Map<number, Dated[]>()
  /** those addressed last: whom a pronoun means */
  lastAddressees: string[] = []
  readonly #ids = new Map<Mention, string[]>()
  /** "the Conference" can only be the one that speaks */
  readonly #ownConference: boolean

  constructor(structured: Structured, calendar: Calendar) {
    this.structured = structured
    this.lexicon = structured.lexicon
    this.calendar = calendar
    this.passages = structured.placed.map(({ passage }) => passage)
    for (const passage of this.passages)
      for (const mention of passage.mentions) this.#ids.set(mention, structured.resolver.resolve(mention))
    this.#ownConference =
      !/resolution$|letter/.test(structured.document.genre) &&
      !this.passages.some(({ mentions }) => mentions.some(({ ids }) => /^itu-(?:pp|wtdc|wtsa|ra|wrc)$/.test(ids[0] ?? '')))
    this.sealed = sealedParagraphs(structured, this.passages)
    let heading = -1
    this.headings = structured.placed.map(({ paragraph }, index) => {
      const above = heading
      if (paragraph.kind === 'heading') heading = index
      return above
    })
  }

  passage(index: number): Passage {
    return this.passages[index] as Passage
  }

  /** Settled ids of a named body; empty where the process knows none. */
  ids(mention: Mention): string[] {
    return this.#ids.get(mention) ?? []
  }

  /** What a mention means after all: "urges the Council of ITU to instruct the Secretary-General" means its own. */
  settle(mention: Mention, ids: string[]): void {
    this.#ids.set(mention, ids)
  }

  /** Is this the body that speaks? "The Conference" of a text that names no conference in full is the one whose text it is. */
  speaks(placed: Placed, mention: Mention): boolean {
    return this.ids(mention).includes(placed.speaker.body ?? '') || (mention.ids[0] === '~conference' && this.#ownConference)
  }

  /** Who acts where a text names nobody: the Union, the States that speak as "we", or the body whose text it is. */
  own(placed: Placed): string[] {
    const { house, body } = placed.speaker
    if (placed.opener !== null && house === 'itu') return ['itu']
    // ministers who speak as "we" outside the Assembly speak for their States
    const { genre, symbol } = this.structured.document
    if (genre === 'outcome' && !/^[AE]\//.test(symbol ?? '')) return ['member-states']
    return body ? [body] : house === 'itu' ? ['itu'] : ['unga']
  }

  idsOf(order: Order): string[] {
    return [...new Set(order.addressees.flatMap((mention) => this.ids(mention)))]
  }

  /** Whom an order is given to, with pronouns and the body itself settled. `index` is of its paragraph. */
  addresseesOf(order: Order, index: number): string[] {
    if (order.pronoun && order.addressees.length === 0) return this.lastAddressees
    if (order.own) return this.own(this.structured.placed[index] as Placed)
    return this.idsOf(order)
  }
}
