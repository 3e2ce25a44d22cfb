import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Recurrence } from '../../../texts/types.ts'
import type { Gap } from '../filter.ts'
import { mayReview } from '../policy.ts'
import { placeIn, titleOf } from '../queries/place.ts'
import { gapConditions, isAwaited, isOverdue, isOwed } from '../queries/standing.ts'
import { seenBy } from '../queries/visible.ts'
import type { Progress, State } from '../states.ts'

/** Whose mandates a desk shows: those that name the person, those of the person's unit, those of the whole organization. */
export const scopes = ['person', 'unit', 'organization'] as const
export type Scope = (typeof scopes)[number]

/** A mandate as a line of a desk. */
export interface Line {
  id: number
  language: Language
  deliverable: string
  path: string
  /** as a delegate says it, in the reader's language where the text has it */
  place: string
  document_id: string
  document_symbol: string | null
  /** of a document without a symbol */
  document_title: Localized | null
  instrument_id: string | null
  instrument_symbol: string | null
  addressees: string[]
  state: State
  progress: Progress
  due_from: string | null
  due_to: string | null
  due_words: string | null
  recurrence: Recurrence | null
  overdue: boolean
  /** of the reader's organization: who has it in hand, and whether another organization leads */
  unit: string | null
  person: string | null
  lead: boolean | null
}

export interface Counted {
  total: number
  lines: Line[]
}

export type Band = 'overdue' | 'soon' | 'later' | 'undated'
export const bands: readonly Band[] = ['overdue', 'soon', 'later', 'undated']
/** What is worth saying of what one owns; whatever has no owner, or is due, the desk shows already. */
export const ownGaps = ['no-plan', 'no-evidence', 'no-report'] as const satisfies readonly Gap[]

export interface Desk {
  /** null for somebody who belongs to no organization */
  organization: { id: string; name: Localized; acronym: string | null; unit: Localized | null; unit_acronym: string | null } | null
  /** what there is to choose from, with how much is owed in each; a unit only for who belongs to one */
  scopes: { scope: Scope; owed: number }[]
  scope: Scope
  /** how what is owed in this scope spreads over time */
  bands: Record<Band, number>
  gaps: Record<(typeof ownGaps)[number], number>
  /** in force and not yet reported, what is due first */
  owed: Counted
  /** given to the organization out of a text that is not adopted yet */
  proposed: Counted
  /** addressed to what the organization is, and owned by nobody; for focal points, who can take it over */
  unclaimed: Counted
  /** for reviewers, by document: found by the text engine, and said anew by a later revision */
  toReview: { document_id: string; symbol: string | null; title: Localized; open: number; reworded: number }[]
  /** for reviewers: reported by an owner, and waiting to be marked as done */
  toClose: Counted
  changed: Entry[]
  /** names the address of the calendar and the feed, null while there is none */
  subscription: number | null
}

/** What somebody else did to a mandate of the organization. */
export interface Entry {
  id: number
  at: Date
  actor_name: string
  action: string
  mandate_id: number
  language: Language
  deliverable: string
}

export interface Reader {
  /** today */
  day: string
  language: Language
  /** what was asked for; without it a focal point looks after the whole organization, others after what names them */
  scope?: Scope
}

/** How many lines a section lists; the register shows the rest. */
const shown = 15
const none: Counted = { total: 0, lines: [] }

/** What one person's organization owes next, what waits for a decision, what changed. The number of statements does not depend on how much. */
export async function deskOf(db: Db | Tx, actor: Actor, reader: Reader): Promise<Desk> {
  const place = await placeOf(db, actor)
  const counts = place ? await countOwed(db, actor, place, reader.day) : null
  const offered = scopes.filter((scope) => place && (scope !== 'unit' || place.unit_id !== null))
  const scope = reader.scope && offered.includes(reader.scope) ? reader.scope : usualScope(actor, counts)
  const reviewer = mayReview(actor)
  const section = (condition: RawBuilder<unknown>) => listLines(db, actor, place, condition, reader)
  return {
    organization: place,
    scopes: offered.map((one) => ({ scope: one, owed: counts?.[`owed_${one}`] ?? 0 })),
    scope,
    bands: Object.fromEntries(bands.map((band) => [band, counts?.[`${scope}_${band}`] ?? 0])) as Desk['bands'],
    gaps: Object.fromEntries(ownGaps.map((gap) => [gap, counts?.[gap] ?? 0])) as Desk['gaps'],
    owed: place ? await section(sql`${isOwed} and ${ownedIn(scope, actor, place)}`) : none,
    proposed: place ? await section(sql`m.review = 'confirmed' and m.state = 'proposed' and ${ownedIn(scope, actor, place)}`) : none,
    unclaimed: place && place.addressees.length > 0 && hasRole(actor, 'focal-point') ? await section(unclaimedBy(place)) : none,
    toReview: reviewer ? await listToReview(db) : [],
    toClose: reviewer ? await section(sql`m.review = 'confirmed' and m.state = 'in-force' and m.progress = 'reported'`) : none,
    changed: place ? await listChanged(db, actor, place.id, reader) : [],
    subscription: await serialOf(db, actor),
  }
}

