import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { Deps } from '../../../platform/deps.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { mayImport } from '../policy.ts'
import { appendToUpload, beginUpload, getUpload, type Upload } from '../uploads.ts'

const version = '1.0.0'

/** The resumable upload protocol tus 1.0 (https://tus.io/protocols/resumable-upload), with the extensions creation and creation-with-upload. */
export function uploadRoutes(app: App, deps: Deps): void {
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
