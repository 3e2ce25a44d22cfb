import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import type { DecisionRow } from '../decisions/queries.ts'
import { untilWords } from '../decisions/words.ts'
import type { StatementRow } from '../live/queries.ts'
import { meetingName } from '../queries/meetings.ts'
import type { ItemFact, SessionFacts } from './facts.ts'
import type { ReportKind } from './schema.ts'
import { marked, quote, type SectionText } from './text.ts'

/**
 * The sections of a report or a summary record, in the language of `t`: sentences of the house around what is on record. What is
 * on record in another language only stands as it is, and says so. Pure.
 */
export function compose(t: Translate, kind: ReportKind, facts: SessionFacts): SectionText[] {
  return kind === 'report' ? chairReport(t, facts) : summaryRecord(t, facts)
}

/** 1 introduction, 2 documents considered, 3 remarks and recommendations a), b), c), 4 closing. */
function chairReport(t: Translate, facts: SessionFacts): SectionText[] {
  return [
    chapter(t, 'introduction', introduction(t, facts)),
    chapter(t, 'documents', considered(t, facts.items)),
    chapter(
      t,
      'remarks',
      facts.others.flatMap((decision) => decided(t, decision)),
    ),
    ...facts.items.map((item) => ({
      ...topic(t, item, 1),
      text: [...opening(t, item), ...item.decisions.flatMap((decision) => decided(t, decision))].join('\n'),
    })),
    chapter(t, 'closing', closing(t, facts)),
  ]
}

/** A chapter for each item, in the order of the agenda: introduction, discussion, the chair's conclusion, assent. */
function summaryRecord(t: Translate, facts: SessionFacts): SectionText[] {
  const others = facts.others.flatMap((decision) => concluded(t, decision))
  return [
    ...facts.items.map((item) => {
      const { heading, ...section } = topic(t, item, 0)
      return {
        ...section,
        heading: item.papers.length ? t('meetings.report.on-documents', { title: heading, documents: papersOf(t, item) }) : heading,
        text: [
          ...opening(t, item),
          ...item.statements.flatMap((one) => stated(t, one)),
          ...item.decisions.flatMap((decision) => concluded(t, decision)),
        ].join('\n'),
      }
    }),
    ...(others.length ? [chapter(t, 'others', others)] : []),
    chapter(t, 'closing', closing(t, facts)),
  ]
}

const chapter = (t: Translate, key: string, lines: readonly string[]): SectionText => ({
  key,
  level: 0,
  heading: t(`meetings.report.heading.${key}`),
  heading_language: t.lang,
  text: lines.join('\n'),
})

function topic(t: Translate, { id, title }: ItemFact, level: number): SectionText {
  const reading = read(title, t.lang)
  return { key: `item-${id}`, level, heading: reading.text, heading_language: reading.lang, text: '' }
}

/** A name or title within a sentence; in another language it says so. */
const said = (t: Translate, text: Localized): string => marked(t, read(text, t.lang))

function introduction(t: Translate, { meeting, sittings, participants, items, parent }: SessionFacts): string[] {
  const { starts, ends, place, chair_name } = meeting
  const days = t.period(starts, ends)
  const papers = new Set(items.flatMap(({ papers }) => papers.map(({ symbol }) => symbol)))
  const list = participants.categories.map(({ name, organizations, people }) =>
    people === null
      ? t('meetings.report.category-few', { name: said(t, name), organizations })
      : t('meetings.report.category', { name: said(t, name), organizations, people }),
  )
  return [
    place
      ? t('meetings.report.held', { meeting: meetingName(t, meeting), days, place })
      : t('meetings.report.held-somewhere', { meeting: meetingName(t, meeting), days }),
    ...(chair_name ? [t('meetings.report.chaired', { name: chair_name })] : []),
    ...(sittings > 0 ? [t('meetings.report.sittings', { count: sittings })] : []),
    ...(participants.total ? [t('meetings.report.participants', { count: participants.total })] : []),
    ...(list.length ? [t('meetings.report.categories', { list: list.join(t('meetings.report.between')) })] : []),
    t('meetings.report.agenda', { items: items.length, documents: papers.size }),
    ...(parent ? [t('meetings.report.reports-to', { body: said(t, parent.name) })] : []),
  ]
}

