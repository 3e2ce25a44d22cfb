import type { Actor } from '../../../platform/actor.ts'
import { systemActor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { forbidden, InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { loadText, noFront, paperOf, TextError, type WritablePaper, writeDocx } from '../../../texts/index.ts'
import { importText } from '../../documents/index.ts'
import { paragraphsIn } from '../contributions/paper.ts'
import { dayIn } from '../rules.ts'
import type { GroupForm } from './forms.ts'
import { notifyMembers } from './notices.ts'
import { mayConvene, mayJoin, mayOpenGroups, mayReadGroups } from './policy.ts'
import { findDraft, findGroup, findMember, type GroupRow, listProcedures } from './queries.ts'
import { outcomeAt } from './rules.ts'
import type { ProcedureKind, StepActor } from './schema.ts'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** looks at a procedure whose deadline has come */
    'meetings.group-settle': { group: number }
  }
}

const record = (id: number) => ({ type: 'meetings.group', id })
export const groupTopic = 'groups'

async function lock(tx: Tx, actor: Actor, id: number): Promise<GroupRow> {
  await tx.selectFrom('meetings.correspondence_group').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const group = await findGroup(tx, id)
  if (!group || (actor.kind !== 'system' && !mayReadGroups(actor))) throw notFound()
  return group
}

async function lockOpen(tx: Tx, actor: Actor, id: number): Promise<GroupRow> {
  const group = await lock(tx, actor, id)
  if (group.state !== 'open') throw new Refusal(409, 'meetings.group-over')
  return group
}

/** The actor's membership; whoever is no member does not speak in the group. */
async function getMember(tx: Tx, actor: Actor, group: GroupRow) {
  const member = await findMember(tx, group.id, actor.id)
  if (!member) throw forbidden()
  return member
}

export async function openGroup(deps: Deps, actor: Actor, form: GroupForm): Promise<number> {
  requireAllowed(mayOpenGroups(actor))
  return await inTransaction(deps.db, async (tx) => {
    const convenor = await tx
      .selectFrom('people.directory')
      .select(['person_id', 'organization_id'])
      .where('person_id', '=', form.convenor)
      .where('departed_at', 'is', null)
      .executeTakeFirst()
    if (!convenor) throw new InvalidForm({ convenor: { key: 'ui.field.not-a-choice' } })
    const now = deps.clock.now()
    const { body, meeting, convenor: convenor_id, ...fields } = form
    const { id } = await tx
      .insertInto('meetings.correspondence_group')
      .values({
        ...fields,
        body_id: body,
        meeting_id: meeting,
        convenor_id,
        document_id: null,
        note: null,
        ended_at: null,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addMember(tx, id, convenor_id, convenor.organization_id, now)
    await audit(tx, actor, { action: 'meetings.group-opened', record: record(id), after: { name: form.name, body, convenor: convenor_id } })
    await deps.events.touch(tx, groupTopic)
    return id
  })
}

const addMember = (tx: Tx, group: number, person: string, organization: string | null, now: Date) =>
  tx
    .insertInto('meetings.group_member')
    .values({ group_id: group, person_id: person, organization_id: organization, joined_at: now, left_at: null })
    .onConflict((c) => c.columns(['group_id', 'person_id']).doUpdateSet({ left_at: null, organization_id: organization }))
    .execute()

/** Interested members of an open group come in by themselves; the convenor may bring anybody in. */
export async function joinGroup(deps: Deps, actor: Actor, id: number, personId?: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    requireAllowed(personId ? mayConvene(actor, group) : mayJoin(actor, group))
    const person = await tx
      .selectFrom('people.directory')
      .select(['person_id', 'name', 'organization_id'])
      .where('person_id', '=', personId ?? actor.id!)
      .where('departed_at', 'is', null)
      .executeTakeFirst()
    if (!person) throw new InvalidForm({ person: { key: 'ui.field.not-a-choice' } })
    await addMember(tx, id, person.person_id, person.organization_id, deps.clock.now())
    await audit(tx, actor, { action: 'meetings.group-joined', record: record(id), after: { person: person.name } })
    await deps.events.touch(tx, groupTopic)
  })
}

