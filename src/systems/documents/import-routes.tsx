import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { Type } from 'typebox'
import { staff } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm, Refusal } from '../../platform/errors.ts'
import { openStream } from '../../platform/events/index.ts'
import type { App } from '../../platform/http/index.ts'
import { beginImport, getImport, importTopic, receiveFile } from './batches.ts'
import { readImportForm } from './forms.ts'
import { batchLink } from './links.ts'
import { mayGiveStanding, mayGiveVisibility, mayImport, mayReview, usualVisibility } from './policy.ts'
import { findDocument, listImportFiles, listImports } from './queries.ts'
import { appendToUpload, beginUpload, getUpload, type Upload } from './uploads.ts'
import { ImportForm } from './views/import-form.tsx'
import { ImportPage, ImportProgress } from './views/import-page.tsx'

/** Files in one form; more come in several, or piece by piece. */
const mostFiles = 200

export async function importRoutes(app: App, deps: Deps): Promise<void> {
  await app.register(multipart, {
    // a little more than a file may have: whoever receives it refuses it by itself, and the others go on
    limits: { files: mostFiles, fileSize: deps.config.uploadLimit * 2 ** 20 + 1, fields: 20, fieldSize: 1000, headerPairs: 50 },
    throwFileSizeLimit: false,
  })
  pages(app, deps)
  tus(app, deps)
}

function pages(app: App, deps: Deps): void {
  const { db, config, events } = deps

  async function importForm(
    req: FastifyRequest,
    documentId: string | null,
    refused?: { typed: Record<string, string>; error: InvalidForm },
  ) {
    const { actor } = req
    return (
      <ImportForm
        frame={req.frame()}
        document={documentId ? ((await findDocument(db, actor, documentId)) ?? null) : null}
        limit={config.uploadLimit}
        may={{ adopt: mayGiveStanding(actor, 'adopted'), publish: mayGiveVisibility(actor, 'public') }}
        usual={usualVisibility(actor)}
        imports={await listImports(db, staff(actor) ? null : actor.id, 20)}
        {...(refused && { typed: refused.typed, errors: refused.error.fields })}
      />
    )
  }

  app.get(
    '/import',
    { config: { may: mayImport }, schema: { querystring: Type.Object({ document: Type.Optional(Type.String({ maxLength: 200 })) }) } },
    async (req, reply) => reply.page(await importForm(req, req.query.document ?? null)),
  )

  /** A form with files; or, for the browser part, the same without them: it then sends them to /uploads. */
  app.post('/imports', { config: { may: mayImport } }, async (req, reply) => {
    const fields: Record<string, string> = {}
    let id: number | null = null
    const begin = async () => (id ??= await beginImport(deps, req.actor, readImportForm(fields)))
    try {
      if (!req.isMultipart()) {
        Object.assign(fields, req.body)
        if (!req.headers.accept?.includes('application/json')) throw new InvalidForm({ files: { key: 'ui.field.file-required' } })
        await begin()
        return reply.status(201).send({ id, page: req.t.href(batchLink(id!)) })
      }
      for await (const part of req.parts()) {
        if (part.type === 'field') fields[part.fieldname] = String(part.value)
        // a form without a chosen file sends an empty one without a name
        else if (part.filename) await receiveFile(deps, await begin(), part.filename, part.file)
        else part.file.resume()
      }
      if (id === null) throw new InvalidForm({ files: { key: 'ui.field.file-required' } })
    } catch (error) {
      if (!(error instanceof InvalidForm) || req.headers.accept?.includes('application/json')) throw error
      return reply.page(await importForm(req, fields.document ?? null, { typed: fields, error }), 422)
    }
    return reply.see(batchLink(id))
  })

  const batchAddress = { params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 50 }) }) }
  app.get('/imports/:id', { config: { may: mayImport }, schema: batchAddress }, async (req, reply) => {
    const batch = await getImport(deps, req.actor, req.params.id)
    const files = await listImportFiles(db, batch.id)
    return reply.page(<ImportPage frame={req.frame()} id={batch.id} at={batch.created_at} files={files} mayReview={mayReview(req.actor)} />)
  })

  app.get('/imports/:id/events', { config: { may: mayImport }, schema: batchAddress }, async (req, reply) => {
    const batch = await getImport(deps, req.actor, req.params.id)
    return openStream(req, reply, {
      events,
      topics: [importTopic(batch.id)],
      render: async () => {
        await pause(tempo) // several files may be done by then: they are told together
        const files = await listImportFiles(db, batch.id)
        return renderToString(<ImportProgress t={req.t} id={batch.id} files={files} mayReview={mayReview(req.actor)} />)
      },
    })
  })
}

