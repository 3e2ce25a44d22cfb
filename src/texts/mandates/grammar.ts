import { filled, rx } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'

/** The patterns of a language's grammar, made once. */
export interface Rules {
  /** nothing but adverbs before the verb: the verb opens its sentence */
  opens: RegExp
  /** "and", a comma: the verb goes on from another one of the same subject */
  goesOn: RegExp
  we: RegExp
  /** "If so, we ask": a main clause begins after the comma */
  weAfterComma: RegExp
  negated: RegExp
  relative: RegExp
  that: RegExp
  deciding: RegExp
  decidingEnd: RegExp
  telling: RegExp
  tellingEnd: RegExp
  pluperfectEnd: RegExp | null
  actors: RegExp
  self: RegExp
  chair: RegExp
  leadingAdverbs: RegExp
  /** one word that may stand before a named body */
  determinerWord: RegExp
  determiners: RegExp
  /** words that may stand between the names of a list and nothing else: and, the */
  joinerWords: RegExp
  /** "the latter": the body named last */
  latter: RegExp | null
  /** a relative pronoun between a body and what it must do */
  which: RegExp
  /** the same, where the verb is a passive that asks the body */
  whom: RegExp
  /** a passive clause with the one who acts */
  byAgent: RegExp
  us: RegExp
  /** "and that", before the subject of a further clause of one decision */
  andThat: RegExp
  /** nothing but a noun of persons before a verb in the passive */
  someone: RegExp
  /** before a verb whose subject is left out */
  droppedSubject: RegExp
  /** pronoun that means the body to which the result goes back */
  backTo: RegExp | null
  determinerTail: RegExp
  plainWord: RegExp
  thatAny: RegExp
  adverbs: string
  determiner: string
  and: RegExp
  andUnknown: RegExp
  partner: RegExp
  pronoun: RegExp
  pronounEnd: RegExp
  pronounStart: RegExp
  /** nothing but a pronoun before the verb */
  pronounAlone: RegExp
  pronounBefore: RegExp | null
  thatThenBody: RegExp
  thatThenPronoun: RegExp | null
  infinitive: RegExp
  through: RegExp
  recipient: RegExp[]
  transfer: RegExp
  listIntro: RegExp
  /** a clause that says of the one asked that the task is still to be done */
  notYet: RegExp
  /** the words for terms of reference */
  terms: RegExp
  task: RegExp | null
  sealed: RegExp
  agreeing: RegExp
  idleTask: RegExp
  qualifiers: RegExp
  conditions: RegExp
  idle: RegExp
  joint: RegExp
  particle: RegExp | null
  shares: { before: RegExp; after: RegExp } | null
  roleEnd: RegExp
  creates: RegExp[]
  toward: RegExp
  opinion: RegExp
  attendance: RegExp
  acts: { act: string; pattern: RegExp }[]
}

const cache = new WeakMap<Lexicon, Rules>()