export async function leaveGroup(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lock(tx, actor, id)
    const member = await getMember(tx, actor, group)
    if (group.convenor_id === actor.id) throw new Refusal(409, 'meetings.group-convenor-stays')
    await tx.updateTable('meetings.group_member').set({ left_at: deps.clock.now() }).where('id', '=', member.id).execute()
    await audit(tx, actor, { action: 'meetings.group-left', record: record(id), after: { person: actor.name } })
    await deps.events.touch(tx, groupTopic)
  })
}

export async function addStep(
  deps: Deps,
  actor: Actor,
  id: number,
  form: { actor: StepActor; product: string; due: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lockOpen(tx, actor, id)))
    await tx
      .insertInto('meetings.group_step')
      .values({ group_id: id, ...form, done_at: null })
      .execute()
    await audit(tx, actor, { action: 'meetings.group-step-added', record: record(id), after: { product: form.product, due: form.due } })
    await deps.events.touch(tx, groupTopic)
  })
}

export async function finishStep(deps: Deps, actor: Actor, id: number, step: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lock(tx, actor, id)))
    const done = await tx
      .updateTable('meetings.group_step')
      .set({ done_at: deps.clock.now() })
      .where('id', '=', step)
      .where('group_id', '=', id)
      .where('done_at', 'is', null)
      .returning('product')
      .executeTakeFirst()
    if (!done) throw notFound()
    await audit(tx, actor, { action: 'meetings.group-step-done', record: record(id), after: { product: done.product } })
    await deps.events.touch(tx, groupTopic)
  })
}

/** A text as a person typed it: empty lines set its paragraphs apart. */
export const paperFromText = (text: string, language: Language): WritablePaper => ({
  language,
  front: noFront,
  paragraphs: paragraphsIn(text).map((words) => ({
    kind: 'prose',
    level: 0,
    label: [],
    runs: [{ text: words, revisions: [] }],
    mark: [],
    cell: null,
  })),
  notes: [],
  comments: [],
})

/** @throws InvalidForm when the file is none that we can read */
export async function paperFromFile(bytes: Buffer, name: string): Promise<WritablePaper> {
  try {
    const paper = paperOf(await loadText(bytes, name))
    return { ...paper, paragraphs: paper.paragraphs.map((one) => (one.kind === 'front' ? { ...one, kind: 'prose' } : one)) }
  } catch (error) {
    if (error instanceof TextError) throw new InvalidForm({ file: { key: `texts.refused.${error.code}`, values: error.values } })
    throw error
  }
}

/** Puts the next version of the group's text before its members; returns its number. */
export async function postDraft(deps: Deps, actor: Actor, id: number, paper: WritablePaper): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lockOpen(tx, actor, id)))
    if (paper.paragraphs.length === 0) throw new InvalidForm({ text: { key: 'ui.field.required' } })
    if (await openProcedure(tx, id)) throw new Refusal(409, 'meetings.group-procedure-runs')
    const last = await tx
      .selectFrom('meetings.group_draft')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('group_id', '=', id)
      .executeTakeFirst()
    const number = (last?.number ?? 0) + 1
    const draft = await tx
      .insertInto('meetings.group_draft')
      .values({
        group_id: id,
        number,
        language: paper.language,
        paper: JSON.stringify(paper) as never,
        by_name: actor.name,
        at: deps.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'meetings.group-drafted', record: record(id), after: { number } })
    await notifyMembers(deps, tx, id, { kind: 'draft', draft: draft.id, comment: 0 }, actor.id)
    await deps.events.touch(tx, groupTopic)
    return number
  })
}

interface Said {
  place: number | null
  text: string
  /** of the letter it came in */
  messageId?: string
}

