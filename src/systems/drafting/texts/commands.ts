import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Database, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { type Language, type Localized, languages } from '../../../platform/i18n/index.ts'
import { draftingTopic } from '../links.ts'
import { isVisible, mayManage } from '../policy.ts'
import { compileText } from '../proposals/compiled.ts'
import { openRoom } from '../rooms.ts'
import type { Visibility } from '../schema.ts'
import { next, type TextEvent } from '../states.ts'
import type { SettingsForm } from './forms.ts'
import type { NewBase } from './sources.ts'

export type Text = Selectable<Database['drafting.text']>

/** The text's row, held until the transaction ends; not there for this actor: not found. */
export async function lockText(tx: Tx, actor: Actor, id: string): Promise<Text> {
  const text = await tx.selectFrom('drafting.text').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!text || !isVisible(actor, text)) throw notFound()
  return text
}

export interface NewText {
  title: Localized
  body: string
  session: string | null
  instrument: string | null
  document: string | null
  revision: number | null
  original: Language
  visibility: Visibility
  /** last day for proposals, in Geneva */
  until: string | null
  bases: readonly NewBase[]
}

/** The end of a day in Geneva. */
const endOf = (day: string | null) =>
  day === null ? null : sql<Date>`((${day}::date + 1)::timestamp at time zone 'Europe/Zurich') - interval '1 second'`

/** Opens a text to proposals on its base; returns its id, which says what it is about and when it began: `council-res-1499-2027`. */
export async function openText(deps: Deps, actor: Actor, text: NewText): Promise<string> {
  requireAllowed(mayManage(actor))
  const base = text.bases.find(({ language }) => language === text.original)
  if (!base) throw new InvalidForm({ original: { key: 'drafting.text.field.no-original' } })
  const { db, clock, events } = deps
  const now = clock.now()
  const stem = slug(text.instrument ?? text.document ?? text.title.en ?? text.title[text.original] ?? '') || 'text'
  return await inTransaction(db, async (tx) => {
    const id = await freeId(tx, `${stem}-${now.getUTCFullYear()}`)
    await tx
      .insertInto('drafting.text')
      .values({
        id,
        title: JSON.stringify(text.title),
        body_id: text.body,
        session_id: text.session,
        instrument_id: text.instrument,
        document_id: text.document,
        revision: text.revision,
        original: text.original,
        visibility: text.visibility,
        proposals_until: endOf(text.until),
        adopted_document_id: null,
        created_by: actor.id,
        created_at: now,
      })
      .execute()
    for (const one of text.bases) await putBase(tx, id, one)
    await audit(tx, actor, {
      action: 'drafting.text-opened',
      record: { type: 'drafting.text', id },
      after: { document: text.document, languages: text.bases.map(({ language }) => language), until: text.until },
    })
    await events.touch(tx, draftingTopic)
    return id
  })
}

const slug = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

