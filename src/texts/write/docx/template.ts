import type { Language } from '../../types.ts'
import { noFront, type PaperFront } from '../types.ts'
import { paperWords } from '../words.ts'
import { xml } from '../xml.ts'
import { layOut, type PrintValue } from './front.ts'
import { wordPackage } from './package.ts'
import { textRun } from './runs.ts'
import { paragraphProperties } from './styles.ts'

/** Contributions for action ask the meeting to do something; those for information only tell it something. */
export type TemplateKind = 'action' | 'information'

interface Prompts {
  session: string
  agendaItem: string
  symbol: string
  date: string
  source: string
  title: string
  purpose: string
  actionRequired: Record<TemplateKind, string>
  references: string
  introduction: string
  proposal: string
  text: string
}

const prompts: Record<Language, Prompts> = {
  en: {
    session: 'Name, place and dates of the meeting',
    agendaItem: 'number of the item',
    symbol: 'given by the secretariat',
    date: 'day, month and year',
    source: 'Member State(s) or organization that submit this contribution',
    title: 'Title of the contribution',
    purpose: 'One to three sentences: what the paper is about and why it is submitted.',
    actionRequired: {
      action: 'What the meeting is invited to do: to consider, to approve, to endorse, to forward to another body.',
      information: 'The meeting is invited to note this document.',
    },
    references: 'resolutions, decisions and documents, separated by semicolons',
    introduction: 'Introduction',
    proposal: 'Proposal',
    text: 'Begin the text here.',
  },
  fr: {
    session: 'Nom, lieu et dates de la réunion',
    agendaItem: 'numéro du point',
    symbol: 'attribuée par le secrétariat',
    date: 'jour, mois et année',
    source: 'État(s) Membre(s) ou organisation présentant la contribution',
    title: 'Titre de la contribution',
    purpose: "Une à trois phrases: l'objet du document et la raison de sa présentation.",
    actionRequired: {
      action: 'Ce que la réunion est invitée à faire: examiner, approuver, faire sien, transmettre à un autre organe.',
      information: 'La réunion est invitée à prendre note du présent document.',
    },
    references: 'résolutions, décisions et documents, séparés par des points-virgules',
    introduction: 'Introduction',
    proposal: 'Proposition',
    text: 'Commencer le texte ici.',
  },
  es: {
    session: 'Nombre, lugar y fechas de la reunión',
    agendaItem: 'número del punto',
    symbol: 'asignado por la secretaría',
    date: 'día, mes y año',
    source: 'Estado(s) Miembro(s) u organización que presenta la contribución',
    title: 'Título de la contribución',
    purpose: 'De una a tres frases: de qué trata el documento y por qué se presenta.',
    actionRequired: {
      action: 'Lo que se invita a la reunión a hacer: considerar, aprobar, refrendar, transmitir a otro órgano.',
      information: 'Se invita a la reunión a tomar nota del presente documento.',
    },
    references: 'resoluciones, acuerdos y documentos, separados por punto y coma',
    introduction: 'Introducción',
    proposal: 'Propuesta',
    text: 'Comience aquí el texto.',
  },
  ru: {
    session: 'Название, место и даты собрания',
    agendaItem: 'номер пункта',
    symbol: 'присваивается секретариатом',
    date: 'число, месяц и год',
    source: 'Государство(а)-Член(ы) или организация, представляющие вклад',
    title: 'Название вклада',
    purpose: 'От одного до трех предложений: о чем документ и почему он представлен.',
    actionRequired: {
      action: 'Что предлагается сделать собранию: рассмотреть, утвердить, одобрить, направить другому органу.',
      information: 'Собранию предлагается принять настоящий документ к сведению.',
    },
    references: 'резолюции, решения и документы, через точку с запятой',
    introduction: 'Введение',
    proposal: 'Предложение',
    text: 'Начните текст здесь.',
  },
  zh: {
    session: '会议名称、地点和日期',
    agendaItem: '议项编号',
    symbol: '由秘书处编号',
    date: '年月日',
    source: '提交本文稿的成员国或组织',
    title: '文稿标题',
    purpose: '用一至三句话说明文件的内容和提交的原因。',
    actionRequired: {
      action: '请会议采取的行动：审议、批准、认可、转呈另一机构。',
      information: '请会议将本文件记录在案。',
    },
    references: '决议、决定和文件，以分号隔开',
    introduction: '引言',
    proposal: '提案',
    text: '正文由此开始。',
  },
  ar: {
    session: 'اسم الاجتماع ومكانه وتواريخه',
    agendaItem: 'رقم البند',
    symbol: 'تحدده الأمانة',
    date: 'اليوم والشهر والسنة',
    source: 'الدولة العضو (الدول الأعضاء) أو المنظمة التي تقدم هذه المساهمة',
    title: 'عنوان المساهمة',
    purpose: 'من جملة إلى ثلاث جمل: موضوع الوثيقة وسبب تقديمها.',
    actionRequired: {
      action: 'ما يُدعى الاجتماع إلى القيام به: النظر أو الموافقة أو الإقرار أو الإحالة إلى هيئة أخرى.',
      information: 'يُدعى الاجتماع إلى الإحاطة علماً بهذه الوثيقة.',
    },
    references: 'القرارات والمقررات والوثائق، مفصولة بفاصلة منقوطة',
    introduction: 'مقدمة',
    proposal: 'المقترح',
    text: 'ابدأ النص هنا.',
  },
}

