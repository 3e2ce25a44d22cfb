import { filled, matchesOf, once, rx } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'
import { rulesOf } from './grammar.ts'
import type { Hit } from './hits.ts'
import type { Mention } from './mentions.ts'
import type { Chain, Order } from './orders.ts'
import type { Passage } from './passage.ts'
import type { Stance, Subject } from './stance.ts'

/**
 * Chinese drops the one who asks and marks neither tense nor clause: 请秘书处… may be the meeting's request, the chair's or a delegate's.
 * What stands at the head of a comma's clause tells, and where nothing does, the text itself asks.
 */

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

function wordsOf(lexicon: Lexicon): Words {
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

/** Who speaks up to a verb, and whether that is only told. */
export function chineseStance(
  lexicon: Lexicon,
  passage: Passage,
  sentence: { from: number; to: number },
  at: number,
  isSelf: (mentionFrom: number) => boolean,
): Pick<Stance, 'subject' | 'told' | 'relative' | 'opens' | 'starts'> {
  const words = wordsOf(lexicon)
  const rules = rulesOf(lexicon)
  const left = passage.masked.slice(sentence.from, at)
  const clauses: { text: string; from: number }[] = []
  let from = sentence.from
  for (const piece of left.split(/[,;:。]/)) {
    clauses.push({ text: piece, from })
    from += piece.length + 1
  }
  const kind = (word: string, offset: number, before: string, after: string): Subject => {
    // "the last meeting", "members of the Council", "at the meeting": not the body that speaks now
    if (
      words.earlier.test(before) ||
      /^(?:的|成员|委员|代表|理事|秘书|副?主席|上(?!述)|期间|间隙|厅|室|开始|结束|议程|文件|决议|第?\d)/u.test(after)
    )
      return 'other'
    if (/^[\ue100-\ue13f]/.test(word)) {
      if (passage.mentions.find((mention) => mention.from === offset)?.ids[0]?.startsWith('~chair')) return 'chair'
      return isSelf(offset) ? 'self' : 'other'
    }
    if (words.chair.test(word)) return 'chair'
    return words.self.test(word) ? 'self' : 'other'
  }
  type Actor = { subject: Subject; from: number; to: number }
  const actorOf = (clause: { text: string; from: number }, match: RegExpExecArray): Actor => {
    const to = match.index + match[0].length
    return {
      subject: kind(match[0], clause.from + match.index, clause.text.slice(0, match.index), clause.text.slice(to)),
      from: match.index,
      to,
    }
  }
  // only the first actor may head a clause, near its beginning
  const head = (clause: { text: string; from: number }): Actor | null => {
    words.actor.lastIndex = 0
    const first = words.actor.exec(clause.text)
    if (!first || first.index > 18 || words.leads.test(clause.text.slice(0, first.index))) return null
    return actorOf(clause, first)
  }
  const own = clauses.pop() as { text: string; from: number }
  if (/我们(?:[^,;。]{0,20})$/u.test(own.text) || rules.we.test(own.text))
    return { subject: 'we', told: false, relative: false, opens: true, starts: false }
  let core = own.text.replace(/\s+$/, '')
  for (let shorter = core.replace(words.tail, ''); shorter !== core; shorter = core.replace(words.tail, '')) core = shorter
  const last = matchesOf(words.actor, own.text).findLast((match) => match.index + match[0].length === core.length)
  const close = last && actorOf(own, last)
  const joined = core !== own.text && /(?:并|且|还|也|亦|又|同时)/u.test(own.text.slice(core.length))
  // a verb that tells governs what follows it: "一个代表团提出应由…"
  let governed: { clause: { text: string; from: number }; found: Actor } | undefined
  for (let at = clauses.length - 1; at >= 0 && governed === undefined; at--) {
    const clause = clauses[at] as { text: string; from: number }
    const found = head(clause)
    if (found) governed = { clause, found }
  }
  const telling = (clause: { text: string }, { from, to }: { from: number; to: number }): boolean =>
    (/^[\ue100-\ue13f]/.test(clause.text.slice(from)) ? words.tells : words.telling).test(clause.text.slice(to))
  const toldBy =
    governed && governed.found.subject !== 'self' && governed.found.subject !== 'we' && telling(governed.clause, governed.found)
      ? governed.found.subject
      : null
  const ownHead = head(own)
  const opens = core === ''
  if (close && !(ownHead && ownHead.to < close.to))
    return { subject: close.subject, told: toldBy === 'other', relative: false, opens, starts: core === '' }
  if (ownHead)
    return {
      subject: ownHead.subject,
      told: toldBy === 'other' || (ownHead.subject === 'other' && telling(own, ownHead)),
      relative: false,
      opens,
      starts: core === '',
    }
  if (governed) {
    const { found } = governed
    if (found.subject === 'self') return { subject: 'self', told: false, relative: false, opens, starts: core === '' }
    if (toldBy !== null) return { subject: toldBy, told: toldBy === 'other', relative: false, opens, starts: core === '' }
    if (joined && !/[;。]/.test(left)) return { subject: found.subject, told: false, relative: false, opens: false, starts: core === '' }
  }
  if (clauses.some((clause) => rules.we.test(clause.text.slice(0, 24))))
    return { subject: 'we', told: false, relative: false, opens, starts: core === '' }
  return { subject: 'none', told: false, relative: false, opens: true, starts: core === '' }
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

const place =
  '(?:\\d{4}年|年度|第?[\\d一二三四五六七八九十百]+[届次]|每[届次]|历[届次]|下(?:一)?[届次])?(?:常会|年会|会议|全会|网站|秘书处|主席|成员|活动|论坛)?'

/** Words after which, or before which, a body receives. `@` is the body. */
const receiving = [
  '(?:向|给|转递|递送|致送|函送|呈递|面呈|报知|知照|函知|照会|去函|致函|函告|函请|致信|告知|通知|知会|通报|通告|转告|抄送|抄报|呈报|呈送|呈交|代呈|提交|递交|送交|转交|转呈|转送|转发|转达|移交|报送|上报|报请|报告|汇报|荐于|荐给|推荐给|交给|交予|交由|交付|发给|寄给|分发|散发|分送|下发|反馈|答复|回复|送达|发送|报|呈|送|交|供|予|于|授予|征询|征求|咨询|请教|听取|请示|询问|问|借调给|借给|抽调给|划拨给|让|协助|帮助|支援|援助|扶持|资助|补助|支持|惠及|面向|提请|敦请|惊动|取自|收集自|致)(?:给|至|到|各|所有|全体|其他|其它|有关|相关|感兴趣的|贵|本|该|上述|由|予|以便|\\d{4}年|第[\\d一二三四五六七八九十百]+[届次])*@',
  '(?:录入|载入|纳入|列入|写入|输入|上载|上传|登载|张贴|刊登|刊载|发布|公布|存入|收入|填入|填报|公示|登记|登录|更新|充实|丰富|参加|参与|出席|列席|派员出席|旁听|加入|角逐|竞逐|竞争|申报|参评|申请|报名|申办|捐助|捐款|捐资|注资|维护)(?:在|于|到|至|各|年度|本|该|其)*@',
  '(?:在|于|到)@(?:上|内|中|里|网站|期间|会议上)?(?:[^,。;]{0,30})?(?:发布|公布|张贴|登载|上载|刊登|公开|提出|提交|介绍|报告|汇报|展示|分享|填报|登记|组织|宣布|说明|陈述|提供)',
  `(?:至迟|最迟|不迟于|迟至|并)?(?:于|在)(?:\\d{4}年)?@${place}(?:上|期间|前|之前|后)?(?:[^,。;]{0,12})?(?:提出|提交|介绍|报告|汇报|说明|宣布|通报|分享|展示|陈述)`,
  '(?:为|替)(?:各|所有|其|其他)?@(?:[^,。;]{0,40})?(?:提供|提名|献计|贡献|捐|推荐|举办|组织|编写|培训|保留|设|开设|准备|做出|作出|开放|服务)',
  '(?:就|与|同|和)(?:各|有关|相关)?@(?:[^,。;]{0,12})?(?:联系|沟通|对接|接洽|对表|协商|磋商|商讨|保持|交换|互访|会商|接触|商定)',
  '(?:请|责成|邀请|邀|鼓励|要求|敦促|促请|呼吁|吁请|指示|建议|授权|委托|组织|动员|召集|协调|督促|指导|商请|恳请)(?:各|所有|相关|有关|其他|全体)*@',
  '(?:供|请|由|经|交|报)(?:各|所有)?@(?:[^,。;]{0,6})?(?:审议|审阅|批准|参考|备案|核可|核准|决定|审查|定夺|考虑|注意|关注|查阅|使用|备查)',
  '(?:推动|促进|便利|方便|协助|帮助|支持)(?:各|所有)?@(?:[^,。;]{0,30})?(?:提供|提交|参与|参加)',
]

const products = new Set(['wsis-prizes', 'wsis-stocktaking', '~website'])

/** Bodies to whom a Chinese task hands something, and those through whom it goes. */
export function chineseRecipients(
  lexicon: Lexicon,
  passage: Passage,
  range: { from: number; to: number },
): { to: Mention[]; through: Mention[] } {
  const words = wordsOf(lexicon)
  const text = passage.masked.slice(range.from, range.to)
  const inside = passage.mentions.filter((mention) => mention.from >= range.from && mention.to <= range.to)
  const to: Mention[] = []
  const through: Mention[] = []
  // prizes, inventory, website: what is done with them is done for them
  to.push(...inside.filter((mention) => mention.ids.some((id) => products.has(id))))
  const spans = (source: string): { from: number; to: number }[] =>
    matchesOf(once(lexicon, source, 'gu'), text).map((match) => ({ from: match.index, to: match.index + match[0].length }))
  const listed = (first: Mention): Mention[] => chineseChain(lexicon, passage, first, range.to).mentions
  const firstIn = (span: { from: number; to: number }): Mention | undefined =>
    inside.find((mention) => mention.from - range.from >= span.from && mention.from - range.from < span.to)
  for (const span of spans('(?<!已)(?:通过|经由|经过|经|透过|借助|会商|报经|征得)(?:各|有关|相关)?@')) {
    const first = firstIn(span)
    // 通过委员会,向理事会: the comma parts the way from the end
    if (first)
      through.push(...listed(first).filter((mention) => !/[,，]\s*(?:向|给|报|送)/u.test(passage.masked.slice(first.to, mention.from))))
  }
  for (const source of receiving) {
    for (const span of spans(source)) {
      const first = firstIn(span)
      if (!first || through.includes(first)) continue
      const list = listed(first)
      // 国际电联维护的数据库: the one before 的 describes what receives
      const after = passage.masked.slice((list.at(-1) as Mention).to, range.to)
      const described = /^[^,。;的]{1,8}的(?=[^,。;]{0,14}[\ue100-\ue13f])/u.exec(after)
      const real = described ? inside.find((mention) => mention.from >= (list.at(-1) as Mention).to + described[0].length) : undefined
      const met = words.comitative.test(after) && /[与同和]$/u.test(text.slice(0, first.from - range.from)) && !source.includes('对接')
      if (!met) to.push(...(real ? [real] : list))
    }
  }
  return { to, through: through.filter((mention) => !to.includes(mention)) }
}
