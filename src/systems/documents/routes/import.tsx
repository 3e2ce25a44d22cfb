import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { staff } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { FieldErrors } from '../../../platform/errors.ts'
import { type App, attempt, type Typed, word } from '../../../platform/http/index.ts'
import { beginImport, getImport } from '../batches.ts'
import { readImportForm } from '../forms.ts'
import { batchLink } from '../links.ts'
import { mayGiveStanding, mayGiveVisibility, mayImport, mayReview, usualVisibility } from '../policy.ts'
import { findDocument } from '../queries/document.ts'
import { listImportFiles, listImports } from '../queries/imports.ts'
import { comesWithoutFiles, receiveBatch, streamBatch } from '../receive.ts'
import { ImportForm } from '../views/import-form.tsx'
import { ImportPage, ImportProgress } from '../views/import-page.tsx'
import { uploadRoutes } from './uploads.ts'

/** Files in one form; more come in several, or piece by piece. */
const mostFiles = 200
/** An organization named is a field. */
const mostFields = 500

export async function importRoutes(app: App, deps: Deps): Promise<void> {
  await app.register(multipart, {
    // a little more than a file may have: whoever receives it refuses it by itself, and the others go on
    limits: { files: mostFiles, fileSize: deps.config.uploadLimit * 2 ** 20 + 1, fields: mostFields, fieldSize: 1000, headerPairs: 50 },
    throwFileSizeLimit: false,
  })
  pages(app, deps)
  uploadRoutes(app, deps)
}

function pages(app: App, deps: Deps): void {
  const { db, config } = deps

  async function importForm(req: FastifyRequest, documentId: string | undefined, refused?: { typed: Typed; errors: FieldErrors }) {
    const { actor } = req
    return (
      <ImportForm
        frame={req.frame()}
        document={documentId ? ((await findDocument(db, actor, documentId)) ?? null) : null}
        limit={config.uploadLimit}
        may={{ adopt: mayGiveStanding(actor, 'adopted'), publish: mayGiveVisibility(actor, 'public') }}
        usual={usualVisibility(actor)}
        imports={await listImports(db, staff(actor) ? null : actor.id, 20)}
        {...refused}
      />
    )
  }

  app.get(
    '/import',
    { config: { may: mayImport }, schema: { querystring: Type.Object({ document: Type.Optional(Type.String({ maxLength: 200 })) }) } },
    async (req, reply) => reply.page(await importForm(req, req.query.document)),
  )

  app.post('/imports', { config: { may: mayImport } }, async (req, reply) => {
    const typed: Typed = {}
    const receive = () => receiveBatch(deps, req, typed, () => beginImport(deps, req.actor, readImportForm(typed)))
    if (comesWithoutFiles(req)) {
      const id = await receive()
      return reply.status(201).send({ id, page: req.t.href(batchLink(id)) })
    }
    return attempt(
      async () => reply.see(batchLink(await receive())),
      async (errors, status) => reply.page(await importForm(req, word(typed, 'document'), { typed, errors }), status),
    )
  })

  const batchAddress = { params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 50 }) }) }
  app.get('/imports/:id', { config: { may: mayImport }, schema: batchAddress }, async (req, reply) => {
    const batch = await getImport(deps, req.actor, req.params.id)
    const files = await listImportFiles(db, batch.id)
    return reply.page(<ImportPage frame={req.frame()} id={batch.id} at={batch.created_at} files={files} mayReview={mayReview(req.actor)} />)
  })

  app.get('/imports/:id/events', { config: { may: mayImport }, schema: batchAddress }, async (req, reply) => {
    const batch = await getImport(deps, req.actor, req.params.id)
    return streamBatch(deps, req, reply, batch.id, async () => (
      <ImportProgress t={req.t} id={batch.id} files={await listImportFiles(db, batch.id)} mayReview={mayReview(req.actor)} />
    ))
  })
}
