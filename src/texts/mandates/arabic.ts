import { filled, once, rx } from '../lexicon/pattern.ts'
import type { Lexicon, OrderVerb } from '../lexicon/types.ts'
import { type Rules, rulesOf } from './grammar.ts'
import type { Hit } from './hits.ts'
import type { Mention } from './mentions.ts'
import type { Chain, Order } from './orders.ts'
import type { Passage } from './passage.ts'

/**
 * Arabic puts the one who orders between the verb and the one who is told: طلب المجلس إلى الأمانة أن. Written without vowels,
 * طلب is both "requested" and "was requested". So what follows a verb decides: its preposition leads to the addressee, a body
 * without it is the subject; verbs that take none, like كلف, address the second of two bodies, or the only one.
 */

interface Words {
  /** that, whether or not with a preposition: what follows is a clause of its own */
  clause: RegExp
  /** begins a task: that, to, on, by */
  marker: RegExp
  determiners: RegExp
  others: RegExp
  self: RegExp
  chair: RegExp
  /** before a noun of asking: "on the request of" is none */
  nominal: RegExp
  known: RegExp[]
}

const cache = new WeakMap<Lexicon, Words>()

function wordsOf(lexicon: Lexicon): Words {
  const known = cache.get(lexicon)
  if (known) return known
  const f = (source: string): string => filled(lexicon, source)
  const words: Words = {
    clause: rx(f('^(?:على |من |في )?[بلف]?(?:أن|ألا|أنه|أنها)(?![\\p{L}])')),
    marker: rx(
      f('(?<![\\p{L}])[وف]?(?:(?:إلى|على|أن|ألا|بأن|بألا|لأن|كي|لكي|من أجل|عن طريق|لو)(?![\\p{L}])|ب(?=\\p{L}{3})|ل(?=[يت]\\p{L}{2}))'),
    ),
    determiners: rx(f('^(?:(?:جميع|كل|كافة|سائر|كلا? من|كلتا|مختلف|معظم|بعض|أي|عموم|هذا|هذه|تلك|ذلك) )*(?:[بلك]|لل|ال)?$')),
    others: rx(f(`^[وفل]?(?:ل|ال)?(?:${lexicon.grammar.others})(?![\\p{L}])`)),
    self: rx(f(`^(?:${lexicon.grammar.self})(?![\\p{L}])`)),
    chair: rx(f(`^(?:${lexicon.grammar.chair})(?![\\p{L}])`)),
    nominal: rx(f('(?:^|[\\s(])(?:بناء على|على|كل|أي|هذا|ذلك|في|من|بعد|عند|إلى|تقديم|تلبية|استجابة|بشأن|ب|ل|لدى|دون|بدون|أو|لكل|بكل) ?$')),
    known: lexicon.acts.map(({ words: source }) => rx(f(`^[وفبل]?(?:ال)?(?:${source})`))),
  }
  cache.set(lexicon, words)
  return words
}

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

/** The bodies joined by و, from the first one on; what one of them is called besides may stand between. */
export function arabicChain(lexicon: Lexicon, passage: Passage, first: Mention, end: number, to = ''): Chain {
  const words = wordsOf(lexicon)
  const mentions = [first]
  let last = first
  const after = passage.mentions.slice(passage.mentions.indexOf(first) + 1)
  const again = once(
    lexicon,
    `^(?:(?:${to || '(?!)'}) )?(?:(?:جميع|كل|كافة|سائر|مختلف|معظم|غيرها من|غيرهم من|إلى|من خلاله إلى) )*(?:لل|[بل])?(?:ال)?$`,
  )
  for (const next of after) {
    if (next.from >= end) break
    const gap = passage.masked.slice(last.to, next.from)
    if (gap.length > 70 || /[;:.]/.test(gap)) break
    const joint = /(?:^|,|[\s)])\s?و(?=[^,]*$)/u.exec(gap.replace(/\ue0ff/g, ' '))
    if (!joint) {
      // "of the Union", "in their regions" of the one before
      if (/^\s?(?:\(|في |من |التابعة? |المعنية? |لدى )?[بل]?ل?$/u.test(gap)) continue
      break
    }
    const at = gap.lastIndexOf('و', joint.index + joint[0].length - 1)
    if (words.marker.test(gap.slice(0, at).replace(/^\s?(?:في|من|ب|ل|على) ?/u, '')) || words.clause.test(gap.slice(0, at).trimStart()))
      break
    const lead = gap.slice(at + 1)
    if (!again.test(lead) && !(/^(?:ال\p{L}+ ){1,2}و?$/u.test(lead) || /^(?:منظمة|هيئة|مؤسسة|وكالات|هيئات|برنامج) $/u.test(lead))) break
    mentions.push(next)
    last = next
  }
  return { mentions, from: first.from, to: last.to }
}

