import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'

/** Brings the forms of symbols of `symbols.json` of the process into their table. */
export async function loadSymbolForms({ db }: Deps, process: string): Promise<void> {
  const { forms } = JSON.parse(readFileSync(join(process, 'symbols.json'), 'utf8')) as {
    forms: { body: string; code: string; form: string; translated: boolean; inferred?: boolean }[]
  }
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('documents.symbol_form').execute()
    await tx
      .insertInto('documents.symbol_form')
      .values(forms.map(({ body, inferred = false, ...form }, position) => ({ position, body_id: body, inferred, ...form })))
      .execute()
  })
}
