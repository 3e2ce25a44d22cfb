import type { FieldErrors } from '../../../../platform/errors.ts'
import {
  ButtonRow,
  Checkboxes,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostForm,
  RadioGroup,
  SubmitButton,
  TextField,
} from '../../../../ui/index.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { postingLink, reportsLink } from '../links.ts'
import { plainSymbolWords } from '../posting.ts'
import type { WrittenReport } from '../queries.ts'
import type { ReportKind } from '../schema.ts'

interface Props {
  frame: Frame
  meeting: MeetingRow
  kind: ReportKind
  written: WrittenReport
  /** how many there are now: what is posted is what was looked at */
  wordings: number
  typed?: Record<string, string | undefined>
  chosen?: string[]
  errors?: FieldErrors
}

/** Where a report gets its symbol and its readers. */
export function PostingPage({ frame, meeting, kind, written, wordings, typed, chosen, errors }: Props) {
  const { t } = frame
  const title = t('meetings.report.post')
  const [last] = written.postings
  const labels = {
    symbol: t('meetings.report.symbol'),
    languages: t('meetings.report.languages'),
    visibility: t('meetings.report.visibility'),
  }
  return (
    <Page
      frame={frame}
      title={`${title}: ${t(`meetings.report.kind.${kind}`)}`}
      crumbs={meetingCrumbs(t, meeting, title)}
      lead={
        last
          ? t('meetings.report.post-again', { symbol: last.symbol })
          : t('meetings.report.post-lead', { meeting: meetingName(t, meeting) })
      }
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href(postingLink(meeting.id, kind))} errors={errors ?? null} labels={labels}>
        <HiddenField name="wordings" value={typed?.wordings ?? wordings} />
        <TextField
          t={t}
          name="symbol"
          label={labels.symbol}
          help={t('meetings.report.symbol-help')}
          size="medium"
          value={typed?.symbol ?? (last ? plainSymbolWords(last.symbol) : '')}
          error={errors?.symbol}
        />
        <Checkboxes
          t={t}
          name="languages"
          label={labels.languages}
          error={errors?.languages}
          values={chosen ?? written.languages.map(({ language }) => language)}
          choices={written.languages.map(({ language }) => ({ value: language, label: t(`ui.language.${language}`) }))}
        />
        <RadioGroup
          t={t}
          name="visibility"
          label={labels.visibility}
          value={typed?.visibility ?? 'public'}
          error={errors?.visibility}
          choices={(['public', 'members'] as const).map((value) => ({ value, label: t(`documents.visibility.${value}`) }))}
        />
        <ButtonRow>
          <SubmitButton>{t('meetings.report.post')}</SubmitButton>
          <LinkButton href={t.href(reportsLink(meeting.id))} tone="quiet">
            {t('ui.cancel')}
          </LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}
