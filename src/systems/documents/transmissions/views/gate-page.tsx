import type { FieldErrors } from '../../../../platform/errors.ts'
import { read } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  Checkbox,
  Facts,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostForm,
  Select,
  SubmitButton,
  Table,
  Tag,
  TextArea,
} from '../../../../ui/index.ts'
import { documentLink, documentsLink } from '../../links.ts'
import type { DocumentDetail } from '../../queries/document.ts'
import type { CommentPeriod, Verdict } from '../gate.ts'
import { commentsLink, gateLink } from '../links.ts'
import type { Receiver, Standing, TransmissionRow } from '../queries.ts'
import { Sent } from './transmissions-page.tsx'
import { bodyName, verdictWords } from './words.tsx'

export interface Way {
  receiver: Receiver
  period: CommentPeriod
  verdict: Verdict
}

interface Props {
  frame: Frame
  document: DocumentDetail
  standing: Standing
  ways: readonly Way[]
  /** what has gone already */
  sent: readonly TransmissionRow[]
  mayOverride: boolean
  typed?: Record<string, string>
  errors?: FieldErrors
}

/** The act of handing a document to another body, and where it stands before the gate. */
export function GatePage({ frame, document, standing, ways, sent, mayOverride, typed, errors }: Props) {
  const { t } = frame
  const name = document.symbol ?? read(document.title, t.lang).text
  const labels = {
    to: t('documents.transmission.to'),
    note: t('documents.transmission.note'),
    override: t('documents.transmission.reason'),
  }
  // the bodies of a process are many, and most have the same period: the rules are shown, not the bodies
  const rules = standing.periods.flatMap((period) => ways.find((way) => way.period === period) ?? [])
  return (
    <Page
      frame={frame}
      title={t('documents.transmission.title', { document: name })}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: name, href: t.href(documentLink(document.id)) },
        { label: t('documents.transmission.act') },
      ]}
      lead={t('documents.transmission.lead')}
      layout="plain"
      noindex
    >
      <Facts
        facts={[
          {
            term: t('documents.transmission.revision'),
            value: document.revision > 0 ? t('documents.revision', { number: document.revision }) : t('documents.first-version'),
          },
          {
            term: t('documents.transmission.posted-since'),
            value: standing.postedSince ? t.time(standing.postedSince) : t('documents.transmission.never'),
          },
          {
            term: t('documents.transmission.comments'),
            value: (
              <a href={t.href(commentsLink(document.id))}>{t('documents.transmission.comment-count', { count: standing.comments })}</a>
            ),
          },
        ]}
      />
      <Table
        t={t}
        caption={t('documents.transmission.periods')}
        showCaption
        rows={rules}
        rowKey={({ receiver }) => receiver.id}
        columns={[
          {
            key: 'to',
            label: t('documents.transmission.to'),
            header: true,
            cell: ({ receiver, period }) => (period.to_body ? bodyName(t, receiver) : t('documents.transmission.any-body')),
          },
          {
            key: 'days',
            label: t('documents.transmission.period'),
            cell: ({ period }) => (
              <>
                {t('documents.transmission.days', { count: period.days })}
                {period.inferred && <> {<Tag>{t('documents.transmission.unverified')}</Tag>}</>}
                {period.source && (
                  <p class="muted" lang="en" dir="auto">
                    {period.source}
                  </p>
                )}
              </>
            ),
          },
          {
            key: 'verdict',
            label: t('documents.transmission.verdict'),
            cell: ({ verdict, period }) => verdictWords(t, verdict, period.days),
          },
        ]}
      />
      <PostForm t={t} action={t.href(gateLink(document.id))} errors={errors} labels={labels}>
        <HiddenField name="revision" value={document.revision} />
        <Select
          t={t}
          name="to"
          label={labels.to}
          empty=""
          value={typed?.to}
          error={errors?.to}
          choices={ways.map(({ receiver }) => ({ value: receiver.id, label: bodyName(t, receiver) }))}
        />
        <TextArea
          t={t}
          name="note"
          label={labels.note}
          help={t('documents.transmission.note-help')}
          rows={3}
          value={typed?.note}
          error={errors?.note}
          optional
        />
        {mayOverride && (
          <fieldset>
            <legend>{t('documents.transmission.override')}</legend>
            <Checkbox
              t={t}
              name="unwaited"
              label={t('documents.transmission.unwaited')}
              help={t('documents.transmission.unwaited-help')}
              checked={typed?.unwaited === 'on'}
            />
            <TextArea t={t} name="override" label={labels.override} rows={3} value={typed?.override} error={errors?.override} optional />
          </fieldset>
        )}
        <ButtonRow>
          <SubmitButton>{t('documents.transmission.send')}</SubmitButton>
          <LinkButton tone="quiet" href={t.href(documentLink(document.id))}>
            {t('ui.cancel')}
          </LinkButton>
        </ButtonRow>
      </PostForm>
      {sent.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">{t('documents.transmission.sent')}</h2>
          <Sent t={t} rows={sent} />
        </section>
      )}
    </Page>
  )
}