export function rulesOf(lexicon: Lexicon): Rules {
  const known = cache.get(lexicon)
  if (known) return known
  const { grammar, spaced } = lexicon
  const f = (source: string): string => filled(lexicon, source)
  const before = spaced ? '(?<![\\p{L}\\p{N}])' : ''
  const after = spaced ? '(?![\\p{L}\\p{N}])' : ''
  const clitic = lexicon.clitics ? `(?:${lexicon.clitics})?` : ''
  const edged = (source: string, flags = 'u'): RegExp => rx(`${before}${clitic}(?:${f(source)})${after}`, flags)
  const modifiers = f(lexicon.modifiers)
  const and = f(grammar.and)
  const adverbs = f(grammar.adverb)
  const determinerWords = f(grammar.determiner)
  const determiner = spaced
    ? `(?:(?:${determinerWords})(?:\\s+|(?<=')))*${lexicon.clitics ? '(?:لل|ب|ل|ك|ال)?' : ''}`
    : `(?:${determinerWords})*`
  const open = `(?:[\\s,]*(?:${modifiers}|${adverbs})${after})*[\\s,]*`
  // "o" and "y" are words of their own, not the beginning of the next
  const wordEnd = spaced ? "(?![\\p{L}](?!'))" : ''
  const unknown = spaced ? "(?:[\\p{L}'-]+\\s+){0,3}" : ''
  const rules: Rules = {
    opens: rx(`^[\\s"«“(\\[–-]*${open}(?:${clitic})$`),
    goesOn: rx(
      `(?:^|[\\s,;:)\\ue0ff\\u4e00-\\u9fff])(?:${and}|;|:)${after}${open}${lexicon.clitics ? 'و?' : ''}$|[,;:]${open}${lexicon.clitics ? 'و?' : ''}$${lexicon.clitics ? '|\\sو$' : ''}`,
      'u',
    ),
    weAfterComma: rx(`,\\s*(?:${f(grammar.we)})(?:\\s+[^\\s,;]+){1,4}$`),
    we: rx(`${before}(?:${f(grammar.we)})${after}[^,;.]{0,40}$`),
    negated: rx(`${before}(?:${f(grammar.negation)})${after}\\s*(?:\\p{L}+\\s+)?$`),
    relative: edged(grammar.relative, 'gu'),
    that: grammar.that ? edged(grammar.that, 'gu') : /(?!)/g,
    deciding: edged(grammar.deciding, 'gu'),
    decidingEnd: rx(`${before}${clitic}(?:${f(grammar.deciding)})${after}[^;.]{0,30}$`),
    telling: edged(grammar.telling, 'gu'),
    tellingEnd: rx(`${before}${clitic}(?:${f(grammar.telling)})${after}[^;.]{0,30}$`),
    pluperfectEnd: grammar.pluperfect ? rx(`${before}(?:${f(grammar.pluperfect)})${after}\\s*(?:\\p{L}+\\s+){0,2}$`) : null,
    actors: rx(
      `[\\ue100-\\ue13f]\\ue0ff*|${before}${clitic}(?:${f(grammar.self)}|${f(grammar.others)}|${f(grammar.chair)}${grammar.subjectPronoun ? `|${f(grammar.subjectPronoun)}` : ''})${after}`,
      'gu',
    ),
    self: rx(`^${clitic}(?:${f(grammar.self)}${grammar.subjectPronoun ? `|${f(grammar.subjectPronoun)}` : ''})$`),
    chair: rx(`^${clitic}(?:${f(grammar.chair)})$`),
    leadingAdverbs: rx(`^(?:[\\s,]*(?:${adverbs}|${modifiers})${after})+`),
    determinerWord: rx(`^(?:${determinerWords}${lexicon.clitics ? '|لل|ب|ل|ال|ك' : ''})$`),
    determiners: rx(`^(?:${determinerWords})*$`),
    joinerWords: rx(`^(?:${and}|${determinerWords})$`),
    droppedSubject: grammar.dropsSubject
      ? rx(`(?:^|[,;:.] )(?:(?:${modifiers}|${adverbs}|${f(grammar.pronounBefore ?? '(?!)')}|se|no|y)\\s)*$`)
      : rx('(?!)'),
    which: grammar.which ? rx(`^\\s*,\\s*(?:${f(grammar.which)})(?:\\s+(?:${adverbs}))*\\s*$`) : rx('(?!)'),
    whom: grammar.whom ? rx(`^\\s*,\\s*(?:${f(grammar.whom)})(?:\\s+(?:${adverbs}))*\\s*$`) : rx('(?!)'),
    byAgent: grammar.byAgent ? edged(grammar.byAgent) : rx('(?!)'),
    us: grammar.us ? edged(grammar.us) : rx('(?!)'),
    andThat: grammar.that ? rx(`(?:^|[\\s,;])(?:${and})\\s+(?:${f(grammar.that)})\\s*$`) : rx('(?!)'),
    someone: grammar.someone ? rx(`^\\s*(?:${f(grammar.someone)})(?:\\s+[\\p{L}'-]+){0,6}\\s*$`) : rx('(?!)'),
    latter: grammar.latter ? edged(grammar.latter) : null,
    backTo: grammar.backTo ? edged(grammar.backTo) : null,
    determinerTail: rx(`${determiner}$`),
    plainWord: rx("^[\\p{L}'-]+$"),
    thatAny: grammar.that ? edged(grammar.that) : rx('(?!)'),
    adverbs,
    determiner,
    and: rx(
      `^\\s*(?:\\([^)]{0,80}\\)\\s*)?(?:${and})${lexicon.clitics ? '' : wordEnd}(?:\\s*(?:${and}|${adverbs})${lexicon.clitics ? '' : wordEnd})*\\s*(?:${determiner})?${unknown}$`,
    ),
    andUnknown: rx(`^\\s*(?:,|、)\\s*[^,;:、]{1,60}?(?:,|、|\\s)\\s*(?:${and})?\\s*(?:${determiner})?$`),
    partner: rx(`${before}${clitic}(?:${f(grammar.partner)})`, 'gu'),
    pronounAlone: grammar.subjectPronoun
      ? rx(`^\\s*(?:(?:${modifiers}|${adverbs})[\\s,]+)*(?:${f(grammar.subjectPronoun)})(?:[\\s,]+(?:${modifiers}|${adverbs}))*\\s*$`)
      : rx('(?!)'),
    pronounStart: grammar.subjectPronoun ? rx(`^\\s*(?:${f(grammar.subjectPronoun)})${after}`) : rx('(?!)'),
    pronounEnd: rx(`${before}(?:${f(grammar.pronoun)})\\s*$`),
    pronoun: rx(`^\\s*(?:${f(grammar.pronoun)})${after}`),
    pronounBefore: grammar.pronounBefore ? rx(`${before}(?:${f(grammar.pronounBefore)})\\s*$`) : null,
    thatThenBody: rx(
      grammar.that
        ? `^(?:,[^,;]{2,60}(?=,))?[\\s,]*(?:${open})${spaced ? '(?:[\\p{L}]+\\s+){0,2}?' : ''}(?:${f(grammar.that)})${after}\\s*(?:,[^,;]{0,160},)?\\s*${lexicon.language === 'ar' ? '(?:[يت]\\p{L}+\\s+(?:\\p{L}+\\s+){0,2})?' : ''}(?:${determiner})?${unknown}(?=[\\ue100-\\ue13f])`
        : '(?!)',
      'u',
    ),
    thatThenPronoun:
      grammar.that && grammar.subjectPronoun
        ? rx(`^[\\s,]*(?:${f(grammar.that)})${after}\\s*(?:${f(grammar.subjectPronoun)})${after}`)
        : null,
    infinitive: grammar.infinitive ? rx(`${f(grammar.infinitive)}`) : /(?!)/,
    through: rx(`${before}${clitic}(?:${f(grammar.through)})`, 'gu'),
    recipient: grammar.recipient.map((source) => rx(`${before}${lexicon.language === 'ar' ? '[وف]?' : ''}(?:${f(source)})`, 'gu')),
    transfer: rx(
      lexicon.language === 'zh'
        ? `(?:${f(grammar.transfer)})`
        : `${before}${lexicon.language === 'ar' ? '[وفبل]*(?:ال)?' : ''}(?:${f(grammar.transfer)})`,
      'u',
    ),
    listIntro: edged(grammar.listIntro),
    notYet: rx(grammar.notYet ? `^[\\s,]*(?:${f(grammar.notYet)})` : '(?!)'),
    terms: edged(lexicon.headings.termsOfReference),
    task: grammar.task ? rx(`^\\s*(?:${f(grammar.task)})`) : null,
    idleTask: rx(`^[\\s,]*(?:${f(grammar.idleTask)})`),
    agreeing: edged(grammar.agreeing),
    sealed: rx(`(?:^|[.。;]\\s*)(?:[^.。;]{0,60},\\s*)?${clitic}(?:${f(grammar.sealed)})[\\s.。!]*$`),
    qualifiers: edged(lexicon.qualifiers, 'gu'),
    conditions: rx(`(?:^|[\\s,،(])${clitic}(?:${f(lexicon.conditions)})${after}[^,;.。]{4,160}`, 'gu'),
    idle: rx(`^[\\s"«“(]*${open}(?:${f(lexicon.idle)})${after}`),
    roleEnd: rx(`${before}(?:${f(grammar.role)})${after}\\s*(?:${determiner})?$`),
    creates: grammar.creates.map((source) => rx(`${before}${clitic}(?:${f(source)})`, 'gu')),
    toward: rx(`${before}(?:${f(grammar.toward)})${after}`),
    opinion: rx(grammar.implied ? f(grammar.implied.opinion) : '(?!)'),
    attendance: rx(grammar.implied ? f(grammar.implied.attendance) : '(?!)'),
    joint: rx(f(grammar.joint), 'gu'),
    particle: grammar.particle ? rx(`^\\s*(${f(grammar.particle)})`) : null,
    shares: grammar.shares ? { before: rx(`(?:^|[\\s,;])${f(grammar.shares.before)}$`), after: rx(`^${f(grammar.shares.after)}`) } : null,
    acts: lexicon.acts.map(({ act, words }) => ({
      act,
      pattern: rx(
        lexicon.language === 'zh'
          ? `(?:${f(words)})`
          : `${before}${lexicon.language === 'ar' ? '[وف]?[بل]?(?:ان )?(?:ال)?' : ''}(?:${f(words)})`,
        'u',
      ),
    })),
  }
  cache.set(lexicon, rules)
  return rules
}
