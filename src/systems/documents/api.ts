import { Type } from 'typebox'
import { anyone } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm, notFound, Refusal } from '../../platform/errors.ts'
import { type App, fromCursor, listOf, nextPage, pageQuery, problemSchema, seenVersion, unchanged } from '../../platform/http/index.ts'
import { languages } from '../../platform/i18n/index.ts'
import { TextError } from '../../texts/types.ts'
import { fileName } from './batches.ts'
import { correctDocument, importText } from './commands.ts'
import { correctable, knownIds, readCorrectionForm, readImportForm } from './forms.ts'
import { documentLink } from './links.ts'
import { documentQuery, readFilter, readKey, readOrder } from './list-query.ts'
import { isShown, labelIn, type Reading } from './paper.ts'
import { mayImport } from './policy.ts'
import { choicesForCorrection, type DocumentDetail, findDocument, listEditions } from './queries/document.ts'
import { findInstrument, findInstruments } from './queries/instruments.ts'
import { listParagraphs } from './queries/paragraphs.ts'
import { type DocumentRow, keyOfDocument, listDocuments } from './queries/register.ts'
import { openDocument } from './show.ts'

const localized = Type.Object({}, { additionalProperties: Type.String(), description: 'text by language code' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const language = Type.Union(['ar', 'en', 'es', 'fr', 'ru', 'zh'].map((code) => Type.Literal(code)))

const document = Type.Object({
  id: Type.String(),
  symbol: nullable(Type.String()),
  title: localized,
  kind: Type.String(),
  standing: Type.String({ description: 'proposal, adopted or record' }),
  body: nullable(Type.String()),
  instrument: nullable(Type.String()),
  dated: nullable(Type.String({ description: 'as far as known: 2026-04-10, 2026-04, 2026' })),
  source: nullable(Type.String()),
  languages: Type.Array(Type.String()),
  missingLanguages: Type.Array(Type.String(), { description: 'official languages in which its text is not here' }),
  revision: Type.Integer(),
  tracked: Type.Boolean({ description: 'holds tracked changes' }),
  visibility: Type.String(),
  version: Type.Integer(),
})
const edition = Type.Object({
  id: Type.Integer(),
  language: Type.String(),
  revision: Type.Integer(),
  format: Type.String(),
  fileName: Type.String(),
  fileSize: Type.Integer(),
  sha256: Type.String(),
  file: Type.String({ description: 'address of the original file' }),
  tracked: Type.Boolean(),
  machineTranslated: Type.Boolean({ description: 'translated by a machine, and checked by nobody who answers for it' }),
  importedAt: Type.String(),
})
const documentWithEditions = Type.Object({
  ...document.properties,
  originalLanguage: nullable(Type.String()),
  editions: Type.Array(edition),
})
const paragraph = Type.Object({
  id: Type.String({ description: 'stable within the document; fragment of its address' }),
  label: Type.String(),
  path: Type.String(),
  opener: nullable(Type.String()),
  kind: Type.String(),
  level: Type.Integer(),
  text: Type.String(),
  changes: Type.Array(Type.Any()),
  references: Type.Array(Type.Any()),
})
const instrument = Type.Object({
  id: Type.String(),
  symbol: Type.String(),
  title: localized,
  body: Type.String(),
  year: nullable(Type.Integer()),
  kind: Type.String(),
  status: Type.String(),
  editions: Type.Array(Type.Any()),
})
const byId = { params: Type.Object({ id: Type.String({ maxLength: 200 }) }) }

const asDocument = (row: DocumentRow) => ({
  id: row.id,
  symbol: row.symbol,
  title: row.title,
  kind: row.kind,
  standing: row.standing,
  body: row.body_id,
  instrument: row.instrument_id,
  dated: row.dated,
  source: row.source,
  languages: row.languages,
  missingLanguages: languages.filter((language) => !row.languages.includes(language)),
  revision: row.revision,
  tracked: row.tracked,
  visibility: row.visibility,
  version: row.version,
})

export function api(app: App, deps: Deps): void {
  const { db, config } = deps
  const open = { may: anyone, topics: ['documents'] }
  const tags = ['documents']

  const withEditions = async (row: DocumentDetail) => ({
    ...asDocument(row),
    originalLanguage: row.original_language,
    editions: (await listEditions(db, row.id)).map((one) => ({
      id: one.id,
      language: one.language,
      revision: one.revision,
      format: one.format,
      fileName: one.file_name,
      fileSize: one.file_size,
      sha256: one.file_sha256,
      file: `${config.publicUrl}${documentLink(row.id)}/files/${one.id}`,
      tracked: one.tracked,
      machineTranslated: one.machine_translated,
      importedAt: one.imported_at.toISOString(),
    })),
  })

  app.get(
    '/api/v1/documents',
    {
      config: open,
      schema: {
        tags,
        summary: 'Documents, the latest first; filtered as the register is',
        querystring: Type.Object({ ...documentQuery.properties, ...pageQuery }),
        response: { 200: listOf(document), 400: problemSchema },
      },
    },
    async (req) => {
      const { limit = 50, after } = req.query
      const order = readOrder(req.query.sort)
      const rows = await listDocuments(db, req.actor, readFilter(req.query), order, { key: readKey(after), limit: limit + 1 })
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return { items: items.map(asDocument), ...(last && rows.length > limit && { next: nextPage(req, keyOfDocument(last, order)) }) }
    },
  )

  app.get(
    '/api/v1/documents/:id',
    {
      config: { may: anyone },
      schema: { tags, summary: 'One document with its editions', ...byId, response: { 200: documentWithEditions, 404: problemSchema } },
    },
    async (req, reply) => {
      const found = await findDocument(db, req.actor, req.params.id)
      if (!found) throw notFound()
      if (unchanged(req, reply, found.version)) return reply
      return withEditions(found)
    },
  )

  app.get(
    '/api/v1/documents/:id/paragraphs',
    {
      config: open,
      schema: {
        tags,
        summary: 'Paragraphs of one edition in one reading',
        ...byId,
        querystring: Type.Object({
          ...pageQuery,
          view: Type.Optional(Type.Union([Type.Literal('base'), Type.Literal('proposed'), Type.Literal('marked')])),
          language: Type.Optional(language),
          revision: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
        }),
        response: { 200: listOf(paragraph), 404: problemSchema },
      },
    },
    async (req) => {
      const { limit = 50, after, view = 'proposed', language, revision } = req.query
      const text = { ...(language !== undefined && { lang: String(language) }), ...(revision !== undefined && { rev: String(revision) }) }
      const opened = await openDocument(db, req.actor, req.params.id, text, req.t.lang)
      const ordinal = fromCursor(after)?.[0] ?? -1
      if (typeof ordinal !== 'number') throw new Refusal(400, 'ui.malformed', { detail: 'after' })
      const reading: Reading = { view, by: null }
      const rows = await listParagraphs(db, [opened.edition.id], { after: ordinal, limit: limit + 1 })
      const part = rows.slice(0, limit)
      const last = part.at(-1)
      return {
        items: part
          .filter((row) => isShown(row, reading))
          .map((row) => ({
            id: row.anchor,
            label: labelIn(row, reading),
            path: row.path,
            opener: row.opener,
            kind: row.kind,
            level: row.level,
            text: view === 'base' ? (row.base_text ?? '') : view === 'marked' ? row.runs.map((run) => run.text).join('') : row.text,
            changes: view === 'marked' ? row.changes : [],
            references: view === 'base' ? [] : row.refs,
          })),
        ...(last && rows.length > limit && { next: nextPage(req, [last.ordinal]) }),
      }
    },
  )

  app.get(
    '/api/v1/instruments',
    { config: open, schema: { tags, summary: 'Instruments: what can task someone', response: { 200: listOf(instrument) } } },
    async () => ({ items: (await findInstruments(db)).map(asInstrument) }),
  )
  app.get(
    '/api/v1/instruments/:id',
    { config: open, schema: { tags, summary: 'One instrument', ...byId, response: { 200: instrument, 404: problemSchema } } },
    async (req) => {
      const found = await findInstrument(db, req.params.id)
      if (!found) throw notFound()
      return asInstrument(found)
    },
  )

  app.patch(
    '/api/v1/documents/:id',
    {
      config: { may: mayImport },
      schema: {
        tags,
        summary: 'Correct what a document is. Send the version you read in If-Match.',
        security: [{ key: [] }],
        ...byId,
        body: Type.Partial(
          Type.Object({
            title: localized,
            dated: nullable(Type.String()),
            kind: Type.String(),
            standing: Type.String(),
            body: nullable(Type.String()),
            instrument: nullable(Type.String()),
            source: nullable(Type.String()),
            visibility: Type.String(),
          }),
        ),
        response: { 200: documentWithEditions, 404: problemSchema, 409: problemSchema, 422: problemSchema, 428: problemSchema },
      },
    },
    async (req, reply) => {
      const version = seenVersion(req)
      const found = await findDocument(db, req.actor, req.params.id)
      if (!found) throw notFound()
      const form = readCorrectionForm({ ...(req.body as object), version }, correctable(found), knownIds(await choicesForCorrection(db)))
      await correctDocument(deps, req.actor, found.id, form)
      const now = { ...(await findDocument(db, req.actor, found.id))! }
      reply.header('etag', `"${now.version}"`)
      return withEditions(now)
    },
  )

  app.post(
    '/api/v1/documents',
    {
      config: { may: mayImport },
      schema: {
        tags,
        summary:
          'Bring in one paper: multipart/form-data with `file` and, if the text does not say, `language`, `document`, `standing`, `visibility`',
        consumes: ['multipart/form-data'],
        security: [{ key: [] }],
        response: {
          200: Type.Object({ document: documentWithEditions, duplicate: Type.Boolean() }),
          201: Type.Object({ document: documentWithEditions, duplicate: Type.Boolean() }),
          403: problemSchema,
          409: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (req, reply) => {
      const fields: Record<string, string> = {}
      let file: { name: string; sha256: string } | null = null
      for await (const part of req.parts()) {
        if (part.type === 'field') fields[part.fieldname] = String(part.value)
        else if (part.filename && !file) {
          const kept = await deps.files.put(part.file)
          if (part.file.truncated) throw new Refusal(413, 'ui.too-large')
          file = { name: fileName(part.filename), sha256: kept.sha256 }
        } else part.file.resume()
      }
      if (!file) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
      try {
        const imported = await importText(deps, req.actor, { ...file, ...readImportForm(fields) })
        const made = await findDocument(db, req.actor, imported.documentId)
        if (!made) throw notFound()
        reply.status(imported.duplicate ? 200 : 201).header('location', `/api/v1/documents/${encodeURIComponent(made.id)}`)
        return { document: await withEditions(made), duplicate: imported.duplicate }
      } catch (error) {
        if (error instanceof TextError) throw new InvalidForm({ file: { key: `texts.refused.${error.code}`, values: error.values } })
        throw error
      }
    },
  )
}

const asInstrument = (row: Awaited<ReturnType<typeof findInstruments>>[number]) => ({
  id: row.id,
  symbol: row.symbol,
  title: row.title,
  body: row.body_id,
  year: row.year,
  kind: row.kind,
  status: row.status,
  editions: row.editions,
})
