import { type Insertable, sql } from 'kysely'
import type { Tx } from '../../platform/db/index.ts'
import type { Mandate } from '../../texts/types.ts'
import type { DocumentImported, Standing } from '../documents/index.ts'
import type { Found } from './align.ts'
import type { DueTable, MandateTable } from './schema.ts'
import type { State } from './states.ts'

type MandateRow = Insertable<MandateTable> & { nth: number }

type DueRow = Omit<Insertable<DueTable>, 'mandate_id'>

interface Facts {
  row: MandateRow
  due: DueRow[]
}

/** Rows of the tables from what the engine found; ids that the process does not know are left out. */
export async function factsOf(
  tx: Tx,
  about: Pick<DocumentImported, 'documentId' | 'instrumentId' | 'bodyId' | 'standing'>,
  found: readonly (Found & { nth: number; mandate: Mandate })[],
): Promise<Facts[]> {
  if (found.length === 0) return []
  const known = await knownIds(
    tx,
    found.flatMap(({ mandate }) => mandate.due.flatMap((d) => (d.event ? [d.event.toLowerCase()] : []))),
  )
  const among = (set: Set<string>, ids: readonly string[]) => [...new Set(ids)].filter((id) => set.has(id))
  return found.map(({ path, nth, mandate: m }) => ({
    row: {
      document_id: about.documentId,
      instrument_id: about.instrumentId,
      body_id: about.bodyId,
      path,
      nth,
      state: isStruck(m) && about.standing !== 'proposal' ? 'withdrawn' : stateOf(about.standing),
      struck: isStruck(m),
      act: m.act,
      verb_class: m.verbClass,
      recurrence: m.recurrence && JSON.stringify(m.recurrence),
      conditions: JSON.stringify(m.conditions),
      qualifiers: JSON.stringify(m.qualifiers),
      refs: m.references,
      confidence: m.confidence,
      why: JSON.stringify(m.why),
      addressees: among(known.addressees, m.addressees),
      recipients: among(known.addressees, m.recipients),
      intermediaries: among(known.addressees, m.intermediaries),
      action_lines: among(known.actionLines, namedActionLines(m.quote)),
      sdgs: among(known.sdgs, namedGoals(m.quote)),
    },
    due: m.due.map((d, position) => ({
      position,
      words: d.words,
      relation: d.relation,
      ...sessionOf(d.event, known.sessions),
      awaits: d.event && !known.sessions.has(d.event.toLowerCase()) ? d.event.toLowerCase() : null,
      shift: d.offset,
      starts: d.from,
      ends: d.to,
      inferred: d.inferred,
    })),
  }))
}

/** The session that the words name; one that the calendar does not have yet is waited for. */
function sessionOf(event: string | null, known: ReadonlySet<string>): { session_id: string | null; awaits: string | null } {
  const id = event?.toLowerCase() ?? null
  return id !== null && known.has(id) ? { session_id: id, awaits: null } : { session_id: null, awaits: id }
}

async function knownIds(tx: Tx, sessions: readonly string[]) {
  const rows = await sql<{ kind: string; id: string }>`
    select 'addressee' as kind, id from reference.addressees
    union all select 'action-line', id from reference.action_lines
    union all select 'sdg', id from reference.sdgs
    union all select 'session', id from reference.sessions where id = any(${sessions}::text[])`.execute(tx)
  const of = (kind: string) => new Set(rows.rows.filter((r) => r.kind === kind).map((r) => r.id))
  return { addressees: of('addressee'), actionLines: of('action-line'), sdgs: of('sdg'), sessions: of('session') }
}

/** Action lines are named by the same code in every language. */
const namedActionLines = (quote: string): string[] => quote.match(/(?<![\p{L}\d])C(?:1[01]|[1-9])(?![\p{L}\d/])/gu) ?? []

/** `SDG 9`, `ODD 9`, `ODS 9`, `ЦУР 9`, `目标9`, with or without a target's letter or number. */
const namedGoals = (quote: string): string[] =>
  Array.from(quote.matchAll(/(?:\bSDGs?|\bODD|\bODS|ЦУР|可持续发展目标|الهدف)\s?(\d{1,2}(?:\.[\da-d]{1,2})?)(?![\d/])/giu), (m) => m[1]!)

/** Writes mandates with their due dates and answers their ids by path and place. */
export async function store(tx: Tx, facts: readonly Facts[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  // PostgreSQL takes 65,535 values in one statement; a mandate has twenty.
  for (let from = 0; from < facts.length; from += 2000) {
    const part = facts.slice(from, from + 2000)
    const columns = Object.keys(part[0]!.row).filter((c) => !['document_id', 'path', 'nth'].includes(c)) as (keyof MandateRow)[]
    const rows = await tx
      .insertInto('mandates.mandate')
      .values(part.map(({ row }) => row))
      .onConflict((c) =>
        c.columns(['document_id', 'path', 'nth']).doUpdateSet((eb) => ({
          ...Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])),
          version: sql<number>`mandates.mandate.version + 1`,
          updated_at: sql<Date>`now()`,
        })),
      )
      .returning(['id', 'path', 'nth'])
      .execute()
    for (const { id, path, nth } of rows) ids.set(keyOf(path, nth), id)
  }
  await replaceDue(
    tx,
    facts.map(({ row, due }) => ({ mandateId: ids.get(keyOf(row.path, row.nth))!, due })),
  )
  return ids
}

/** Due dates as a text or a reviewer says them; `settleDeadlines` makes days of them. */
export async function replaceDue(tx: Tx, of: readonly { mandateId: number; due: readonly DueRow[] }[]): Promise<void> {
  if (of.length === 0) return
  await tx
    .deleteFrom('mandates.due')
    .where(
      'mandate_id',
      'in',
      of.map((one) => one.mandateId),
    )
    .execute()
  const rows = of.flatMap(({ mandateId, due }) => due.map((one) => ({ ...one, mandate_id: mandateId })))
  for (let from = 0; from < rows.length; from += 5000)
    await tx
      .insertInto('mandates.due')
      .values(rows.slice(from, from + 5000))
      .execute()
}

export const keyOf = (path: string, nth: number) => `${path}\n${nth}`

/** Stands in the text that a proposal changes, and no longer in what it proposes. */
export const isStruck = ({ views }: Mandate): boolean => views.base && !views.proposed

/** A text in force orders; a proposal proposes. What a record concluded is in force. */
export const stateOf = (standing: Standing): State => (standing === 'proposal' ? 'proposed' : 'in-force')
