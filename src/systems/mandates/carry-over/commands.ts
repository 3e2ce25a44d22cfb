import { sql } from 'kysely'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { audit, auditAll } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { confirm } from '../commands/review.ts'
import { settleDeadlines } from '../deadlines/index.ts'
import { indexWords } from '../index-words.ts'
import { mayReview } from '../policy.ts'
import type { Traced } from './pairing.ts'
import { type Carried, type CarryOver, findCarryOver, pairUp, type Row, readBoth, readPairing, readTraced } from './queries.ts'
import { transfer } from './transfer.ts'

type Parts = Pick<Deps, 'db' | 'events' | 'clock'>

export interface MandatesCarriedOver {
  carryOverId: number
  instrumentId: string
  /** ids of documents: the earlier edition and the newer */
  from: string
  to: string
  /** the living mandates that go on for earlier ones */
  mandateIds: number[]
  actor: Actor
}

/**
 * Proposes to carry the mandates of one edition of an instrument over to the next: to be called in the transaction in which the newer
 * text is adopted. Nothing changes in the register yet: a person settles each task at `/review/carry-overs/:id`, or
 * {@link confirmCarryOver} is called. Proposed twice it is one; answers its id.
 *
 * @param of `instrument`: id; `from`, `to`: ids of two adopted documents of it, the earlier and the newer; `traced`: where the newer text
 *   was drafted here, what became of each paragraph, so that the desk proposes what is known and guesses the rest alone
 */
export async function carryOver(
  tx: Tx,
  actor: Actor,
  of: { instrument: string; from: string; to: string; traced?: Traced },
): Promise<number> {
  const id = await proposed(tx, actor, of)
  if (of.traced?.size) {
    await tx
      .insertInto('mandates.traced')
      .values([...of.traced].map(([from_path, to_path]) => ({ carry_over_id: id, from_path, to_path })))
      .onConflict((c) => c.columns(['carry_over_id', 'from_path']).doUpdateSet((eb) => ({ to_path: eb.ref('excluded.to_path') })))
      .execute()
  }
  return id
}

