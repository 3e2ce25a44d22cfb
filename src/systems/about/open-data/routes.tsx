import { createGunzip } from 'node:zlib'
import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { addresses } from '../../../ui/index.ts'
import type { Published } from '../schema.ts'
import { OpenDataPage } from '../views/open-data-page.tsx'
import { dumps, type Manifest, schemaOf } from './dump.ts'
import { findOpenData, openDataTopic } from './publish.ts'

const types: Record<string, string> = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' }
const json = 'application/json; charset=utf-8'

/** The page that lists the dumps, the dumps, their schemas and their manifest. */
export function openDataRoutes(app: App, { db, files }: Deps): void {
  const open = { may: anyone, topics: [openDataTopic] }

  app.get(addresses.openData, { config: open }, async (req, reply) =>
    reply.page(<OpenDataPage frame={req.frame()} published={await findOpenData(db)} />),
  )

  const byFile = { params: Type.Object({ file: Type.String({ maxLength: 100 }) }) }
  app.get(`${addresses.openData}/:file`, { config: { may: anyone }, schema: byFile }, async (req, reply) => {
    const dump = dumps.find(({ name }) => req.params.file === `${name}.schema.json`)
    if (dump) return reply.type('application/schema+json; charset=utf-8').send(JSON.stringify(schemaOf(dump), null, 2))
    const published = await findOpenData(db)
    if (published && req.params.file === 'manifest.json') return reply.type(json).send(JSON.stringify(manifestOf(published), null, 2))
    const found = published?.tables.flatMap((table) => table.files).find(({ file }) => file === req.params.file)
    if (!found) throw notFound()
    const asKept = /\bgzip\b/.test(req.headers['accept-encoding'] ?? '')
    // two forms of the same bytes, each with a tag of its own
    const etag = asKept ? `"${found.sha256}-gzip"` : `"${found.sha256}"`
    reply.header('etag', etag).header('vary', 'accept-encoding').header('cache-control', 'public, no-cache')
    if (req.headers['if-none-match'] === etag) return reply.status(304).send()
    const stream = await files.stream(found.kept)
    reply
      .type(types[found.file.split('.').at(-1)!] ?? json)
      .header('content-disposition', `attachment; filename="${found.file}"`)
      .header('content-length', asKept ? found.size : found.bytes)
    if (asKept) return reply.header('content-encoding', 'gzip').send(stream)
    const plain = createGunzip()
    stream.on('error', (error) => plain.destroy(error))
    return reply.header('content-encoding', 'identity').send(stream.pipe(plain))
  })
}

/** Without where we keep the files. */
const manifestOf = ({ tables, ...rest }: Published): Manifest => ({
  ...rest,
  tables: tables.map(({ files, ...table }) => ({ ...table, files: files.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })) })),
})