/** Is this word of the third person one whose subject can be this body? Verbs begin with ي for he, with ت for she and for things. */
export function agrees(passage: Passage, verb: string, mention: Mention): boolean {
  const prefix = verb.replace(/^[وفل]?س?/u, '')[0]
  const head = nameOf(passage, mention).split(/[\s(]/)[0] ?? ''
  const feminine =
    /(?:ة|ات|تها|ته)$/u.test(head) ||
    /^(?:دول|مكاتب|لجان|اوساط|دوائر|جهات|مصارف|اطراف|صناديق|برامج|يونسكو|اسكوا|امانت\p{L}+|هيئات|اجهزة|قطاعات)$/u.test(head)
  return prefix === 'ت' ? feminine : prefix === 'ي' ? !feminine : true
}

/** "that the Council instruct", "أن يواصل الاتحاد": the body that follows the verb of the clause as its subject. */
export function arabicSubject(lexicon: Lexicon, passage: Passage, at: number, end: number): Chain | null {
  const rest = passage.masked.slice(at, end)
  const wish = once(lexicon, '^[\\s,]*لو (?:أن )?(?:\\p{L}+ )?(?:(?:جميع|كل|كافة|سائر) )*(?=[\\ue100-\\ue13f])').exec(rest)
  const lead =
    wish ??
    once(
      lexicon,
      '^[\\s,]*(?:(?:جدا|للغاية|بمكان|حقا) )?(?:على |إلى |من |في )?[بلو]?(?:أن|ألا|كي|لكي)(?: لا)? (?:,[^,;:.]{1,120}, ?)?(?<verb>[يت]\\p{L}+)(?: (?:إليه|إليها|إليهم|له|لها|لهم|به|بها|بهم|فيه|فيها|منه|منها|أيضا|كذلك|بانتظام|سنويا|فورا|مجددا|أولا|من جديد)|,? ?,[^,;:.]{1,120},)* (?:(?:جميع|كل|كافة|سائر|كلا? من|مختلف|معظم) )*(?=[\\ue100-\\ue13f])',
    ).exec(rest)
  if (!lead) return null
  const first = passage.mentions.find((mention) => mention.from === at + lead[0].length)
  if (!first || first.from >= end || (lead.groups?.verb && !agrees(passage, lead.groups.verb, first))) return null
  return arabicChain(lexicon, passage, first, end)
}

/** "يحدد مديرو المكاتب تكاليفهم": an item of what was agreed that begins with its verb, its subject next. */
export function arabicItemSubject(lexicon: Lexicon, passage: Passage): Chain | null {
  const lead = once(
    lexicon,
    '^\\s*[وف]?(?<verb>س?[يت]\\p{L}+)(?: (?:أيضا|كذلك|بدوره|بدورها|سنويا|بانتظام))* (?:(?:جميع|كل|كافة|سائر|كل من) )*(?=[\\ue100-\\ue13f])',
  ).exec(passage.masked)
  const first = lead ? passage.mentions.find((mention) => mention.from === lead[0].length) : undefined
  const verb = (lead?.groups?.verb ?? '').replace(/^س/u, '')
  // "يبلغ الأمين العام" may inform him as well as be his
  if (!first || objectTakers.test(verb) || !agrees(passage, verb, first)) return null
  return arabicChain(lexicon, passage, first, passage.text.length)
}

const objectTakers = /^[يت](?:بلغ|خطر|طلع|زود|وافي|حيط|شعر|دعو|كلف|حث|شجع|ساعد|دعم|ستشير|شرك|نشئ|عقد|عين|رشح|وصي|شكر|امر|ناشد)/u

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

// words for several persons: "him" means none of them
const people = /^(?:نواب|مهتم|متبرع|واعد|شرك|اعضاء|ميسر|اصحاب|مدير[وي]|مشغل|مانح|مشارك|منتسب|وزراء)/u

const nameOf = (passage: Passage, mention: Mention): string => passage.text.slice(mention.from, mention.to).replace(/^ال/u, '')

/** The body that a pronoun means: the nearest one before it in the sentence that agrees with it. */
function antecedent(passage: Passage, from: number, at: number, suffix: string, subject?: Order['subject']): Mention | null {
  const before = passage.mentions.filter((mention) => mention.from >= from && mention.to <= at && mention !== subject)
  const last = before.at(-1)
  if (!last) return null
  if (suffix === 'ه' || suffix === 'ها') {
    const fit = before.findLast(
      (mention) => agrees(passage, suffix === 'ه' ? 'ي' : 'ت', mention) && (suffix === 'ها' || !people.test(nameOf(passage, mention))),
    )
    // "the Group … and asks it": a pronoun never means the subject of its own sentence
    return fit && (fit !== before[0] || before.length > 1) ? fit : null
  }
  return before.length > 1 ? last : null
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

/** Steps over the one who speaks, when named after the verb: "طلب المجلس أن". */
function skipSubject(lexicon: Lexicon, passage: Passage, at: number, end: number): { at: number; subject: Order['subject'] } {
  const words = wordsOf(lexicon)
  const rest = passage.masked.slice(at, end)
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  const first = passage.mentions.find((mention) => mention.from === at + space)
  if (first) {
    const after = passage.masked.slice(first.to, end)
    const aside = /^\s*,[^,;:.]{1,120},(?=\s)/.exec(after)?.[0].length ?? 0
    return { at: first.to + aside, subject: first }
  }
  for (const [pattern, kind] of [
    [words.self, 'self'],
    [words.chair, 'chair'],
    [words.others, 'other'],
  ] as const) {
    const match = pattern.exec(rest.slice(space))
    if (!match) continue
    const name =
      kind === 'other' ? (/^(?:\s(?!ان |بان |الي |علي )[^\s,;:.]+){0,6}/u.exec(rest.slice(space + match[0].length))?.[0].length ?? 0) : 0
    return { at: at + space + match[0].length + name, subject: kind }
  }
  return { at, subject: undefined }
}

/** A body named just before: "والأمانة مطالبة ب", "والمجلس مدعو إلى". */
function subjectBefore(passage: Passage, at: number, start: number): Chain | null {
  const nearest = passage.mentions.findLast((mention) => mention.to <= at && mention.from >= start)
  if (!nearest) return null
  const gap = passage.masked.slice(nearest.to, at)
  if (!/^(?:\s*\([^)]*\))?(?:\s*,[^,;.]{0,120},)?(?:\s(?!ان|الي|علي|في|من|ب)[^,;.\s]+){0,2}\s*و?$/u.test(gap)) return null
  const mentions = [nearest]
  for (const mention of passage.mentions.filter((one) => one.from >= start && one.to <= nearest.from).reverse()) {
    const between = passage.masked.slice(mention.to, (mentions[0] as Mention).from)
    if (!/^\s?,?\s?و(?:ال)?$/u.test(between)) break
    mentions.unshift(mention)
  }
  return { mentions, from: (mentions[0] as Mention).from, to: nearest.to }
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

/**
 * "ويتولى فريق المراسلة إعداد مسودة قبل": who a verb of the future, or of the present that lays down a plan, gives its work to. In
 * the present only where a day or a receiver shows that it is a plan, unless `agreed`.
 */
export function arabicAssignee(
  lexicon: Lexicon,
  passage: Passage,
  hit: { from: number; to: number },
  sentence: { from: number; to: number },
  agreed: boolean,
): Chain | null {
  const rules = rulesOf(lexicon)
  const words = wordsOf(lexicon)
  const printed = passage.masked.slice(hit.from, hit.to)
  // "فليعد المجلس": let the Council
  const jussive = /^[وف]ل[يت]/u.test(printed)
  // "لتعد" alone is "so that", "ولتمكين" is "and for enabling"
  if (
    /^ل/u.test(printed) ||
    (/^ول/u.test(printed) && /^ت\p{L}{1,4}ي\p{L}$/u.test(printed.slice(2))) ||
    (/^[وف]?ل/u.test(printed) && !jussive)
  )
    return null
  const verb = printed.replace(/^[وف]?ل?(?=س?[يت]|سوف)/u, '')
  const rest = passage.masked.slice(hit.to, sentence.to)
  const left = passage.masked.slice(sentence.from, hit.from)
  // "that it submits", "which it submits", "does not submit": no plan of its own
  if (once(lexicon, '(?:أن|ألا|كي|لكي|لم|لن|لا|التي|الذي|الذين|ما|من|كما|حتى|بأن|قد|كان|كانت) ?$').test(left)) return null
  const planned = agreed || jussive || /^س/u.test(verb) || once(lexicon, '^سوف|^[يت](?:تولى|ضطلع|تكفل|باشر|عهد)').test(verb)
  const dated = once(
    lexicon,
    '(?:قبل|بحلول|في موعد|خلال|في غضون|في أجل|حتى|في أقرب) |\\p{N}{4}|(?:إلى|على) (?:ال|لل)?[\\ue100-\\ue13f]',
  ).test(rest)
  const lists = /:\s*$/.test(rest) && rules.listIntro.test(rest)
  const sequel = /(?:^|[,;]\s*)(?:ثم|ف)\s*$/u.test(left)
  if (!planned && !dated && !sequel && !lists) return null
  const first = passage.mentions.find((mention) => mention.from >= hit.to)
  if (first && first.from < sentence.to) {
    const gap = passage.masked
      .slice(hit.to, first.from)
      .replace(rules.leadingAdverbs, '')
      .replace(/^\s*,[^,;:.]{1,120},(?=\s|$)/, '')
      .replace(once(lexicon, '^ (?:عليه|عليها|عليهما|بها|به|بذلك|لها|له|بدوره|بدورها|بعد ذلك|عندئذ)(?= )'), '')
      .trimStart()
    if (
      /^\s/.test(passage.masked.slice(hit.to)) &&
      words.determiners.test(gap) &&
      !/^[بلك]/u.test(gap) &&
      agrees(passage, verb.replace(/^سوف\s+/u, ''), first)
    )
      return arabicChain(lexicon, passage, first, sentence.to)
  }
  // "وسيضع هذا الأخير": the one named last
  const latter = once(lexicon, '^ (?<who>هذا|هذه) (?:الأخير|الأخيرة)(?![\\p{L}])').exec(rest)
  if (latter) {
    const who = passage.mentions.findLast(
      (mention) =>
        mention.to <= hit.from &&
        agrees(passage, latter.groups?.who === 'هذا' ? 'ي' : 'ت', mention) &&
        !people.test(nameOf(passage, mention)),
    )
    if (who) return { mentions: [who], from: hit.to, to: hit.to + latter[0].length }
  }
  const before = subjectBefore(passage, hit.from, sentence.from)
  return before && agrees(passage, verb.replace(/^سوف\s+/u, ''), before.mentions[0] as Mention) ? before : null
}

/** What may stand between a preposition and the body that receives: "for the attention of", "to the meetings of". */
const carriers =
  '(?:(?:نظر|عناية|علم|تصرف|موافقة|متناول|إقرار|اعتماد|استعراض|اجتماع(?:ات)?|دور(?:ات|ة)|جلسات?|أعضاء|عضوية|رئاسة|أمانة|موقع|صفحة|أعمال|برامج|أنشطة|عموم|باقي|بقية|سائر|جميع|كل|كافة|كل من|كلا من|كلتا|غيرها من|جهات الاتصال في|الأفرقة التابعة ل|(?:ال)?(?:دورة|دورته|دورتها|اجتماع|جلسة) (?:ال)?(?:مقبلة?|قادمة?|تالية?|سنوية?|سنوي)) ?)*(?:لل|[بل])?(?:ال)?$'

/** Words before a body that make it a receiver, from the nearest to the widest. Sources as in the lexicon. */
const receiving = [
  // to the Council, before the Commission, with the Secretariat
  '(?:^|\\s|,)و?(?<!(?:إضافة|ستنادا|بالنظر|إشارة|نسبة|استناد|بالاستناد|انضمام|نضمام|يستند|تستند|يشير|تشير) )(?:إلى|لدى|أمام|صوب) ',
  // circulates among, puts before, publishes on
  '(?:عرض|[يت]عرض|معروضة?|طرح|[يت]طرح|إحال|[يت]حيل|توزيع|[يت]وزع|تعميم|[يت]عمم|[يت]عمما|قتراح|[يت]قترح|نشر|[يت]نشر|إتاحة|[يت]تيح|إدراج|[يت]درج|تسجيل|إيداع|[يت]ودع|تحميل|[يت]حمل|وضع|[يت]ضع)\\p{L}*(?: [^;:.]{0,90}?)? (?:على|في|ضمن|بين|لدى) ',
  // informs, provides, helps, consults somebody
  '(?<![\\p{L}])[وف]?[بل]?(?:ال)?(?:موافاة|إبلاغ|تبليغ|تزويد|إطلاع|إحاطة|إخطار|إشعار|إفادة|إعلام|تنبيه|تذكير|استشارة|مساعدة|دعم|تمكين|مخاطبة|مراسلة|رفد|إثراء|إغناء|تغذية|إمداد|مد|منح|إعطاء|تسليم|مشاورة|استطلاع رأي|استمزاج رأي|سؤال|إعارة|إشراك|تكليف|دعوة|حث|تشجيع) ',
  '(?<![\\p{L}])[وفل]?س?[يت](?:وافي|واف|بلغ|زود|طلع|حيط|خطر|شعر|فيد|علم|خاطب|راسل|ساعد|ستشير|مد|رفد|غذي|ثري|نبه|ذكر|سلم|منح|عطي|شاور|ستمزج|ستطلع|مكن|سأل|عير|شرك|ستفسر من|دعو|حث|شجع)(?:وا|ون)?(?: (?:به|بها|بهما|بهم|بذلك|عليه|عليها|عليهما))? ',
  // gives something to
  '(?:قديم|[يت]قدم|توفير|[يت]وفر|إتاحة|[يت]تيح|منح|[يت]منح|إسداء|[يت]سدي|بيان|[يت]بين|شرح|[يت]شرح|تسليم|[يت]سلم|تيسير|مساعدة|مكتب|خدمات|كفالة|عون|حزم|توضيح|[يت]وضح|إيضاح|إعارة|[يت]عير|تخصيص|[يت]خصص|إفراد|[يت]فرد|حجز|[يت]حجز|إعداد|[يت]عد|[يت]قول|[يت]ذكر|[يت]عرض|[يت]كفل|[يت]سهل|[يت]يسر|تحضير|[يت]حضر|فتح|[يت]فتح)\\p{L}*(?: [^;:.]{0,60}?)? (?=ل)',
  // takes part in, stands for, gets in touch with, asks of
  '(?:شارك|[يت]شارك|إسهام|اسهم|[يت]سهم|ساهم|[يت]ساهم|حضور|[يت]حضر|ترشح|ترشيح|[يت]رشح|[يت]ترشح|نيل|إيفاد|[يت]وفد|تسجيل|اشتراك|تمثيل|إثراء|تقدم)\\p{L}*(?: [^;:.]{0,70}?)? (?:في|ل|إلى|من|عن|على|لنيل|لدى) ?',
  '(?:تواصل|[يت]تواصل|اتصال|[يت]تصل|تفاوض|[يت]تفاوض|تراسل|تبادل|[يت]تبادل|تنسيق|شاور)\\p{L}*(?: [^;:.]{0,60}?)? (?:مع|ب) ?',
  '(?:التماس|[يت]لتمس|طلب|[يت]طلب|جمع|[يت]جمع|ستطلاع|ستقاء|[يت]ستقي)\\p{L}*(?: [^;:.]{0,60}?)? (?:من|إلى) ',
  '(?:نيل|للترشح ل|لنيل|الفوز ب|الترشح ل|ترشيحات ل|فرصة الترشح ل|للحصول على) ?',
]

const products = new Set(['wsis-prizes', 'wsis-stocktaking', '~website'])

/** Bodies to whom an Arabic task hands something, and those through whom it goes. */
export function arabicRecipients(
  lexicon: Lexicon,
  passage: Passage,
  range: { from: number; to: number },
): { to: Mention[]; through: Mention[] } {
  const to: Mention[] = []
  const through: Mention[] = []
  const partner = once(
    lexicon,
    `(?:بالتعاون|بالتنسيق|بالتشاور|بالاشتراك|بالشراكة|جنبا إلى جنب|بالاتفاق|باتفاق|بمشاركة|بمساعدة|بدعم|بإشراف|تحت إشراف)(?: الوثيق)?(?: مع)? ${carriers}`,
  )
  const way = once(
    lexicon,
    `(?:من خلال|عن طريق|عبر|بواسطة|على يد|بعد (?:عرض\\p{L}+ على|استعراض\\p{L}* (?:في|من جانب)|نظر|موافقة|استشارة|إقرار\\p{L}* من|التشاور بشأن\\p{L}+ مع)) ${carriers}`,
  )
  const receivers = receiving.map((source) => once(lexicon, `${source}${carriers}`))
  // "التشاور مع" at the head of a task is the task
  const consults = once(lexicon, `^\\s*[وف]?(?:ب|إلى |على )?(?:ال)?(?:تشاور|تنسيق|تعاون|اتصال|تواصل)(?: [^,;:.]{0,20})? مع ${carriers}`)
  let last: { mention: Mention; list: Mention[] } | null = null
  for (const mention of passage.mentions) {
    if (mention.from < range.from || mention.to > range.to) continue
    const before = passage.masked.slice(range.from, mention.from)
    const joined: boolean =
      last !== null &&
      /^(?:[^;:.,]{0,40}|\s*,\s*)\s?و(?:ال|لل|[بل]|الي |علي |في |من |عن طريق )?$/u.test(
        passage.masked.slice(last.mention.to, mention.from).replace(/[\ue000-\uf8ff]/g, ''),
      )
    // prizes, inventory, website: what is done with them is done for them
    const product = mention.ids.some((id) => products.has(id))
    const list: Mention[] | null =
      product || consults.test(before)
        ? to
        : way.test(before)
          ? through
          : partner.test(before)
            ? []
            : receivers.some((pattern) => pattern.test(before))
              ? to
              : joined && last
                ? last.list
                : null
    if (list === null) continue
    list.push(mention)
    last = { mention, list }
  }
  return { to, through }
}

/**
 * "أن يتولى المكتب …، وأن يعيره مكتب آخر …": further clauses of one order whose verb has a subject of its own. A body after a verb that
 * also fits the one addressed before is its object, where the verb takes one.
 */
export function arabicClauses(
  lexicon: Lexicon,
  passage: Passage,
  order: Order,
): { mentions: Mention[]; from: number; named: number; to: number }[] {
  const text = passage.masked.slice(order.task.from, order.task.to)
  const clause = once(
    lexicon,
    '[\\s,]و(?:على |ب|إلى )?(?:أن|ألا) (?<verb>[يت]\\p{L}+)(?: (?:إليه|إليها|له|لها|بها|به|فيها|فيه|كذلك|أيضا|بدوره|بدورها))* (?=[\\ue100-\\ue13f])',
  )
  const found: { mentions: Mention[]; from: number; named: number; to: number }[] = []
  let current = order.addressees[0]
  let at = 0
  // "دعا المؤسسات إلى …، واليونسكو إلى …": the verb stands once for both
  if (current && order.from < current.from) {
    for (const mention of passage.mentions) {
      if (mention.from <= order.task.from + 12 || mention.to >= order.task.to || (found.at(-1)?.named ?? 0) > mention.from) continue
      const before = passage.masked.slice(order.task.from, mention.from)
      if (!once(lexicon, '[^\\ue000-\\uf8ff]\\s?و(?:إلى )?(?:ال|لل)?$').test(before) || /[\ue000-\uf8ff]\s*,?\s*و[^\s]*$/u.test(before))
        continue
      const chain = arabicChain(lexicon, passage, mention, order.task.to)
      if (
        !once(lexicon, '^(?: ?,[^,;:.]{0,80},)?\\s+(?:إلى(?! جانب)|على|بأن|أن)(?![\\p{L}])').test(
          passage.masked.slice(chain.to, order.task.to),
        )
      )
        continue
      const last = found.at(-1)
      if (last) last.to = mention.from
      found.push({ mentions: chain.mentions, from: mention.from, named: chain.to, to: order.task.to })
    }
    if (found.length > 0) return found
  }
  for (let match = clause.exec(text); match; match = clause.exec(text.slice(at))) {
    const start = order.task.from + at + match.index
    at += match.index + match[0].length
    const subject = passage.mentions.find((mention) => mention.from === order.task.from + at)
    const verb = match.groups?.verb as string
    if (!subject || !agrees(passage, verb, subject)) continue
    if (current && objectTakers.test(verb) && agrees(passage, verb, current)) continue
    const chain = arabicChain(lexicon, passage, subject, order.task.to)
    const before = found.at(-1)
    if (before) before.to = start
    found.push({ mentions: chain.mentions, from: start, named: chain.to, to: order.task.to })
    current = subject
  }
  return found
}
