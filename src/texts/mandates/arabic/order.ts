import { once } from '../../lexicon/pattern.ts'
import type { Lexicon, OrderVerb } from '../../lexicon/types.ts'
import { type Rules, rulesOf } from '../grammar.ts'
import type { Hit } from '../hits.ts'
import type { Mention } from '../mentions.ts'
import type { Chain, Order } from '../orders.ts'
import type { Passage } from '../passage.ts'
import { antecedent, arabicChain, arabicSubject, skipSubject, subjectBefore } from './subjects.ts'
import { type Words, wordsOf } from './words.ts'

/**
 * Arabic puts the one who orders between the verb and the one who is told: طلب المجلس إلى الأمانة أن. Written without vowels,
 * طلب is both "requested" and "was requested". So what follows a verb decides: its preposition leads to the addressee, a body
 * without it is the subject; verbs that take none, like كلف, address the second of two bodies, or the only one.
 */

/** What stands between a verb and a body: who is named there as the subject, and whether the verb's preposition leads to the body. */
interface Lead {
  subject: Order['subject']
  preposition: boolean
}

function leadOf(lexicon: Lexicon, words: Words, rules: Rules, gap: string, to: string | undefined): Lead | null {
  let rest = ` ${gap}`
    .replace(rules.leadingAdverbs, '')
    .replace(/^\s*,[^,;:.]{1,120},(?=\s|$)/, '')
    .replace(rules.leadingAdverbs, '')
    .replace(/^[\s,]+/, '')
  let subject: Order['subject']
  for (const [pattern, kind] of [
    [words.self, 'self'],
    [words.chair, 'chair'],
    [words.others, 'other'],
  ] as const) {
    const match = pattern.exec(rest)
    if (!match) continue
    subject = kind
    rest = rest.slice(match[0].length)
    // "one of the delegations", "the representative of the host country": the rest of the name
    const name = to
      ? once(lexicon, `^[^,;:.]{0,60}? (?=(?:${to})(?![\\p{L}])|(?:${to})(?:ل|ال)?$)`)
      : /^(?:\s[^\s,;:.]+){0,3}?\s(?=\S{0,12}$)/
    rest = rest.replace(kind === 'self' ? /^(?:\s[^\s,;:.]+){0,2}?\s(?=\S{0,12}\s?\S{0,4}$)/ : name, '').replace(/^[\s,]+/, '')
    break
  }
  rest = rest
    .replace(rules.leadingAdverbs, '')
    .replace(/^\s*,[^,;:.]{1,120},(?=\s|$)/, '')
    .replace(/^[\s,]+/, '')
  let preposition = false
  if (to) {
    const without = rest
      .replace(once(lexicon, `^(?:${to})(?: |$|(?=ال?$)|(?=ل$)|(?=(?:تقدير|عناية|نظر|تصرف|عهدة|حكمة|سائر|جميع|كل) ))`), '')
      .replace(once(lexicon, '^(?:تقدير|عناية|نظر|تصرف|عهدة|حكمة|مسؤولية|عاتق) '), '')
    preposition = without !== rest
    rest = without
  }
  if (words.determiners.test(rest)) return { subject, preposition }
  // a few words of a name that the lexicon does not know: "the manufacturers and @"
  const unknown = rest.split(' ').filter((word) => word !== '')
  const noun =
    unknown.length <= 6 &&
    rest.length < 70 &&
    unknown.every((word) => /^[\p{L}-]+,?$/u.test(word)) &&
    !words.marker.test(rest) &&
    !words.clause.test(rest)
  if (!noun) return null
  return to && !preposition ? (subject === undefined ? { subject: 'other', preposition } : null) : { subject, preposition }
}

type Maker = (chain: Chain | null, taskFrom: number, more?: Partial<Order>) => Order

