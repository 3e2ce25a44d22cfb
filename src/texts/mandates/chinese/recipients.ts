import { matchesOf, once } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import type { Mention } from '../mentions.ts'
import type { Passage } from '../passage.ts'
import { chineseChain, place, wordsOf } from './words.ts'

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
