import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import { type Localized, read } from '../../../platform/i18n/index.ts'
import { addAside } from '../../documents/index.ts'
import { meetingsTopic } from '../events.ts'
import { agendaLink } from '../links.ts'
import { meetingName } from '../queries/meetings.ts'
import { decisionLink } from './links.ts'
import { listDecisions } from './queries.ts'
import { VerbTag } from './views/parts.tsx'

interface Allocation {
  meeting_id: string
  item: number
  number: string
  title: Localized
  session_name: Localized
  body_name: Localized
  acronym: string | null
}

/** Items of agendas, as last released, that a paper is allocated to; the latest meeting first. */
async function listAllocations(db: Db, key: string): Promise<Allocation[]> {
  const { rows } = await sql<Allocation>`
    select r.meeting_id, (e ->> 'item')::bigint as item, e ->> 'number' as number, e -> 'title' as title,
      s.name as session_name, b.name as body_name, b.acronym
    from (
      select distinct on (meeting_id) meeting_id, items from meetings.agenda_release
      where meeting_id in (
        select i.meeting_id from meetings.agenda_document d join meetings.agenda_item i on i.id = d.item_id where d.symbol_key = ${key})
      order by meeting_id, number desc
    ) r
    cross join jsonb_array_elements(r.items) e
    join meetings.meeting m on m.id = r.meeting_id
    join reference.session s on s.id = m.session_id
    join reference.body b on b.id = s.body_id
    where e -> 'documents' @> jsonb_build_array(jsonb_build_object('key', ${key}::text))
    order by s.starts desc, r.meeting_id limit 20`.execute(db)
  return rows
}

// Beside the text of a paper: where it stands on an agenda, and what was decided on it.
addAside('meetings', {
  topics: [meetingsTopic],
  async facts({ db, t, document: { symbol_key: key } }) {
    if (key === null) return []
    const allocations = await listAllocations(db, key)
    const decisions = await listDecisions(db, { document: key, limit: 20 })
    return [
      {
        term: t('meetings.aside.agenda'),
        value: allocations.length > 0 && (
          <ul class="plain">
            {allocations.map((one) => (
              <li key={one.item}>
                {meetingName(t, one)}:{' '}
                <a href={`${t.href(agendaLink(one.meeting_id))}#item-${one.item}`}>
                  <bdi>{one.number}</bdi> {read(one.title, t.lang).text}
                </a>
              </li>
            ))}
          </ul>
        ),
      },
      {
        term: t('meetings.aside.decisions'),
        value: decisions.length > 0 && (
          <ul class="plain">
            {decisions.map((one) => (
              <li key={one.id}>
                <VerbTag t={t} decision={one} />{' '}
                <a href={t.href(decisionLink(one.meeting_id, one.number))}>
                  {t('meetings.aside.decision', { meeting: meetingName(t, one), number: one.number })}
                </a>
              </li>
            ))}
          </ul>
        ),
      },
    ]
  },
})
