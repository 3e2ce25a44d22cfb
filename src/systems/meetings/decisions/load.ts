import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Localized } from '../../../platform/i18n/index.ts'

interface VerbData {
  id: string
  level: number | null
  asks?: 'event' | 'body'
  words: Localized
}

/** Brings `decision-verbs.json` of the process into its table. A verb that is taken off the list stays for the decisions that have it. */
export async function loadVerbs({ db }: Deps, process: string): Promise<void> {
  const { verbs } = JSON.parse(readFileSync(join(process, 'decision-verbs.json'), 'utf8')) as { verbs: VerbData[] }
  const rows = verbs.map(({ id, level, asks, words }, position) => ({ id, position, level, asks: asks ?? null, words }))
  await inTransaction(db, async (tx) => {
    await sql`
      insert into meetings.decision_verb (id, position, level, asks, words)
      select id, position, level, asks, words
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, position int, level int, asks text, words jsonb)
      on conflict (id) do update set position = excluded.position, level = excluded.level, asks = excluded.asks, words = excluded.words,
        retired = false`.execute(tx)
    await tx
      .updateTable('meetings.decision_verb')
      .set({ retired: true })
      .where(
        'id',
        'not in',
        rows.map(({ id }) => id),
      )
      .execute()
  })
}
