import type { Language } from '../types.ts'

/** What a paper prints of its own accord, in its own language, whatever the language of the person who asks for it. */
export interface PaperWords {
  agendaItem: string
  document: string
  original: string
  source: string
  purpose: string
  actionRequired: string
  financial: string
  references: string
  /** names of the languages as they follow `original` */
  languages: Record<Language, string>
  /** between a label and its value */
  colon: string
  /** between two references */
  semicolon: string
  /** labels of tracked changes where colour alone would tell them apart */
  added: string
  struck: string
  moved: string
  /** who made a tracked change that names nobody */
  unnamed: string
  notes: string
  comments: string
}

export const paperWords: Record<Language, PaperWords> = {
  en: {
    agendaItem: 'Agenda item',
    document: 'Document',
    original: 'Original',
    source: 'Source',
    purpose: 'Purpose',
    actionRequired: 'Action required',
    financial: 'Financial implications',
    references: 'References',
    languages: { en: 'English', fr: 'French', es: 'Spanish', ru: 'Russian', zh: 'Chinese', ar: 'Arabic' },
    colon: ': ',
    semicolon: '; ',
    added: 'added',
    struck: 'struck',
    moved: 'moved',
    unnamed: 'unnamed author',
    notes: 'Notes',
    comments: 'Comments',
  },
  fr: {
    agendaItem: "Point de l'ordre du jour",
    document: 'Document',
    original: 'Original',
    source: 'Source',
    purpose: 'Objet',
    actionRequired: 'Suite à donner',
    financial: 'Incidences financières',
    references: 'Références',
    languages: { en: 'anglais', fr: 'français', es: 'espagnol', ru: 'russe', zh: 'chinois', ar: 'arabe' },
    colon: ': ',
    semicolon: '; ',
    added: 'ajouté',
    struck: 'supprimé',
    moved: 'déplacé',
    unnamed: 'auteur non indiqué',
    notes: 'Notes',
    comments: 'Commentaires',
  },
  es: {
    agendaItem: 'Punto del orden del día',
    document: 'Documento',
    original: 'Original',
    source: 'Fuente',
    purpose: 'Finalidad',
    actionRequired: 'Acción solicitada',
    financial: 'Repercusiones financieras',
    references: 'Referencias',
    languages: { en: 'inglés', fr: 'francés', es: 'español', ru: 'ruso', zh: 'chino', ar: 'árabe' },
    colon: ': ',
    semicolon: '; ',
    added: 'añadido',
    struck: 'suprimido',
    moved: 'trasladado',
    unnamed: 'autor no indicado',
    notes: 'Notas',
    comments: 'Comentarios',
  },
  ru: {
    agendaItem: 'Пункт повестки дня',
    document: 'Документ',
    original: 'Оригинал',
    source: 'Источник',
    purpose: 'Назначение',
    actionRequired: 'Необходимые действия',
    financial: 'Финансовые последствия',
    references: 'Справочные материалы',
    languages: { en: 'английский', fr: 'французский', es: 'испанский', ru: 'русский', zh: 'китайский', ar: 'арабский' },
    colon: ': ',
    semicolon: '; ',
    added: 'добавлено',
    struck: 'исключено',
    moved: 'перенесено',
    unnamed: 'автор не указан',
    notes: 'Примечания',
    comments: 'Замечания',
  },
  zh: {
    agendaItem: '议项',
    document: '文件',
    original: '原文',
    source: '来源',
    purpose: '目的',
    actionRequired: '需采取的行动',
    financial: '财务影响',
    references: '参考文件',
    languages: { en: '英文', fr: '法文', es: '西班牙文', ru: '俄文', zh: '中文', ar: '阿拉伯文' },
    colon: '：',
    semicolon: '；',
    added: '增加',
    struck: '删除',
    moved: '移动',
    unnamed: '作者未注明',
    notes: '注',
    comments: '意见',
  },
  ar: {
    agendaItem: 'بند جدول الأعمال',
    document: 'الوثيقة',
    original: 'الأصل',
    source: 'المصدر',
    purpose: 'الغرض',
    actionRequired: 'الإجراء المطلوب',
    financial: 'الآثار المالية',
    references: 'المراجع',
    languages: {
      en: 'بالإنكليزية',
      fr: 'بالفرنسية',
      es: 'بالإسبانية',
      ru: 'بالروسية',
      zh: 'بالصينية',
      ar: 'بالعربية',
    },
    colon: ': ',
    semicolon: '؛ ',
    added: 'مضاف',
    struck: 'محذوف',
    moved: 'منقول',
    unnamed: 'كاتب غير مذكور',
    notes: 'الحواشي',
    comments: 'التعليقات',
  },
}

const locales: Record<Language, string> = {
  en: 'en-GB',
  fr: 'fr',
  es: 'es',
  ru: 'ru',
  zh: 'zh-CN',
  ar: 'ar-u-nu-latn',
}

/** An ISO date in the words of a language, as far as it is known; as it stands where it is no date. */
export function printDate(iso: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(iso) ?? []
  if (year === undefined) return iso
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
    timeZone: 'UTC',
    calendar: 'gregory',
  }
  const printed = new Intl.DateTimeFormat(locales[language], parts).format(at)
  // the first of a month has an ordinal in French, which the locale data do not give
  return language === 'fr' ? printed.replace(/^1 /, '1er ') : printed
}
