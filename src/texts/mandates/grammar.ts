import { filled } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'

/** The patterns of a language's grammar, made once. */
export interface Rules {
  /** nothing but adverbs before the verb: the verb opens its sentence */
  opens: RegExp
  /** "and", a comma: the verb goes on from another one of the same subject */
  goesOn: RegExp
  we: RegExp
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
  adverbs: string
  determiner: string
  and: RegExp
  andUnknown: RegExp
  partner: RegExp
  pronoun: RegExp
  pronounBefore: RegExp | null
  thatThenBody: RegExp
  infinitive: RegExp
  through: RegExp
  recipient: RegExp[]
  transfer: RegExp
  listIntro: RegExp
  task: RegExp | null
  sealed: RegExp
  qualifiers: RegExp
  conditions: RegExp
  idle: RegExp
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
  const edged = (source: string, flags = 'iu'): RegExp => new RegExp(`${before}${clitic}(?:${f(source)})${after}`, flags)
  const modifiers = f(lexicon.modifiers)
  const and = f(grammar.and)
  const adverbs = f(grammar.adverb)
  const determiner = f(grammar.determiner)
  const open = `(?:[\\s,]*(?:${modifiers}|${adverbs})${after})*[\\s,]*`
  const unknown = spaced ? "(?:[\\p{L}'-]+\\s+){0,3}" : ''
  const rules: Rules = {
    opens: new RegExp(`^[\\s"«“(\\[–-]*${open}(?:${clitic})$`, 'iu'),
    goesOn: new RegExp(
      `(?:^|[\\s,;:)\\ue0ff\\u4e00-\\u9fff])(?:${and}|;|:)${after}${open}${lexicon.clitics ? 'و?' : ''}$|[,;:]${open}${lexicon.clitics ? 'و?' : ''}$${lexicon.clitics ? '|\\sو$' : ''}`,
      'iu',
    ),
    we: new RegExp(`${before}(?:${f(grammar.we)})${after}[^,;.]{0,40}$`, 'iu'),
    negated: new RegExp(`${before}(?:${f(grammar.negation)})${after}\\s*(?:\\p{L}+\\s+)?$`, 'iu'),
    relative: edged(grammar.relative, 'giu'),
    that: grammar.that ? edged(grammar.that, 'giu') : /(?!)/g,
    deciding: edged(grammar.deciding, 'giu'),
    decidingEnd: new RegExp(`${before}${clitic}(?:${f(grammar.deciding)})${after}[^;.]{0,30}$`, 'iu'),
    telling: edged(grammar.telling, 'giu'),
    tellingEnd: new RegExp(`${before}${clitic}(?:${f(grammar.telling)})${after}[^;.]{0,30}$`, 'iu'),
    pluperfectEnd: grammar.pluperfect ? new RegExp(`${before}(?:${f(grammar.pluperfect)})${after}\\s*(?:\\p{L}+\\s+){0,2}$`, 'iu') : null,
    actors: new RegExp(
      `[\\ue100-\\ue13f]\\ue0ff*|${before}${clitic}(?:${f(grammar.self)}|${f(grammar.others)}|${f(grammar.chair)})${after}`,
      'giu',
    ),
    self: new RegExp(`^${clitic}(?:${f(grammar.self)})$`, 'iu'),
    chair: new RegExp(`^${clitic}(?:${f(grammar.chair)})$`, 'iu'),
    adverbs,
    determiner,
    and: new RegExp(`^\\s*(?:\\([^)]{0,80}\\)\\s*)?(?:${and})(?:\\s*(?:${and}|${adverbs}))*\\s*(?:${determiner})?${unknown}$`, 'iu'),
    andUnknown: new RegExp(`^\\s*(?:,|、)\\s*[^,;:、]{1,60}?(?:,|、|\\s)\\s*(?:${and})?\\s*(?:${determiner})?$`, 'iu'),
    partner: new RegExp(`${before}${clitic}(?:${f(grammar.partner)})`, 'giu'),
    pronoun: new RegExp(`^\\s*(?:${f(grammar.pronoun)})${after}`, 'iu'),
    pronounBefore: grammar.pronounBefore ? new RegExp(`${before}(?:${f(grammar.pronounBefore)})\\s*$`, 'iu') : null,
    thatThenBody: new RegExp(
      grammar.that
        ? `^[\\s,]*(?:${open})(?:${f(grammar.that)})${after}\\s*(?:,[^,;]{0,160},)?\\s*${lexicon.language === 'ar' ? '(?:[يت]\\p{L}+\\s+(?:\\p{L}+\\s+){0,2})?' : ''}(?:${determiner})?${unknown}(?=[\\ue100-\\ue13f])`
        : '(?!)',
      'iu',
    ),
    infinitive: grammar.infinitive ? new RegExp(`${f(grammar.infinitive)}`, 'iu') : /(?!)/,
    through: new RegExp(`${before}${clitic}(?:${f(grammar.through)})`, 'giu'),
    recipient: grammar.recipient.map((source) => new RegExp(`${before}${lexicon.language === 'ar' ? '[وف]?' : ''}(?:${f(source)})`, 'giu')),
    transfer: new RegExp(
      lexicon.language === 'zh'
        ? `(?:${f(grammar.transfer)})`
        : `${before}${lexicon.language === 'ar' ? '[وفبل]*(?:ال)?' : ''}(?:${f(grammar.transfer)})`,
      'iu',
    ),
    listIntro: edged(grammar.listIntro),
    task: grammar.task ? new RegExp(`^\\s*(?:${f(grammar.task)})`, 'iu') : null,
    sealed: new RegExp(`(?:^|[.。;]\\s*)${clitic}(?:${f(grammar.sealed)})[\\s.。!]*$`, 'iu'),
    qualifiers: edged(lexicon.qualifiers, 'giu'),
    conditions: new RegExp(`(?:^|[\\s,،(])${clitic}(?:${f(lexicon.conditions)})${after}[^,;.。]{4,160}`, 'giu'),
    idle: new RegExp(`^[\\s"«“(]*${open}(?:${f(lexicon.idle)})${after}`, 'iu'),
    acts: lexicon.acts.map(({ act, words }) => ({
      act,
      pattern: new RegExp(
        lexicon.language === 'zh'
          ? `(?:${f(words)})`
          : `${before}${lexicon.language === 'ar' ? '[وف]?[بل]?(?:ان )?(?:ال)?' : ''}(?:${f(words)})`,
        'iu',
      ),
    })),
  }
  cache.set(lexicon, rules)
  return rules
}