/** Milliseconds between two looks at an import that is under way. */
const tempo = 500

const version = '1.0.0'

/** The resumable upload protocol tus 1.0 (https://tus.io/protocols/resumable-upload), with the extensions creation and creation-with-upload. */
function tus(app: App, deps: Deps): void {
  const pieces = 'application/offset+octet-stream'
  app.addContentTypeParser(pieces, (_req, payload, done) => done(null, payload))
  const config = { may: mayImport }
  const address = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) }
  const largest = deps.config.uploadLimit * 2 ** 20

  app.addHook('onRequest', async (req, reply) => {
    if (!req.routeOptions.url?.startsWith('/uploads')) return
    reply.header('tus-resumable', version).header('cache-control', 'no-store')
    if (req.method !== 'OPTIONS' && req.headers['tus-resumable'] !== version) {
      reply.header('tus-version', version)
      throw new Refusal(412, 'documents.upload-protocol')
    }
  })

  app.options('/uploads', { config }, async (_req, reply) =>
    reply
      .status(204)
      .header('tus-version', version)
      .header('tus-extension', 'creation,creation-with-upload')
      .header('tus-max-size', largest)
      .send(),
  )

  app.post('/uploads', { config }, async (req, reply) => {
    const size = count(req.headers['upload-length'])
    const { filename, import: importId } = metadata(String(req.headers['upload-metadata'] ?? ''))
    if (size === null || !filename || count(importId) === null)
      throw new Refusal(400, 'ui.malformed', { detail: 'Upload-Length, Upload-Metadata' })
    const id = await beginUpload(deps, req.actor, { importId: count(importId)!, name: filename, size })
    const withContent = req.headers['content-type'] === pieces
    const upload =
      withContent || size === 0
        ? await appendToUpload(deps, req.actor, id, 0, withContent ? (req.body as Readable) : Readable.from([]))
        : null
    reply.status(201).header('location', `/uploads/${id}`)
    return tell(reply, upload).send()
  })

  app.head('/uploads/:id', { config, schema: address }, async (req, reply) => {
    const upload = await getUpload(deps, req.actor, req.params.id)
    reply.header('upload-length', upload.size)
    return tell(reply.status(200), upload).send()
  })

  app.patch('/uploads/:id', { config, schema: address }, async (req, reply) => {
    const offset = count(req.headers['upload-offset'])
    if (offset === null) throw new Refusal(400, 'ui.malformed', { detail: 'Upload-Offset' })
    if (req.headers['content-type'] !== pieces) throw new Refusal(415, 'ui.unsupported')
    const upload = await appendToUpload(deps, req.actor, req.params.id, offset, req.body as Readable)
    return tell(reply.status(204), upload).send()
  })
}

const count = (header: string | string[] | undefined): number | null => (/^\d{1,15}$/.test(String(header)) ? Number(header) : null)

function tell<Reply extends { header(name: string, value: unknown): Reply }>(reply: Reply, upload: Upload | null): Reply {
  return upload ? reply.header('upload-offset', upload.offset) : reply
}

/** `filename cmVwb3J0LmRvY3g=,import MTI=` */
function metadata(header: string): Record<string, string | undefined> {
  const pairs = header.split(',').map((pair) => pair.trim().split(/\s+/))
  return Object.fromEntries(pairs.flatMap(([name, value = '']) => (name ? [[name, Buffer.from(value, 'base64').toString()]] : [])))
}
