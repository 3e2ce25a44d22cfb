import { once } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import type { Mention } from '../mentions.ts'
import type { Passage } from '../passage.ts'

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
