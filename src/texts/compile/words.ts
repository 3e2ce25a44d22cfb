import type { Language } from '../types.ts'
import type { Status } from './types.ts'

/** The few words that a compilation prints by itself. Symbols (ADD, SUP) and `Alt` stay Latin in all languages. */
interface Words {
  status: Record<Exclude<Status, 'open'>, string>
  unspecified: string
  /** between names, and between names and their words */
  comma: string
  colon: string
}

export const words: Record<Language, Words> = {
  en: {
    status: {
      'suggested-for-closure': 'Suggested for closure',
      'agreed-ad-referendum': 'Agreed ad referendum',
      silence: 'Silence until {date}',
      agreed: 'Agreed',
    },
    unspecified: 'unspecified',
    comma: ', ',
    colon: ': ',
  },
  fr: {
    status: {
      'suggested-for-closure': 'Clôture proposée',
      'agreed-ad-referendum': 'Approuvé ad referendum',
      silence: "Procédure d'approbation tacite jusqu'au {date}",
      agreed: 'Approuvé',
    },
    unspecified: 'origine non précisée',
    comma: ', ',
    colon: '\u00a0: ',
  },
  es: {
    status: {
      'suggested-for-closure': 'Cierre propuesto',
      'agreed-ad-referendum': 'Acordado ad referéndum',
      silence: 'Procedimiento de silencio hasta el {date}',
      agreed: 'Acordado',
    },
    unspecified: 'origen no especificado',
    comma: ', ',
    colon: ': ',
  },
  ru: {
    status: {
      'suggested-for-closure': 'Предлагается завершить обсуждение',
      'agreed-ad-referendum': 'Согласовано ad referendum',
      silence: 'Процедура молчаливого согласия до {date}',
      agreed: 'Согласовано',
    },
    unspecified: 'автор не указан',
    comma: ', ',
    colon: ': ',
  },
  zh: {
    status: {
      'suggested-for-closure': '建议结束讨论',
      'agreed-ad-referendum': '商定但尚待核准',
      silence: '默许程序，至{date}止',
      agreed: '已商定',
    },
    unspecified: '未具名',
    comma: '、',
    colon: '：',
  },
  ar: {
    status: {
      'suggested-for-closure': 'مقترح إقفال مناقشته',
      'agreed-ad-referendum': 'متفق عليه بشرط الاستشارة',
      silence: 'إجراء الموافقة الصامتة حتى {date}',
      agreed: 'متفق عليه',
    },
    unspecified: 'بدون تحديد الجهة',
    comma: '، ',
    colon: ': ',
  },
}