/** Says something about a version, or one paragraph of it. A letter that comes twice is one comment. */
export async function commentOnDraft(deps: Deps, actor: Actor, id: number, number: number, said: Said): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    const member = await getMember(tx, actor, group)
    const draft = await findDraft(tx, id, number)
    if (!draft || (said.place !== null && !draft.paper.paragraphs[said.place])) throw notFound()
    const comment = await tx
      .insertInto('meetings.group_comment')
      .values({
        draft_id: draft.id,
        place: said.place,
        text: said.text,
        member_id: member.id,
        by_name: actor.name,
        at: deps.clock.now(),
        message_id: said.messageId ?? null,
      })
      .onConflict((c) => c.column('message_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!comment) return
    await audit(tx, actor, {
      action: said.messageId ? 'meetings.group-commented-by-mail' : 'meetings.group-commented',
      record: record(id),
      after: { number, comment: comment.id, text: said.text.slice(0, 200) },
    })
    await notifyMembers(deps, tx, id, { kind: 'comment', draft: draft.id, comment: comment.id }, actor.id)
    await deps.events.touch(tx, groupTopic)
  })
}

const openProcedure = (tx: Tx, group: number) =>
  tx.selectFrom('meetings.group_procedure').selectAll().where('group_id', '=', group).where('outcome', 'is', null).executeTakeFirst()

/** Asks for consensus, or silence, on a version until a moment. */
export async function openProcedureOn(
  deps: Deps,
  actor: Actor,
  id: number,
  number: number,
  { kind, until }: { kind: ProcedureKind; until: Date },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lockOpen(tx, actor, id)))
    const draft = await findDraft(tx, id, number)
    if (!draft) throw notFound()
    if (await openProcedure(tx, id)) throw new Refusal(409, 'meetings.group-procedure-runs')
    await tx
      .insertInto('meetings.group_procedure')
      .values({ group_id: id, draft_id: draft.id, kind, opened_at: deps.clock.now(), until, outcome: null, ended_at: null })
      .execute()
    await audit(tx, actor, { action: 'meetings.group-procedure-opened', record: record(id), after: { number, procedure: kind } })
    await deps.jobs.enqueue(tx, 'meetings.group-settle', { group: id }, { startAfter: until, key: `${id}-${until.getTime()}` })
    await notifyMembers(deps, tx, id, { kind, draft: draft.id, comment: 0 }, actor.id)
    await deps.events.touch(tx, groupTopic)
  })
}

/** A member objects, and says why. */
export async function objectTo(deps: Deps, actor: Actor, id: number, reason: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    const member = await getMember(tx, actor, group)
    await settle(deps, tx, group)
    const running = await openProcedure(tx, id)
    if (!running) throw new Refusal(409, 'meetings.group-procedure-over')
    await tx
      .insertInto('meetings.group_objection')
      .values({
        procedure_id: running.id,
        member_id: member.id,
        by_name: actor.name,
        reason,
        at: deps.clock.now(),
        withdrawn_at: null,
      })
      .execute()
    await audit(tx, actor, { action: 'meetings.group-objected', record: record(id), after: { reason } })
    await settle(deps, tx, group)
    await deps.events.touch(tx, groupTopic)
  })
}

/** Takes an objection back while consensus is being sought. */
export async function withdrawObjection(deps: Deps, actor: Actor, id: number, objection: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    const member = await getMember(tx, actor, group)
    const running = await openProcedure(tx, id)
    if (!running || running.until <= deps.clock.now()) throw new Refusal(409, 'meetings.group-procedure-over')
    const withdrawn = await tx
      .updateTable('meetings.group_objection')
      .set({ withdrawn_at: deps.clock.now() })
      .where('id', '=', objection)
      .where('procedure_id', '=', running.id)
      .where('member_id', '=', member.id)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!withdrawn) throw notFound()
    await audit(tx, actor, { action: 'meetings.group-objection-withdrawn', record: record(id) })
    await deps.events.touch(tx, groupTopic)
  })
}

