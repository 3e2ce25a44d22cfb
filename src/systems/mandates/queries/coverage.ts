import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Standing } from '../../documents/index.ts'
import type { Progress, State } from '../states.ts'
import { isOverdue } from './standing.ts'
import { seenBy } from './visible.ts'

export interface CoverageText {
  id: string
  symbol: string | null
  title: Localized
  standing: Standing
  dated: string | null
}

/** Texts of an instrument that the actor may see: adopted ones first, then the latest. */
export async function listTexts(db: Db | Tx, actor: Actor, instrumentId: string): Promise<CoverageText[]> {
  const { rows } = await sql<CoverageText>`
    select d.id, d.symbol, d.title, d.standing, d.dated from documents.documents d
    where d.instrument_id = ${instrumentId} and exists (select from (select d.id as document_id) m where ${seenBy(actor)})
    order by d.standing = 'adopted' desc, d.dated desc nulls last, d.id limit 50`.execute(db)
  return rows
}

/** How the mandates of an instrument that count now stand; each is counted once, as overdue before all else. */
export async function countCoverage(
  db: Db | Tx,
  actor: Actor,
  instrumentId: string,
  day: string,
): Promise<{ overdue: boolean; progress: Progress; count: number }[]> {
  const { rows } = await sql<{ overdue: boolean; progress: Progress; count: number }>`
    select ${isOverdue(day)} as overdue, m.progress, count(*)::int as count from mandates.mandate m
    where m.instrument_id = ${instrumentId} and m.review = 'confirmed' and m.state in ('proposed', 'in-force') and ${seenBy(actor)}
    group by 1, 2`.execute(db)
  return rows
}

export interface CoverageRow {
  anchor: string
  label: string
  path: string
  ordinal: number
  opener_words: string | null
  text: string
  language: Language
  mandates: {
    id: number
    deliverable: string
    language: Language
    addressees: string[]
    state: State
    progress: Progress
    overdue: boolean
  }[]
}

/** Operative paragraphs of a text, in the reader's language where it has one, each with the mandates it gives: one statement. */
export async function listCoverage(db: Db | Tx, documentId: string, language: Language, day: string): Promise<CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    with edition as (
      select id, language from documents.editions where document_id = ${documentId} and current
      order by language = ${language} desc, language = 'en' desc, revision desc limit 1
    ), given as (
      select m.path, jsonb_agg(jsonb_build_object('id', m.id, 'deliverable', w.deliverable, 'language', w.language, 'addressees', m.addressees,
        'state', m.state, 'progress', m.progress, 'overdue', ${isOverdue(day)}) order by m.nth) as mandates
      from mandates.mandate m
      join lateral (select w.language, w.deliverable from mandates.wording w where w.mandate_id = m.id
        order by w.language = ${language} desc, w.language = 'en' desc, w.language limit 1) w on true
      where m.document_id = ${documentId} and m.review = 'confirmed' group by m.path
    )
    select p.anchor, p.label, p.path, p.ordinal, p.opener_words, p.text, p.language, coalesce(g.mandates, '[]') as mandates
    from edition e
    join documents.paragraphs p on p.edition_id = e.id
    left join given g on g.path = coalesce(nullif(p.path, ''), p.anchor)
    where p.kind = 'operative' or g.path is not null
    order by p.ordinal`.execute(db)
  return rows
}
