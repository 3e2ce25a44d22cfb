import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/errors.ts'
import { isLanguage, type Language, type Localized } from '../../../platform/i18n/index.ts'
import type { Amendment, NegotiatedText } from '../../../texts/index.ts'
import { visibilitiesFor } from '../policy.ts'
import { listWaiting } from '../proposals/queries.ts'
import { asInRoom } from '../proposals/taking.ts'
import { readRoom } from '../rooms.ts'
import type { TextState, Visibility } from '../schema.ts'
import './schema.ts'

/** The text as a whole: what a room needs of it. */
export interface RoomText {
  id: string
  title: Localized
  state: TextState
  visibility: Visibility
  editors: string[]
  original: Language
  /** in which a room is open */
  languages: Language[]
}

/** The text in the room, for who may see it. */
export interface OpenRoom {
  text: RoomText
  language: Language
  negotiated: NegotiatedText
}

const wholeText = (db: Db | Tx, id: string) =>
  db
    .selectFrom('drafting.text as text')
    .select(['text.id', 'text.title', 'text.state', 'text.visibility', 'text.editors', 'text.original'])
    .select(sql<Language[]>`array(select language from drafting.room where text_id = text.id order by language)`.as('languages'))
    .where('text.id', '=', id)

export const findRoomText = (db: Db | Tx, id: string): Promise<RoomText | undefined> => wholeText(db, id).executeTakeFirst()

/** What somebody may not see is not found. */
export async function getRoom(db: Db | Tx, actor: Actor, id: string, language: string): Promise<OpenRoom> {
  if (!isLanguage(language)) throw notFound()
  const text = await wholeText(db, id)
    .where((eb) =>
      eb.or([
        eb('text.visibility', 'in', [...visibilitiesFor(actor)]),
        ...(actor.id === null ? [] : [eb(eb.val(actor.id), '=', sql<string>`any(text.editors)`)]),
      ]),
    )
    .executeTakeFirst()
  const negotiated = text && (await readRoom(db, id, language))
  if (!negotiated) throw notFound()
  return { text, language, negotiated }
}

export interface PartyName {
  id: string
  name: Localized
}

export const partyNames = (db: Db, ids: readonly string[]): Promise<PartyName[]> =>
  db
    .selectFrom('drafting.party')
    .select(['id', 'name'])
    .where('id', 'in', ids.length > 0 ? [...ids] : [''])
    .orderBy('position')
    .execute()

/** An amendment that an editor has not taken into the room yet, or one in it that its party does not maintain any more. */
export interface Waiting {
  does: 'amend' | 'withdraw'
  amendment: Amendment
}

export async function waitingAmendments(db: Db, id: string, negotiated: NegotiatedText): Promise<Waiting[]> {
  const known = new Map(negotiated.amendments.map((amendment) => [amendment.id, amendment]))
  return (await listWaiting(db, id, negotiated)).flatMap(({ amend, withdraw }): Waiting[] => [
    // a party's later words come in before its earlier ones go
    ...amend.map((amendment) => ({ does: 'amend' as const, amendment: asInRoom(amendment, negotiated) })),
    ...withdraw.flatMap((one) => (known.has(one) ? [{ does: 'withdraw' as const, amendment: known.get(one) as Amendment }] : [])),
  ])
}

/** The version that somebody has marked as seen; null at the first visit. */
export async function lastVisit(db: Db, actor: Actor, id: string, language: Language): Promise<{ version: number; at: Date } | null> {
  if (actor.id === null) return null
  const visit = await db
    .selectFrom('drafting.visit')
    .select(['version', 'at'])
    .where('text_id', '=', id)
    .where('language', '=', language)
    .where('person_id', '=', actor.id)
    .executeTakeFirst()
  return visit ?? null
}

export interface Objection {
  number: number
  party: string
  reason: string
  by: string
}

/** Who broke a silence with these steps. */
export async function objectionsOf(db: Db, id: string, language: Language, numbers: readonly number[]): Promise<Map<number, Objection>> {
  const rows = await db
    .selectFrom('drafting.objection')
    .select(['number', 'party_id as party', 'reason', 'by_name as by'])
    .where('text_id', '=', id)
    .where('language', '=', language)
    .where(sql<boolean>`number = any(${[...numbers]}::int[])`)
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}