interface Place {
  id: string
  name: Localized
  acronym: string | null
  unit_id: string | null
  unit_acronym: string | null
  unit: Localized | null
  /** as whom the organization is addressed: itself, its units and officers, and the sets to which these belong */
  addressees: string[]
}

async function placeOf(db: Db | Tx, actor: Actor): Promise<Place | null> {
  if (actor.organization === null) return null
  const { rows } = await sql<Place>`
    with own as (
      select o.id, o.name, o.acronym, p.unit_id, p.unit_acronym, p.unit,
        o.addressees || array(select unnest(a.members) from reference.addressees a where a.id = any(o.addressees)) as addressees
      from people.organizations o left join people.directory p on p.person_id = ${actor.id} and p.organization_id = o.id
      where o.id = ${actor.organization})
    select id, name, acronym, unit_id, unit_acronym, unit,
      addressees || array(select a.id from reference.addressees a where a.members && own.addressees) as addressees from own`.execute(db)
  return rows[0] ?? null
}

const ofOrganization = (place: Place) => sql`m.owner_organizations @> array[${place.id}]::text[]`

const ownedIn = (scope: Scope, actor: Actor, place: Place): RawBuilder<unknown> => {
  const owner = (condition: RawBuilder<unknown>) => sql`${ofOrganization(place)} and exists (
    select from mandates.owner w where w.mandate_id = m.id and w.organization_id = ${place.id} and ${condition})`
  if (scope === 'person') return owner(sql`w.person_id = ${actor.id}`)
  if (scope === 'unit') return owner(sql`w.unit in (${place.unit_id}, ${place.unit_acronym})`)
  return ofOrganization(place)
}

type Counts = Record<string, number>

async function countOwed(db: Db | Tx, actor: Actor, place: Place, day: string): Promise<Counts> {
  const band: Record<Band, RawBuilder<unknown>> = {
    overdue: isOverdue(day),
    soon: gapConditions['due-soon'](day),
    later: sql`not ${isOverdue(day)} and not ${gapConditions['due-soon'](day)} and m.due_to is not null`,
    undated: sql`m.due_to is null`,
  }
  const counted = (condition: RawBuilder<unknown>, name: string) => sql`count(*) filter (where ${condition})::int as ${sql.ref(name)}`
  const columns = [
    ...scopes.map((scope) => counted(sql`owed and in_${sql.raw(scope)}`, `owed_${scope}`)),
    ...scopes.flatMap((scope) => bands.map((one) => counted(sql`owed and in_${sql.raw(scope)} and ${sql.ref(one)}`, `${scope}_${one}`))),
    ...ownGaps.map((gap) => counted(sql.ref(gap), gap)),
  ]
  // Each row is asked once, then counted under each name: not materialized, its questions would be asked for every count.
  const { rows } = await sql<Counts>`
    with m as materialized (
      select ${isOwed} as owed, ${sql.join(scopes.map((scope) => sql`(${ownedIn(scope, actor, place)}) as in_${sql.raw(scope)}`))},
        ${sql.join(bands.map((one) => sql`(${band[one]}) as ${sql.ref(one)}`))},
        ${sql.join(ownGaps.map((gap) => sql`${gapConditions[gap](day)} as ${sql.ref(gap)}`))}
      from mandates.mandate m where ${ofOrganization(place)} and m.review = 'confirmed' and m.state = 'in-force' and ${seenBy(actor)})
    select ${sql.join(columns)} from m`.execute(db)
  return rows[0]!
}

const usualScope = (actor: Actor, counts: Counts | null): Scope =>
  hasRole(actor, 'focal-point', 'secretariat', 'administrator') || !counts?.owed_person ? 'organization' : 'person'

const unclaimedBy = (place: Place) => sql`${isOwed} and m.owner_organizations = '{}' and m.addressees && ${place.addressees}::text[]`

