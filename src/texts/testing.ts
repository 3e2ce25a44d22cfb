import { extract } from './extract.ts'
import { readTxt } from './read/txt.ts'
import type { Language, Mandate, TextDocument } from './types.ts'

/** A text as its author types it, one paragraph a line. */
export const textOf = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))

export const extracted = (...lines: string[]): TextDocument => extract(readTxt(textOf(...lines)))

/** Frames that make one sentence a text of its genre, so that a rule can be tried on the sentence alone. */
const frames: Record<
  Language,
  { council: string; assembly: string; resolves: string; report: string[]; record: string; outcome: string[] }
> = {
  en: {
    council: 'The ITU Council,',
    assembly: 'The General Assembly,',
    resolves: 'resolves',
    report: [
      'Report of the Chair of the Council Working Group on WSIS and SDGs (CWG-WSIS&SDG)',
      '__________________',
      '1.1\tThe Group met twice.',
    ],
    record: 'It was so agreed.',
    outcome: [
      'We welcome the progress made.',
      'We recognize the work done.',
      'We reaffirm our vision.',
      'We recall the Geneva Declaration.',
    ],
  },
  fr: {
    council: 'Le Conseil,',
    assembly: "L'Assemblée générale,",
    resolves: 'décide',
    report: [
      'Rapport du Président du Groupe de travail du Conseil sur le SMSI et les ODD (GTC-SMSI/ODD)',
      '__________________',
      "1.1\tLe Groupe s'est réuni deux fois.",
    ],
    record: 'Il en est ainsi décidé.',
    outcome: [
      'Nous nous félicitons des progrès accomplis.',
      'Nous reconnaissons le travail accompli.',
      'Nous réaffirmons notre vision.',
      'Nous rappelons la Déclaration de Genève.',
    ],
  },
  es: {
    council: 'El Consejo,',
    assembly: 'La Asamblea General,',
    resolves: 'resuelve',
    report: [
      'Informe del Presidente del Grupo de Trabajo del Consejo sobre la CMSI y los ODS (GTC-CMSI y ODS)',
      '__________________',
      '1.1\tEl Grupo se reunió dos veces.',
    ],
    record: 'Así se acuerda.',
    outcome: [
      'Acogemos con satisfacción los avances logrados.',
      'Reconocemos la labor realizada.',
      'Reafirmamos nuestra visión.',
      'Recordamos la Declaración de Ginebra.',
    ],
  },
  ru: {
    council: 'Совет,',
    assembly: 'Генеральная Ассамблея,',
    resolves: 'решает',
    report: [
      'Отчет Председателя Рабочей группы Совета по ВВУИО и ЦУР (РГС-ВВУИО/ЦУР)',
      '__________________',
      '1.1\tГруппа провела два собрания.',
    ],
    record: 'Решение принимается.',
    outcome: [
      'Мы приветствуем достигнутый прогресс.',
      'Мы признаем проделанную работу.',
      'Мы вновь подтверждаем наше видение.',
      'Мы напоминаем о Женевской декларации.',
    ],
  },
  zh: {
    council: '国际电联理事会，',
    assembly: '大会，',
    resolves: '做出决议',
    report: ['理事会信息社会世界峰会和可持续发展目标工作组（CWG-WSIS&SDG）主席的报告', '__________________', '1.1\t工作组举行了两次会议。'],
    record: '会议对此表示同意。',
    outcome: ['我们欢迎取得的进展。', '我们认识到所做的工作。', '我们重申我们的愿景。', '我们忆及《日内瓦原则宣言》。'],
  },
  ar: {
    council: 'إن مجلس الاتحاد الدولي للاتصالات،',
    assembly: 'إن الجمعية العامة،',
    resolves: 'يقرر',
    report: [
      'تقرير رئيس فريق العمل التابع للمجلس المعني بالقمة العالمية لمجتمع المعلومات وأهداف التنمية المستدامة',
      '__________________',
      '١.١\tعقد الفريق اجتماعين.',
    ],
    record: 'وقد اتُفق على ذلك.',
    outcome: ['نرحب بالتقدم المحرز.', 'نعترف بالعمل المنجز.', 'نؤكد من جديد رؤيتنا.', 'نذكّر بإعلان جنيف.'],
  },
}

/** Mandates of operative lines of a resolution of the Union; lines are openers and labelled items. */
export const ofCouncil = (language: Language, ...lines: string[]): Mandate[] =>
  extracted('MOD', frames[language].council, ...lines).mandates

/** Mandates of operative paragraphs of the Assembly's kind. */
export const ofAssembly = (language: Language, ...paragraphs: string[]): Mandate[] =>
  extracted(frames[language].assembly, ...paragraphs.map((text, index) => (/^\(?[a-z]\)/.test(text) ? text : `${index + 1}.\t${text}`)))
    .mandates

/** Mandates of a paragraph in a working group's report. */
export const ofReport = (language: Language, ...paragraphs: string[]): Mandate[] =>
  extracted(...frames[language].report, ...paragraphs.map((text, index) => `2.${index + 1}\t${text}`)).mandates

/** Mandates of a record in which the paragraph is followed by its seal, or by nothing. */
export function ofRecord(language: Language, paragraph: string, sealed = false): Mandate[] {
  const { record } = frames[language]
  const other = {
    en: 'The Chair opened the item.',
    fr: 'La Présidente ouvre le débat.',
    es: 'La Presidenta abre el debate.',
    ru: 'Председатель открывает прения.',
    zh: '主席宣布开始讨论。',
    ar: 'افتتح الرئيس المناقشة.',
  }[language]
  return extracted(
    'C27/99',
    `1.1\t${other}`,
    `1.2\t${record}`,
    `1.3\t${other}`,
    `1.4\t${record}`,
    `2.1\t${other}`,
    `2.2\t${paragraph}`,
    ...(sealed ? [`2.3\t${record}`] : [`2.3\t${other}`]),
  ).mandates
}

/** Mandates of a paragraph among others that speak as "we". */
export const ofOutcome = (language: Language, paragraph: string): Mandate[] =>
  extracted(...frames[language].outcome.map((text, index) => `${index + 1}.\t${text}`), `5.\t${paragraph}`).mandates
