import type { ComponentChildren } from 'preact'
import { direction, type Translate } from '../../../../platform/i18n/index.ts'
import { ButtonRow, type Frame, LinkButton, Page, Sheet, Tag } from '../../../../ui/index.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { postingLink, recompilationLink, reportLink, reportSectionLink } from '../links.ts'
import { reportTitle } from '../paper.ts'
import type { StandingSection } from '../plan.ts'
import type { WrittenReport } from '../queries.ts'
import type { ReportKind } from '../schema.ts'
import { marked, numberLines, type ReportLine } from '../text.ts'
import { Posted } from './report-list.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  kind: ReportKind
  sections: StandingSection[]
  written: WrittenReport
  /** the language of the report, which need not be the reader's */
  words: Translate
  may: { post: boolean }
}

/** A report as it stands, numbered as it will be printed, each section a step from being edited. */
export function ReportPage({ frame, meeting, kind, sections, written, words, may }: Props) {
  const { t } = frame
  const { lang: language } = words
  const lines = numberLines(sections, language)
  const touched = new Set(sections.flatMap((section) => (section.touched ? [section.key] : [])))
  const own = t.href(reportLink(meeting.id, kind, language))
  const title = t('meetings.report.in', { kind: t(`meetings.report.kind.${kind}`), language: t(`ui.language.${language}`) })
  return (
    <Page frame={frame} title={title} crumbs={meetingCrumbs(t, meeting, title)} lead={t('meetings.report.lead')} layout="article" noindex>
      <ButtonRow>
        <LinkButton href={t.href(recompilationLink(meeting.id, kind, language))} tone="quiet">
          {t('meetings.report.compile-again')}
        </LinkButton>
        <LinkButton href={`${own}/report.docx`} tone="quiet">
          {t('meetings.report.docx')}
        </LinkButton>
        <LinkButton href={`${own}/report.pdf`} tone="quiet">
          {t('meetings.report.pdf')}
        </LinkButton>
        {may.post && <LinkButton href={t.href(postingLink(meeting.id, kind))}>{t('meetings.report.post')}</LinkButton>}
      </ButtonRow>
      {written.postings.length > 0 && <Posted t={t} report={written} />}
      <Sheet lang={language} label={title} head={<p>{reportTitle(words, kind, meeting)}</p>}>
        {lines.map((line, index) =>
          line.kind === 'prose' ? (
            <Line key={index} words={words} line={line} />
          ) : (
            <Line key={index} words={words} line={line} id={line.section}>
              {touched.has(line.section) && <Tag tone="proposed">{t('meetings.report.touched')}</Tag>}{' '}
              <a href={t.href(reportSectionLink(meeting.id, kind, language, line.section))} lang={t.lang}>
                {t('meetings.report.edit')}
                <span class="hidden" lang={line.lang}>
                  {' '}
                  {line.label} {line.text}
                </span>
              </a>
            </Line>
          ),
        )}
      </Sheet>
    </Page>
  )
}

interface LineProps {
  words: Translate
  line: ReportLine
  id?: string
  /** what a person may do with the section, beside its heading */
  children?: ComponentChildren
}

function Line({ words, line, id, children }: LineProps) {
  const Element = line.kind === 'prose' ? 'p' : line.level === 0 ? 'h2' : 'h3'
  return (
    <div class={`para level-${line.level}`} id={id}>
      <span class="label">
        <bdi>{line.label}</bdi>
      </span>
      <Element>
        <Words words={words} line={line} />
      </Element>
      {children && <div class="beside">{children}</div>}
    </div>
  )
}

/** Words of another language are set in it, and the report says which it is. */
const Words = ({ words, line }: { words: Translate; line: ReportLine }) =>
  line.lang === words.lang ? (
    line.text
  ) : (
    <>
      <span lang={line.lang} dir={direction(line.lang)}>
        {line.text}
      </span>{' '}
      <small>{marked(words, { text: '', lang: line.lang }).trim()}</small>
    </>
  )
