import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'

/** Brings the comment periods of `transmissions.json` of the process into their table. */
export async function loadPeriods({ db }: Deps, process: string): Promise<void> {
  const { periods } = JSON.parse(readFileSync(join(process, 'transmissions.json'), 'utf8')) as {
    periods: { from?: string; to?: string; days: number; source?: string; inferred?: boolean }[]
  }
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('documents.comment_period').execute()
    await tx
      .insertInto('documents.comment_period')
      .values(
        periods.map(({ from, to, days, source, inferred }, position) => ({
          position,
          from_body: from ?? null,
          to_body: to ?? null,
          days,
          source: source ?? null,
          inferred: inferred ?? false,
        })),
      )
      .execute()
  })
}