/** Two texts on one instrument in one year: the second bears `-2`. Held by the lock on the name until the transaction ends. */
async function freeId(tx: Tx, stem: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`drafting.text ${stem}`}))`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from drafting.text where id = ${stem} or id like ${`${stem}-%`}`.execute(tx)
  const taken = new Set(rows.map(({ id }) => id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`
    if (!taken.has(id)) return id
  }
}

const putBase = (tx: Tx, textId: string, { language, editionId, clauses }: NewBase) =>
  tx
    .insertInto('drafting.base')
    .values({ text_id: textId, language, edition_id: editionId, clauses: JSON.stringify(clauses) })
    .onConflict((c) => c.columns(['text_id', 'language']).doUpdateSet({ edition_id: editionId, clauses: JSON.stringify(clauses) }))
    .execute()

/** Adds the base in another language, or puts a corrected one in its place as long as nobody has proposed on it. */
export async function addBase(deps: Deps, actor: Actor, id: string, base: NewBase): Promise<void> {
  requireAllowed(mayManage(actor))
  await inTransaction(deps.db, async (tx) => {
    const text = await lockText(tx, actor, id)
    if (text.state !== 'collecting') throw new Refusal(409, 'drafting.not-collecting')
    const proposed = await tx
      .selectFrom('drafting.proposal')
      .select('id')
      .where('text_id', '=', id)
      .where('language', '=', base.language)
      .limit(1)
      .executeTakeFirst()
    if (proposed) throw new Refusal(409, 'drafting.base-in-use')
    await putBase(tx, id, base)
    await audit(tx, actor, {
      action: 'drafting.base-added',
      record: { type: 'drafting.text', id },
      after: { language: base.language, paragraphs: base.clauses.length },
    })
    await deps.events.touch(tx, draftingTopic)
  })
}

/** Title, meeting, deadline, who may read. */
export async function changeText(deps: Deps, actor: Actor, id: string, form: SettingsForm): Promise<void> {
  requireAllowed(mayManage(actor))
  await inTransaction(deps.db, async (tx) => {
    const text = await lockText(tx, actor, id)
    const before = { title: text.title[text.original], session: text.session_id, visibility: text.visibility, until: text.proposals_until }
    if (form.version !== text.version) throw stale({ ...before, version: text.version }, form)
    const title = { ...text.title, [text.original]: form.title }
    await tx
      .updateTable('drafting.text')
      .set({
        title: JSON.stringify(title),
        session_id: form.session,
        visibility: form.visibility,
        proposals_until: endOf(form.until),
        version: text.version + 1,
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'drafting.text-changed',
      record: { type: 'drafting.text', id },
      before,
      after: { title: form.title, session: form.session, visibility: form.visibility, until: form.until },
    })
    await deps.events.touch(tx, draftingTopic)
  })
}

/** Who takes steps in the room beside the chair and the secretariat. */
export async function nameEditor(deps: Deps, actor: Actor, id: string, person: string, named: boolean): Promise<void> {
  requireAllowed(mayManage(actor))
  await inTransaction(deps.db, async (tx) => {
    const text = await lockText(tx, actor, id)
    const known = await tx.selectFrom('people.directory').select('person_id').where('person_id', '=', person).executeTakeFirst()
    if (named && !known) throw new InvalidForm({ person: { key: 'drafting.text.field.no-such-person' } })
    const editors = named ? [...new Set([...text.editors, person])] : text.editors.filter((editor) => editor !== person)
    await tx
      .updateTable('drafting.text')
      .set({ editors, version: text.version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'drafting.editors-changed',
      record: { type: 'drafting.text', id },
      before: { editors: text.editors },
      after: { editors },
    })
    await deps.events.touch(tx, draftingTopic)
  })
}

/** Takes a text one step on within the caller's transaction. */
export async function advanceText(deps: Pick<Deps, 'events'>, tx: Tx, actor: Actor, text: Text, event: TextEvent): Promise<void> {
  const state = next(text.state, event)
  if (state === null) throw new Refusal(409, 'drafting.not-now')
  await tx
    .updateTable('drafting.text')
    .set({ state, version: text.version + 1 })
    .where('id', '=', text.id)
    .execute()
  await audit(tx, actor, {
    action: 'drafting.state-changed',
    record: { type: 'drafting.text', id: text.id },
    before: { state: text.state },
    after: { state },
  })
  await deps.events.touch(tx, draftingTopic)
}

/**
 * Opens the room: all proposals that are maintained are compiled, and negotiation begins on the compilation of each language that
 * has a base. A room that was open before, when a closed text was taken up again, stays as it is.
 */
export async function openRooms(deps: Deps, actor: Actor, id: string): Promise<Language[]> {
  requireAllowed(mayManage(actor))
  return await inTransaction(deps.db, async (tx) => {
    const text = await lockText(tx, actor, id)
    await advanceText(deps, tx, actor, text, 'room-opened')
    const opened: Language[] = []
    for (const language of languages) {
      const compilation = await compileText(tx, id, language)
      if (compilation && (await openRoom(tx, id, compilation, deps.clock.now()))) opened.push(language)
    }
    return opened
  })
}

/** Gives a text up, or takes it up again. */
export async function closeText(deps: Deps, actor: Actor, id: string, event: 'closed' | 'reopened'): Promise<void> {
  requireAllowed(mayManage(actor))
  await inTransaction(deps.db, async (tx) => advanceText(deps, tx, actor, await lockText(tx, actor, id), event))
}
