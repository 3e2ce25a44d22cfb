import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { addAside, paragraphLink } from '../documents/index.ts'
import { mandateLink } from './links.ts'
import { seenBy } from './queries/visible.ts'

interface Retold {
  mandate_id: number
  anchor: string
  label: string
  deliverable: string
  language: Language
}

/** Tasks that a document tells again, each with the paragraph that does; in the reader's language as far as it is told in it. */
async function listRetold(db: Db, actor: Actor, documentId: string, language: Language): Promise<Retold[]> {
  const { rows } = await sql<Retold>`
    select distinct on (r.mandate_id) r.mandate_id, r.anchor, p.label, w.deliverable, w.language
    from documents.editions e
    join mandates.retelling r on r.edition_id = e.id
    join documents.paragraphs p on p.edition_id = r.edition_id and p.anchor = r.anchor
    join mandates.mandate m on m.id = r.mandate_id and m.review = 'confirmed'
    join mandates.wording w on w.mandate_id = m.id and w.language = e.language
    where e.document_id = ${documentId} and e.current and ${seenBy(actor)}
    order by r.mandate_id, e.language = ${language} desc, e.language limit 100`.execute(db)
  return rows
}

// Beside the text of a report: the tasks in it that are another record's.
addAside('mandates', {
  topics: ['mandates'],
  async facts({ db, t, actor, document }) {
    const retold = await listRetold(db, actor, document.id, t.lang)
    return [
      {
        term: t('mandates.retold'),
        value: retold.length > 0 && (
          <ul class="plain">
            {retold.map(({ mandate_id, anchor, label, deliverable, language }) => (
              <li key={mandate_id}>
                <a href={t.href(paragraphLink(document.id, anchor))}>
                  <bdi>{label || '§'}</bdi>
                </a>{' '}
                <a href={t.href(mandateLink(mandate_id))} lang={language} dir="auto">
                  {deliverable}
                </a>
              </li>
            ))}
          </ul>
        ),
      },
    ]
  },
})
