import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound } from '../../../platform/errors.ts'
import { type App, attempt, type Typed, typedIn, word } from '../../../platform/http/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { organizationOptions } from '../../people/index.ts'
import { documentLink, instrumentLink } from '../links.ts'
import { findTargets } from '../queries/citations.ts'
import { listImportFiles } from '../queries/imports.ts'
import { comesWithoutFiles, receiveBatch, streamBatch } from '../receive.ts'
import { revisionOf, workKey } from '../rules.ts'
import { keyOf } from '../symbols.ts'
import { beginPosting, correctLines, findPosting, releaseLines, withdrawRelease } from './commands.ts'
import { readLinesForm, readPostingForm } from './forms.ts'
import { postingLink, postingsLink } from './links.ts'
import { readFileName } from './names.ts'
import { listReserved, reserveNumber, returnNumber } from './numbers.ts'
import { mayPost } from './policy.ts'
import { listForms, listPostingSessions, listPostings, previewLines } from './queries.ts'
import { PostingForm } from './views/posting-form.tsx'
import { PostingPage, PostingProgress } from './views/posting-page.tsx'

const byId = { params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 50 }) }) }

/** Giving symbols, posting papers one by one or sixty at once, and finding a paper by its symbol. */
export function postingRoutes(app: App, deps: Deps): void {
  posting(app, deps)
  numbers(app, deps)
  symbols(app, deps)
}

/** What the form holds already, and what was wrong with it. */
interface Refused {
  typed: Typed
  errors?: FieldErrors
}

function posting(app: App, deps: Deps): void {
  const { db, config, clock } = deps

  async function form(req: FastifyRequest, refused?: Refused) {
    return (
      <PostingForm
        frame={req.frame()}
        limit={config.uploadLimit}
        sessions={await listPostingSessions(db)}
        forms={await listForms(db)}
        organizations={await organizationOptions(db, req.t.lang)}
        reserved={await listReserved(db)}
        postings={await listPostings(db)}
        {...refused}
      />
    )
  }

  /** `of`: the symbol of a document that a revision, an addendum or a corrigendum is to follow. */
  const querystring = Type.Object({ of: Type.Optional(Type.String({ maxLength: 200 })) })
  app.get('/posting', { config: { may: mayPost }, schema: { querystring } }, async (req, reply) =>
    reply.page(await form(req, req.query.of ? { typed: { how: 'follows', of: req.query.of } } : undefined)),
  )

  app.post('/posting', { config: { may: mayPost } }, async (req, reply) => {
    const typed: Typed = {}
    const receive = () =>
      receiveBatch(deps, req, typed, async () => {
        const organizations = new Set((await organizationOptions(db, req.t.lang)).map(({ value }) => value))
        return beginPosting(deps, req.actor, readPostingForm(typed, organizations, clock.now()))
      })
    if (comesWithoutFiles(req)) {
      const id = await receive()
      return reply.status(201).send({ id, page: req.t.href(postingLink(id)) })
    }
    return attempt(
      async () => reply.see(postingLink(await receive())),
      async (errors, status) => reply.page(await form(req, { typed, errors }), status),
    )
  })

  async function page(req: FastifyRequest, id: number, refused?: Refused) {
    const batch = await findPosting(db, id)
    return (
      <PostingPage
        frame={req.frame()}
        batch={batch}
        files={await listImportFiles(db, id)}
        lines={await previewLines(db, batch)}
        now={clock.now()}
        {...refused}
      />
    )
  }

  app.get('/posting/:id', { config: { may: mayPost }, schema: byId }, async (req, reply) => reply.page(await page(req, req.params.id)))

  app.get('/posting/:id/events', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    const batch = await findPosting(db, req.params.id)
    return streamBatch(deps, req, reply, batch.id, async () => (
      <PostingProgress t={req.t} batch={batch} files={await listImportFiles(db, batch.id)} now={clock.now()} />
    ))
  })

  app.post('/posting/:id/lines', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    const { id } = req.params
    return attempt(
      async () => {
        await correctLines(deps, req.actor, id, readLinesForm(req.body))
        return reply.see(postingLink(id), 'documents.notice.lines-kept')
      },
      async (errors, status) => reply.page(await page(req, id, { typed: typedIn<Typed>(req), errors }), status),
    )
  })

  app.post('/posting/:id/release', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    const { id } = req.params
    const typed = typedIn<Typed>(req)
    return attempt(
      async () => {
        const count = await releaseLines(deps, req.actor, id, readLinesForm(typed), word(typed, 'which') === 'all' ? 'all' : 'chosen')
        return reply.see(postingLink(id), 'documents.notice.released', { count })
      },
      async (errors, status) => reply.page(await page(req, id, { typed, errors }), status),
    )
  })

  app.post('/posting/:id/withdrawal', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    await withdrawRelease(deps, req.actor, req.params.id)
    return reply.see(postingLink(req.params.id), 'documents.notice.release-withdrawn')
  })
}

function numbers(app: App, deps: Deps): void {
  app.post('/posting/numbers', { config: { may: mayPost } }, async (req, reply) => {
    const { session = '', code = '' } = typedIn(req)
    const { symbol } = await reserveNumber(deps, req.actor, { session, code })
    return reply.see(postingsLink, 'documents.notice.reserved', { symbol })
  })
  app.post('/posting/numbers/:id/return', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    await returnNumber(deps, req.actor, req.params.id)
    return reply.see(postingsLink, 'documents.notice.returned')
  })
}

function symbols(app: App, { db }: Deps): void {
  /** A symbol as anybody writes it leads to its document, in the revision and language that it names; other words to the search. */
  app.get('/s/*', { config: { may: anyone } }, async (req, reply) => {
    const words = (req.params as { '*': string })['*'].slice(0, 200)
    const key = keyOf(words)
    const target = key && (await findTargets(db, req.actor, [workKey(key)])).get(workKey(key))
    if (!target) {
      if (!words.trim()) throw notFound()
      return reply.see(withQuery('/search', { q: words }))
    }
    if (target.kind === 'instrument') return reply.see(instrumentLink(target.id))
    const revision = revisionOf(key)
    const lang = readFileName(words.replaceAll('/', '-')).language
    return reply.see(withQuery(documentLink(target.id), { rev: revision ? String(revision) : null, lang }))
  })
}