async function proposed(tx: Tx, actor: Actor, of: { instrument: string; from: string; to: string }): Promise<number> {
  const added = await tx
    .insertInto('mandates.carry_over')
    .values({ instrument_id: of.instrument, from_document: of.from, to_document: of.to })
    .onConflict((c) => c.columns(['from_document', 'to_document']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    const known = await tx
      .selectFrom('mandates.carry_over')
      .select('id')
      .where('from_document', '=', of.from)
      .where('to_document', '=', of.to)
      .executeTakeFirstOrThrow()
    return known.id
  }
  await audit(tx, actor, {
    action: 'mandates.carry-over-proposed',
    record: { type: 'mandates.carry_over', id: added.id },
    after: { from: of.from, to: of.to },
  })
  return added.id
}

/**
 * A text of an instrument is adopted: if it is the newest, its mandates follow those of the one before; if a newer one was there
 * first, its own are carried over to that. Of two texts of one day neither follows the other.
 */
export async function followAdoption(tx: Tx, document: { id: string; instrument: string }): Promise<void> {
  const { rows } = await sql<{ id: string; dated: string }>`
    select id, coalesce(dated, year::text, '') as dated from documents.documents
    where instrument_id = ${document.instrument} and standing = 'adopted' order by 2 desc, id`.execute(tx)
  const here = rows.find(({ id }) => id === document.id)
  if (!here?.dated) return
  const newer = rows[0]!.dated > here.dated ? rows[0] : undefined
  const older = rows.find(({ dated }) => dated !== '' && dated < here.dated)
  const of = newer ? { from: here.id, to: newer.id } : older && { from: older.id, to: here.id }
  if (of) await carryOver(tx, systemActor, { instrument: document.instrument, ...of })
}

/** A text is no adopted one after all: what was proposed on its account and not yet confirmed is void. */
export async function dropProposals(tx: Tx, documentId: string): Promise<void> {
  await tx
    .deleteFrom('mandates.carry_over')
    .where('confirmed_at', 'is', null)
    .where((eb) => eb.or([eb('from_document', '=', documentId), eb('to_document', '=', documentId)]))
    .execute()
}

/** What a person says at the desk: each earlier mandate's continuation, null where the newer edition ended it. */
export interface CarryOverForm {
  version: number
  /** earlier mandate -> later mandate */
  choices: ReadonlyMap<number, number | null>
}

/** Keeps what was chosen so far, without effect on the register. */
export async function chooseCarryOver(deps: Parts, actor: Actor, id: number, form: CarryOverForm): Promise<void> {
  requireAllowed(mayReview(actor))
  await inTransaction(deps.db, async (tx) => {
    const found = await lock(tx, id, form.version)
    const before = await readPairing(tx, found)
    const { earlier, later } = await readBoth(tx, found)
    requireChoices(form, earlier, later)
    const after = pairUp(earlier, later, form.choices, await readTraced(tx, found))
    await tx.deleteFrom('mandates.carried').where('carry_over_id', '=', id).execute()
    await writeRows(
      tx,
      id,
      after.rows.filter((row) => row.chosen),
    )
    await tx
      .updateTable('mandates.carry_over')
      .set({ version: found.version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'mandates.carry-over-chosen',
      record: { type: 'mandates.carry_over', id },
      before: inWords(before.rows),
      after: inWords(after.rows),
    })
  })
}

/**
 * Carries over, as a person has settled it, in one transaction: each earlier mandate is superseded by the one that continues it, or
 * spent where the newer edition ended it. Owners, progress, plan, money, reports, evidence, comments and what reminders were sent go on
 * with the living mandate; one that nobody had reviewed yet is confirmed by it. What the edition gives anew stays on the review desk.
 *
 * @param form without one, what is proposed and was chosen before: for a step that was decided elsewhere, as by a meeting
 * @returns how many mandates go on, and how many ended
 * @throws Refusal 409 `mandates.carry-over-settled` when it was confirmed before, `mandates.carry-over-in-order` while the step to
 *   the earlier edition itself still waits, stale when somebody else has chosen since; InvalidForm for a choice that is none
 */
export async function confirmCarryOver(
  deps: Parts,
  actor: Actor,
  id: number,
  form: CarryOverForm | null,
): Promise<{ continued: number; ended: number }> {
  requireAllowed(mayReview(actor))
  return await inTransaction(deps.db, async (tx) => {
    const found = await lock(tx, id, form?.version ?? null)
    const waiting = await tx
      .selectFrom('mandates.carry_over as c')
      .select('c.id')
      .where('c.to_document', '=', found.from_document)
      .where('c.confirmed_at', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('mandates.mandate as m')
            .select('m.id')
            .whereRef('m.document_id', '=', 'c.from_document')
            .where('m.review', '=', 'confirmed')
            .where('m.state', '=', 'in-force'),
        ),
      )
      .executeTakeFirst()
    if (waiting) throw new Refusal(409, 'mandates.carry-over-in-order')
    // Both editions are kept from other writers until the step is done.
    await sql`select id from mandates.mandate where document_id in (${found.from_document}, ${found.to_document}) order by id for update`.execute(
      tx,
    )
    const { earlier, later } = await readBoth(tx, found)
    if (form) requireChoices(form, earlier, later)
    const { rows } = form ? pairUp(earlier, later, form.choices, await readTraced(tx, found)) : await readPairing(tx, found)

    const continued = rows.flatMap(({ before, after, relation }) =>
      before && after && relation !== 'ended' ? [{ before, after, relation }] : [],
    )
    const ended = rows.flatMap(({ before, relation }) => (before && relation === 'ended' ? [before.id] : []))
    const living = [...new Set(continued.map(({ after }) => after.id))]
    // Whoever puts a task beside the one that it continues has read it.
    await confirm({ ...deps, db: tx as unknown as Deps['db'] }, actor, living)
    const carried = await transfer(tx, deps.clock.now(), continued)
    await indexWords(tx, living)
    await sql`update mandates.mandate m set state = 'superseded', superseded_by = v.into_id, version = m.version + 1, updated_at = ${deps.clock.now()}
      from unnest(${continued.map(({ before }) => before.id)}::bigint[], ${continued.map(({ after }) => after.id)}::bigint[]) v(id, into_id)
      where m.id = v.id`.execute(tx)
    await sql`update mandates.mandate set state = 'spent', version = version + 1, updated_at = ${deps.clock.now()}
      where id = any(${ended}::bigint[])`.execute(tx)
    // What nobody had reviewed in the earlier edition is not to come into force any more.
    await sql`update mandates.mandate set state = 'superseded', version = version + 1
      where document_id = ${found.from_document} and review = 'open' and state = 'in-force'`.execute(tx)
    await settleDeadlines(tx, [...continued.map(({ before }) => before.id), ...ended, ...living], today(deps.clock))
    await goOn(tx, living)

    await tx.deleteFrom('mandates.carried').where('carry_over_id', '=', id).execute()
    await writeRows(tx, id, rows)
    await tx
      .updateTable('mandates.carry_over')
      .set({ confirmed_by: actor.id, confirmed_by_name: actor.name, confirmed_at: deps.clock.now(), version: found.version + 1 })
      .where('id', '=', id)
      .execute()
    const mandate = (of: number) => ({ type: 'mandates.mandate', id: of })
    await auditAll(tx, actor, [
      {
        action: 'mandates.carry-over-confirmed',
        record: { type: 'mandates.carry_over', id },
        after: { continued: continued.length, ended: ended.length, ...inWords(rows) },
      },
      ...continued.map(({ before, after, relation }) => ({
        action: 'mandates.superseded',
        record: mandate(before.id),
        before: { state: before.state },
        after: { state: 'superseded', relation, into: after.id },
      })),
      ...ended.map((of) => ({
        action: 'mandates.ended',
        record: mandate(of),
        before: { state: 'in-force' },
        after: { state: 'spent', document: found.to_document },
      })),
      ...carried.map(({ id: of, ...what }) => ({ action: 'mandates.carried-over', record: mandate(of), after: what })),
    ])
    await deps.events.emit(tx, 'mandates.carried-over', {
      carryOverId: id,
      instrumentId: found.instrument_id,
      from: found.from_document,
      to: found.to_document,
      mandateIds: living,
      actor,
    })
    await deps.events.touch(tx, 'mandates')
    return { continued: continued.length, ended: ended.length }
  })
}

