import { anyCase, matchesOf, once } from '../lexicon/pattern.ts'
import type { Lexicon, OrderVerb, VerbClass } from '../lexicon/types.ts'
import { readArabicOrder } from './arabic/order.ts'
import { arabicSubject } from './arabic/subjects.ts'
import { readChineseOrder } from './chinese/order.ts'
import { type Rules, rulesOf } from './grammar.ts'
import type { Hit, Mood } from './hits.ts'
import { canBe, type Mention } from './mentions.ts'
import type { Passage } from './passage.ts'

/** An order found in a passage: whom it is given to and where its task stands. Offsets count in the folded text. */
export interface Order {
  /** id of the verb in the lexicon */
  verb: string
  class: VerbClass
  mood: Mood
  from: number
  /** end of the verb */
  verbTo: number
  addressees: Mention[]
  /** addressed by a pronoun: whoever was addressed before */
  pronoun: boolean
  /** a duty that a relative clause gives to the body just named: an order only inside another one */
  clause?: true
  /** nobody is named: the body that speaks acts itself */
  own: boolean
  /** who gives the order, where the words after the verb say so; else what stands before it tells */
  subject?: Mention | 'self' | 'chair' | 'other' | 'we'
  /** where the list of addressees ends */
  named: number
  task: { from: number; to: number }
}

export interface Chain {
  mentions: Mention[]
  from: number
  to: number
}