/** Lines that meet a condition, what is due first first, and how many there are in all: one statement. */
async function listLines(
  db: Db | Tx,
  actor: Actor,
  place: Place | null,
  condition: RawBuilder<unknown>,
  { day, language }: Reader,
): Promise<Counted> {
  // Counted and sorted by its keys alone: the rows of a mandate are wide.
  const { rows } = await sql<Line & { total: number }>`
    select m.id, m.path, ${placeIn(language)} as place, m.document_id, d.symbol as document_symbol, ${titleOf} as document_title,
      m.instrument_id, i.symbol as instrument_symbol, m.addressees, m.state,
      m.progress, m.due_from, m.due_to, m.due_words, m.recurrence, ${isOverdue(day)} as overdue, ${wordsIn(language)},
      w.unit, p.name as person, w.lead, listed.total
    from (select m.id, coalesce(m.due_to, 'infinity'::date) as due, count(*) over ()::int as total
      from mandates.mandate m where ${seenBy(actor)} and ${condition} order by due, m.id limit ${shown}) listed
    join mandates.mandate m on m.id = listed.id
    join documents.documents d on d.id = m.document_id
    left join documents.instruments i on i.id = m.instrument_id
    left join mandates.owner w on w.mandate_id = m.id and w.organization_id = ${place?.id ?? null}
    left join people.directory p on p.person_id = w.person_id
    ${wordingIn(language)}
    order by listed.due, m.id`.execute(db)
  return { total: rows[0]?.total ?? 0, lines: rows }
}

/** The words in the reader's language, else in English, else in what there is. */
const wordsIn = (language: Language) =>
  sql`coalesce(words.language, ${language}) as language, coalesce(words.deliverable, '') as deliverable`
const wordingIn = (language: Language) => sql`left join lateral (
  select w.language, coalesce(nullif(w.deliverable, ''), w.quote) as deliverable from mandates.wording w where w.mandate_id = m.id
  order by w.language = ${language} desc, w.language = 'en' desc, w.language limit 1) words on true`

/** A time at which something is owed, for a calendar. */
export interface DueTime
  extends Pick<Line, 'path' | 'document_id' | 'document_symbol' | 'instrument_symbol' | 'addressees' | 'progress' | 'due_words'> {
  mandate_id: number
  key: string
  due_from: string | null
  due_to: string
  language: Language
  deliverable: string
  version: number
  updated_at: Date
}

/** Every time with a date that is still waited for, what is due first first; a calendar takes no more than a thousand. */
export async function listDueTimes(db: Db | Tx, actor: Actor, scope: Scope, language: Language): Promise<DueTime[]> {
  const place = await placeOf(db, actor)
  if (!place) return []
  const { rows } = await sql<DueTime>`
    select m.id as mandate_id, o.key, o.starts as due_from, o.ends as due_to, m.path, m.document_id, d.symbol as document_symbol,
      i.symbol as instrument_symbol, m.addressees, m.progress, m.due_words, m.version, m.updated_at, ${wordsIn(language)}
    from mandates.occurrence o join mandates.mandate m on m.id = o.mandate_id
    join documents.documents d on d.id = m.document_id
    left join documents.instruments i on i.id = m.instrument_id
    ${wordingIn(language)}
    where ${isAwaited} and o.ends is not null and ${ownedIn(scope, actor, place)} and ${seenBy(actor)}
    order by o.ends, o.id limit 1000`.execute(db)
  return rows
}

async function listToReview(db: Db | Tx): Promise<Desk['toReview']> {
  const { rows } = await sql<Desk['toReview'][number]>`
    select d.id as document_id, d.symbol, d.title, count(*) filter (where m.review = 'open')::int as open, count(r.mandate_id)::int as reworded
    from mandates.mandate m
    left join (select distinct mandate_id from mandates.rewording) r on r.mandate_id = m.id
    join documents.documents d on d.id = m.document_id
    where m.review = 'open' or r.mandate_id is not null
    group by d.id, d.symbol, d.title order by max(m.created_at) desc, d.id limit ${shown}`.execute(db)
  return rows
}

/** Days for which the desk tells what changed. */
export const changedDays = 30

/** What others did to mandates of an organization, the latest first. */
export async function listChanged(
  db: Db | Tx,
  actor: Actor,
  organization: string,
  { day, language }: Pick<Reader, 'day' | 'language'>,
  limit = shown,
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select a.id, a.at, a.actor_name, a.action, m.id as mandate_id, ${wordsIn(language)}
    from (
      select a.id, a.at, a.actor_name, a.action, a.record_id from platform.audit a
      where a.record_type = 'mandates.mandate' and a.at >= ${day}::date - ${changedDays}::int and a.actor_id is distinct from ${actor.id}
        and exists (select from mandates.mandate m where m.id = a.record_id::bigint and m.owner_organizations @> array[${organization}]::text[]
          and ${seenBy(actor)})
      order by a.at desc, a.id desc limit ${limit}) a
    join mandates.mandate m on m.id = a.record_id::bigint
    ${wordingIn(language)}
    order by a.at desc, a.id desc`.execute(db)
  return rows
}

async function serialOf(db: Db | Tx, actor: Actor): Promise<number | null> {
  const row = await db
    .selectFrom('mandates.subscription')
    .select('serial')
    .where('person_id', '=', actor.id ?? '')
    .executeTakeFirst()
  return row?.serial ?? null
}
