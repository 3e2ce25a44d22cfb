import { read, type Translate } from '../../../platform/i18n/index.ts'
import { Table } from '../../../ui/index.ts'
import { bodyLink, sessionLink } from '../links.ts'
import type { SessionRow } from '../queries.ts'
import { shortName } from './local.tsx'
import { Unverified } from './unverified.tsx'

export function SessionTable({
  t,
  sessions,
  showUnverified,
  withBody,
}: {
  t: Translate
  sessions: SessionRow[]
  showUnverified: boolean
  withBody?: boolean
}) {
  return (
    <Table
      t={t}
      caption={t('reference.sessions')}
      rows={sessions}
      rowKey={(s) => s.id}
      columns={[
        {
          key: 'name',
          label: t('reference.session'),
          header: true,
          cell: (s) => <a href={t.href(sessionLink(s.id))}>{read(s.name, t.lang).text}</a>,
        },
        ...(withBody
          ? [
              {
                key: 'body',
                label: t('reference.body'),
                cell: (s: SessionRow) => <a href={t.href(bodyLink(s.body_id))}>{shortName(t, s.acronym, s.body_name)}</a>,
              },
            ]
          : []),
        {
          key: 'dates',
          label: t('reference.dates'),
          numeric: true,
          cell: (s) => (
            <>
              <time dateTime={s.starts}>{t.period(s.starts, s.ends)}</time> {showUnverified && s.inferred && <Unverified t={t} />}
            </>
          ),
        },
        { key: 'place', label: t('reference.place'), cell: (s) => s.place ?? '' },
      ]}
    />
  )
}
