import type { AuditEntry } from '../../../platform/audit/index.ts'
import type { FieldErrors } from '../../../platform/errors.ts'
import { read } from '../../../platform/i18n/index.ts'
import {
  DateField,
  Facts,
  type Frame,
  HiddenField,
  HistoryList,
  Page,
  PostForm,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { bodyLink, sessionLink } from '../links.ts'
import type { SessionRow } from '../queries.ts'
import { shortName } from './local.tsx'
import { Unverified } from './unverified.tsx'

interface Props {
  frame: Frame
  session: SessionRow
  history: AuditEntry[]
  may: { keep: boolean }
  /** what was typed when the form was refused */
  typed?: Record<string, string | undefined>
  errors?: FieldErrors
}

export function SessionPage({ frame, session, history, may, typed, errors }: Props) {
  const { t } = frame
  const name = read(session.name, t.lang).text
  const body = shortName(t, session.acronym, session.body_name)
  const namesItsBody = session.acronym !== null && session.name.en?.includes(session.acronym)
  const value = (field: 'starts' | 'ends' | 'place') => typed?.[field] ?? session[field]
  const labels = {
    starts: t('reference.starts'),
    ends: t('reference.ends'),
    place: t('reference.place'),
    note: t('reference.move.note'),
  }
  return (
    <Page
      frame={frame}
      title={namesItsBody || name.includes(body) ? name : t('reference.session.title', { body, session: name })}
      crumbs={[
        { label: t('reference.bodies.title'), href: t.href('/bodies') },
        { label: read(session.body_name, t.lang).text, href: t.href(bodyLink(session.body_id)) },
        { label: name },
      ]}
    >
      <Facts
        facts={[
          {
            term: t('reference.dates'),
            value: (
              <>
                <time dateTime={session.starts}>{t.period(session.starts, session.ends)}</time>{' '}
                {may.keep && session.inferred && <Unverified t={t} />}
              </>
            ),
          },
          { term: t('reference.place'), value: session.place },
          { term: t('reference.precision'), value: may.keep && session.precision ? <span lang="en">{session.precision}</span> : null },
          { term: t('reference.source'), value: may.keep ? session.source : null },
          {
            term: t('reference.confirmed'),
            value:
              session.confirmed_by &&
              session.confirmed_at &&
              t('reference.confirmed-by', { name: session.confirmed_by, at: t.time(session.confirmed_at) }),
          },
        ]}
      />
      <p>
        <a href={`${t.href('/mandates')}?session=${encodeURIComponent(session.id)}`}>{t('reference.mandates-due-session')}</a>
      </p>
      {may.keep && (
        <section aria-labelledby="move">
          <h2 id="move">{t('reference.move.title')}</h2>
          <p>{t('reference.move.lead')}</p>
          <PostForm t={t} action={`${t.href(sessionLink(session.id))}/dates`} errors={errors} labels={labels}>
            <HiddenField name="version" value={typed?.version ?? session.version} />
            <DateField t={t} name="starts" label={labels.starts} value={value('starts')} error={errors?.starts} />
            <DateField t={t} name="ends" label={labels.ends} value={value('ends')} error={errors?.ends} />
            <TextField t={t} name="place" label={labels.place} value={value('place')} error={errors?.place} optional />
            <TextArea
              t={t}
              name="note"
              label={labels.note}
              help={t('reference.move.note-help')}
              rows={3}
              value={typed?.note}
              error={errors?.note}
              optional
            />
            <SubmitButton>{t('reference.move.save')}</SubmitButton>
          </PostForm>
        </section>
      )}
      {history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t('reference.history')}</h2>
          <HistoryList
            t={t}
            entries={history.map((entry) => ({
              id: entry.id,
              at: entry.at,
              who: entry.actor_name,
              what: t(`reference.audit.${entry.action.split('.')[1]}`),
              changes: changed(t, entry),
              note: entry.note,
            }))}
          />
        </section>
      )}
    </Page>
  )
}

function changed(t: Frame['t'], { before, after }: AuditEntry) {
  const words = (field: string, value: unknown): string | null =>
    value === null || value === undefined ? null : field === 'place' || field === 'source' ? String(value) : t.date(String(value))
  return ['starts', 'ends', 'place', 'source']
    .filter((field) => field in (after ?? {}))
    .map((field) => ({ field: t(`reference.${field}`), from: words(field, before?.[field]), to: words(field, after?.[field]) }))
}