const fields = [
  'session',
  'agendaItem',
  'symbol',
  'date',
  'originalLanguage',
  'source',
  'title',
  'purpose',
  'actionRequired',
  'references',
] as const

/** Fields that a person fills in, by the tag that their content control carries. */
export type TemplateField = Exclude<(typeof fields)[number], 'originalLanguage'>

/**
 * A Word file on which a delegation writes its contribution: the front page in one of the six languages, its fields as
 * content controls with a prompt, and the first headings. What is known already (the meeting, the agenda item) may be given.
 */
export function templateDocx(language: Language, kind: TemplateKind, known: Partial<PaperFront> = {}): Uint8Array {
  const words = paperWords[language]
  const prompt = prompts[language]
  const given = { ...noFront, originalLanguage: language, ...known }
  const lines = fields.map((field) => ({
    field,
    label: field === 'session' || field === 'date' || field === 'title' ? null : labelOf(field, language),
    text: field === 'originalLanguage' ? words.languages[given.originalLanguage ?? language] : '',
  }))
  const field: PrintValue = (line, marks) => {
    if (line.field === 'originalLanguage') return textRun(line.text, { marks, language, kind: 'front' })
    const name = line.field as TemplateField
    const value = name === 'references' ? given.references.join(words.semicolon) : given[name]
    return control(
      name,
      value || null,
      name === 'actionRequired' ? prompt.actionRequired[kind] : prompt[name],
      (text, style) => textRun(text, { marks, language, kind: 'front', ...(style && { style }) }),
      marks.includes('bold'),
    )
  }
  const heading = (label: string, text: string) => {
    const paragraph = {
      kind: 'heading' as const,
      level: 0,
      label: [{ text: label, revisions: [] }],
      runs: [],
      mark: [],
      cell: null,
    }
    const run = textRun(`${label}\t${text}`, { marks: ['bold'], language, kind: 'heading' })
    return xml('w:p', {}, paragraphProperties(paragraph, { language }), run)
  }
  const begin = xml(
    'w:p',
    {},
    paragraphProperties({ kind: 'prose', level: 0, label: [], runs: [], mark: [], cell: null }, { language }),
    control('text', null, prompt.text, (text, style) => textRun(text, { marks: [], language, kind: 'prose', ...(style && { style }) })),
  )
  const sections = heading('1', prompt.introduction) + begin + (kind === 'action' ? heading('2', prompt.proposal) + begin : '')
  const content = layOut(lines, language, field) + sections
  let id = 0
  // content controls are told apart by a number of their own
  const body = content.replaceAll('<w:id w:val="0"/>', () => `<w:id w:val="${++id}"/>`)
  return wordPackage({ body: { content: body } }, language, { ...noFront, title: given.title, symbol: given.symbol })
}

const labelOf = (field: Exclude<(typeof fields)[number], 'session' | 'date' | 'title'>, language: Language): string => {
  const words = paperWords[language]
  return field === 'symbol' ? words.document : field === 'originalLanguage' ? words.original : words[field]
}

/** A content control: holds the value, or until there is one a prompt that goes when a person types. */
function control(tag: string, value: string | null, prompt: string, run: (text: string, style?: string) => string, bold = false): string {
  return xml(
    'w:sdt',
    {},
    xml(
      'w:sdtPr',
      {},
      // how Word prints what is typed
      bold ? '<w:rPr><w:b/><w:bCs/></w:rPr>' : '',
      xml('w:alias', { 'w:val': prompt.slice(0, 60) }),
      xml('w:tag', { 'w:val': tag }),
      '<w:id w:val="0"/>',
      value === null ? '<w:showingPlcHdr/>' : '',
      '<w:text w:multiLine="1"/>',
    ),
    xml('w:sdtContent', {}, value === null ? run(`[${prompt}]`, 'PlaceholderText') : run(value)),
  )
}
