import type { Actor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import type { Language } from '../../platform/i18n/index.ts'
import {
  apply,
  type Compilation,
  isRefusal,
  type NegotiatedText,
  negotiationOf,
  type Step,
  type Refusal as StepRefusal,
} from '../../texts/index.ts'
import { roomTopic } from './links.ts'
import './schema.ts'

/**
 * Rooms as this process last knew them. The steps are the truth; this only spares replaying them, and is brought up to the version
 * that the database names before each use, whichever process took the steps. Nothing is kept that is not committed: after a rollback
 * another step may bear the same number.
 */
const known = new Map<string, NegotiatedText>()
/** rooms kept in memory; a conference runs fewer at once */
const mostKnown = 60
/** steps between two snapshots: at most so many are replayed by a process that opens a room for the first time */
const betweenSnapshots = 200

function keep(key: string, text: NegotiatedText): void {
  const before = known.get(key)
  if (before && before.version > text.version) return
  known.delete(key)
  known.set(key, text)
  if (known.size > mostKnown) known.delete(known.keys().next().value!)
}

/** The text in the room as it stands; null where no room is open in this language. Two small statements when this process knows it. */
export async function readRoom(db: Db | Tx, textId: string, language: Language): Promise<NegotiatedText | null> {
  const room = await db
    .selectFrom('drafting.room')
    .select(['key', 'version'])
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .executeTakeFirst()
  if (!room) return null
  const text = await upTo(db, textId, language, room)
  if (!db.isTransaction) keep(room.key, text)
  return text
}

async function upTo(
  db: Db | Tx,
  textId: string,
  language: Language,
  { key, version }: { key: string; version: number },
): Promise<NegotiatedText> {
  const cached = known.get(key)
  const from = cached && cached.version <= version ? cached : await latestSnapshot(db, textId, language, version)
  if (from.version === version) return from
  const steps = await db
    .selectFrom('drafting.step')
    .select('step')
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .where('number', '>', from.version)
    .where('number', '<=', version)
    .orderBy('number')
    .execute()
  return steps.reduce((text, { step }) => {
    const next = apply(text, step)
    if (isRefusal(next)) throw new Error(`${textId} (${language}): step ${step.id} was accepted once, and is refused now: ${next.code}`)
    return next
  }, from)
}

async function latestSnapshot(db: Db | Tx, textId: string, language: Language, version: number): Promise<NegotiatedText> {
  const snapshot = await db
    .selectFrom('drafting.snapshot')
    .select('state')
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (snapshot) return snapshot.state
  const { origin } = await db
    .selectFrom('drafting.room')
    .select('origin')
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .executeTakeFirstOrThrow()
  return negotiationOf(origin)
}

/** Opens the room of one language on a compilation; nothing happens where one is open. */
export async function openRoom(tx: Tx, textId: string, origin: Compilation, at: Date): Promise<boolean> {
  const opened = await tx
    .insertInto('drafting.room')
    .values({ text_id: textId, language: origin.language, origin: JSON.stringify(origin), opened_at: at })
    .onConflict((c) => c.doNothing())
    .returning('text_id')
    .executeTakeFirst()
  return opened !== undefined
}

/**
 * The text in the room with its row locked until the transaction ends: no step is taken meanwhile but in this transaction.
 * @throws Refusal not found where no room is open
 */
export async function lockRoom(tx: Tx, textId: string, language: Language): Promise<NegotiatedText> {
  return (await lock(tx, textId, language)).text
}

async function lock(tx: Tx, textId: string, language: Language): Promise<{ key: string; text: NegotiatedText }> {
  const room = await tx
    .selectFrom('drafting.room')
    .select(['key', 'version'])
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .forUpdate()
    .executeTakeFirst()
  if (!room) throw notFound()
  return { key: room.key, text: await upTo(tx, textId, language, room) }
}

/** What somebody does in the room; who and when is added here. */
export type StepRequest = Pick<Step, 'id' | 'paragraph' | 'on' | 'deed' | 'from'>

/** The database may be a transaction of the caller's: the step is then taken, and seen by others, with it. */
export type Stepping = Pick<Deps, 'clock' | 'events'> & { db: Db | Tx }

/** A step that the text does not allow: the page and the API show both versions of a stale one. */
export class RefusedStep extends Refusal {
  constructor(readonly reason: StepRefusal) {
    super(409, `drafting.step-${reason.code}`, {}, 'current' in reason ? { current: reason.current } : {})
    this.name = 'RefusedStep'
  }
}

/**
 * Takes one step in the room of a language. Steps on one text follow each other: the room's row is locked meanwhile. A step that
 * was taken before under the same id is not taken again, and answers the text as it stands.
 *
 * @param may asked on the locked room, before anything is written; throws what the actor is told
 * @param also joins the transaction: what must happen together with the step
 * @throws RefusedStep with the reason of `apply`: `stale` names the paragraph as it is now
 */
export async function takeStep(
  deps: Stepping,
  actor: Actor,
  textId: string,
  language: Language,
  request: StepRequest,
  {
    may = async () => {},
    also = async () => {},
  }: { may?: (tx: Tx) => Promise<void>; also?: (tx: Tx, text: NegotiatedText, step: Step) => Promise<void> } = {},
): Promise<NegotiatedText> {
  const { key, text } = await inTransaction(deps.db, async (tx) => {
    const { key, text: before } = await lock(tx, textId, language)
    await may(tx)
    const at = deps.clock.now()
    const step: Step = { ...request, by: actor.name, at: at.toISOString() }
    const after = apply(before, step)
    if (isRefusal(after)) {
      if (after.code === 'step-repeated') return { key, text: before }
      throw new RefusedStep(after)
    }
    await tx
      .insertInto('drafting.step')
      .values({
        text_id: textId,
        language,
        number: after.version,
        id: step.id,
        paragraph: step.paragraph,
        step: JSON.stringify(step),
        by_id: actor.id,
        by_name: actor.name,
        at,
      })
      .execute()
    await tx
      .updateTable('drafting.room')
      .set({ version: after.version })
      .where('text_id', '=', textId)
      .where('language', '=', language)
      .execute()
    if (after.version % betweenSnapshots === 0) {
      await tx
        .insertInto('drafting.snapshot')
        .values({ text_id: textId, language, version: after.version, state: JSON.stringify(after) })
        .execute()
    }
    await audit(tx, actor, {
      action: 'drafting.step-taken',
      record: { type: 'drafting.text', id: textId },
      after: { language, number: after.version, paragraph: step.paragraph, did: step.deed.do },
    })
    await also(tx, after, step)
    await deps.events.touch(tx, roomTopic(textId, language))
    return { key, text: after }
  })
  if (!deps.db.isTransaction) keep(key, text)
  return text
}

/** Languages whose room is open. */
export async function roomLanguages(db: Db | Tx, textId: string): Promise<Language[]> {
  const rows = await db.selectFrom('drafting.room').select('language').where('text_id', '=', textId).orderBy('language').execute()
  return rows.map(({ language }) => language)
}
