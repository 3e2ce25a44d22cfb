import type { Language } from '../../../../platform/i18n/index.ts'
import { ButtonRow, EmptyState, type Frame, LinkButton, Page, PostButton, Tag, type Tone } from '../../../../ui/index.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { recompilationLink, reportLink, reportSectionLink } from '../links.ts'
import type { CompilationPlan, SectionChange } from '../plan.ts'
import type { ReportKind } from '../schema.ts'
import { Changed, Wording } from './wording.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  kind: ReportKind
  language: Language
  plan: CompilationPlan
  /** the facts changed after the page was looked at: nothing was written, this is the plan now */
  moved: boolean
}

const tones: Record<SectionChange['do'], Tone> = { add: 'done', change: 'open', remove: 'off', keep: 'proposed' }

/** What compiling again would do, before it does it. */
export function RecompilationPage({ frame, meeting, kind, language, plan, moved }: Props) {
  const { t } = frame
  const title = t('meetings.report.compile-again')
  const writes = plan.changes.some((change) => change.do !== 'keep')
  return (
    <Page
      frame={frame}
      title={`${title}: ${t('meetings.report.in', { kind: t(`meetings.report.kind.${kind}`), language: t(`ui.language.${language}`) })}`}
      crumbs={meetingCrumbs(t, meeting, title)}
      lead={t('meetings.report.compile-lead', { meeting: meetingName(t, meeting) })}
      layout="article"
      noindex
    >
      {moved && (
        <p class="notice warning" role="alert">
          {t('meetings.error.report-facts-moved')}
        </p>
      )}
      {plan.changes.length === 0 && <EmptyState title={t('meetings.report.compile-nothing')} />}
      {plan.changes.map((change) => {
        const shown = change.do === 'add' ? change.section : change.from
        return (
          <section key={shown.key} aria-labelledby={`c-${shown.key}`}>
            <h2 id={`c-${shown.key}`}>
              <bdi lang={shown.heading_language}>{shown.heading}</bdi>{' '}
              <Tag tone={tones[change.do]}>{t(`meetings.report.do.${change.do}`)}</Tag>
            </h2>
            <Change frame={frame} change={change} meeting={meeting} kind={kind} language={language} />
          </section>
        )
      })}
      <ButtonRow>
        {writes && (
          <PostButton to={t.href(recompilationLink(meeting.id, kind, language))} values={{ plan: plan.digest }}>
            {t('meetings.report.compile-confirm')}
          </PostButton>
        )}
        <LinkButton href={t.href(reportLink(meeting.id, kind, language))} tone="quiet">
          {t(writes ? 'ui.cancel' : 'meetings.report.back')}
        </LinkButton>
      </ButtonRow>
    </Page>
  )
}

function Change({ frame: { t }, change, meeting, kind, language }: Omit<Props, 'plan' | 'moved'> & { change: SectionChange }) {
  switch (change.do) {
    case 'add':
      return <Wording t={t} text={change.section.text} language={language} />
    case 'remove':
      return <Wording t={t} text={change.from.text} language={language} />
    case 'change':
      return (
        <Changed
          t={t}
          from={`${change.from.heading}\n${change.from.text}`}
          to={`${change.section.heading}\n${change.section.text}`}
          by={t('meetings.report.compilation')}
          language={language}
        />
      )
    case 'keep':
      return (
        <>
          <p>
            <a href={t.href(reportSectionLink(meeting.id, kind, language, change.from.key))}>{t('meetings.report.edit')}</a>
          </p>
          <h3>{t('meetings.report.stands')}</h3>
          <Wording t={t} text={change.from.text} language={language} />
          <h3>{t('meetings.report.would-say')}</h3>
          {change.section ? <Wording t={t} text={change.section.text} language={language} /> : <p>{t('meetings.report.off-agenda')}</p>}
        </>
      )
  }
}
