import { type Language, read, type Translate } from '../../../platform/i18n/index.ts'
import { noFront, type WritablePaper } from '../../../texts/index.ts'
import { type MeetingRow, meetingName } from '../queries/meetings.ts'
import { listed } from './compose.ts'
import type { SessionFacts } from './facts.ts'
import type { ReportKind } from './schema.ts'
import { marked, numberLines, type SectionText, subjectTable, writable } from './text.ts'

/** What only the person who posts a report knows of its front page. */
export interface Posting {
  /** with its revision, as printed: `CWG-WSIS&SDG-45/12(Rev.1)`; null for a draft */
  symbol: string | null
  /** ISO day */
  date: string
  originalLanguage: Language
}

export const reportTitle = (t: Translate, kind: ReportKind, meeting: MeetingRow): string =>
  t(`meetings.report.title.${kind}`, { meeting: meetingName(t, meeting) })

/** A report as a paper in the house form: front page, the subjects of a summary record, then the numbered text. */
export function reportPaper(
  t: Translate,
  kind: ReportKind,
  { meeting, parent, items }: Pick<SessionFacts, 'meeting' | 'parent' | 'items'>,
  sections: readonly SectionText[],
  { symbol, date, originalLanguage }: Posting,
): WritablePaper {
  const lines = numberLines(sections, t.lang)
  const body = marked(t, read(meeting.body_name, t.lang))
  const subjects = lines.flatMap(({ kind: line, section, label }) => {
    const item = line === 'heading' && items.find(({ id }) => section === `item-${id}`)
    return item
      ? [
          [
            `${label}  ${marked(t, read(item.title, t.lang))}`,
            listed(
              t,
              item.papers.map(({ symbol }) => symbol),
            ),
          ] as const,
        ]
      : []
  })
  return {
    language: t.lang,
    front: {
      ...noFront,
      symbol,
      date,
      originalLanguage,
      title: reportTitle(t, kind, meeting),
      source: t(`meetings.report.source.${kind}`, { body }),
      session: [meetingName(t, meeting), t.period(meeting.starts, meeting.ends), meeting.place].filter(Boolean).join(', '),
      purpose: t(`meetings.report.purpose.${kind}`),
      actionRequired: kind === 'report' && parent ? t('meetings.report.action', { body: marked(t, read(parent.name, t.lang)) }) : null,
    },
    paragraphs: [
      ...(kind === 'record' && subjects.length > 0
        ? subjectTable([t('meetings.report.subjects'), t('meetings.agenda.documents')], subjects)
        : []),
      ...writable(t, lines),
    ],
    notes: [],
    comments: [],
  }
}
