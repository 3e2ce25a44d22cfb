import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { AuditEntry } from '../../../platform/audit/index.ts'
import { type SettingName, settings } from '../../../platform/config/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { csv } from '../../../platform/export/index.ts'
import { type App, fromCursor, nextPage } from '../../../platform/http/index.ts'
import { maySeeAudit, maySeeSettings } from '../policy.ts'
import { type AuditFilter, auditChoices, listAudit } from '../queries.ts'
import { AuditPage, SettingsPage, type ShownSetting } from '../views/administration.tsx'

const perPage = 50
const perBatch = 2000

// An empty field of the filter form arrives as ''.
const day = Type.Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }))
const auditQuery = Type.Object({
  who: Type.Optional(Type.String({ maxLength: 200 })),
  actor: Type.Optional(Type.String({ maxLength: 100 })),
  record: Type.Optional(Type.String({ maxLength: 100 })),
  id: Type.Optional(Type.String({ maxLength: 200 })),
  action: Type.Optional(Type.String({ maxLength: 100 })),
  from: day,
  to: day,
  after: Type.Optional(Type.String({ maxLength: 400 })),
})

/** The audit trail and the settings, for administrators. */
export function administrationRoutes(app: App, deps: Deps): void {
  const { db, config } = deps

  const asked = (query: Record<string, string | undefined>): AuditFilter =>
    Object.fromEntries(Object.entries(query).filter(([name, value]) => value && name !== 'after')) as AuditFilter

  app.get('/audit', { config: { may: maySeeAudit }, schema: { querystring: auditQuery } }, async (req, reply) => {
    const filter = asked(req.query)
    const before = fromCursor(req.query.after)?.[0]
    const found = await listAudit(db, config.timeZone, {
      ...filter,
      before: typeof before === 'number' ? before : null,
      limit: perPage + 1,
    })
    const entries = found.slice(0, perPage)
    const last = entries.at(-1)
    return reply.page(
      <AuditPage
        frame={req.frame()}
        entries={entries}
        choices={await auditChoices(db)}
        filter={filter}
        next={found.length > perPage && last ? req.t.href(nextPage(req, [last.id])) : null}
      />,
    )
  })

  app.get('/audit.csv', { config: { may: maySeeAudit }, schema: { querystring: auditQuery } }, async (req, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .send(Readable.from(auditLines(asked(req.query)))),
  )

  const header = [
    'id',
    'at',
    'actor_kind',
    'actor_id',
    'actor_name',
    'action',
    'record_type',
    'record_id',
    'before',
    'after',
    'note',
    'request_id',
  ]
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  const cells = (e: AuditEntry) => [
    ...[e.id, e.at.toISOString(), e.actor_kind, e.actor_id, e.actor_name, e.action, e.record_type, e.record_id],
    ...[json(e.before), json(e.after), e.note, e.request_id],
  ]

  /** The whole list, read in parts: a trail of years does not fit in memory. */
  async function* auditLines(filter: AuditFilter) {
    let before: number | null = null
    for (;;) {
      const batch: AuditEntry[] = await listAudit(db, config.timeZone, { ...filter, before, limit: perBatch })
      const lines = csv(header, batch.map(cells))
      yield before === null ? lines : lines.slice(lines.indexOf('\n') + 1)
      if (batch.length < perBatch) return
      before = batch.at(-1)!.id
    }
  }

  app.get('/settings', { config: { may: maySeeSettings } }, async (req, reply) => {
    const shown = (Object.keys(settings) as SettingName[]).map((name): ShownSetting => {
      const { doc, variable, secret, fallback } = settings[name] as (typeof settings)[SettingName] & { secret?: boolean; fallback: unknown }
      const value = config[name]
      return { variable, doc, value: value === undefined ? '' : secret ? '••••••' : String(value), standard: value === fallback }
    })
    return reply.page(<SettingsPage frame={req.frame()} settings={shown} />)
  })
}
