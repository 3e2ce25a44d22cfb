import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { type Actor, isSignedIn } from '../../platform/actor.ts'
import { inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../platform/errors.ts'
import { TextError } from '../../texts/types.ts'
import { readCalendar } from './calendar.ts'
import { type Imported, importText } from './commands.ts'
import { factsOf } from './facts.ts'
import type { ImportForm } from './forms.ts'
import { isVisible, mayAddEdition, mayGiveStanding, mayGiveVisibility, mayImport, maySeeImport } from './policy.ts'
import type { FoundInText } from './posting/schema.ts'
import { reader } from './reader.ts'
import { withRevision } from './rules.ts'

/** Topic that tells the page of an import that something moved. */
export const importTopic = (id: number): string => `documents.import.${id}`

/** Begins an import: a set of files, brought in by one person in one go. */
export async function beginImport({ db }: Deps, actor: Actor, form: ImportForm): Promise<number> {
  requireAllowed(mayImport(actor))
  requireAllowed(form.standing === null || mayGiveStanding(actor, form.standing))
  requireAllowed(form.visibility === null || mayGiveVisibility(actor, form.visibility))
  if (form.document) {
    const document = await db
      .selectFrom('documents.document')
      .select(['id', 'visibility', 'owner_id', 'readers'])
      .where('id', '=', form.document)
      .executeTakeFirst()
    if (!document || !isVisible(actor, document)) throw notFound()
    if (!mayAddEdition(actor, document)) throw new Refusal(403, 'documents.not-yours', { document: document.id })
  }
  const { id } = await db
    .insertInto('documents.import')
    .values({
      created_by: actor.id,
      created_by_name: actor.name,
      organization_id: actor.organization,
      actor: JSON.stringify(actor),
      language: form.language,
      document_id: form.document,
      standing: form.standing,
      visibility: form.visibility,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The import, if the actor may add to it and see it. */
export async function getImport({ db }: Pick<Deps, 'db'>, actor: Actor, id: number) {
  const batch = await db.selectFrom('documents.import').selectAll().where('id', '=', id).executeTakeFirst()
  if (!batch || !isSignedIn(actor) || !maySeeImport(actor, batch)) throw notFound()
  return batch
}

export interface ArrivedFile {
  name: string
  size: number
  sha256: string
}

/**
 * Acknowledges a file whose bytes are kept: from here on it will be read, whatever happens to this process.
 * The caller's transaction carries what else must be true with it.
 */
export async function acknowledge({ jobs, events }: Deps, tx: Tx, importId: number, file: ArrivedFile): Promise<number> {
  const id = await addFile(tx, importId, file)
  await jobs.enqueue(tx, 'documents.read', { fileId: id }, { key: String(id), retries: mostAttempts - 1 })
  await events.touch(tx, importTopic(importId))
  return id
}

async function addFile(
  tx: Tx,
  importId: number,
  { name, size, sha256 }: { name: string; size: number; sha256: string | null },
): Promise<number> {
  // Files of one import arrive side by side; each takes the next place.
  await tx.selectFrom('documents.import').select('id').where('id', '=', importId).forUpdate().execute()
  const { id } = await tx
    .insertInto('documents.import_file')
    .values((eb) => ({
      import_id: importId,
      position: eb
        .selectFrom('documents.import_file as other')
        .where('other.import_id', '=', importId)
        .select((s) => s.fn.coalesce(s(s.fn.max('other.position'), '+', 1), s.lit(0)).as('next')),
      name: fileName(name),
      size,
      sha256,
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps the bytes of a file, then acknowledges it. One that is longer than a file may be is refused, and the others go on. */
export async function receiveFile(deps: Deps, importId: number, name: string, content: Readable): Promise<void> {
  let size = 0
  async function* withinLimit() {
    for await (const chunk of content) {
      size += chunk.length
      if (size > deps.config.uploadLimit * 2 ** 20) throw new TextError('too-large', { megabytes: deps.config.uploadLimit })
      yield chunk as Buffer
    }
  }
  try {
    const kept = await deps.files.put(Readable.from(withinLimit()))
    await inTransaction(deps.db, (tx) => acknowledge(deps, tx, importId, { name, ...kept }))
  } catch (error) {
    if (!(error instanceof TextError)) throw error
    await inTransaction(deps.db, async (tx) => {
      const id = await addFile(tx, importId, { name, size, sha256: null })
      await refuse(tx, id, refusalOf(error)!)
      await deps.events.touch(tx, importTopic(importId))
    })
  }
}

/** Reads a file of a held batch without posting it: what its text says it is, for whoever decides. */
async function look(deps: Deps, file: { id: number; import_id: number; name: string; sha256: string }): Promise<void> {
  const { db, events, files } = deps
  const paper = await reader.read(await files.get(file.sha256), file.name, { calendar: await readCalendar(db) })
  const { key, revision, title, language } = factsOf(paper, file.name, {})
  const found: FoundInText = {
    symbol: key && withRevision(key, revision),
    language,
    title,
    original: paper.text.document.originalLanguage,
  }
  await inTransaction(db, async (tx) => {
    const values = { state: 'checked' as const, found: JSON.stringify(found), attempts: 0 }
    await tx.updateTable('documents.import_file').set(values).where('id', '=', file.id).where('state', '=', 'reading').execute()
    await events.touch(tx, importTopic(file.import_id))
  })
}

/** The last part of a path, without what no file name needs. */
export const fileName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(0, 200) || 'file'

/** A fault that is none of the file's is tried again; after this many attempts the file is given up. */
const mostAttempts = 3

/** Reads one file of an import: the work of `documents.read`. Runs twice without harm. */
export async function readFile(deps: Deps, fileId: number): Promise<void> {
  const { db, events, log } = deps
  const file = await inTransaction(db, async (tx) => {
    const taken = await tx
      .updateTable('documents.import_file')
      // what is being posted stays so: its first reading is over
      .set((eb) => ({
        state: sql`case when state = 'posting' then state else 'reading' end`,
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', fileId)
      .where('state', 'in', ['waiting', 'reading', 'posting'])
      .returning(['id', 'import_id', 'name', 'sha256', 'attempts', 'state', 'given'])
      .executeTakeFirst()
    if (!taken?.sha256) return null
    const batch = await tx.selectFrom('documents.import').selectAll().where('id', '=', taken.import_id).executeTakeFirstOrThrow()
    await events.touch(tx, importTopic(taken.import_id))
    return { ...taken, sha256: taken.sha256, batch }
  })
  if (!file) return
  const { batch } = file
  const { language, ...given } = file.given ?? {}
  const request = {
    name: file.name,
    sha256: file.sha256,
    document: batch.document_id,
    language: language ?? batch.language,
    standing: batch.standing,
    visibility: batch.visibility,
    readers: batch.readers,
    given,
  }
  try {
    if (batch.held && file.state !== 'posting') return await look(deps, { ...file, sha256: file.sha256 })
    await importText(deps, batch.actor, request, async (tx, imported) => {
      await finish(tx, fileId, imported)
      await events.touch(tx, importTopic(file.import_id))
    })
  } catch (error) {
    const reason = refusalOf(error)
    if (!reason && file.attempts < mostAttempts) throw error
    if (!reason) log.error({ err: error, file: file.name, sha256: file.sha256 }, 'an imported file is given up')
    await inTransaction(db, async (tx) => {
      await refuse(tx, fileId, reason ?? { key: 'documents.refused.unexpected', values: {} })
      await events.touch(tx, importTopic(file.import_id))
    })
  }
}

/** Why a file was refused, for its uploader; null for a fault of ours. */
export function refusalOf(error: unknown): { key: string; values: Record<string, string | number> } | null {
  if (error instanceof TextError) return { key: `texts.refused.${error.code}`, values: error.values }
  if (error instanceof Refusal) return { key: error.messageKey, values: error.values as Record<string, string | number> }
  return null
}

const finish = (tx: Tx, fileId: number, { documentId, editionId, duplicate }: Imported) =>
  tx
    .updateTable('documents.import_file')
    .set({ state: duplicate ? 'duplicate' : 'done', document_id: documentId, edition_id: editionId, finished_at: new Date() })
    .where('id', '=', fileId)
    .execute()

const refuse = (tx: Tx, fileId: number, { key, values }: { key: string; values: Record<string, string | number> }) =>
  tx
    .updateTable('documents.import_file')
    .set({ state: 'refused', reason: key, reason_values: JSON.stringify(values), finished_at: new Date() })
    .where('id', '=', fileId)
    .execute()
