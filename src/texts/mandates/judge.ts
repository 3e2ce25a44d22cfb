import type { Lexicon } from '../lexicon/types.ts'
import type { Order } from './orders.ts'
import type { Register } from './register.ts'
import type { Stance } from './stance.ts'

/** An order with the one whose task it stands in. */
export interface Nested extends Order {
  nestedIn?: Nested
}

/** Verbs by which a body says what it will do or wants, besides asking others. */
export const ownVerbs = new Set(['decides', 'proposes', 'deems', 'wishes'])

/** Where the words after the verb name who gives the order, that is who does. */
export function said(lexicon: Lexicon, order: Order, stance: Stance, isSelf: (mentionFrom: number) => boolean, follows: boolean): Stance {
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

/** Is an order given here, given inside another, only told, or none at all? */
export function judge(
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