/** Writes down what has become of the procedure that runs, if something has. */
async function settle(deps: Deps, tx: Tx, group: GroupRow): Promise<void> {
  const now = deps.clock.now()
  const running = (await listProcedures(tx, group.id)).find(({ outcome }) => outcome === null)
  if (!running) return
  const standing = running.objections.filter(({ withdrawn_at }) => withdrawn_at === null).length
  const outcome = outcomeAt({ ...running, objections: standing }, now)
  if (!outcome) return
  await tx.updateTable('meetings.group_procedure').set({ outcome, ended_at: now }).where('id', '=', running.id).execute()
  await audit(tx, systemActor, {
    action: 'meetings.group-procedure-ended',
    record: record(group.id),
    after: { number: running.number, procedure: running.kind, outcome },
  })
  await notifyMembers(deps, tx, group.id, { kind: outcome, draft: running.draft_id, comment: 0 }, null)
  await deps.events.touch(tx, groupTopic)
}

export async function settleProcedure(deps: Deps, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => settle(deps, tx, await lock(tx, systemActor, id)))
}

/**
 * Hands the agreed version to the chair: it becomes a document that those who take part read, in the transaction that ends the group's
 * work. Only what no objection stands against can be handed over.
 */
export async function handOver(deps: Deps, actor: Actor, id: number, note: string | null): Promise<void> {
  const { db, clock, config, i18n } = deps
  const group = await findGroup(db, id)
  if (!group || !mayReadGroups(actor)) throw notFound()
  requireAllowed(mayConvene(actor, group))
  if (group.state !== 'open') throw new Refusal(409, 'meetings.group-over')
  await settleProcedure(deps, id)
  const [last] = await listProcedures(db, id)
  if (last?.outcome !== 'assent') throw new Refusal(409, 'meetings.group-no-assent')
  const draft = (await findDraft(db, id, last.number))!
  const t = i18n[draft.language]
  const bytes = await writeDocx({
    ...draft.paper,
    front: {
      ...noFront,
      title: draft.paper.front.title ?? group.product,
      date: dayIn(config.timeZone, clock.now()),
      source: t('meetings.group.source', { name: group.name }),
      originalLanguage: draft.language,
      purpose: note,
    },
  })
  // The group answers for its text as the secretariat posts it; the convenor may be of any delegation.
  const poster: Actor = { ...systemActor, id: actor.id, name: actor.name, organization: actor.organization }
  await importText(
    deps,
    poster,
    { name: `correspondence-group-${id}.docx`, bytes, language: draft.language, standing: 'record', visibility: 'members' },
    async (tx, { documentId }) => {
      const now = await lockOpen(tx, actor, id)
      await tx
        .updateTable('meetings.correspondence_group')
        .set({ state: 'handed-over', document_id: documentId, note, ended_at: clock.now(), version: now.version + 1 })
        .where('id', '=', id)
        .execute()
      await audit(tx, actor, {
        action: 'meetings.group-handed-over',
        record: record(id),
        after: { number: draft.number, document: documentId },
      })
      await notifyMembers(deps, tx, id, { kind: 'handed-over', draft: draft.id, comment: 0 }, actor.id, group.chair_id)
      await deps.events.touch(tx, groupTopic)
    },
  )
}

/** Ends the group without, or after, handing something over. */
export async function closeGroup(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lock(tx, actor, id)
    requireAllowed(mayConvene(actor, group))
    if (group.state === 'closed') return
    await tx
      .updateTable('meetings.correspondence_group')
      .set({ state: 'closed', ended_at: group.ended_at ?? deps.clock.now(), version: group.version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.group-closed',
      record: record(id),
      before: { group_state: group.state },
      after: { group_state: 'closed' },
    })
    await deps.events.touch(tx, groupTopic)
  })
}
