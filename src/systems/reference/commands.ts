import type { Actor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed, stale } from '../../platform/errors.ts'
import type { NewSessionForm, SessionForm } from './forms.ts'
import { mayKeepCalendar } from './policy.ts'

/**
 * Moves a session, or says where it is held. What hangs on it follows in the same transaction, by the event.
 * A person who gives dates has verified them: the session is no longer marked as inferred, nor its dates as a mere window.
 */
export async function moveSession({ db, events, clock }: Deps, actor: Actor, id: string, form: SessionForm): Promise<void> {
  requireAllowed(mayKeepCalendar(actor))
  await inTransaction(db, async (tx) => {
    const session = await tx.selectFrom('reference.session').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!session) throw notFound()
    const dates = ({ starts, ends, place }: { starts: string; ends: string; place: string | null }) => ({ starts, ends, place })
    if (form.version !== session.version) throw stale({ ...dates(session), version: session.version }, dates(form))
    await tx
      .updateTable('reference.session')
      .set({
        ...dates(form),
        version: session.version + 1,
        inferred: false,
        precision: null,
        confirmed_by: actor.name,
        confirmed_at: clock.now(),
      })
      .where('id', '=', id)
      .execute()
    // What the timeline notes for the body on exactly these days is about this session.
    await tx
      .updateTable('reference.milestone')
      .set({ starts: form.starts, ends: form.ends, inferred: false, precision: null, confirmed_by: actor.name, confirmed_at: clock.now() })
      .where('addressee_id', '=', session.body_id)
      .where('starts', '=', session.starts)
      .where('ends', '=', session.ends)
      .execute()
    await audit(tx, actor, {
      action: 'reference.session-moved',
      record: { type: 'reference.session', id },
      before: dates(session),
      after: dates(form),
      note: form.note,
    })
    if (session.starts !== form.starts || session.ends !== form.ends) {
      await events.emit(tx, 'reference.session-moved', {
        sessionId: id,
        bodyId: session.body_id,
        from: { starts: session.starts, ends: session.ends },
        to: { starts: form.starts, ends: form.ends },
        note: form.note,
        actor,
      })
    }
    await events.touch(tx, 'reference')
  })
}

/**
 * Brings a session into the calendar: what waited for it, or recurs at it, has a date in the same transaction, by the event. Its id is the
 * one by which texts name a session that they expect: `cstd-31`, `itu-council-2028`; a second one in the same year has a number behind it.
 * @returns the id
 * @throws InvalidForm when the body has had a session of that number
 */
export async function addSession({ db, events, clock }: Deps, actor: Actor, form: NewSessionForm): Promise<string> {
  requireAllowed(mayKeepCalendar(actor))
  return await inTransaction(db, async (tx) => {
    // one after the other, so that two of a body never take one id
    await tx.selectFrom('reference.body').select('id').where('id', '=', form.body).forUpdate().execute()
    const { body, ordinal, name, starts, ends, place } = form
    const year = Number(starts.slice(0, 4))
    const others = await tx.selectFrom('reference.session').select(['id', 'ordinal']).where('body_id', '=', body).execute()
    if (ordinal !== null && others.some((one) => one.ordinal === ordinal)) {
      throw new InvalidForm({ ordinal: { key: 'reference.add.taken', values: { ordinal } } })
    }
    const taken = new Set(others.map((one) => one.id))
    const id = freeId(`${body}-${ordinal ?? year}`, taken)
    const confirmed = { confirmed_by: actor.name, confirmed_at: clock.now() }
    await tx
      .insertInto('reference.session')
      .values({
        id,
        body_id: body,
        name: JSON.stringify(name),
        ordinal,
        year,
        starts,
        ends,
        place,
        source: null,
        precision: null,
        ...confirmed,
      })
      .execute()
    await audit(tx, actor, {
      action: 'reference.session-added',
      record: { type: 'reference.session', id },
      after: { starts, ends, place },
    })
    await events.emit(tx, 'reference.session-added', { sessionId: id, bodyId: body })
    await events.touch(tx, 'reference')
    return id
  })
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken.has(id)) return id
  }
}

const confirmable = { session: 'reference.session', milestone: 'reference.milestone' } as const
export type Confirmable = keyof typeof confirmable

/** Somebody has read it in a source: the mark "unverified" goes, with the source named. */
export async function confirmValue(
  { db, events, clock }: Deps,
  actor: Actor,
  kind: Confirmable,
  id: string,
  source: string,
): Promise<void> {
  requireAllowed(mayKeepCalendar(actor))
  const table = confirmable[kind]
  await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom(table).select(['inferred', 'source']).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!row) throw notFound()
    const after = { inferred: false, source: source || row.source }
    await tx
      .updateTable(table)
      .set({ ...after, confirmed_by: actor.name, confirmed_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'reference.confirmed', record: { type: table, id }, before: { ...row }, after })
    await events.touch(tx, 'reference')
  })
}
