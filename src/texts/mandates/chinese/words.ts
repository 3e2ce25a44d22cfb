import { filled, rx } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import { rulesOf } from '../grammar.ts'
import type { Mention } from '../mentions.ts'
import type { Chain } from '../orders.ts'
import type { Passage } from '../passage.ts'

interface Words {
  /** a clause that begins so names no subject: according to, in view of, for */
  leads: RegExp
  /** nothing but adverbs and connectives before the verb */
  tail: RegExp
  actor: RegExp
  self: RegExp
  chair: RegExp
  earlier: RegExp
  telling: RegExp
  /** of a body: it says something, it does not do it */
  tells: RegExp
  /** with: before one who works alongside */
  comitative: RegExp
  acts: RegExp[]
  determiners: RegExp
}

const cache = new WeakMap<Lexicon, Words>()

export function wordsOf(lexicon: Lexicon): Words {
  const known = cache.get(lexicon)
  if (known) return known
  const { grammar } = lexicon
  const f = (source: string): string => filled(lexicon, source)
  const words: Words = {
    leads: rx(
      '根据|按照|依照|遵照|为了|为[^,]|由于|因[^此]|考虑|鉴于|关于|有关|至于|在|对于|对|就|向|与|同[^意]|经|通过|随着|除|以|将|把|请|要求|给|当|如|若|一旦|自|从|由|被|令|使|让|凡|不论|无论|尽管|虽然|继',
    ),
    tail: rx(
      `(?:${f(lexicon.modifiers)}|${f(grammar.adverb)}|并且|并|而且|且|同时|还|也|亦|又|再|并再次|应|将|会|决定|同意|一致|谨|特|遂|随后|随即|因此|为此|据此|故|现|兹|均|都|共同|联合|正式|明确|着重|专门|再度|最后|然后|最终|还应|则|拟|愿|只|仅|继续|共|曾|已|已经)$`,
    ),
    actor: rx(`[\\ue100-\\ue13f]\\ue0ff*|(?:${f(grammar.others)})|(?:${f(grammar.self)})|(?:${f(grammar.chair)})`, 'gu'),
    self: rx(`^(?:${f(grammar.self)})$`),
    chair: rx(`^(?:${f(grammar.chair)})$`),
    earlier: rx('(?:上一?[次届]|前[次几届]|以往|往届|历次|历届|去年|此前|当时)(?:的)?$'),
    telling: rx(
      `${f(grammar.telling)}|提出|提议|建议|主张|询问|要求|支持|反对|赞成|担心|赞扬|祝贺|欢迎|感叹|质疑|呼吁|希望|愿意|同意|说|问`,
    ),
    tells: rx('说|指出|表示|认为|答复|回答|解释|补充|强调|宣布|回顾|忆及|主张|询问|提议|建议|提出(?=应|由|请|要求|须)'),
    comitative: rx(
      '^[^,。;]{0,6}(?:合作|协作|协商|磋商|协调|联合(?!国)|配合|密切|保持|商定|会商|沟通|联系|对接|接触|携手|接洽|商讨|对表|交换)',
    ),
    acts: lexicon.acts.map(({ words: source }) => rx(`^(?:${f(source)})`)),
    determiners: rx(
      `^(?:${f(grammar.determiner)}|一个|一名|一位|两位|数个|若干|由|给|到|会议|大会|本次会议|\\d{4}年(?:的)?|第[\\d一二三四五六七八九十百]+[届次]|[下本]届)*$`,
    ),
  }
  cache.set(lexicon, words)
  return words
}

export const place =
  '(?:\\d{4}年|年度|第?[\\d一二三四五六七八九十百]+[届次]|每[届次]|历[届次]|下(?:一)?[届次])?(?:常会|年会|会议|全会|网站|秘书处|主席|成员|活动|论坛)?'

/** The bodies of one list, joined by 、 and 和. Of two that touch the second is meant: 国际电信联盟电信标准化局. */
export function chineseChain(lexicon: Lexicon, passage: Passage, first: Mention, end: number, described = false): Chain {
  const words = wordsOf(lexicon)
  const rules = rulesOf(lexicon)
  let head = first
  // 副主席主持的信函通信组: the one before 的 only describes
  const lead = described ? /^[^,。;:的、]{1,8}的(?=[\ue100-\ue13f])/u.exec(passage.masked.slice(first.to, end)) : null
  if (lead) head = passage.mentions.find((mention) => mention.from === first.to + lead[0].length) ?? first
  const after = passage.mentions.slice(passage.mentions.indexOf(head) + 1)
  const mentions: Mention[] = []
  for (const next of after) {
    if (next.from >= end) break
    const gap = passage.masked.slice(head.to, next.from)
    if (gap === '') {
      head = next
      continue
    }
    const joined =
      gap.length <= 30 &&
      (rules.and.test(gap) ||
        /^、[^,;:。、]{1,18}(?:、|和|及|以及|与)(?:其他|其它|相关|有关|各)*$/u.test(gap) ||
        /^(?:\([^)]*\))?(?:、|和|及|以及|与|或|并)(?:[^,;:。、]{1,12}的)$/u.test(gap))
    if (!joined || (/[与同]/.test(gap) && words.comitative.test(passage.masked.slice(next.to, end)))) break
    mentions.push(head)
    head = next
  }
  mentions.push(head)
  return { mentions, from: first.from, to: head.to }
}
