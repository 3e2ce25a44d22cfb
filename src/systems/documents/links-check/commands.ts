import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, requireAllowed, stale } from '../../../platform/errors.ts'
import { FormReader } from '../../../platform/http/index.ts'
import { isVisible } from '../policy.ts'
import { mayMend } from './policy.ts'

export interface MendForm {
  /** null: known to be dead, with nothing in its place */
  replacement: string | null
  /** of the mend that was seen; 0 when there was none */
  version: number
}

export function readMendForm(body: unknown): MendForm {
  const r = new FormReader(body)
  if (r.text('dead') === 'yes') return r.done({ replacement: null, version: r.version })
  const replacement = r.text('replacement', 2000)
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+\S*$/.test(replacement)) r.fail('replacement', 'documents.links.not-an-address')
  return r.done({ replacement, version: r.version })
}

/** Puts another address beside a link of a document, or says that it is known to be dead. The text and its file stay as they are. */
export async function mendLink(
  { db, clock, events }: Deps,
  actor: Actor,
  documentId: string,
  linkId: number,
  form: MendForm,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const document = await tx
      .selectFrom('documents.document')
      .select(['id', 'visibility', 'owner_id', 'readers'])
      .where('id', '=', documentId)
      .forUpdate()
      .executeTakeFirst()
    if (!document || !isVisible(actor, document)) throw notFound()
    requireAllowed(mayMend(actor, document))
    const link = await tx.selectFrom('documents.link').select(['id', 'url']).where('id', '=', linkId).executeTakeFirst()
    if (!link) throw notFound()
    const before = await tx
      .selectFrom('documents.link_mend')
      .select(['replacement', 'version'])
      .where('document_id', '=', documentId)
      .where('link_id', '=', linkId)
      .executeTakeFirst()
    if ((before?.version ?? 0) !== form.version) throw stale(before ?? { version: 0 }, form)
    const values = { replacement: form.replacement, by_name: actor.name, at: clock.now(), version: form.version + 1 }
    await tx
      .insertInto('documents.link_mend')
      .values({ document_id: documentId, link_id: linkId, ...values })
      .onConflict((c) => c.columns(['document_id', 'link_id']).doUpdateSet(values))
      .execute()
    await audit(tx, actor, {
      action: 'documents.link-mended',
      record: { type: 'documents.document', id: documentId },
      before: before ? { address: link.url, replacement: before.replacement } : null,
      after: { address: link.url, replacement: form.replacement },
    })
    await events.touch(tx, 'documents')
  })
}