/** Reads one form of a verb of order with what follows it. */
export function readArabicOrder(
  lexicon: Lexicon,
  passage: Passage,
  hit: Hit,
  reading: Hit['readings'][number],
  sentence: { from: number; to: number },
): Order | null {
  const { verb, mood } = reading
  const rules = rulesOf(lexicon)
  const words = wordsOf(lexicon)
  const end = sentence.to
  const order: Maker = (chain, taskFrom, more = {}) => ({
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
    ...(mood === 'we' && { subject: 'we' as const }),
    ...more,
  })
  if (mood === 'duty') return readDuty(passage, hit, sentence, order)
  if (mood === 'dutyOn') return readDutyOn(lexicon, passage, hit, sentence, order)
  const form = passage.masked.slice(hit.from, hit.to)
  const left = passage.masked.slice(sentence.from, hit.from)
  // طلب after a preposition or "every" is the noun
  if (mood === 'past' && verb.inf && once(lexicon, `^(?:${verb.inf})$`).test(form) && words.nominal.test(left)) return null
  const to = verb.to && !once(lexicon, `^(?:${verb.to})$`).test('') ? verb.to : undefined
  const both = verb.to !== undefined && to === undefined

  const suffix = reading.pronoun ? (/(?:هما|هم|هن|ها|ه)$/u.exec(form)?.[0] ?? null) : joinedPronoun(lexicon, verb, form)
  const asked = suffix === null && /رجو(?:ه|ها|هم)$/u.test(form) ? (/(?:هم|ها|ه)$/u.exec(form)?.[0] ?? null) : null
  if ((suffix && !to && verb.id !== 'refers') || asked) {
    const who = antecedent(passage, sentence.from, hit.from, suffix ?? asked ?? 'ه')
    return order(who ? { mentions: [who], from: hit.from, to: hit.to } : null, hit.to, { pronoun: who === null, named: hit.to })
  }

  if (mood === 'passive' || mood === 'impersonal') {
    // اقترح مستشار is no passive: its subject follows
    if (verb.own && skipSubject(lexicon, passage, hit.to, end).subject !== undefined) return null
    const after = addressed(lexicon, passage, hit.to, end, verb, to, both)
    if (after && after.subject === undefined) return order(after.chain, taskStart(lexicon, passage, after.chain.to, end))
    const before = subjectBefore(passage, hit.from, sentence.from)
    if (before && !to) return order(before, hit.to)
    return verb.own ? ownOrder(lexicon, passage, hit, end, order) : null
  }

  if (verb.own) {
    const skipped = skipSubject(lexicon, passage, hit.to, end)
    return ownOrder(lexicon, passage, { ...hit, to: skipped.at }, end, (chain, from, more) =>
      order(chain, from, { ...more, ...(skipped.subject && { subject: skipped.subject }) }),
    )
  }

  const found =
    addressed(lexicon, passage, hit.to, end, verb, to, both) ??
    (objectFirst.has(verb.id) ? afterObject(lexicon, passage, hit.to, end, verb) : null)
  // "referred the document to the Group for consideration": without what for, it is only sent
  if (
    found &&
    verb.id === 'refers' &&
    !once(
      lexicon,
      '^[^,;:.]{0,40}? (?:للنظر|لتنظر|لينظر|للبت|لتبت|لاتخاذ|لاعتماد|لإقرار|لدراست|للدراسة|لاستعراض|لإبداء|لكي|كي|قصد|بقصد|من أجل|بغية|بغرض)',
    ).test(passage.masked.slice(found.chain.to, end))
  )
    return null
  // "نقدر للجان استضافتها" thanks; "لو درست" asks
  if (
    found &&
    verb.id === 'appreciates' &&
    !once(lexicon, '^[^;:.]{0,60}? (?:لو|إذا|إن|أن)(?![\\p{L}])').test(passage.masked.slice(found.chain.to, end))
  )
    return null
  if (found) {
    // nobody is named who asks: ويطلب إلى الفريق is "the Group is asked"
    const unnamed = found.subject === undefined && (mood === 'third' || mood === 'past') && rules.opens.test(left)
    return order(found.chain, found.object ?? taskStart(lexicon, passage, found.chain.to, end), {
      // "تم تكليف الأمانة": has been charged
      ...((unnamed || (mood === 'infinitive' && /(?:^|[\s,])[وف]?(?:س?[يت]تم|تم|تمت|جري|جرت|[يت]جري)\s$/u.test(left))) && {
        mood: 'passive' as const,
      }),
      ...(found.subject !== undefined && { subject: found.subject }),
    })
  }

  const skipped = skipSubject(lexicon, passage, hit.to, end)
  const told = skipped.subject === undefined ? {} : { subject: skipped.subject }
  const that = arabicSubject(lexicon, passage, skipped.at, end)
  if (that && mood !== 'noun') return order(that, skipped.at, told)
  const pronoun = rules.pronoun.exec(passage.masked.slice(skipped.at, end))
  if (pronoun) {
    const ending = /(?:هما|هم|ها|ه)$/u.exec(pronoun[0])?.[0] ?? 'ه'
    const who = antecedent(passage, sentence.from, hit.from, ending, skipped.subject)
    const at = skipped.at + pronoun[0].length
    return order(who ? { mentions: [who], from: at, to: at } : null, at, { pronoun: who === null, ...told })
  }
  return unknown(lexicon, passage, skipped.at, end, to, order, told)
}

