import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { languages } from '../../../platform/i18n/index.ts'
import { query } from '../../../platform/search/index.ts'
import { visibilitiesFor } from '../policy.ts'

export type Condition = RawBuilder<SqlBool>

export const both = (conditions: readonly Condition[]): Condition =>
  conditions.length ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`

export const anyOf = (values: readonly (string | number)[], type: 'text' | 'int') => sql`any(${[...values]}::${sql.raw(type)}[])`

/** Documents `d` that somebody may see. What one may not see is not found, not counted and not cited. */
export function visible(actor: Actor): Condition {
  const { all, visible, organization } = visibilitiesFor(actor)
  if (all) return sql<SqlBool>`true`
  const byVisibility = sql<SqlBool>`d.visibility = ${anyOf(visible, 'text')}`
  return organization
    ? sql<SqlBool>`(${byVisibility} or d.owner_id = ${organization} or (d.visibility = 'group' and d.readers @> array[${organization}]::text[]))`
    : byVisibility
}

/** What somebody typed, as a question on texts of all languages, each searched as its own. */
export const inAnyLanguage = (typed: string) =>
  sql`documents.any_of(array[${sql.join(languages.map((language) => query(language, typed)))}])`
