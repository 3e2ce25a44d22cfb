import type { Generated } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db, Tx } from '../db/index.ts'

interface AuditTable {
  id: Generated<number>
  at: Generated<Date>
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  action: string
  record_type: string
  record_id: string
  before: string | null
  after: string | null
  note: string | null
  request_id: string | null
}

declare module '../db/database.ts' {
  interface Database {
    'platform.audit': AuditTable
  }
}

export interface AuditEntry {
  id: number
  at: Date
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  /** `<system>.<verb>`, also a message key: `mandates.audit.confirmed` for `mandates.confirmed` */
  action: string
  record_type: string
  record_id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  note: string | null
  request_id: string | null
}

export interface Change {
  action: string
  record: { type: string; id: string | number }
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  note?: string | null
  requestId?: string | null
}

/** Writes one entry in the transaction of the change. Of `before` and `after` only the fields that differ are kept. */
export async function audit(tx: Tx, actor: Actor, change: Change): Promise<void> {
  await auditAll(tx, actor, [change])
}

/** The same for many changes of one step, in one statement. */
export async function auditAll(tx: Tx, actor: Actor, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await tx
    .insertInto('platform.audit')
    .values(
      changes.map((change) => {
        const [before, after] = differing(change.before ?? null, change.after ?? null)
        return {
          actor_kind: actor.kind,
          actor_id: actor.id,
          actor_name: actor.name,
          action: change.action,
          record_type: change.record.type,
          record_id: String(change.record.id),
          before: before && JSON.stringify(before),
          after: after && JSON.stringify(after),
          note: change.note ?? null,
          request_id: change.requestId ?? null,
        }
      }),
    )
    .execute()
}

type Fields = Record<string, unknown> | null

function differing(before: Fields, after: Fields): [Fields, Fields] {
  if (!before || !after) return [before, after]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (k) => JSON.stringify(before[k]) !== JSON.stringify(after[k]),
  )
  const pick = (from: Record<string, unknown>) => Object.fromEntries(keys.filter((k) => k in from).map((k) => [k, from[k]]))
  return [pick(before), pick(after)]
}

/** The latest entries of one record, newest first. */
export async function historyOf(db: Db | Tx, type: string, id: string | number, limit = 50): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('platform.audit')
    .selectAll()
    .where('record_type', '=', type)
    .where('record_id', '=', String(id))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows as unknown as AuditEntry[]
}
