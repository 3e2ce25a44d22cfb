import { once } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import { rulesOf } from '../grammar.ts'
import type { Mention } from '../mentions.ts'
import type { Chain, Order } from '../orders.ts'
import type { Passage } from '../passage.ts'
import { arabicChain, objectTakers, subjectBefore } from './subjects.ts'
import { agrees, nameOf, people, wordsOf } from './words.ts'

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