async function lock(tx: Tx, id: number, version: number | null): Promise<CarryOver> {
  await sql`select id from mandates.carry_over where id = ${id} for update`.execute(tx)
  const found = await findCarryOver(tx, id)
  if (!found) throw notFound()
  if (found.confirmed_at) throw new Refusal(409, 'mandates.carry-over-settled')
  if (version !== null && version !== found.version) throw stale({ version: found.version }, { version })
  return found
}

/** Every earlier mandate was decided on, and continues in one of the newer edition or in none. */
function requireChoices({ choices }: CarryOverForm, earlier: readonly Carried[], later: readonly Carried[]): void {
  const known = new Set(later.filter((m) => !m.struck).map(({ id }) => id))
  const errors: FieldErrors = {}
  for (const { id } of earlier) {
    const choice = choices.get(id)
    if (choice === undefined) errors[`m${id}`] = { key: 'ui.field.required' }
    else if (choice !== null && !known.has(choice)) errors[`m${id}`] = { key: 'ui.field.not-a-choice' }
  }
  if (Object.keys(errors).length > 0) throw new InvalidForm(errors)
}

async function writeRows(tx: Tx, id: number, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('mandates.carried')
    .values(
      rows.map(({ before, after, relation }) => ({
        carry_over_id: id,
        from_mandate: before?.id ?? null,
        to_mandate: after?.id ?? null,
        relation,
      })),
    )
    .execute()
}

/** For the audit trail: which number goes on in which. */
const inWords = (rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(({ before, after, relation }) =>
      before ? [[`m${before.id}`, relation === 'ended' ? 'ended' : `${relation} ${after?.id}`]] : [],
    ),
  )

/** What was reported on the earlier edition is reported; where the newer one asks for it at another time, the work goes on. */
async function goOn(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`update mandates.mandate m set progress = 'under-way'
    where m.id = any(${ids}::bigint[]) and m.progress in ('reported', 'done')
      and exists (select from mandates.occurrence o where o.mandate_id = m.id and o.status = 'open')`.execute(tx)
}
