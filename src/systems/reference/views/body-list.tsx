import { read } from '../../../platform/i18n/index.ts'
import { type Frame, Page, Table } from '../../../ui/index.ts'
import { bodyLink, sessionLink, timelineLink } from '../links.ts'
import type { listBodies } from '../queries.ts'
import { Local } from './local.tsx'

export function BodyList({ frame, bodies }: { frame: Frame; bodies: Awaited<ReturnType<typeof listBodies>> }) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('reference.bodies.title')} lead={t('reference.bodies.lead', { count: bodies.length })} layout="wide">
      <p>
        <a href={t.href(timelineLink)}>{t('reference.timeline.title')}</a>
      </p>
      <Table
        t={t}
        caption={t('reference.bodies.title')}
        rows={bodies}
        rowKey={(b) => b.id}
        columns={[
          {
            key: 'name',
            label: t('reference.body'),
            header: true,
            cell: (b) => (
              <a href={t.href(bodyLink(b.id))}>
                <Local t={t} text={b.name} />
              </a>
            ),
          },
          { key: 'acronym', label: t('reference.acronym'), cell: (b) => b.acronym ?? '' },
          { key: 'kind', label: t('reference.kind'), cell: (b) => t(`reference.body-kind.${b.kind}`) },
          {
            key: 'next',
            label: t('reference.next-session'),
            cell: (b) =>
              b.session_id && b.starts && b.ends ? (
                <>
                  <a href={t.href(sessionLink(b.session_id))}>{read(b.session_name, t.lang).text}</a>
                  <br />
                  <span class="muted">{t.period(b.starts, b.ends)}</span>
                </>
              ) : (
                ''
              ),
          },
        ]}
      />
    </Page>
  )
}
