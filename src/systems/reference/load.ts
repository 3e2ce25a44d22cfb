import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import countries from 'i18n-iso-countries'
import { type Expression, type InsertObject, sql } from 'kysely'
import { systemActor } from '../../platform/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { type Localized, languages } from '../../platform/i18n/index.ts'

interface BodyData {
  id: string
  acronym?: string
  name: Localized
  kind: string
  parent?: string
  cadence?: string
  sessions: SessionData[]
}
interface SessionData {
  id: string
  ordinal?: number
  year: number
  name: Localized
  starts: string
  ends: string
  place?: string
  source?: string
  precision?: string
  inferred: boolean
}
interface AddresseeData {
  id: string
  name: Localized
  members?: string[]
  note?: string
}
interface ActionLineData {
  id: string
  parent: string | null
  name: Localized
  lead: string[]
  coFacilitators: string[]
  leadInferred: boolean
  [detail: string]: unknown
}
interface MilestoneData {
  start: string
  end: string
  body: string
  what: string | Localized
  kind: string
  document?: string
  source?: string
  precision?: string
  inferred?: boolean
}

/**
 * Brings `process/<name>/*.json` into the tables. What the files say wins, except what people have decided here since:
 * a session or milestone that was moved or confirmed keeps its dates.
 */
export async function loadReference(deps: Deps, process: string): Promise<void> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(process, `${name}.json`), 'utf8')) as T
  const { bodies } = read<{ bodies: BodyData[] }>('bodies')
  const { addressees } = read<{ addressees: AddresseeData[] }>('addressees')
  const { actionLines } = read<{ actionLines: ActionLineData[] }>('action-lines')
  const { goals } = read<{ goals: { goal: number; name: Localized; targets: { code: string; label: string }[] }[] }>('sdg')
  const { objectives } = read<{
    objectives: { id: string; number: number; title: string; themes: { id: string; title: string; inferred?: boolean }[] }[]
  }>('gdc')
  const { links } = read<{ links: { actionLine: string; sdg: number; targets: string[] }[] }>('wsis-sdg-matrix')
  const { regions } = read<{ regions: { id: string; name: Localized; countries: string[]; inferred: boolean }[] }>('regions')
  const { types } = read<{ types: { id: string; name: Localized }[] }>('stakeholder-types')
  const { milestones } = read<{ milestones: MilestoneData[] }>('timeline')
  const json = JSON.stringify

  await inTransaction(deps.db, async (tx) => {
    await upsert(
      tx,
      'reference.body',
      bodies.map((b, position) => ({
        id: b.id,
        acronym: b.acronym ?? null,
        name: json(b.name),
        kind: b.kind,
        parent_id: b.parent ?? null,
        cadence: b.cadence ?? null,
        position,
      })),
    )
    await upsert(tx, 'reference.addressee', [
      ...bodies.map((b, position) => ({ id: b.id, name: json(b.name), body_id: b.id, members: [], note: null, position })),
      ...addressees.map((a, i) => ({
        id: a.id,
        name: json(a.name),
        body_id: null,
        members: a.members ?? [],
        note: a.note ?? null,
        position: bodies.length + i,
      })),
    ])
    const calendar = await readCalendar(tx)
    await upsert(
      tx,
      'reference.session',
      bodies.flatMap((b) =>
        b.sessions.map((s) => ({
          id: s.id,
          body_id: b.id,
          name: json(s.name),
          ordinal: s.ordinal ?? null,
          year: s.year,
          starts: s.starts,
          ends: s.ends,
          place: s.place ?? null,
          source: s.source ?? null,
          precision: s.precision ?? null,
          inferred: s.inferred,
        })),
      ),
      sql<boolean>`reference.session.version = 1 and reference.session.confirmed_at is null`,
    )
    await upsert(
      tx,
      'reference.milestone',
      milestones.map((m) => ({
        id: milestoneId(m),
        addressee_id: m.body,
        starts: m.start,
        ends: m.end,
        what: json(typeof m.what === 'string' ? { en: m.what, original: 'en' } : m.what),
        kind: m.kind,
        source: m.document ?? m.source ?? null,
        precision: m.precision ?? null,
        inferred: m.inferred ?? false,
      })),
      sql<boolean>`reference.milestone.confirmed_at is null`,
    )
    await upsert(
      tx,
      'reference.action_line',
      actionLines.map(({ id, parent, name, lead, coFacilitators, leadInferred, ...detail }, position) => ({
        id,
        parent_id: parent,
        name: json(name),
        lead,
        co_facilitators: coFacilitators,
        detail: json(detail),
        inferred: leadInferred,
        position,
      })),
    )
    await upsert(
      tx,
      'reference.sdg',
      goals
        .flatMap((g) => [
          { id: String(g.goal), goal: g.goal, name: json(g.name) },
          ...g.targets.map((t) => ({ id: t.code, goal: g.goal, name: json({ en: t.label, original: 'en' }) })),
        ])
        .map((row, position) => ({ ...row, position })),
    )
    await upsert(
      tx,
      'reference.gdc',
      objectives
        .flatMap((o) => [
          { id: o.id, objective: o.number, name: json({ en: o.title, original: 'en' }), detail: json({}), inferred: true },
          ...o.themes.map(({ id, title, inferred, ...detail }) => ({
            id,
            objective: o.number,
            name: json({ en: title, original: 'en' }),
            detail: json(detail),
            inferred: inferred ?? false,
          })),
        ])
        .map((row, position) => ({ ...row, position })),
    )
    await tx
      .insertInto('reference.sdg_link')
      .values(links.flatMap((l) => [String(l.sdg), ...l.targets].map((sdg_id) => ({ action_line_id: l.actionLine, sdg_id }))))
      .onConflict((c) => c.doNothing())
      .execute()
    await upsert(
      tx,
      'reference.region',
      regions.map((r, position) => ({ id: r.id, scheme: 'itu', name: json(r.name), position })),
    )
    const regionOf = new Map(regions.flatMap((r) => r.countries.map((c) => [c, r] as const)))
    await upsert(
      tx,
      'reference.country',
      [...regionOf].map(([id, region]) => ({ id, name: json(countryName(id)), itu_region_id: region.id, inferred: region.inferred })),
    )
    await upsert(
      tx,
      'reference.stakeholder_type',
      types.map((t, position) => ({ ...t, name: json(t.name), position })),
    )
    await announceSessions(deps, tx, calendar)
  })
}

