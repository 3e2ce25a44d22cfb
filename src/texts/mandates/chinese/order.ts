import type { Lexicon } from '../../lexicon/types.ts'
import { rulesOf } from '../grammar.ts'
import type { Hit } from '../hits.ts'
import type { Mention } from '../mentions.ts'
import type { Chain, Order } from '../orders.ts'
import type { Passage } from '../passage.ts'
import { chineseChain, place, wordsOf } from './words.ts'

/** Reads a Chinese order; undefined where the rules that all languages share will do. */
export function readChineseOrder(
  lexicon: Lexicon,
  passage: Passage,
  hit: Hit,
  reading: Hit['readings'][number],
  sentence: { from: number; to: number },
): Order | null | undefined {
  const { verb, mood } = reading
  const words = wordsOf(lexicon)
  // 关于请求…的建议: a request that is only spoken of
  if (/(?:关于|有关|[^目]的|所|之)$/u.test(passage.masked.slice(sentence.from, hit.from)) && mood !== 'duty') return null
  const rules = rulesOf(lexicon)
  const end = sentence.to
  const make = (chain: Chain, taskFrom: number, more: Partial<Order> = {}): Order => ({
    verb: verb.id,
    class: verb.class,
    mood,
    from: hit.from,
    verbTo: hit.to,
    addressees: chain.mentions,
    pronoun: false,
    own: false,
    named: Math.max(chain.to, hit.to),
    task: { from: taskFrom, to: end },
    ...more,
  })
  const rest = passage.masked.slice(hit.to, end)
  if (mood === 'duty') {
    // 不应被要求: done to it, not by it
    if (/^(?:的|有的|尽的|所|被)/u.test(rest)) return null
    if (/^被/u.test(passage.masked.slice(hit.from)) && /不(?:应|得|能|可|会|该)?$/u.test(passage.masked.slice(sentence.from, hit.from)))
      return null
    const chain = dutySubject(lexicon, passage, hit.from, sentence.from)
    return chain ? make(chain, hit.to, { named: chain.to }) : null
  }
  const first = passage.mentions.find((mention) => mention.from >= hit.to)
  if (mood === 'dutyOn') {
    if (!first || first.from >= end || !words.determiners.test(passage.masked.slice(hit.to, first.from))) return null
    const chain = chineseChain(lexicon, passage, first, end)
    const after = passage.masked.slice(chain.to, end)
    if (passage.masked.slice(hit.from, hit.to) === '是') return make(chain, sentence.from)
    // 由秘书处编写的: says only whose work something is
    if (/^[^,。;]{0,14}的/u.test(after) && !/^[^,。;的]{0,10}(?:对|就|把|将|向|在|于)/u.test(after)) return null
    if (/^(?:组成|构成|主持|举办|发起|负担|提供的|担任|[^,。;]{0,4}通过)(?:[,。;]|$|和|以及)/u.test(after) || /^[,。;]/.test(after))
      return null
    return make(chain, chain.to)
  }
  if (mood === 'passive' || mood === 'impersonal') return undefined
  if (first && first.from < end) {
    const gap = passage.masked.slice(hit.to, first.from).replace(rules.leadingAdverbs, '')
    const plain = words.determiners.test(gap) || /^[^,。;:请责]{1,24}的(?:各|所有|全体|其他)*$/u.test(gap)
    if (plain && !verb.own) {
      const chain = chineseChain(lexicon, passage, first, end, true)
      const after = passage.masked.slice(chain.to, end)
      // 提请各方注意 points something out
      if (describes(lexicon, after) || /^(?:注意|留意|关注(?:以下|如下|到)|知悉)(?:以下|如下)?[,:。;]/u.test(after)) return null
      return make(chain, chain.to)
    }
    // 商定由…: 由 reads it
    if (verb.own && /^[,:\s]*(?:应|将)?由$/u.test(gap)) return null
    if (plain && verb.own && gap.length < 6) {
      const chain = chineseChain(lexicon, passage, first, end)
      const after = passage.masked.slice(chain.to, end)
      // "同意秘书处的建议" approves; "商定秘书处修订" gives a task
      if (
        !/^[^,。;]{0,12}的/u.test(after) &&
        words.acts.some((pattern) =>
          pattern.test(
            after
              .replace(/^(?:应|须|将|负责|于[^,。;]{1,14}前|在[^,。;]{1,14}前|各自|尽快|继续|共同)+/u, '')
              .replace(new RegExp(`^${place}`, 'u'), ''),
          ),
        )
      )
        return make(chain, chain.to)
    }
  }
  if (!verb.own && rules.pronoun.test(rest) && describes(lexicon, rest.replace(rules.pronoun, ''))) return null
  return undefined
}

