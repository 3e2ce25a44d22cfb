import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import { type AuditEntry, historyOf } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { csv } from '../../../platform/export/index.ts'
import { type App, attempt, fromCursor, nextPage, typedIn } from '../../../platform/http/index.ts'
import { type Language, read } from '../../../platform/i18n/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { mayTransmit } from '../../documents/index.ts'
import { listBodies } from '../../reference/index.ts'
import { meetingsTopic } from '../events.ts'
import { documentsBySymbol, readAgenda } from '../queries/agenda.ts'
import type { MeetingRow } from '../queries/meetings.ts'
import { byId, byNumber, getMeeting } from '../routes/common.ts'
import { correctDecision, recordDecision, withdrawDecision } from './commands.ts'
import { readDecision } from './forms.ts'
import { decisionLink, decisionsLink } from './links.ts'
import { mayRecord, takesDecisions } from './policy.ts'
import { type DecisionRow, findDecision, listComingSessions, listDecisions, listNames, listVerbs } from './queries.ts'
import { DecisionForm } from './views/decision-form.tsx'
import { DecisionPage } from './views/decision-page.tsx'
import { DecisionsPage } from './views/decisions-page.tsx'
import { untilWords } from './words.ts'

const open = { may: anyone, topics: [meetingsTopic, 'documents', 'reference'] }
// Whoever chairs this very meeting may; which account that is, the command asks.
const conductors = { may: signedIn }
const perPage = 100
const mostExported = 5000

export const numberIn = (cursor: string | undefined): number | null => {
  const key = fromCursor(cursor)
  if (key === null) return null
  if (typeof key[0] !== 'number') throw new Refusal(400, 'ui.malformed', { detail: 'after' })
  return key[0]
}

export const keysOf = (decisions: readonly Pick<DecisionRow, 'documents'>[]): string[] =>
  decisions.flatMap(({ documents }) => documents.map(({ key }) => key))