const readCalendar = (tx: Tx) => tx.selectFrom('reference.session').select(['id', 'body_id', 'starts', 'ends']).execute()

/** A newer edition of the process moves deadlines as a person does. On an empty installation nothing hangs on a session yet. */
async function announceSessions({ events }: Deps, tx: Tx, before: Awaited<ReturnType<typeof readCalendar>>): Promise<void> {
  if (before.length === 0) return
  const known = new Map(before.map((s) => [s.id, s]))
  for (const { id, body_id: bodyId, starts, ends } of await readCalendar(tx)) {
    const was = known.get(id)
    if (!was) await events.emit(tx, 'reference.session-added', { sessionId: id, bodyId })
    else if (was.starts !== starts || was.ends !== ends) {
      const from = { starts: was.starts, ends: was.ends }
      await events.emit(tx, 'reference.session-moved', {
        sessionId: id,
        bodyId,
        from,
        to: { starts, ends },
        note: null,
        actor: systemActor,
      })
    }
  }
}

export const milestoneId = (m: { start: string; body: string; what: string | Localized }): string =>
  `${m.start}-${m.body}-${(typeof m.what === 'string' ? m.what : (m.what.en ?? ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '')}`

const require = createRequire(import.meta.url)
for (const language of languages) countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`))
const countryName = (id: string): Localized => Object.fromEntries(languages.map((l) => [l, countries.getName(id, l) ?? id]))

type Table = Extract<keyof Database, `reference.${string}`>

/** Inserts what is new and updates what differs; `unless` keeps rows for which it is false. */
async function upsert<T extends Table>(tx: Tx, table: T, rows: InsertObject<Database, T>[], unless?: Expression<boolean>): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((c) => c !== 'id')
  const insert = sql`insert into ${sql.table(table)} (${sql.join(Object.keys(first).map((c) => sql.ref(c)))}) values ${sql.join(
    rows.map((row) => sql`(${sql.join(Object.values(row))})`),
  )}`
  const differs = sql.join(
    columns.map((c) => sql`${sql.ref(`${table}.${c}`)} is distinct from ${sql.ref(`excluded.${c}`)}`),
    sql` or `,
  )
  await sql`${insert} on conflict (id) do update set ${sql.join(columns.map((c) => sql`${sql.ref(c)} = ${sql.ref(`excluded.${c}`)}`))}
    where (${differs}) ${unless ? sql`and ${unless}` : sql``}`.execute(tx)
}
