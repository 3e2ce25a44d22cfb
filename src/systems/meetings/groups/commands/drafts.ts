import type { Actor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import { inTransaction } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../../platform/errors.ts'
import type { Language } from '../../../../platform/i18n/index.ts'
import { loadText, noFront, paperOf, TextError, type WritablePaper } from '../../../../texts/index.ts'
import { paragraphsIn } from '../../contributions/paper.ts'
import { notifyMembers } from '../notices.ts'
import { mayConvene } from '../policy.ts'
import { findDraft } from '../queries.ts'
import { getMember, groupTopic, lockOpen, record } from './lock.ts'
import { openProcedure } from './procedures.ts'

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
    await notifyMembers(deps, tx, id, { kind: 'draft', draft: draft.id, about: 0 }, actor.id)
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
    await notifyMembers(deps, tx, id, { kind: 'comment', draft: draft.id, about: comment.id }, actor.id)
    await deps.events.touch(tx, groupTopic)
  })
}