/** The pronoun joined to a verbal noun: وتكليفه, ودعوتها. */
function joinedPronoun(lexicon: Lexicon, verb: OrderVerb, form: string): string | null {
  const suffix = /(?:هما|هم|هن|ها|ه)$/u.exec(form)?.[0]
  if (!suffix) return null
  const stem = form.slice(0, -suffix.length)
  const bare = [stem, `${stem}ي`, stem.replace(/ا$/u, 'ي'), stem.replace(/ت$/u, 'ة')]
  return verb.inf && bare.some((one) => once(lexicon, `^(?:${verb.inf})$`).test(one)) ? suffix : null
}

interface Addressed {
  chain: Chain
  subject: Order['subject']
  /** where the thing handed over stands, when it comes before whom it is handed to */
  object?: number
}

/** The list of those addressed after a verb, and the subject that stands before them. */
function addressed(
  lexicon: Lexicon,
  passage: Passage,
  at: number,
  end: number,
  verb: OrderVerb,
  to: string | undefined,
  both: boolean,
): Addressed | null {
  const words = wordsOf(lexicon)
  const rules = rulesOf(lexicon)
  const first = passage.mentions.find((mention) => mention.from >= at)
  if (!first || first.from >= end || first.from - at > 160) return null
  const gap = passage.masked.slice(at, first.from)
  const lead = leadOf(lexicon, words, rules, gap, to ?? (both ? verb.to : undefined))
  if (!lead) return null
  const list = (mention: Mention): Chain => arabicChain(lexicon, passage, mention, end, to)
  if (lead.preposition || (!to && lead.subject !== undefined)) return { chain: list(first), subject: lead.subject }
  const second = passage.mentions.find((mention) => mention.from >= first.to)
  const between = second && second.from < end && second.from - first.to < 160 ? passage.masked.slice(first.to, second.from) : null
  if (to) {
    if (!second || between === null || lead.subject === 'other') return null
    const next = leadOf(lexicon, words, rules, between.replace(/^(?: (?:في|خلال|أثناء) [^,;:.]{1,60}?| ,[^,;:.]{1,120},)(?= )/u, ''), to)
    return next?.preposition && next.subject === undefined ? { chain: list(second), subject: first } : null
  }
  const direct =
    between !== null &&
    words.determiners.test(
      between
        .replace(rules.leadingAdverbs, '')
        .replace(/^\s*,[^,;:.]{1,120},(?=\s|$)/, '')
        .replace(/^\s+/, ''),
    ) &&
    /^\s/.test(between)
  return second && direct ? { chain: list(second), subject: first } : { chain: list(first), subject: undefined }
}

