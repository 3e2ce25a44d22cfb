import type { FieldErrors } from '../../../../platform/errors.ts'
import { direction, type Language } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostButton,
  PostForm,
  SubmitButton,
  TextArea,
  TextField,
  Time,
} from '../../../../ui/index.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { reportLink, reportSectionLink } from '../links.ts'
import type { StandingSection } from '../plan.ts'
import type { VersionRow } from '../queries.ts'
import type { ReportKind } from '../schema.ts'
import { Changed, Wording } from './wording.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  kind: ReportKind
  language: Language
  section: StandingSection
  /** the latest first */
  versions: VersionRow[]
  typed?: Record<string, string | undefined>
  errors?: FieldErrors
  /** the wording that came in between; what was typed over an earlier one is still in the form */
  theirs?: { heading: string; text: string }
}

/** One section to write in, and every wording that it had. */
export function SectionPage({ frame, meeting, kind, language, section, versions, typed, errors, theirs }: Props) {
  const { t } = frame
  const own = reportSectionLink(meeting.id, kind, language, section.key)
  const title = t('meetings.report.edit-section', { heading: section.heading })
  const labels = { heading: t('meetings.report.heading'), text: t('meetings.report.text') }
  return (
    <Page frame={frame} title={title} crumbs={meetingCrumbs(t, meeting, title)} layout="article" noindex>
      {theirs && (
        <div class="notice warning" role="alert">
          <p>{t('ui.error.stale')}</p>
          <h2>{t('ui.stale.theirs')}</h2>
          <p lang={language} dir={direction(language)}>
            <b>{theirs.heading}</b>
          </p>
          <Wording t={t} text={theirs.text} language={language} />
          <p>{t('meetings.report.yours-below')}</p>
        </div>
      )}
      <PostForm t={t} action={t.href(own)} errors={errors ?? null} labels={labels} guard>
        {/* after a refusal the form answers to the wording now shown above it: sending it again is a choice */}
        <HiddenField name="version" value={theirs ? section.version : (typed?.version ?? section.version)} />
        <TextField
          t={t}
          name="heading"
          label={labels.heading}
          lang={language}
          value={typed?.heading ?? section.heading}
          error={errors?.heading}
        />
        <TextArea
          t={t}
          name="text"
          label={labels.text}
          help={t('meetings.report.text-help')}
          lang={language}
          rows={16}
          official
          value={typed?.text ?? section.text}
          error={errors?.text}
          optional
        />
        <ButtonRow>
          <SubmitButton>{t('ui.save')}</SubmitButton>
          <LinkButton href={`${t.href(reportLink(meeting.id, kind, language))}#${encodeURIComponent(section.key)}`} tone="quiet">
            {t('ui.cancel')}
          </LinkButton>
        </ButtonRow>
      </PostForm>
      <section aria-labelledby="versions">
        <h2 id="versions">{t('meetings.report.wordings')}</h2>
        <ol class="history" reversed>
          {versions.map((version, index) => (
            <li key={version.number}>
              <p>
                <b>{t(`meetings.report.origin.${version.origin}`)}</b>
                <span class="muted">
                  {' · '}
                  <bdi>{version.by_name}</bdi>
                  {' · '}
                  <Time t={t} value={version.at} />
                </span>
              </p>
              <details>
                <summary>{t('meetings.report.wording', { number: version.number })}</summary>
                {versions[index + 1] ? (
                  <Changed t={t} from={wordsOf(versions[index + 1]!)} to={wordsOf(version)} by={version.by_name} language={language} />
                ) : (
                  <Wording t={t} text={wordsOf(version)} language={language} />
                )}
              </details>
              {version.number !== section.version && (
                <PostButton
                  to={`${t.href(own)}/restoration`}
                  values={{ number: version.number, version: section.version }}
                  tone="quiet"
                  about={t('meetings.report.wording', { number: version.number })}
                >
                  {t('meetings.report.restore')}
                </PostButton>
              )}
            </li>
          ))}
        </ol>
      </section>
    </Page>
  )
}

const wordsOf = ({ heading, text }: VersionRow): string => `${heading}\n${text}`
