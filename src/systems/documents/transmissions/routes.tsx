import { Type } from 'typebox'
import { type Actor, anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { type App, attempt, fromCursor, listOf, nextPage, pageQuery, problemSchema, typedIn } from '../../../platform/http/index.ts'
import { read } from '../../../platform/i18n/index.ts'
import { documentLink } from '../links.ts'
import { type DocumentDetail, findDocument } from '../queries/document.ts'
import { commentOn, transmit, withdrawComment } from './commands.ts'
import { readCommentForm, readTransmissionForm } from './forms.ts'
import { gate, periodFor } from './gate.ts'
import { commentsLink, transmissionLink } from './links.ts'
import { mayComment, mayOverride, mayReadComments, mayTransmit, mayWithdraw } from './policy.ts'
import { commentsPerPage, listComments, listReceivers, listTransmissions, standingOf, type TransmissionRow } from './queries.ts'
import { CommentsPage } from './views/comments-page.tsx'
import { GatePage, type Way } from './views/gate-page.tsx'
import { TransmissionPage, TransmissionsPage } from './views/transmissions-page.tsx'

const id = Type.String({ maxLength: 200 })
const number = Type.Integer({ minimum: 1, maximum: 2 ** 50 })
const byId = { params: Type.Object({ id }) }
const open = { may: anyone, topics: ['documents'] }
const perPage = 50
const numberOf = (word: string | undefined) => {
  const key = fromCursor(word)
  if (key === null) return null
  if (typeof key[0] !== 'number') throw new Refusal(400, 'ui.malformed', { detail: 'after' })
  return key[0]
}

/** Handing documents to other bodies, and what members say of them before. */
export function transmissionRoutes(app: App, deps: Deps): void {
  const { db, clock } = deps

  async function found(actor: Actor, id: string): Promise<DocumentDetail> {
    const document = await findDocument(db, actor, id)
    if (!document) throw notFound()
    return document
  }

  async function gateProps(actor: Actor, document: DocumentDetail) {
    const standing = await standingOf(db, document.id)
    const receivers = await listReceivers(db)
    const now = clock.now()
    const ways = receivers.flatMap((receiver): Way[] => {
      if (receiver.id === document.body_id) return []
      const period = periodFor(standing.periods, document.body_id, receiver.id)
      return period ? [{ receiver, period, verdict: gate(standing.postedSince, period, now) }] : []
    })
    const sent = await listTransmissions(db, actor, { document: document.id }, { limit: perPage })
    return { document, standing, ways, sent, mayOverride: mayOverride(actor) }
  }

  app.get('/documents/:id/transmission', { config: { may: mayTransmit }, schema: byId }, async (req, reply) => {
    const document = await found(req.actor, req.params.id)
    return reply.page(<GatePage frame={req.frame()} {...(await gateProps(req.actor, document))} />)
  })

  app.post('/documents/:id/transmission', { config: { may: mayTransmit }, schema: byId }, async (req, reply) => {
    const document = await found(req.actor, req.params.id)
    const props = await gateProps(req.actor, document)
    return await attempt(
      async () => {
        const form = readTransmissionForm(req.body, new Set(props.ways.map(({ receiver }) => receiver.id)))
        const transmission = await transmit(deps, req.actor, document.id, form)
        return reply.see(transmissionLink(transmission), 'documents.notice.transmitted')
      },
      (errors, status) => reply.page(<GatePage frame={req.frame()} {...props} typed={typedIn(req)} errors={errors} />, status),
      'to',
    )
  })

  const listQuery = Type.Object({
    to: Type.Optional(Type.String({ maxLength: 100 })),
    overridden: Type.Optional(Type.String({ maxLength: 10 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  })
  app.get('/transmissions', { config: open, schema: { querystring: listQuery } }, async (req, reply) => {
    const { to, overridden, after } = req.query
    const filter = { ...(to && { to }), ...(overridden && { overridden: true }) }
    const rows = await listTransmissions(db, req.actor, filter, { before: numberOf(after), limit: perPage + 1 })
    const shown = rows.slice(0, perPage)
    const next = rows.length > perPage ? req.t.href(nextPage(req, [shown.at(-1)!.id])) : null
    return reply.page(<TransmissionsPage frame={req.frame()} rows={shown} receivers={await listReceivers(db)} {...{ filter, next }} />)
  })

  app.get('/transmissions/:id', { config: open, schema: { params: Type.Object({ id: number }) } }, async (req, reply) => {
    const [row] = await listTransmissions(db, req.actor, { id: req.params.id }, { limit: 1 })
    if (!row) throw notFound()
    return reply.page(<TransmissionPage frame={req.frame()} row={row} />)
  })

  const commentQuery = Type.Object({
    on: Type.Optional(Type.String({ maxLength: 200 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  })
  const commentAddress = { ...byId, querystring: commentQuery }
  app.get('/documents/:id/comments', { config: { may: mayReadComments }, schema: commentAddress }, async (req, reply) => {
    const document = await found(req.actor, req.params.id)
    const rows = await listComments(db, document.id, numberOf(req.query.after), commentsPerPage + 1)
    const shown = rows.slice(0, commentsPerPage)
    return reply.page(
      <CommentsPage
        frame={req.frame()}
        document={document}
        rows={shown}
        next={rows.length > commentsPerPage ? req.t.href(nextPage(req, [shown.at(-1)!.id])) : null}
        anchor={req.query.on ?? null}
        mayComment={mayComment(req.actor)}
        mayWithdraw={(comment) => mayWithdraw(req.actor, comment)}
      />,
    )
  })

  app.post('/documents/:id/comments', { config: { may: mayComment }, schema: byId }, async (req, reply) => {
    const document = await found(req.actor, req.params.id)
    return await attempt(
      async () => {
        await commentOn(deps, req.actor, document.id, { ...readCommentForm(req.body), language: req.t.lang })
        return reply.see(commentsLink(document.id), 'documents.notice.commented')
      },
      async (errors, status) => {
        const typed = typedIn(req)
        return reply.page(
          <CommentsPage
            frame={req.frame()}
            document={document}
            rows={await listComments(db, document.id, null, commentsPerPage)}
            next={null}
            anchor={typed.anchor ?? null}
            mayComment
            mayWithdraw={(comment) => mayWithdraw(req.actor, comment)}
            typed={typed.text ?? ''}
            errors={errors}
          />,
          status,
        )
      },
      'text',
    )
  })

  const commentId = { params: Type.Object({ id, comment: number }) }
  app.post('/documents/:id/comments/:comment/withdrawal', { config: { may: mayComment }, schema: commentId }, async (req, reply) => {
    await withdrawComment(deps, req.actor, req.params.id, req.params.comment)
    return reply.see(commentsLink(req.params.id), 'documents.notice.comment-withdrawn')
  })

  api(app, deps)
}

function api(app: App, { db, config }: Deps): void {
  const nullable = (type: 'string') => Type.Unsafe<string | null>({ type: [type, 'null'] })
  const transmission = Type.Object({
    id: Type.Integer(),
    document: Type.String({ description: 'address of the document' }),
    symbol: nullable('string'),
    revision: Type.Integer(),
    from: nullable('string'),
    to: Type.String({ description: 'id of the body' }),
    at: Type.String(),
    postedSince: nullable('string'),
    days: Type.Integer({ description: 'the comment period that the process set' }),
    comments: Type.Integer(),
    override: nullable('string'),
    note: nullable('string'),
    files: Type.Array(Type.Object({ language: Type.String(), name: Type.String(), sha256: Type.String() })),
  })
  const toJson = (row: TransmissionRow) => ({
    id: row.id,
    document: `${config.publicUrl}${documentLink(row.document_id)}`,
    symbol: row.symbol,
    revision: row.revision,
    from: row.from_name && (row.from_acronym ?? read(row.from_name, 'en').text),
    to: row.to_body,
    at: row.at.toISOString(),
    postedSince: row.posted_since?.toISOString() ?? null,
    days: row.days,
    comments: row.comments,
    override: row.override,
    note: row.note,
    files: row.files,
  })
  const schema = {
    tags: ['documents'],
    summary: 'What was handed to other bodies, the latest first',
    querystring: Type.Object({ ...pageQuery, to: Type.Optional(Type.String()), document: Type.Optional(Type.String()) }),
    response: { 200: listOf(transmission), '4xx': problemSchema },
  }
  app.get('/api/v1/transmissions', { config: open, schema }, async (req) => {
    const { to, document, after, limit = 50 } = req.query
    const rows = await listTransmissions(
      db,
      req.actor,
      { ...(to && { to }), ...(document && { document }) },
      { before: numberOf(after), limit: limit + 1 },
    )
    const items = rows.slice(0, limit)
    return { items: items.map(toJson), ...(rows.length > limit && { next: nextPage(req, [items.at(-1)!.id]) }) }
  })
}
