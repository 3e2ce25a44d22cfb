import type { Actor } from '../../../platform/actor.ts'
import { audit, auditAll } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { importTopic } from '../batches.ts'
import { toJson } from '../json.ts'
import { identify, isStopped } from './checks.ts'
import type { LinesForm, PostingForm } from './forms.ts'
import { nextFollower, reserveNumber } from './numbers.ts'
import { mayPost } from './policy.ts'
import { previewLines } from './queries.ts'
import type { GivenByPerson } from './schema.ts'

/** Begins a batch whose files are looked at before they are posted; the next number of a series is reserved, the next of a revision is found. */
export async function beginPosting(deps: Deps, actor: Actor, form: PostingForm): Promise<number> {
  requireAllowed(mayPost(actor))
  return inTransaction(deps.db, async (tx) => {
    const reserved = form.next && (await reserveNumber({ ...deps, db: tx }, actor, form.next))
    const symbol = reserved?.symbol ?? (form.follows ? await nextFollower(tx, form.follows) : form.symbol)
    const { id } = await tx
      .insertInto('documents.import')
      .values({
        created_by: actor.id,
        created_by_name: actor.name,
        organization_id: actor.organization,
        actor: toJson(actor),
        language: null,
        document_id: null,
        standing: null,
        visibility: form.visibility,
        held: true,
        readers: form.readers,
        symbol,
        title: form.title,
        posts_at: form.postsAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'documents.posting-begun',
      record: { type: 'documents.import', id },
      after: { symbol, visibility: form.visibility, postsAt: form.postsAt },
    })
    return id
  })
}

/** A held batch, if there is one of this id. */
export async function findPosting(tx: Tx | Deps['db'], id: number) {
  const batch = await tx.selectFrom('documents.import').selectAll().where('id', '=', id).where('held', '=', true).executeTakeFirst()
  if (!batch) throw notFound()
  return batch
}

async function lockBatch(tx: Tx, actor: Actor, id: number) {
  requireAllowed(mayPost(actor))
  await tx.selectFrom('documents.import').select('id').where('id', '=', id).forUpdate().execute()
  return findPosting(tx, id)
}

/** Keeps what a person says of the lines, where it differs from what is found. */
async function keepLines(tx: Tx, actor: Actor, batch: Awaited<ReturnType<typeof findPosting>>, form: LinesForm): Promise<void> {
  if (form.version !== batch.version) throw stale({ version: batch.version }, { version: form.version })
  const before = await previewLines(tx, batch)
  const changes = before.flatMap((line) => {
    const typed = form.lines.get(line.id)
    if (!typed) return []
    const found = identify({ ...line, given: null }, batch)
    const given: GivenByPerson = {
      ...(typed.symbol && typed.symbol !== found.symbol && { symbol: typed.symbol }),
      ...(typed.language !== found.language && { language: typed.language }),
      ...(typed.title && typed.title !== found.title && { title: typed.title }),
      ...(typed.machine && { machine: true }),
    }
    return JSON.stringify(given) === JSON.stringify(line.given ?? {}) ? [] : [{ line, given }]
  })
  for (const { line, given } of changes)
    await tx
      .updateTable('documents.import_file')
      .set({ given: toJson(given) })
      .where('id', '=', line.id)
      .execute()
  await auditAll(
    tx,
    actor,
    changes.map(({ line, given }) => ({
      action: 'documents.line-corrected',
      record: { type: 'documents.import', id: batch.id },
      before: { file: line.name, ...line.given },
      after: { file: line.name, ...given },
    })),
  )
  await tx
    .updateTable('documents.import')
    .set({ version: batch.version + 1 })
    .where('id', '=', batch.id)
    .execute()
}

export async function correctLines({ db, events }: Deps, actor: Actor, id: number, form: LinesForm): Promise<void> {
  await inTransaction(db, async (tx) => {
    await keepLines(tx, actor, await lockBatch(tx, actor, id), form)
    await events.touch(tx, importTopic(id))
  })
}

/**
 * Posts lines of a batch: all of them or none, so that a session's papers stand there together; at the batch's time when it has one.
 *
 * @param which `chosen`: the lines that were ticked; `all`: every line
 * @returns how many lines are on their way
 * @throws InvalidForm naming each line that cannot be posted as it is, when nothing is posted
 */
export async function releaseLines(deps: Deps, actor: Actor, id: number, form: LinesForm, which: 'all' | 'chosen'): Promise<number> {
  const { db, jobs, events } = deps
  return inTransaction(db, async (tx) => {
    const batch = await lockBatch(tx, actor, id)
    await keepLines(tx, actor, batch, form)
    const lines = (await previewLines(tx, batch)).filter((line) => which === 'all' || form.chosen.has(line.id))
    if (lines.length === 0) throw new InvalidForm({ '': { key: 'documents.posting.none-chosen' } })
    const stopped = lines.filter(isStopped)
    if (stopped.length)
      throw new InvalidForm(
        Object.fromEntries(stopped.map((line) => [`symbol-${line.id}`, { key: 'documents.posting.stopped', values: { name: line.name } }])),
      )
    for (const { id: fileId, symbol, language, title, machine } of lines) {
      const given: GivenByPerson = { symbol: symbol!, language, title, machine }
      await tx
        .updateTable('documents.import_file')
        .set({ state: 'posting', given: toJson(given) })
        .where('id', '=', fileId)
        .execute()
      await jobs.enqueue(
        tx,
        'documents.read',
        { fileId },
        { key: String(fileId), retries: 2, ...(batch.posts_at && { startAfter: batch.posts_at }) },
      )
    }
    await audit(tx, actor, {
      action: 'documents.posting-released',
      record: { type: 'documents.import', id },
      after: { files: lines.map(({ name }) => name), at: batch.posts_at },
    })
    await events.touch(tx, importTopic(id))
    return lines.length
  })
}

/** Takes back what is to be posted later: its lines wait for a person again. */
export async function withdrawRelease({ db, clock, events }: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const batch = await lockBatch(tx, actor, id)
    if (!batch.posts_at || batch.posts_at <= clock.now()) throw new Refusal(409, 'documents.posted-already')
    const lines = await tx
      .updateTable('documents.import_file')
      .set({ state: 'checked' })
      .where('import_id', '=', id)
      .where('state', '=', 'posting')
      .returning('name')
      .execute()
    await audit(tx, actor, {
      action: 'documents.posting-withdrawn',
      record: { type: 'documents.import', id },
      before: { files: lines.map(({ name }) => name) },
    })
    await events.touch(tx, importTopic(id))
  })
}
