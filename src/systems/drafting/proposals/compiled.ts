import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type Amendment, type Compilation, compile } from '../../../texts/index.ts'
import { findBase } from '../texts/queries.ts'

/** Amendments that show no words are the same in every language. */
const wordless: readonly Amendment['action'][] = ['SUP', 'NOC']

/**
 * What a compilation of one language is made from: what was handed in, in the order of arrival, the withdrawn marked as such. Of
 * proposals in another language only what has no words.
 */
export async function amendmentsFor(db: Db | Tx, textId: string, language: Language): Promise<Amendment[]> {
  const rows = await db
    .selectFrom('drafting.amendment as a')
    .innerJoin('drafting.proposal as p', 'p.id', 'a.proposal_id')
    .select(['a.amendment', 'p.state', 'p.language'])
    .where('p.text_id', '=', textId)
    .where('p.state', 'in', ['submitted', 'withdrawn'])
    .orderBy('p.submitted_at')
    .orderBy('p.id')
    .orderBy('a.position')
    .execute()
  return rows
    .filter((row) => row.language === language || wordless.includes(row.amendment.action))
    .map(({ amendment, state }) => (state === 'withdrawn' ? { ...amendment, withdrawn: true } : amendment))
}

/** Compilations as this process last made them, by text and language, with what they were made from. */
const made = new Map<string, { stamp: string; compilation: Compilation }>()
const mostMade = 30

/** All that was proposed in one text; null where it has no base in this language. Made anew only when a proposal or the base changed. */
export async function compileText(db: Db | Tx, textId: string, language: Language): Promise<Compilation | null> {
  const { rows } = await sql<{ stamp: string | null }>`
    select (select md5(clauses::text) from drafting.base where text_id = ${textId} and language = ${language})
      || coalesce((select md5(string_agg(concat_ws(' ', id, version, state, submitted_at), ',' order by id)) from drafting.proposal
        where text_id = ${textId} and ${sql<SqlBool>`state in ('submitted', 'withdrawn')`}), '') as stamp`.execute(db)
  const stamp = rows[0]?.stamp
  if (!stamp) return null
  const key = `${textId} ${language}`
  const known = made.get(key)
  if (known?.stamp === stamp) return known.compilation
  const base = await findBase(db, textId, language)
  if (!base) return null
  const compilation = compile(base, await amendmentsFor(db, textId, language), language)
  made.delete(key)
  made.set(key, { stamp, compilation })
  if (made.size > mostMade) made.delete(made.keys().next().value!)
  return compilation
}