const ofWords = /(?:^|[\s'])(?:of|du|des|de la|de l'|del|de los|de las|d'|التابعة?|الذي|التي)\s*(?:the\s|la\s|los\s|las\s|el\s)?$/iu

/** The list of bodies that begins within a few words of `at`, joined by commas and "and". */
export function chainAfter(
  lexicon: Lexicon,
  passage: Passage,
  at: number,
  verb: Pick<OrderVerb, 'to' | 'case'>,
  end: number,
): Chain | null {
  const rules = rulesOf(lexicon)
  const first = passage.mentions.find((mention) => mention.from >= at)
  if (!first || first.from >= end) return null
  const gap = passage.masked.slice(at, first.from)
  // "jointly with UNESCO" names a partner of the one asked
  if (lexicon.language === 'ru' && partnerEnd(rules, passage.masked.slice(Math.max(at, first.from - 40), first.from + 1))) return null
  if (gap.length > 160 || !reaches(lexicon, rules, gap, verb.to) || !canBe(first, verb.case)) return null
  return extend(lexicon, passage, first, end)
}

/** May the words between a verb and a named body stand there, the body being the one addressed? */
function reaches(lexicon: Lexicon, rules: Rules, gap: string, to: string | undefined): boolean {
  let rest = gap
  const drop = (pattern: RegExp): void => {
    rest = rest.replace(pattern, '')
  }
  const preposition =
    to === undefined ? null : once(lexicon, `^[\\s,]*(?:${to})${lexicon.spaced && !lexicon.clitics ? "(?:(?<=')|(?![\\p{L}]))" : ''}`)
  drop(rules.leadingAdverbs)
  drop(/^\s*,[^,;:.]{1,120},(?=\s|$)/)
  drop(/^[\s,]+/)
  const before = rest
  if (preposition) drop(preposition)
  if (!lexicon.spaced) return rules.determiners.test(rest)
  if (preposition && rest === before && !preposition.test('')) return false
  const unknown = rest.split(/[\s]+|(?<=')/).filter((word) => word !== '' && !rules.determinerWord.test(word))
  if (unknown.length === 0) return true
  // in Russian the infinitive before a body is the task, and the body stands in it
  if (lexicon.language === 'ru' && unknown.some((word) => rules.infinitive.test(word))) return false
  return (
    unknown.length <= 3 &&
    gap.length < 60 &&
    unknown.every((word) => rules.plainWord.test(word)) &&
    !ofWords.test(gap) &&
    !rules.thatAny.test(gap) &&
    !(lexicon.language === 'en' && /(?<![a-z])to\s/.test(gap))
  )
}

function extend(lexicon: Lexicon, passage: Passage, first: Mention, end: number): Chain {
  const rules = rulesOf(lexicon)
  const mentions = [first]
  let last = first
  let { cases } = first
  for (const next of passage.mentions.slice(passage.mentions.indexOf(first) + 1)) {
    if (next.from >= end) break
    const gap = passage.masked.slice(last.to, next.from)
    if (gap.length > 90 || /[;.:。]/.test(gap)) break
    const joined =
      rules.and.test(gap) ||
      (lexicon.language === 'ar' && /^\s*,?\s*و?(?:ال|لل|ل|ب)?$/u.test(gap) && /و/.test(gap)) ||
      rules.andUnknown.test(gap)
    if (!joined || (cases & next.cases) === 0 || startsTask(lexicon, rules, gap)) break
    mentions.push(next)
    last = next
    cases &= next.cases
  }
  return { mentions, from: first.from, to: last.to }
}

/** "to", "de", "que" between two named bodies: the second belongs to the task of the first. */
function startsTask(lexicon: Lexicon, rules: Rules, gap: string): boolean {
  if (!lexicon.spaced || lexicon.language === 'ar') return false
  rules.that.lastIndex = 0
  if (rules.that.test(gap)) return true
  return lexicon.language === 'en' ? /(?<![a-z])to\s/i.test(gap) : rules.infinitive.test(gap)
}

/** "Together with @": the body at the end only lends a hand. */
function partnerEnd(rules: Rules, text: string): boolean {
  return matchesOf(rules.partner, text).some((match) => match.index + match[0].length >= text.length)
}

/** The list of bodies that ends just before `at`, as the subject of a verb. */
export function chainBefore(
  lexicon: Lexicon,
  passage: Passage,
  at: number,
  start: number,
  wanted?: OrderVerb['case'] | 'nominative',
): Chain | null {
  const rules = rulesOf(lexicon)
  const close = lexicon.spaced
    ? /^(?:\s*\([^)]*\))?(?:\s*,[^;.]{0,240},)?(?:\s+[^,;.\s]+){0,4}\s*$/u
    : /^(?:\([^)]*\))?(?:,?[^。;,]{0,24}|,[^。;]{0,60},)$/u
  // a body inside an aside, "ITU, together with UNDP, should", is passed over, and so is one that names a role
  // the comma that closes a clause within a name, "the Group on matters related to the Internet,", is none of the gap's
  const gap = (mention: Mention): string =>
    passage.masked.slice(mention.to, at).replace(/,/.test(passage.text.slice(mention.from, mention.to)) ? /^,/ : /(?!)/, '')
  const near = passage.mentions.filter(
    (mention) =>
      mention.to <= at &&
      mention.from >= start &&
      at - mention.to < 300 &&
      close.test(gap(mention)) &&
      canBe(mention, wanted) &&
      !rules.roleEnd.test(passage.masked.slice(Math.max(start, mention.from - 30), mention.from)) &&
      !partnerEnd(rules, passage.masked.slice(Math.max(start, mention.from - 40), mention.from + 1)),
  )
  // a name that is declined tells its case; an abbreviation may only stand in it
  const nearest = near.findLast((mention) => mention.cases !== anyCase) ?? near.at(-1) ?? beforeRelative(lexicon, passage, at, start)
  if (!nearest) return null
  const chain: Mention[] = [nearest]
  for (const mention of [...passage.mentions].reverse()) {
    const first = chain[0] as Mention
    if (mention.to > first.from || mention === nearest) continue
    if (mention.from < start) break
    const between = passage.masked.slice(mention.to, first.from)
    if (!(rules.and.test(between) || rules.andUnknown.test(between))) break
    chain.unshift(mention)
  }
  // the body after "of" only belongs to the one before it: "the work of the Council should"
  const fit = chain.filter((mention) => canBe(mention, wanted))
  return fit.length === 0 ? null : { mentions: fit, from: (fit[0] as Mention).from, to: nearest.to }
}

/** "No State that has received help should": the body that a clause without commas describes. */
function beforeRelative(lexicon: Lexicon, passage: Passage, at: number, start: number): Mention | undefined {
  const described = /^\s(?:that|which|who|qui|que)\s[^,;.\ue100-\ue13f]{3,90}$/u
  if (lexicon.language !== 'en' && lexicon.language !== 'fr' && lexicon.language !== 'es') return undefined
  return passage.mentions.findLast(
    (mention) =>
      mention.to <= at &&
      described.test(passage.masked.slice(mention.to, at)) &&
      /^[\s\p{P}]*(?:\p{L}+\s)?$/u.test(passage.masked.slice(start, mention.from)),
  )
}

const thatLike =
  /^(?:que|qu'|a que|para que|en que|de que|afin que|pour que|la petici|la solicitud|su petici|that|if|could|would|were to|might|чтобы|что|ان|بان|على ان|الي)/iu

/** Where the task of an order begins, after its addressees; null when there is none. */
export function taskAfter(lexicon: Lexicon, passage: Passage, verb: OrderVerb, at: number, end: number, named: boolean): number | null {
  const rules = rulesOf(lexicon)
  const rest = passage.masked.slice(at, end)
  if (/^\s*[,:]?\s*$/.test(rest)) return at
  if (!lexicon.spaced || lexicon.language === 'ar' || lexicon.language === 'ru') {
    if (lexicon.language === 'ar' && verb.marker) {
      const marker = once(
        lexicon,
        `(?<![\\p{L}])(?:و)?(?:${verb.marker})(?![\\p{L}])|(?<![\\p{L}])ب(?=\\p{L})|(?<![\\p{L}])ل(?=\\p{L})`,
      ).exec(rest.slice(0, 240))
      return marker ? at + marker.index : named ? at : null
    }
    if (lexicon.language === 'ru') return named || rules.infinitive.test(rest.slice(0, verb.own ? 90 : 400)) ? at : null
    return at
  }
  const opening = once(lexicon, `(?<![\\p{L}])(?:${verb.marker ?? '(?!)'})`, 'gu')
  opening.lastIndex = 0
  for (const match of rest.slice(0, 420).matchAll(opening)) {
    const marker = match[0]
    const after = rest.slice(match.index + marker.length)
    if (!marker.endsWith("'") && /^\p{L}/u.test(after) && !/[\s']$/.test(marker)) continue
    if (isTask(lexicon, rules, marker, after, rest.slice(0, match.index))) return at + match.index
  }
  if (/:\s*$/.test(rest)) return at
  // "a follow-up group is set up": what is founded is the task
  if (verb.bare && (named || verb.own)) return at
  if (verb === dutyLike || verb.id === 'shall') return at
  return null
}

const dutyLike: OrderVerb = { id: 'shall', class: 'request', bare: true }

// "pursuant to", "in addition to": a preposition, not the mark of a task
const prepositional =
  /(?:pursuant|according|due|relating|related|addition|regard|relation|response|subject|respect|reference|contributions?|access|prior|owing|thanks|attention|further|support|annex|next|as)\s*$/iu

function isTask(lexicon: Lexicon, rules: Rules, marker: string, after: string, before: string): boolean {
  if (lexicon.language === 'en') {
    if (/^to$/i.test(marker))
      return (
        !prepositional.test(before) &&
        /^\s+(?!the\s|a\s|an\s|its\s|their\s|this\s|that\s|these\s|those\s|paragraph|\d|[A-Z]|[\ue100-\ue13f])[a-z-]{2,}/.test(after)
      )
    if (/^(?:with|for|the)$/i.test(marker)) return before.trim().length < 30
    return before.trim().length < 60 || /,\s*$/.test(before)
  }
  if (thatLike.test(marker) || (lexicon.language === 'es' && /(?<![\p{L}])(?:que|quien(?:es)?)$/u.test(marker))) return true
  if (/(?:mandat|soin|tâche|mission|charge|instruction|responsab)/iu.test(marker) || /tarea|misión|labor/iu.test(marker)) return true
  if (/^(?:le|la|l'|du|des|de|del|en)$/iu.test(marker.trim()) && !rules.infinitive.test(after.slice(0, 50).trimStart())) return false
  if (/[aeií]r(?:l[oae]s?|se)?$/iu.test(marker)) return true
  const start = /^\s*(.*)$/su.exec(after)?.[1] ?? ''
  const found = rules.infinitive.exec(start.slice(0, 60))
  if (found?.index === 0) return true
  // adverbs and short phrases may stand between: "à, d'ici à 2028, élaborer"
  return /^(?:à|a|de|d'|para|pour)$/iu.test(marker.trim()) && /^\s*,/.test(after) && found !== null
}

/** Reads one form as an order: addressees after it or before it, and its task. Null when the words around do not make one. */
export function readOrder(
  lexicon: Lexicon,
  passage: Passage,
  hit: Hit,
  reading: Hit['readings'][number],
  sentence: { from: number; to: number },
): Order | null {
  if (lexicon.language === 'ar') return readArabicOrder(lexicon, passage, hit, reading, sentence)
  if (lexicon.language === 'zh') {
    const read = readChineseOrder(lexicon, passage, hit, reading, sentence)
    if (read !== undefined) return read
  }
  const { verb, mood } = reading
  const end = sentence.to
  const order = (chain: Chain | null, taskFrom: number, more: Partial<Order> = {}): Order => ({
    verb: verb.id,
    class: verb.class,
    mood,
    from: hit.from,
    verbTo: hit.to,
    addressees: chain?.mentions ?? [],
    pronoun: false,
    own: false,
    named: chain ? Math.max(chain.to, hit.to) : hit.to,
    task: { from: taskFrom, to: end },
    ...more,
  })
  const rules = rulesOf(lexicon)
  /** "entrusts its preparation to UNGIS": where nothing follows the one named, the task stands between. */
  const given = (chain: Chain, task: number): Order => {
    if (!verb.bare || !/^[\s,.;]*$/.test(passage.masked.slice(chain.to, end))) return order(chain, task)
    if (/\p{L}{4,}/u.test(passage.masked.slice(hit.to, chain.from)))
      return order(chain, hit.to, { named: hit.to, task: { from: hit.to, to: chain.from } })
    // "the choice of the date we leave to the secretariat"
    const ahead = passage.masked.slice(sentence.from, hit.from)
    return ahead.trim().split(/\s+/).length > 1
      ? order(chain, sentence.from, { named: hit.to, task: { from: sentence.from, to: hit.from } })
      : order(chain, task)
  }
  if (mood === 'duty') {
    const chain = chainBefore(lexicon, passage, hit.from, sentence.from, lexicon.language === 'ru' ? 'nominative' : undefined)
    if (chain) return order(chain, hit.to)
    // "Готовить учителей должны университеты": the task first, who must do it last
    const last = lexicon.language === 'ru' ? chainAfter(lexicon, passage, hit.to, { case: 'nominative' }, end) : null
    if (
      last &&
      /^[\s.;]*$/.test(passage.masked.slice(last.to, end)) &&
      rules.infinitive.test(passage.masked.slice(sentence.from, hit.from))
    )
      return order(last, sentence.from, { named: hit.to, task: { from: sentence.from, to: hit.from } })
    // "to refer it to the Group, which should give its view"
    const told = passage.mentions.findLast((mention) => mention.to <= hit.from && mention.from >= sentence.from)
    if (told && rules.which.test(passage.masked.slice(told.to, hit.from)))
      return order({ mentions: [told], from: told.from, to: told.to }, hit.to, { clause: true })
    // "They must": whoever the sentence before was about
    const lead = passage.masked.slice(sentence.from, hit.from)
    return rules.pronounAlone.test(lead) ? order(null, hit.to, { pronoun: true }) : null
  }
  if (mood === 'dutyOn') return readDutyOn(lexicon, passage, hit, sentence, order)
  if (mood === 'passive' || mood === 'impersonal') {
    // "Al Consejo se le propone que": the pronoun doubles the one asked, who stands before it
    const doubled = lexicon.language === 'es' && /^se les?\s/.test(passage.masked.slice(hit.from, hit.to))
    const fronted = doubled ? chainBefore(lexicon, passage, hit.from, sentence.from) : null
    const frontedTask = fronted?.to === hit.from - 1 ? taskAfter(lexicon, passage, verb, hit.to, end, true) : null
    if (frontedTask !== null) return order(fronted, frontedTask)
    const after = chainAfter(lexicon, passage, hit.to, verb, end)
    if (after && verb.trails) {
      const from = /\p{L}/u.test(passage.text.slice(sentence.from, hit.from)) ? sentence.from : clauseBefore(passage, sentence.from)
      return order(after, from, { task: { from, to: hit.from } })
    }
    // "is to be handed on by the secretariat": the one who does it stands within the task
    if (after && verb.agent) return order(after, verb.agent === 'verb' ? hit.from : hit.to, { named: hit.to, mood: 'duty' })
    if (after && (mood === 'impersonal' || lexicon.language === 'es')) {
      const task = taskAfter(lexicon, passage, verb, after.to, end, true)
      if (task !== null) return given(after, task)
    }
    // "to refer it to the Group, which is requested to"
    const told = passage.mentions.findLast((mention) => mention.to <= hit.from && mention.from >= sentence.from)
    if (told && rules.whom.test(passage.masked.slice(told.to, hit.from))) {
      const task = taskAfter(lexicon, passage, verb, hit.to, end, true)
      if (task !== null) return order({ mentions: [told], from: told.from, to: told.to }, task, { clause: true })
    }
    // in Russian the one asked stands in the case that the verb governs, and as subject of a passive in the nominative
    const before = chainBefore(
      lexicon,
      passage,
      hit.from,
      sentence.from,
      lexicon.language === 'ru' ? (mood === 'impersonal' ? (verb.case ?? 'dative') : 'nominative') : undefined,
    )
    if (before) {
      const task = taskAfter(lexicon, passage, verb, hit.to, end, lexicon.language !== 'en')
      if (task !== null) return order(before, task)
    }
    const that = subjectOfThat(lexicon, passage, hit.to, end)
    if (that) return order(that, that.to)
    if (rules.pronounBefore?.test(passage.masked.slice(Math.max(sentence.from, hit.from - 16), hit.from))) {
      const task = taskAfter(lexicon, passage, verb, hit.to, end, true)
      if (task !== null) return order(null, task, { pronoun: true })
    }
    if (verb.own) return ownOrder(lexicon, passage, hit, verb, end, order)
    // "satellite operators are urged to": whoever opens the sentence is asked, though no list knows the name
    if (mood === 'passive' && rules.someone.test(passage.masked.slice(sentence.from, hit.from))) {
      const task = taskAfter(lexicon, passage, verb, hit.to, end, false)
      if (task !== null && task - hit.to < 3) return order(null, task)
    }
    return lexicon.language === 'es' && mood === 'passive' ? unknownAddressee(lexicon, passage, hit, verb, end, order) : null
  }
  const pronounAfter = rules.pronoun.exec(
    passage.masked.slice(hit.to, end).replace(once(lexicon, `^\\s*(?:${verb.to ?? '(?!)'})(?=\\s)`), (lead) => ' '.repeat(lead.length)),
  )
  if (reading.pronoun) {
    const task = taskAfter(lexicon, passage, verb, hit.to, end, true)
    return task === null ? null : order(null, task, { pronoun: true })
  }
  const chain = chainAfter(lexicon, passage, hit.to, verb, end)
  if (chain) {
    const task = taskAfter(lexicon, passage, verb, chain.to, end, true)
    if (task !== null) return given(chain, task)
    // "entrusts its preparation to the secretariat within a year": no verb follows the one named
    if (verb.bare && named(passage.masked.slice(hit.to, chain.from))) return order(chain, hit.to, { named: hit.to })
  }
  // "we count on it that they hand it over"
  const they = verb.own ? null : rules.thatThenPronoun?.exec(passage.masked.slice(hit.to, end))
  if (they) return order(null, hit.to + they[0].length, { pronoun: true })
  const that = subjectOfThat(lexicon, passage, hit.to, end)
  if (that && mood !== 'noun') return order(that, that.to)
  if (pronounAfter) {
    const task = taskAfter(lexicon, passage, verb, hit.to + pronounAfter[0].length, end, true)
    if (task !== null) return order(null, task, { pronoun: true })
  }
  const before = rules.pronounBefore?.exec(passage.masked.slice(Math.max(sentence.from, hit.from - 12), hit.from))
  if (before) {
    const task = taskAfter(lexicon, passage, verb, hit.to, end, false)
    if (task !== null) return order(null, task, { pronoun: true, from: hit.from - before[0].length })
  }
  if (verb.own) return ownOrder(lexicon, passage, hit, verb, end, order)
  // "UNESCO, to which we entrust"
  const told = mood === 'we' ? passage.mentions.findLast((mention) => mention.to <= hit.from && mention.from >= sentence.from) : undefined
  if (told && rules.whom.test(passage.masked.slice(told.to, hit.from))) {
    const task = taskAfter(lexicon, passage, verb, hit.to, end, true)
    if (task !== null) return order({ mentions: [told], from: told.from, to: told.to }, task, { named: hit.to, subject: 'we' })
  }
  // "Секретариату мы поручаем": word order is free where cases tell who is asked
  if (lexicon.language === 'ru' && mood === 'we' && verb.case) {
    const ahead = chainBefore(lexicon, passage, hit.from, sentence.from, verb.case)
    if (ahead) return order(ahead, hit.to)
  }
  return unknownAddressee(lexicon, passage, hit, verb, end, order)
}

/** Does a noun stand between a verb and the one it addresses? */
const named = (gap: string): boolean => /\p{L}{5,}/u.test(gap)

/** Where the clause before a semicolon or full stop begins. */
const clauseBefore = (passage: Passage, at: number): number =>
  Math.max(passage.text.lastIndexOf('.', at - 2), passage.text.lastIndexOf(';', at - 2)) + 1

/** "recommends that the Council instruct": the subject of the clause acts. */
export function subjectOfThat(lexicon: Lexicon, passage: Passage, at: number, end: number): Chain | null {
  if (lexicon.language === 'ar') return arabicSubject(lexicon, passage, at, end)
  const rules = rulesOf(lexicon)
  const rest = passage.masked.slice(at, end)
  const lead = rules.thatThenBody.exec(rest)
  if (!lead) return null
  const first = passage.mentions.find((mention) => mention.from === at + lead[0].length)
  if (!first || first.from >= end) return null
  if (ofWords.test(lead[0])) return null
  return extend(lexicon, passage, first, end)
}

type Maker = (chain: Chain | null, taskFrom: number, more?: Partial<Order>) => Order

/** "decides to", "décide que": the body itself acts, or the subject of the clause. */
function ownOrder(lexicon: Lexicon, passage: Passage, hit: Hit, verb: OrderVerb, end: number, order: Maker): Order | null {
  const that = subjectOfThat(lexicon, passage, hit.to, end)
  if (that) return order(that, that.to)
  const rest = passage.masked.slice(hit.to, end)
  if (/^\s*[,:]?\s*$/.test(rest)) return order(null, hit.to, { own: true })
  const task = taskAfter(lexicon, passage, verb, hit.to, Math.min(end, hit.to + 260), false)
  return task === null ? null : order(null, task, { own: true })
}

/** The one addressed has no name that the lexicon knows: "invites donors to". Only where the words leave no doubt that somebody is told to act. */
function unknownAddressee(lexicon: Lexicon, passage: Passage, hit: Hit, verb: OrderVerb, end: number, order: Maker): Order | null {
  if (verb.own) return null
  const rules = rulesOf(lexicon)
  const rest = passage.masked.slice(hit.to, Math.min(end, hit.to + 160))
  if (lexicon.language === 'zh') return null
  if (lexicon.language === 'ru') return rules.infinitive.test(rest) && /^\s+\p{L}+/u.test(rest) ? order(null, hit.to) : null
  if (lexicon.language === 'ar') {
    if (!verb.marker) return null
    const marker = once(lexicon, `(?<![\\p{L}])(?:${verb.marker})(?![\\p{L}])`).exec(rest.slice(0, 100))
    return marker && marker.index > 3 ? order(null, hit.to + marker.index) : null
  }
  const task = taskAfter(lexicon, passage, verb, hit.to, Math.min(end, hit.to + 200), false)
  if (task === null || task - hit.to < 4) return null
  const named = passage.masked.slice(hit.to, task)
  return /[\ue100-\ue13f]/.test(named) && ofWords.test(named.slice(0, named.search(/[\ue100-\ue13f]/))) ? null : order(null, task)
}

/** "Секретариату следует", "il incombe au secrétariat de", "ينبغي للأمانة أن". */
function readDutyOn(lexicon: Lexicon, passage: Passage, hit: Hit, sentence: { from: number; to: number }, order: Maker): Order | null {
  const end = sentence.to
  const to = lexicon.language === 'fr' ? '(?:à|au|aux)' : lexicon.language === 'es' ? '(?:a|al)' : undefined
  const wanted = lexicon.language === 'ru' ? ('dative' as const) : undefined
  const after = chainAfter(lexicon, passage, hit.to, { ...(to && { to }), ...(wanted && { case: wanted }) }, end)
  if (lexicon.language === 'ru') {
    const before = chainBefore(lexicon, passage, hit.from, sentence.from, 'dative')
    const rest = passage.masked.slice(hit.to, end)
    if (before && (rulesOf(lexicon).infinitive.test(rest.slice(0, 200)) || /^\s*:/.test(rest))) return order(before, hit.to)
    return after ? order(after, after.to) : null
  }
  if (lexicon.language === 'ar') {
    if (after) {
      const rest = passage.masked.slice(after.to, Math.min(end, after.to + 120))
      const an = /(?<![\p{L}])(?:ب)?ان\s+[يت]/u.exec(rest)
      const bare = /^(?:على|علي)$/u.test(passage.text.slice(hit.from, hit.to))
      return an && (!bare || an.index < 40) ? order(after, after.to + an.index) : null
    }
    const that = subjectOfThat(lexicon, passage, hit.to, end)
    return that ? order(that, that.to) : null
  }
  if (lexicon.language === 'zh') return after ? order(after, after.to) : null
  if (!after) return null
  return order(after, after.to)
}
