import { read } from '../../../platform/i18n/index.ts'
import { type Frame, Page, PostForm, SubmitButton, Table, TextField } from '../../../ui/index.ts'
import { sessionLink } from '../links.ts'
import type { MilestoneRow, SessionRow } from '../queries.ts'
import { Local } from './local.tsx'

/** Everything recalled and not read in a source, for the secretariat to verify. */
export function UnverifiedPage({ frame, sessions, milestones }: { frame: Frame; sessions: SessionRow[]; milestones: MilestoneRow[] }) {
  const { t } = frame
  const confirm = (kind: string, id: string, about: string) => (
    <PostForm t={t} action={t.href(`/unverified/${kind}/${encodeURIComponent(id)}/confirmation`)} class="inline-form" name={about}>
      <TextField t={t} name="source" label={t('reference.source')} size="medium" />
      <SubmitButton tone="quiet">
        {t('reference.confirm')}
        <span class="hidden"> {about}</span>
      </SubmitButton>
    </PostForm>
  )
  return (
    <Page
      frame={frame}
      title={t('reference.unverified.title')}
      lead={t('reference.unverified.lead', { count: sessions.length + milestones.length })}
      layout="wide"
      noindex
    >
      <Table
        t={t}
        caption={t('reference.sessions')}
        showCaption
        rows={sessions}
        rowKey={(s) => s.id}
        columns={[
          {
            key: 'name',
            label: t('reference.session'),
            header: true,
            cell: (s) => (
              <a href={t.href(sessionLink(s.id))}>
                {t('reference.session.title', { body: s.acronym ?? '', session: read(s.name, t.lang).text })}
              </a>
            ),
          },
          { key: 'dates', label: t('reference.dates'), numeric: true, cell: (s) => t.period(s.starts, s.ends) },
          { key: 'precision', label: t('reference.precision'), cell: (s) => s.precision && <span lang="en">{s.precision}</span> },
          { key: 'confirm', label: t('reference.confirm'), cell: (s) => confirm('session', s.id, read(s.name, t.lang).text) },
        ]}
      />
      <Table
        t={t}
        caption={t('reference.milestones')}
        showCaption
        rows={milestones}
        rowKey={(m) => m.id}
        columns={[
          { key: 'what', label: t('reference.milestone'), header: true, cell: (m) => <Local t={t} text={m.what} /> },
          { key: 'dates', label: t('reference.dates'), numeric: true, cell: (m) => t.period(m.starts, m.ends) },
          { key: 'precision', label: t('reference.precision'), cell: (m) => m.precision && <span lang="en">{m.precision}</span> },
          { key: 'confirm', label: t('reference.confirm'), cell: (m) => confirm('milestone', m.id, read(m.what, t.lang).text) },
        ]}
      />
    </Page>
  )
}
