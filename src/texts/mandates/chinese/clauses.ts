import type { Lexicon } from '../../lexicon/types.ts'
import type { Mention } from '../mentions.ts'
import type { Chain, Order } from '../orders.ts'
import type { Passage } from '../passage.ts'
import { chineseChain, wordsOf } from './words.ts'

/** "商定由A牵头,B抽调人员,C每年报告": further clauses of what was agreed, each with its own subject at the head. */
export function chineseClauses(
  lexicon: Lexicon,
  passage: Passage,
  order: Order,
): { mentions: Mention[]; from: number; named: number; to: number }[] {
  const words = wordsOf(lexicon)
  const before = passage.masked.slice(0, order.verbTo)
  const agreed = /(?:商定|议定|决定|同意|达成一致)[^。;]{0,12}$/u.test(before)
  const found: { mentions: Mention[]; from: number; named: number; to: number }[] = []
  for (const match of passage.masked
    .slice(order.task.from, order.task.to)
    .matchAll(/[,;]\s*(?:并|且|同时|而)?(?:由)?(?:各|所有)?(?=[\ue100-\ue13f])/gu)) {
    const from = order.task.from + match.index
    const first = passage.mentions.find((mention) => mention.from === from + match[0].length)
    if (!first || found.some((one) => one.named > from)) continue
    const chain = chineseChain(lexicon, passage, first, order.task.to)
    const rest = passage.masked.slice(chain.to, order.task.to)
    if (
      /^(?:的|、|,|。|;|和|与)/u.test(rest) ||
      rest.length < 4 ||
      (words.leads.test(rest.slice(0, 1)) && !/^(?:在|于|就|向|与|对|将|为|根据)/u.test(rest))
    )
      continue
    // under another verb, only what reads as a plan: "请A督促…,B每年抽查一次"
    if (
      !agreed &&
      !/^(?:\d{4}年[^,。;]{0,10}|于[^,。;]{1,16}前|在[^,。;]{1,16}前)?(?:每(?:年|季|月|半年|两年)|负责|应|须|宜|从旁|协助|牵头|则|分别|予以|随时|定期)/u.test(
        rest,
      )
    )
      continue
    const last = found.at(-1)
    if (last) last.to = from
    found.push({ mentions: chain.mentions, from: from + 1, named: chain.to, to: order.task.to })
  }
  return found
}

/** Does a sentence go on with what was ordered before it: "该组…; 1月5日前拿出初稿"? It names nobody at the head of a clause but the one meant. */
export function carriesOn(lexicon: Lexicon, passage: Passage, sentence: { from: number; to: number }): boolean {
  const words = wordsOf(lexicon)
  let from = sentence.from
  return passage.masked
    .slice(sentence.from, sentence.to)
    .split(/[,:]/)
    .every((clause) => {
      const at = from
      from += clause.length + 1
      words.actor.lastIndex = 0
      const first = words.actor.exec(clause)
      if (first === null || first.index > 6 || words.leads.test(clause.slice(0, first.index))) return true
      // "该组…" means the one just named; "报主席审阅" hands over
      return /^(?:该|其|它)/u.test(passage.text.slice(at + first.index)) || /^\s*(?:报|经|送|交|提交|抄送|通知|告知|该)/u.test(clause)
    })
}

/** "行动项目1:秘书处…": who a line of a list of actions gives its work to. */
export function actionItem(lexicon: Lexicon, passage: Passage): { chain: Chain; from: number } | null {
  const lead =
    /^\s*(?:后续)?(?:行动(?:项目|事项|要点|点)?|待办事项|跟进事项|任务|工作事项|决定事项)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]\s*(?:由)?/u.exec(
      passage.masked,
    )
  if (!lead) return null
  const first = passage.mentions.find((mention) => mention.from >= lead[0].length)
  if (!first || !wordsOf(lexicon).determiners.test(passage.masked.slice(lead[0].length, first.from))) return null
  const chain = chineseChain(lexicon, passage, first, passage.text.length)
  return /^的/.test(passage.masked.slice(chain.to)) ? null : { chain, from: chain.to }
}