/** Every paper once, with the item it was considered under. */
function considered(t: Translate, items: readonly ItemFact[]): string[] {
  const seen = new Map<string, { symbol: string; title: Localized | null; numbers: string[] }>()
  for (const { number, papers } of items)
    for (const { symbol, title } of papers) {
      const known = seen.get(symbol)
      if (known) known.numbers.push(number)
      else seen.set(symbol, { symbol, title, numbers: [number] })
    }
  if (seen.size === 0) return [t('meetings.report.no-documents')]
  return Array.from(seen.values(), ({ symbol, title, numbers }) =>
    title
      ? t('meetings.report.document', { symbol, title: said(t, title), items: listed(t, numbers) })
      : t('meetings.report.document-unposted', { symbol, items: listed(t, numbers) }),
  )
}

/** Symbols in a row. Each is set apart, or the Arabic word between two Latin ones would be drawn into their direction. */
export const listed = (t: Translate, symbols: readonly string[]): string =>
  t.list(t.dir === 'rtl' ? symbols.map((symbol) => `\u2068${symbol}\u2069`) : symbols)

const documentsIn = (t: Translate, symbols: readonly string[]): string =>
  t('meetings.report.documents', { count: symbols.length, documents: listed(t, symbols) })

const papersOf = (t: Translate, { papers }: Pick<ItemFact, 'papers'>): string =>
  documentsIn(
    t,
    papers.map(({ symbol }) => symbol),
  )

function opening(t: Translate, item: ItemFact): string[] {
  const documents = papersOf(t, item)
  if (item.lead) {
    return [
      item.papers.length
        ? t('meetings.report.introduced-documents', { name: item.lead, documents })
        : t('meetings.report.introduced', { name: item.lead }),
    ]
  }
  return item.papers.length ? [t('meetings.report.considered', { documents })] : []
}

/** What was said in public is quoted under its name; what was said among those who take part is told without name and words. */
function stated(t: Translate, { behalf, organization_name, organization_acronym, language, text, visibility }: StatementRow): string[] {
  if (visibility !== 'public') return [t('meetings.report.stated-unnamed')]
  const name = behalf ?? organization_acronym ?? said(t, organization_name)
  return [t('meetings.report.stated', { name }), ...quote(text, language)]
}

/** A decision in its exact verb, with its text, and where it leads. */
function decided(t: Translate, decision: DecisionRow): string[] {
  const { number, documents, texts, to_name } = decision
  const until = untilWords(t, decision, (name) => said(t, name))
  const verb = said(t, decision.verb_words)
  const object = documents.length
    ? documentsIn(
        t,
        documents.map(({ words }) => words),
      )
    : t('meetings.report.this-item')
  const text = read(texts, t.lang)
  return [
    t(text.text && documents.length === 0 ? 'meetings.report.decided-text' : 'meetings.report.decided', { number, verb, object }),
    ...(text.text ? quote(text.text, text.lang) : []),
    ...(until ? [t('meetings.report.postponed', { until })] : []),
    ...(to_name ? [t('meetings.report.goes-to', { body: said(t, to_name) })] : []),
  ]
}

/** The chair's conclusion and the assent. What was merely considered concludes nothing. */
function concluded(t: Translate, decision: DecisionRow): string[] {
  const lines = decided(t, decision)
  if (decision.level === 0) return lines
  return [
    t('meetings.report.concluded', { conclusion: lines[0]! }),
    ...lines.slice(1),
    t(decision.by_silence ? 'meetings.report.by-silence' : 'meetings.report.so-agreed'),
  ]
}

const closing = (t: Translate, { meeting }: SessionFacts): string[] =>
  meeting.phase === 'closed' || meeting.phase === 'reported' ? [t('meetings.report.closed', { day: t.date(meeting.ends) })] : []