/** 简化的填报表: the verb, with nothing between it and 的, describes what follows. */
function describes(lexicon: Lexicon, rest: string): boolean {
  const words = wordsOf(lexicon)
  const lead = rest.replace(/^(?:所|已|尽快|继续|共同)/u, '')
  return words.acts.some((pattern) => {
    const match = pattern.exec(lead)
    return match !== null && match[0].length <= 4 && lead[match[0].length] === '的'
  })
}

/** Who has a duty: the body at the head of the clause, else the one just before the word. */
function dutySubject(lexicon: Lexicon, passage: Passage, at: number, start: number): Chain | null {
  const words = wordsOf(lexicon)
  const left = passage.masked.slice(start, at)
  const comma = Math.max(left.lastIndexOf(','), left.lastIndexOf(';'), left.lastIndexOf(':')) + 1
  // 其应, 该署应: the body named last
  if (/^(?:其|它们?|该[组局署机会团]构?|后者)(?:还|也|均|都)?$/u.test(left.slice(comma).trim())) {
    const meant = passage.mentions.findLast((mention) => mention.to <= start + comma)
    if (meant) return { mentions: [meant], from: meant.from, to: at }
  }
  const inClause = passage.mentions.filter((mention) => mention.from >= start + comma && mention.to <= at)
  const head = inClause.find(
    (mention) => !words.leads.test(passage.masked.slice(start + comma, mention.from)) && mention.from - start - comma <= 14,
  )
  if (head) {
    const chain = chineseChain(lexicon, passage, head, at)
    const between = passage.masked.slice(chain.to, at)
    if (!/^的/.test(between)) return chain
  }
  const nearest = inClause.at(-1)
  if (nearest && /^[^,。;的]{0,4}$/u.test(passage.masked.slice(nearest.to, at))) return listBefore(lexicon, passage, nearest, start)
  // "秘书处,作为…,应": the clause before names it
  if (inClause.length > 0 || /[^,\s]/.test(left.slice(comma).replace(/^(?:作为|在|根据|按照|如|若|为|经|与)[^,]*$/u, ''))) return null
  const before = passage.mentions.filter((mention) => mention.from >= start && mention.to <= start + comma)
  const named = before.find((mention) => !words.leads.test(passage.masked.slice(start, mention.from)) && mention.from - start <= 14)
  if (!named) return null
  const chain = chineseChain(lexicon, passage, named, at)
  // "议会在表决时,应": the body, an aside, the duty
  return /^(?:(?:在|于|就|作为|根据|按照|如|若|经)[^,;。]{1,40})?,/u.test(passage.masked.slice(chain.to, at)) ? chain : null
}

function listBefore(lexicon: Lexicon, passage: Passage, last: Mention, start: number): Chain {
  const mentions = [last]
  for (const mention of passage.mentions.filter((one) => one.from >= start && one.to <= last.from).reverse()) {
    const gap = passage.masked.slice(mention.to, (mentions[0] as Mention).from)
    if (!rulesOf(lexicon).and.test(gap)) break
    mentions.unshift(mention)
  }
  return { mentions, from: (mentions[0] as Mention).from, to: last.to }
}