/** Decisions of a meeting: the list that everybody reads, and the desk of those who conduct it. */
export function decisionRoutes(app: App, deps: Deps): void {
  const { db, clock, config } = deps
  const listQuery = Type.Object({ after: Type.Optional(Type.String({ maxLength: 100 })) })

  app.get('/meetings/:id/decisions', { config: open, schema: { ...byId, querystring: listQuery } }, async (req, reply) => {
    const { actor, t } = req
    const meeting = await getMeeting(db, req.params.id)
    const { after } = req.query
    const found = await listDecisions(db, { meeting: meeting.id, withdrawn: true, after: numberIn(after), limit: perPage + 1 })
    const decisions = found.slice(0, perPage)
    return reply.page(
      <DecisionsPage
        frame={req.frame()}
        {...{ meeting, decisions }}
        posted={await documentsBySymbol(db, actor, keysOf(decisions))}
        next={found.length > perPage ? t.href(nextPage(req, [decisions.at(-1)!.number])) : null}
        first={after ? t.href(withQuery(req.pagePath, { after: null })) : null}
        paper={meeting.decisions_document}
        may={{ record: mayRecord(actor, meeting) && takesDecisions(meeting.phase), transmit: mayTransmit(actor) }}
      />,
    )
  })

  app.get('/meetings/:id/decisions.csv', { config: open, schema: byId }, async (req, reply) => {
    const { t } = req
    const meeting = await getMeeting(db, req.params.id)
    const rows = await listDecisions(db, { meeting: meeting.id, limit: mostExported })
    const columns = [
      'decision.number',
      'field-name.item_number',
      'field-name.verb',
      'field-name.documents',
      'until.field',
      'field-name.to_body',
      'decision.words',
      'decision.recorded',
      'decision.address',
    ]
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="decisions-${encodeURIComponent(meeting.id)}.csv"`)
      .send(
        csv(
          columns.map((column) => t(`meetings.${column}`)),
          rows.map((row) => [
            row.number,
            row.item_number,
            read(row.verb_words, t.lang).text,
            row.documents.map(({ words }) => words).join('; '),
            untilWords(t, row),
            row.to_body,
            row.texts && read(row.texts, t.lang).text,
            row.recorded_at.toISOString(),
            `${config.publicUrl}${t.href(decisionLink(meeting.id, row.number))}`,
          ]),
        ),
      )
  })

  async function form(
    req: FastifyRequest,
    reply: FastifyReply,
    meeting: MeetingRow,
    shown: { decision?: DecisionRow; item?: number | undefined; errors?: FieldErrors },
  ) {
    requireAllowed(mayRecord(req.actor, meeting))
    const { decision, item, errors } = shown
    const agenda = await readAgenda(db, meeting)
    const bodies = await listBodies(db, today(clock))
    return reply.page(
      <DecisionForm
        frame={req.frame()}
        {...{ meeting, decision, agenda }}
        about={agenda.find((entry) => entry.item === item)}
        verbs={await listVerbs(db)}
        sessions={(await listComingSessions(db, { day: today(clock), body: meeting.body_id })).filter(
          ({ id }) => id !== meeting.session_id,
        )}
        bodies={bodies.map(({ id, acronym, name }) => {
          const full = read(name, req.t.lang).text
          return { value: id, label: acronym ? `${acronym}: ${full}` : full }
        })}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  const about = Type.Object({ item: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })) })
  app.get('/meetings/:id/decisions/new', { config: conductors, schema: { ...byId, querystring: about } }, async (req, reply) =>
    form(req, reply, await getMeeting(db, req.params.id), { item: req.query.item }),
  )
  app.post('/meetings/:id/decisions', { config: conductors, schema: byId }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    return attempt(
      async () => {
        await recordDecision(deps, req.actor, meeting.id, readDecision(req.body))
        return reply.see(decisionsLink(meeting.id), 'meetings.notice.decided')
      },
      (errors) => form(req, reply, meeting, { errors }),
    )
  })

  async function getDecision(meetingId: string, number: number): Promise<DecisionRow> {
    const decision = await findDecision(db, meetingId, number)
    if (!decision) throw notFound()
    return decision
  }

  app.get('/meetings/:id/decisions/:number', { config: open, schema: byNumber }, async (req, reply) => {
    const { actor } = req
    const meeting = await getMeeting(db, req.params.id)
    const decision = await getDecision(meeting.id, req.params.number)
    return reply.page(
      <DecisionPage
        frame={req.frame()}
        {...{ meeting, decision }}
        posted={await documentsBySymbol(db, actor, keysOf([decision]))}
        paper={meeting.decisions_document}
        history={await inWords(db, await historyOf(db, 'meetings.decision', decision.id), req.t.lang)}
        may={{ record: mayRecord(actor, meeting), transmit: mayTransmit(actor) }}
      />,
    )
  })
  app.get('/meetings/:id/decisions/:number/correction', { config: conductors, schema: byNumber }, async (req, reply) =>
    form(req, reply, await getMeeting(db, req.params.id), { decision: await getDecision(req.params.id, req.params.number) }),
  )
  app.post('/meetings/:id/decisions/:number/correction', { config: conductors, schema: byNumber }, async (req, reply) => {
    const { id, number } = req.params
    const meeting = await getMeeting(db, id)
    return attempt(
      async () => {
        await correctDecision(deps, req.actor, id, number, readDecision(req.body))
        return reply.see(decisionLink(id, number), 'meetings.notice.saved')
      },
      async (errors) => form(req, reply, meeting, { decision: await getDecision(id, number), errors }),
    )
  })
  app.post('/meetings/:id/decisions/:number/withdrawal', { config: conductors, schema: byNumber }, async (req, reply) => {
    const { id, number } = req.params
    await withdrawDecision(deps, req.actor, id, number)
    return reply.see(decisionLink(id, number), 'meetings.notice.decision-withdrawn')
  })
}

/** The history keeps verbs, sessions and bodies by their ids; a reader reads their names. */
async function inWords(db: Db, history: readonly AuditEntry[], language: Language): Promise<AuditEntry[]> {
  const named = ['verb', 'until_session', 'until_body', 'to_body'] as const
  const ids = history.flatMap(({ before, after }) => named.flatMap((field) => [before?.[field], after?.[field]]))
  const names = await listNames(
    db,
    ids.filter((id) => typeof id === 'string'),
  )
  const worded = (side: AuditEntry['before']) => {
    if (!side) return side
    const found = named.flatMap((field) => {
      const name = names.get(String(side[field]))
      return name ? [[field, read(name, language).text] as const] : []
    })
    return { ...side, ...Object.fromEntries(found) }
  }
  return history.map((entry) => ({ ...entry, before: worded(entry.before), after: worded(entry.after) }))
}
