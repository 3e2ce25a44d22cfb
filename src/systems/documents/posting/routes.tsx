import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound } from '../../../platform/errors.ts'
import { openStream } from '../../../platform/events/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { organizationOptions } from '../../people/index.ts'
import { importTopic, receiveFile } from '../batches.ts'
import { documentLink, instrumentLink } from '../links.ts'
import { findTargets, listImportFiles } from '../queries.ts'
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

type Fields = Record<string, string | string[]>

function posting(app: App, deps: Deps): void {
  const { db, config, clock, events } = deps

  async function form(req: FastifyRequest, refused?: { typed: Fields; error: InvalidForm }) {
    return (
      <PostingForm
        frame={req.frame()}
        limit={config.uploadLimit}
        sessions={await listPostingSessions(db)}
        forms={await listForms(db)}
        organizations={await organizationOptions(db, req.t.lang)}
        reserved={await listReserved(db)}
        postings={await listPostings(db)}
        {...(refused && { typed: refused.typed, errors: refused.error.fields })}
      />
    )
  }

  app.get('/posting', { config: { may: mayPost } }, async (req, reply) => reply.page(await form(req)))

  /** A form with files; or, for the browser part, the same without them: it then sends them to /uploads. */
  app.post('/posting', { config: { may: mayPost } }, async (req, reply) => {
    const fields: Fields = {}
    const json = req.headers.accept?.includes('application/json') ?? false
    let id: number | null = null
    const begin = async () => {
      if (id !== null) return id
      const organizations = new Set((await organizationOptions(db, req.t.lang)).map(({ value }) => value))
      id = await beginPosting(deps, req.actor, readPostingForm(fields, organizations, clock.now()))
      return id
    }
    const noFile = () => new InvalidForm({ files: { key: 'ui.field.file-required' } })
    try {
      if (!req.isMultipart()) {
        Object.assign(fields, req.body)
        if (!json) throw noFile()
        await begin()
        return reply.status(201).send({ id, page: req.t.href(postingLink(id!)) })
      }
      for await (const part of req.parts()) {
        if (part.type === 'field') {
          const before = fields[part.fieldname]
          const value = String(part.value)
          fields[part.fieldname] = before === undefined ? value : [before, value].flat()
        } else if (part.filename) await receiveFile(deps, await begin(), part.filename, part.file)
        else part.file.resume()
      }
      if (id === null) throw noFile()
    } catch (error) {
      if (!(error instanceof InvalidForm) || json) throw error
      return reply.page(await form(req, { typed: fields, error }), 422)
    }
    return reply.see(postingLink(id))
  })

  async function page(req: FastifyRequest, id: number, refused?: { typed: Fields; error: InvalidForm }) {
    const batch = await findPosting(db, id)
    return (
      <PostingPage
        frame={req.frame()}
        batch={batch}
        files={await listImportFiles(db, id)}
        lines={await previewLines(db, batch)}
        now={clock.now()}
        {...(refused && { typed: refused.typed, errors: refused.error.fields })}
      />
    )
  }

  app.get('/posting/:id', { config: { may: mayPost }, schema: byId }, async (req, reply) => reply.page(await page(req, req.params.id)))

  app.get('/posting/:id/events', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    const batch = await findPosting(db, req.params.id)
    return openStream(req, reply, {
      events,
      topics: [importTopic(batch.id)],
      render: async () => {
        await pause(500) // several files may be done by then: they are told together
        return renderToString(<PostingProgress t={req.t} batch={batch} files={await listImportFiles(db, batch.id)} now={clock.now()} />)
      },
    })
  })

  app.post('/posting/:id/lines', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    const { id } = req.params
    try {
      await correctLines(deps, req.actor, id, readLinesForm(req.body))
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      return reply.page(await page(req, id, { typed: req.body as Fields, error }), 422)
    }
    return reply.see(postingLink(id), 'documents.notice.lines-kept')
  })

  app.post('/posting/:id/release', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    const { id } = req.params
    try {
      const which = (req.body as Fields).which === 'all' ? 'all' : 'chosen'
      const count = await releaseLines(deps, req.actor, id, readLinesForm(req.body), which)
      return reply.see(postingLink(id), 'documents.notice.released', { count })
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      return reply.page(await page(req, id, { typed: req.body as Fields, error }), 422)
    }
  })

  app.post('/posting/:id/withdrawal', { config: { may: mayPost }, schema: byId }, async (req, reply) => {
    await withdrawRelease(deps, req.actor, req.params.id)
    return reply.see(postingLink(req.params.id), 'documents.notice.release-withdrawn')
  })
}

function numbers(app: App, deps: Deps): void {
  app.post('/posting/numbers', { config: { may: mayPost } }, async (req, reply) => {
    const { session = '', code = '' } = (req.body ?? {}) as Record<string, string>
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
