import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Carried, Clause } from '../../../texts/index.ts'
import { findDocument } from '../../documents/index.ts'
import { readLanguages } from '../languages/queries.ts'
import { visibilitiesFor } from '../policy.ts'
import { listBases, type TextRow } from '../texts/queries.ts'
import type { AdoptionForm } from './forms.ts'
import type { Named } from './headline.ts'
import { type Readiness, readinessOf } from './ready.ts'
import type { PartyCounts } from './schema.ts'
import './schema.ts'

/** Every language of a text, the original first, and whether it can be adopted. */
export async function readReadiness(db: Db | Tx, text: Pick<TextRow, 'id' | 'original'>, day: string): Promise<Readiness[]> {
  const { texts, counts } = await readLanguages(db, text)
  return texts.map((one) => readinessOf(one, counts.get(one.language), day))
}

export async function baseOf(db: Db | Tx, text: TextRow): Promise<Clause[]> {
  const bases = await listBases(db, text)
  return bases.find(({ language }) => language === text.original)?.clauses ?? []
}

export interface AdoptionRow {
  text_id: string
  title: Localized
  document_id: string
  symbol: string
  dated: string
  session_id: string | null
  session_name: Localized | null
  decision_id: number | null
  versions: Partial<Record<Language, number>>
  carried: Carried[]
  parties: PartyCounts[]
  by_name: string
  at: Date
}

const adoptions = (condition: ReturnType<typeof sql<SqlBool>>) => sql<AdoptionRow>`
  select a.text_id, x.title, a.document_id, a.symbol, to_char(a.dated, 'YYYY-MM-DD') as dated, a.session_id, s.name as session_name,
    a.decision_id, a.versions, a.carried, a.parties, a.by_name, a.at
  from drafting.adoption a join drafting.text x on x.id = a.text_id left join reference.session s on s.id = a.session_id
  where ${condition} order by a.dated desc, a.text_id limit 200`

export async function findAdoption(db: Db | Tx, textId: string): Promise<AdoptionRow | undefined> {
  const { rows } = await adoptions(sql<SqlBool>`a.text_id = ${textId}`).execute(db)
  return rows[0]
}

/** How editions of an instrument came about, of the texts that the actor may see. */
export async function listAdoptions(db: Db, actor: Actor, documents: readonly string[]): Promise<AdoptionRow[]> {
  if (documents.length === 0) return []
  const seen = sql<SqlBool>`(x.visibility = any(${[...visibilitiesFor(actor)]}::text[]) or ${actor.id}::text = any(x.editors))`
  const { rows } = await adoptions(sql<SqlBool>`a.document_id = any(${[...documents]}::text[]) and ${seen}`).execute(db)
  return rows
}

/** An adoption, as far as it gives the text its name. */
export type Adopted = Pick<AdoptionForm, 'symbol' | 'dated' | 'session'>

/** What the headline of an adopted text tells. A base that is an edition in force is the one that is revised. */
export async function findHeading(
  db: Db | Tx,
  actor: Actor,
  text: Pick<TextRow, 'body_id' | 'document_id'>,
  { symbol, dated, session }: Adopted,
): Promise<Omit<Named, 'title'>> {
  const headline = await db.selectFrom('drafting.headline').select('rule').where('body_id', '=', text.body_id).executeTakeFirst()
  const base = text.document_id === null ? undefined : await findDocument(db, actor, text.document_id)
  const meeting =
    session === null ? undefined : await db.selectFrom('reference.session').select('place').where('id', '=', session).executeTakeFirst()
  const earlier = base?.standing === 'adopted' ? { symbol: base.symbol ?? base.instrument_symbol ?? '', dated: base.dated } : null
  return { rule: headline?.rule ?? null, act: { symbol, dated, place: meeting?.place ?? null, earlier } }
}

export const listSessions = (db: Db, body: string): Promise<{ id: string; name: Localized }[]> =>
  db.selectFrom('reference.session').select(['id', 'name']).where('body_id', '=', body).orderBy('starts', 'desc').limit(60).execute()