// verbs that may name the thing before the one who gets it: "أسند مهمة الصياغة إلى الأمانة"
const objectFirst = new Set(['entrusts', 'refers', 'extends-invitation'])

function afterObject(lexicon: Lexicon, passage: Passage, at: number, end: number, verb: OrderVerb): Addressed | null {
  const words = wordsOf(lexicon)
  const skipped = skipSubject(lexicon, passage, at, end)
  const receiver = once(lexicon, `(?:^|\\s)(?:${verb.to ?? 'إلى'})\\s?(?:(?:جميع|كل|كافة|سائر) )*(?:لل|ل)?(?:ال)?$`)
  for (const mention of passage.mentions) {
    if (mention.from < skipped.at || mention.from >= end || mention.from - skipped.at > 150) continue
    const object = passage.masked.slice(skipped.at, mention.from)
    if (
      /[;:.]/.test(object) ||
      words.clause.test(object.trimStart()) ||
      once(lexicon, '(?<![\\p{L}])(?:أن|ألا|الذي|التي)(?![\\p{L}])').test(object)
    )
      return null
    // a document is what is handed over, not who does it
    const thing =
      skipped.subject === 'other' &&
      once(lexicon, '^\\s*[وف]?(?:هذه |هذا |تلك )?(?:ال)?(?:وثيق|تقرير|مساهم|مذكر|رسال|نص|مسأل|قرار|فقر)').test(passage.masked.slice(at))
    if (receiver.test(object))
      return {
        chain: arabicChain(lexicon, passage, mention, end, verb.to),
        subject: thing ? undefined : skipped.subject,
        object: thing ? at : skipped.at,
      }
  }
  return null
}

/** Where the task begins after those addressed: at its marker, else right there. */
function taskStart(lexicon: Lexicon, passage: Passage, at: number, end: number): number {
  const rest = passage.masked.slice(at, Math.min(end, at + 240))
  const marker = wordsOf(lexicon).marker.exec(rest)
  // a verbal noun right there: "طلب إلى الشراكة اقتراح مؤشرات"
  if (!marker || once(lexicon, '^\\s+(?!ال|لل|التابع|المعني|في |من |عن |مع |لدى |التي |الذي |الذين |كل |وال)\\p{L}{3,}').test(rest))
    return at
  const before = passage.masked.slice(at, at + marker.index)
  return before.includes('\ue0ff') ? at : at + marker.index
}

/** "قرر أن", "اتفق على": the body itself acts, or the subject of the clause. */
function ownOrder(lexicon: Lexicon, passage: Passage, hit: Pick<Hit, 'to'>, end: number, order: Maker): Order | null {
  const that = arabicSubject(lexicon, passage, hit.to, end)
  if (that) return order(that, hit.to)
  const rest = passage.masked.slice(hit.to, end)
  if (/^\s*[,:]?\s*$/.test(rest)) return order(null, hit.to, { own: true })
  // "وتقرر ذلك" seals what was said before
  if (once(lexicon, '^\\s*(?:على )?(?:ذلك|هذا|الأمر|كذلك)(?: على هذا النحو)?[\\s.]*$').test(rest)) return null
  // "that the Secretariat": a statement, or an order with a verb of its own
  if (
    once(lexicon, '^[\\s,]*(?:على |ب)?(?:أن|بأن) (?:على|هناك|ال|ثمة|لا )').test(rest) ||
    once(lexicon, '^\\s+(?:أنه|أنها|بشأن|مع|في)(?![\\p{L}])').test(rest)
  )
    return null
  return order(null, hit.to, { own: true })
}

