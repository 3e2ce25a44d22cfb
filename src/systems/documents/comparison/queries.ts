import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db } from '../../../platform/db/index.ts'
import { visible } from '../queries/scope.ts'
import { workKeyOf } from '../symbols.ts'

/** The document that a person means by its id or by its symbol in any spelling, as far as they may see it. */
export async function findMeant(db: Db, actor: Actor, words: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select d.id from documents.document d
    where (d.id in (${words}, ${words.toUpperCase()}) or d.symbol_key = ${workKeyOf(words)}) and ${visible(actor)}
    order by d.id = ${words} desc limit 1`.execute(db)
  return rows[0]?.id
}
