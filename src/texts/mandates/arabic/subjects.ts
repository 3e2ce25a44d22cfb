import { once } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import type { Mention } from '../mentions.ts'
import type { Chain, Order } from '../orders.ts'
import type { Passage } from '../passage.ts'
import { agrees, nameOf, people, wordsOf } from './words.ts'

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

export const objectTakers = /^[يت](?:بلغ|خطر|طلع|زود|وافي|حيط|شعر|دعو|كلف|حث|شجع|ساعد|دعم|ستشير|شرك|نشئ|عقد|عين|رشح|وصي|شكر|امر|ناشد)/u

/** A body named just before: "والأمانة مطالبة ب", "والمجلس مدعو إلى". */
export function subjectBefore(passage: Passage, at: number, start: number): Chain | null {
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

/** The body that a pronoun means: the nearest one before it in the sentence that agrees with it. */
export function antecedent(passage: Passage, from: number, at: number, suffix: string, subject?: Order['subject']): Mention | null {
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

/** Steps over the one who speaks, when named after the verb: "طلب المجلس أن". */
export function skipSubject(lexicon: Lexicon, passage: Passage, at: number, end: number): { at: number; subject: Order['subject'] } {
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