/** The one addressed has a name that the lexicon does not know: "تدعو المانحين إلى". */
function unknown(
  lexicon: Lexicon,
  passage: Passage,
  at: number,
  end: number,
  to: string | undefined,
  order: Maker,
  more: Partial<Order>,
): Order | null {
  const rest = passage.masked.slice(at, Math.min(end, at + 160))
  const noun = to ? once(lexicon, `^\\s*(?:${to})(?: |(?=ال)|(?=ل))`).exec(rest) : /^\s+(?=ال|\p{L}+ ال)/u.exec(rest)
  if (!noun) return null
  const marker = once(lexicon, '(?<![\\p{L}])(?:إلى|على|أن|بأن|ألا|بألا)(?![\\p{L}])').exec(rest.slice(noun[0].length))
  if (!marker || marker.index < 3 || /[;:.]/.test(rest.slice(0, noun[0].length + marker.index))) return null
  return order(null, at + noun[0].length + marker.index, more)
}

/** "والأمانة مطالبة بمراجعة", "الأمانة مسؤولة عن". */
function readDuty(passage: Passage, hit: Hit, sentence: { from: number; to: number }, order: Maker): Order | null {
  const before = subjectBefore(passage, hit.from, sentence.from)
  return before && order(before, hit.to)
}

/** "ينبغي للأمانة أن", "يتعين على الأمانة رفع", "على الأمانة:". */
function readDutyOn(lexicon: Lexicon, passage: Passage, hit: Hit, sentence: { from: number; to: number }, order: Maker): Order | null {
  const words = wordsOf(lexicon)
  const rules = rulesOf(lexicon)
  const end = sentence.to
  const bare = once(lexicon, '^[لف]?على$').test(passage.masked.slice(hit.from, hit.to))
  const that = bare ? null : arabicSubject(lexicon, passage, hit.to, end)
  if (that) return order(that, hit.to)
  const left = passage.masked.slice(sentence.from, hit.from)
  if (bare && !once(lexicon, '(?:^|[,;:]|أن|بأن|أنه|إذ|غير أن|ثم|كما|س?[يت]كون|كان|كانت)\\s*[وف]?$').test(left)) return null
  const first = passage.mentions.find((mention) => mention.from >= hit.to)
  if (!first || first.from >= end || first.from - hit.to > 60) return null
  const gap = passage.masked
    .slice(hit.to, first.from)
    .replace(rules.leadingAdverbs, '')
    .replace(once(lexicon, '^\\s*(?:على عاتق|على|ل(?!ل)|إلى|من|عند|في|ب(?=ال)) ?'), '')
    .trimStart()
  if (!words.determiners.test(gap) && !(/^(?:ال\p{L}+ ){1,2}و?$/u.test(gap) && !bare)) return null
  const chain = arabicChain(lexicon, passage, first, end)
  const rest = passage.masked
    .slice(chain.to, Math.min(end, chain.to + 200))
    .replace(/^(?:\s*,[^,;:.]{1,140},|\s(?:كذلك|ايضا))(?=\s)/u, (aside) => ' '.repeat(aside.length))
  if (/^\s*:\s*$/.test(rest)) return order(chain, chain.to)
  const clause = once(lexicon, '^[^,;:.]{0,80}?(?<![\\p{L}])(?:ب)?(?:أن|ألا)\\s').exec(rest)
  if (clause && (!bare || clause[0].length < 45)) return order(chain, chain.to + clause[0].length - 1)
  // a verbal noun: "على الأمانة رفع الأمر إلى المجلس"
  const noun = /^\s+(\p{L}+)/u.exec(rest)
  if (!noun) return null
  const known = words.known.some((pattern) => pattern.test(rest.trimStart()))
  // at the start of a sentence nothing else can be meant: "على المكاتب فتح أبوابها"
  return known || ((!bare || /^[\s"«(]*[وف]?$/u.test(left)) && !once(lexicon, '^\\s+(?:ال|في|من|إلى|على|عن|مع|التي|الذي|ب|ل)').test(rest))
    ? order(chain, chain.to)
    : null
}
