import { Type } from 'typebox'
import { anyone, type May } from '../../platform/actor.ts'
import { historyOf } from '../../platform/audit/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../platform/errors.ts'
import { atom, atomType, csv } from '../../platform/export/index.ts'
import { type App, fromCursor, toCursor } from '../../platform/http/index.ts'
import { isLanguage, read, type Translate } from '../../platform/i18n/index.ts'
import { headlines } from '../../platform/search/index.ts'
import { withQuery } from '../../ui/index.ts'
import { listBodies } from '../reference/index.ts'
import { asideTopics, factsBeside } from './asides.ts'
import { correctDocument } from './commands.ts'
import { readCorrectionForm } from './forms.ts'
import { documentLink, documentsLink, instrumentLink, paragraphPageLink } from './links.ts'
import { documentQuery, pageLength, readFilter, readKey, readOrder, turnPages } from './list-query.ts'
import { isShown } from './paper.ts'
import { mayAddEdition, mayCorrect, mayGiveStanding, mayGiveVisibility, mayImport, mayReview, maySeeWarnings } from './policy.ts'
import { listParts } from './posting/queries.ts'
import {
  choicesForCorrection,
  countByInstrument,
  countDocuments,
  countPassages,
  type DocumentDetail,
  type DocumentFilter,
  findDocument,
  findEdition,
  findInstrument,
  findInstruments,
  findOpener,
  keyOfPassage,
  listDocuments,
  listParagraphs,
  type PassageKey,
  paragraphsAround,
  searchPassages,
  searchTitles,
} from './queries.ts'
import { workKey } from './rules.ts'
import { type InstrumentKind, type InstrumentStatus, instrumentKinds, instrumentStatuses } from './schema.ts'
import { citedAs, openCiting, openDocument, openLinks, readReading } from './show.ts'
import { listTransmissions, mayReadComments, mayTransmit } from './transmissions/index.ts'
import { CorrectionPage } from './views/correction-page.tsx'
import { DocumentPage } from './views/document-page.tsx'
import { InstrumentList, InstrumentPage } from './views/instruments.tsx'
import { LanguagesPage } from './views/languages-page.tsx'
import { ParagraphPage } from './views/paragraph-page.tsx'
import { DocumentRegister, inWords } from './views/register.tsx'
import { SearchPage } from './views/search-page.tsx'

const id = Type.String({ maxLength: 200 })
const byId = { params: Type.Object({ id }) }
const text = Type.Optional(Type.String({ maxLength: 200 }))
const textQuery = Type.Object({ lang: text, rev: text, view: text, by: text, after: text })
const open = { may: anyone, topics: ['documents'] }

/** Citing paragraphs below a text, before a reader asks for more. */
const citingLength = 20

/** Rows of one export; a longer list comes from the API, page by page. */
const mostExported = 5000
const mostInFeed = 100

export function routes(app: App, deps: Deps): void {
  register(app, deps)
  papers(app, deps)
  instruments(app, deps)
  search(app, deps)
}

function register(app: App, { db, config }: Deps): void {
  app.get('/documents', { config: open, schema: { querystring: documentQuery } }, async (req, reply) => {
    const filter = readFilter(req.query)
    const order = readOrder(req.query.sort)
    const { after, before } = req.query
    const [rows, counts, names] = await Promise.all([
      listDocuments(db, req.actor, filter, order, {
        key: readKey(before ?? after),
        backwards: before !== undefined,
        limit: pageLength + 1,
      }),
      countDocuments(db, req.actor, filter),
      listNames(db, req.t, filter),
    ])
    const { shown, pages } = turnPages(req, req.query, order, rows)
    return reply.page(
      <DocumentRegister
        frame={req.frame()}
        {...{ filter, order, counts, pages, ...names }}
        rows={shown}
        mayImport={mayImport(req.actor)}
      />,
    )
  })

  const exported = { config: open, schema: { querystring: documentQuery } }

  app.get('/documents.csv', exported, async (req, reply) => {
    const rows = await listDocuments(db, req.actor, readFilter(req.query), readOrder(req.query.sort), { key: null, limit: mostExported })
    const { t } = req
    const columns = ['symbol', 'title', 'kind', 'standing', 'body', 'instrument', 'dated', 'source', 'languages', 'address']
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="documents.csv"')
      .send(
        csv(
          columns.map((column) => t(`documents.field.${column}`)),
          rows.map((row) => [
            row.symbol,
            read(row.title, t.lang).text,
            t(`documents.kind.${row.kind}`),
            t(`documents.standing.${row.standing}`),
            row.body_acronym ?? row.body_id,
            row.instrument_symbol,
            row.dated,
            row.source,
            row.languages.join(' '),
            `${config.publicUrl}${t.href(documentLink(row.id))}`,
          ]),
        ),
      )
  })

  app.get('/documents.json', exported, async (req, reply) => {
    const rows = await listDocuments(db, req.actor, readFilter(req.query), readOrder(req.query.sort), { key: null, limit: mostExported })
    return reply.type('application/json; charset=utf-8').send(
      JSON.stringify(
        rows.map((row) => ({
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
          revision: row.revision,
          url: `${config.publicUrl}${documentLink(row.id)}`,
        })),
      ),
    )
  })

  app.get('/documents.atom', exported, async (req, reply) => {
    const { t } = req
    const filter = readFilter(req.query)
    const [rows, counts, names] = await Promise.all([
      listDocuments(db, req.actor, filter, { by: 'updated', descending: true }, { key: null, limit: mostInFeed }),
      countDocuments(db, req.actor, filter),
      listNames(db, t, filter),
    ])
    const query = req.pagePath.split('?')[1]
    const address = (path: string) => `${config.publicUrl}${t.href(path)}${query ? `?${query}` : ''}`
    return reply.type(atomType).send(
      atom({
        id: address('/documents.atom'),
        title: inWords(t, filter, counts.all, names.bodyNames, names.instrumentSymbol),
        self: address('/documents.atom'),
        page: address(documentsLink),
        language: t.lang,
        updated: rows[0]?.updated_at ?? new Date(0),
        entries: rows.map((row) => {
          const title = read(row.title, t.lang)
          return {
            id: `${config.publicUrl}${documentLink(row.id)}`,
            title: [row.symbol, title.text].filter(Boolean).join(' · '),
            link: `${config.publicUrl}${t.href(documentLink(row.id))}`,
            updated: row.updated_at,
            summary: [t(`documents.kind.${row.kind}`), t(`documents.standing.${row.standing}`), row.source, row.dated]
              .filter(Boolean)
              .join(' · '),
            language: title.lang,
          }
        }),
      }),
    )
  })
}

/** Words for the ids that a filter and its counts speak of. */
async function listNames(db: Db, t: Translate, filter: DocumentFilter) {
  const bodies = await listBodies(db, '1900-01-01')
  const instrument = filter.instrument ? await findInstrument(db, filter.instrument) : undefined
  return {
    bodyNames: new Map(bodies.map((body) => [body.id, body.acronym ?? read(body.name, t.lang).text])),
    instrumentSymbol: instrument?.symbol ?? filter.instrument ?? null,
  }
}

function papers(app: App, deps: Deps): void {
  const { db, files } = deps
  const withAsides = { may: anyone, topics: ['documents', ...asideTopics()] }

  app.get('/documents/:id', { config: withAsides, schema: { ...byId, querystring: textQuery } }, async (req, reply) => {
    const { actor, t } = req
    const { document, editions, edition } = await openDocument(db, actor, req.params.id, req.query, t.lang)
    const reading = readReading(edition, req.query)
    const paragraphs = await listParagraphs(db, [edition.id])
    const { links, mends } = await openLinks(db, actor, document, paragraphs, t.href)
    const { citing, more } = await openCiting(db, actor, citedAs(document), {
      language: t.lang,
      own: document.id,
      after: req.query.after,
      link: withQuery(t.href(documentLink(document.id)), { lang: req.query.lang ?? null, rev: req.query.rev ?? null }),
      length: citingLength,
    })
    const may = {
      correct: mayCorrect(actor, document),
      seeWarnings: maySeeWarnings(actor),
      review: mayReview(actor),
      addEdition: mayAddEdition(actor, document),
      comment: mayReadComments(actor),
      transmit: mayTransmit(actor),
    }
    const parts = await listParts(db, actor, document)
    const sent = await listTransmissions(db, actor, { document: document.id }, { limit: 20 })
    const history = may.correct ? await historyOf(db, 'documents.document', document.id) : []
    const beside = await factsBeside({ db, t, actor, document })
    return reply.page(
      <DocumentPage
        frame={req.frame()}
        {...{ document, editions, edition, paragraphs, reading, links, citing, more, parts, mends, sent, beside, history, may }}
      />,
    )
  })

  app.get('/documents/:id/languages', { config: open, schema: byId }, async (req, reply) => {
    const { document, editions } = await openDocument(db, req.actor, req.params.id, {}, req.t.lang)
    // the newest revision comes first
    const newest = editions.filter((edition, index) => editions.findIndex(({ language }) => language === edition.language) === index)
    const rows = await listParagraphs(
      db,
      newest.map((edition) => edition.id),
    )
    const paragraphs = Map.groupBy(rows, (row) => row.edition_id)
    const { links } = await openLinks(db, req.actor, document, rows, req.t.href)
    return reply.page(<LanguagesPage frame={req.frame()} editions={newest} {...{ document, paragraphs, links }} />)
  })

  const paragraphAddress = { params: Type.Object({ id, anchor: id }), querystring: textQuery }
  app.get('/documents/:id/paragraphs/:anchor', { config: open, schema: paragraphAddress }, async (req, reply) => {
    const { actor, t } = req
    const opened = await openDocument(db, actor, req.params.id, req.query, t.lang)
    const { document, editions, edition } = opened
    const reading = readReading(edition, req.query)
    const rows = await paragraphsAround(db, edition.id, req.params.anchor, 2)
    const paragraph = rows.find(({ anchor }) => anchor === req.params.anchor)
    if (!paragraph) throw notFound()
    const around = rows.filter((row) => row === paragraph || isShown(row, reading))
    const opener = await findOpener(db, paragraph)
    const { targets, links } = await openLinks(db, actor, document, rows, t.href)
    const cites = [...new Map(paragraph.refs.map(({ key, words }) => [workKey(key), words]))].map(([key, words]) => ({
      key,
      words,
      target: targets.get(key),
    }))
    const { citing, more } = await openCiting(db, actor, citedAs(document), {
      language: t.lang,
      own: document.id,
      after: req.query.after,
      link: withQuery(t.href(paragraphPageLink(document.id, paragraph.anchor)), {
        lang: req.query.lang ?? null,
        rev: req.query.rev ?? null,
      }),
      length: citingLength,
    })
    return reply.page(
      <ParagraphPage
        frame={req.frame()}
        {...{ document, editions, edition, around, paragraph, reading, links, cites, citing, more, opener }}
      />,
    )
  })

  const fileAddress = { params: Type.Object({ id, edition: Type.Integer({ minimum: 1, maximum: 2 ** 50 }) }) }
  app.get('/documents/:id/files/:edition', { config: { may: anyone }, schema: fileAddress }, async (req, reply) => {
    const document = await findDocument(db, req.actor, req.params.id)
    const edition = document && (await findEdition(db, document.id, req.params.edition))
    if (!edition) throw notFound()
    const etag = `"${edition.file_sha256}"`
    reply.header('etag', etag)
    if (req.headers['if-none-match'] === etag) return reply.status(304).send()
    return reply
      .type(types[edition.format])
      .header('content-length', edition.file_size)
      .header('content-disposition', attachment(edition.file_name))
      .header('repr-digest', `sha-256=:${Buffer.from(edition.file_sha256, 'hex').toString('base64')}:`)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(await files.stream(edition.file_sha256))
  })

  app.get('/documents/:id/correction', { config: { may: mayImport }, schema: byId }, async (req, reply) => {
    const document = await findDocument(db, req.actor, req.params.id)
    if (!document) throw notFound()
    requireAllowed(mayCorrect(req.actor, document))
    return reply.page(
      <CorrectionPage frame={req.frame()} document={document} choices={await choicesForCorrection(db)} may={mayGive(req.actor)} />,
    )
  })

  app.post('/documents/:id/correction', { config: { may: mayImport }, schema: byId }, async (req, reply) => {
    const document = await findDocument(db, req.actor, req.params.id)
    if (!document) throw notFound()
    const choices = await choicesForCorrection(db)
    try {
      await correctDocument(deps, req.actor, document.id, readCorrectionForm(req.body, correctable(document), knownIds(choices)))
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      const typed = req.body as Record<string, string>
      return reply.page(
        <CorrectionPage
          frame={req.frame()}
          document={document}
          choices={choices}
          may={mayGive(req.actor)}
          typed={typed}
          errors={error.fields}
        />,
        422,
      )
    }
    return reply.see(documentLink(document.id), 'documents.notice.corrected')
  })
}

const mayGive: (actor: Parameters<May>[0]) => { adopt: boolean; publish: boolean } = (actor) => ({
  adopt: mayGiveStanding(actor, 'adopted'),
  publish: mayGiveVisibility(actor, 'public'),
})

/** The fields of a document that a person may correct, as they stand. */
export const correctable = (document: DocumentDetail) => ({
  title: document.title,
  dated: document.dated,
  kind: document.kind,
  standing: document.standing,
  body: document.body_id,
  instrument: document.instrument_id,
  source: document.source,
  visibility: document.visibility,
})

export const knownIds = ({ bodies, instruments }: Awaited<ReturnType<typeof choicesForCorrection>>) => ({
  bodies: new Set(bodies.map((body) => body.id)),
  instruments: new Set(instruments.map((instrument) => instrument.id)),
})

/** What a download is said to be. Nothing that a browser would run: a web page from outside is a file here, not a page of ours. */
const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  html: 'application/octet-stream',
} as const

/** RFC 6266: the name in full for those who read it, and a plain one for the rest. */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\w.() -]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}

function instruments(app: App, { db }: Deps): void {
  const several = Type.Optional(
    Type.Union([Type.String({ maxLength: 100 }), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 })]),
  )
  const instrumentQuery = Type.Object({ q: text, body: several, kind: several, status: several })
  const list = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

  app.get('/instruments', { config: open, schema: { querystring: instrumentQuery } }, async (req, reply) => {
    const { q, body, kind, status } = req.query
    const filter = {
      ...(q?.trim() && { q: q.trim() }),
      body: list(body),
      kind: list(kind).filter((one): one is InstrumentKind => (instrumentKinds as readonly string[]).includes(one)),
      status: list(status).filter((one): one is InstrumentStatus => (instrumentStatuses as readonly string[]).includes(one)),
    }
    const all = await findInstruments(db)
    const found = await findInstruments(db, filter)
    const documents = await countByInstrument(db, req.actor)
    return reply.page(<InstrumentList frame={req.frame()} instruments={found} all={all} documents={documents} />)
  })

  const instrumentAddress = { ...byId, querystring: Type.Object({ after: Type.Optional(Type.String({ maxLength: 1000 })) }) }
  app.get('/instruments/:id', { config: open, schema: instrumentAddress }, async (req, reply) => {
    const { actor, t } = req
    const instrument = await findInstrument(db, req.params.id)
    if (!instrument) throw notFound()
    const documents = await listDocuments(
      db,
      actor,
      { instrument: instrument.id },
      { by: 'dated', descending: true },
      { key: null, limit: 100 },
    )
    const { citing, more } = await openCiting(db, actor, [instrument.symbol_key], {
      language: t.lang,
      after: req.query.after,
      link: t.href(instrumentLink(instrument.id)),
      length: pageLength,
    })
    return reply.page(
      <InstrumentPage frame={req.frame()} {...{ instrument, documents, citing, more }} showUnverified={maySeeWarnings(actor)} />,
    )
  })
}

function readPassageKey(word: string | undefined): PassageKey | null {
  const key = fromCursor(word)
  if (key === null) return null
  const [dated, document, paragraph] = key
  if (key.length === 3 && typeof dated === 'string' && typeof document === 'string' && typeof paragraph === 'number')
    return [dated, document, paragraph]
  throw new Refusal(400, 'ui.malformed', { detail: 'after' })
}

function search(app: App, { db }: Deps): void {
  const searchQuery = Type.Object({ q: text, language: text, after: Type.Optional(Type.String({ maxLength: 1000 })) })
  const length = 20

  app.get('/search', { config: open, schema: { querystring: searchQuery } }, async (req, reply) => {
    const { actor, t } = req
    const q = req.query.q?.trim() ?? ''
    const language = isLanguage(req.query.language) ? req.query.language : null
    const after = readPassageKey(req.query.after)
    if (q === '')
      return reply.page(
        <SearchPage frame={req.frame()} q="" documents={[]} instruments={[]} passages={[]} count={0} next={null} first={null} />,
      )
    const passages = await searchPassages(db, actor, { q, language, after, limit: length + 1 })
    const count = await countPassages(db, actor, { q, language })
    const documents = after ? [] : await searchTitles(db, actor, q, 8)
    const found = after ? [] : (await findInstruments(db, { q })).slice(0, 5)
    const shown = passages.slice(0, length)
    const pieces = await headlines(db, shown, q, { length: 45 })
    const here = withQuery(t.href(req.pagePath), { after: null })
    const last = shown.at(-1)
    return reply.page(
      <SearchPage
        frame={req.frame()}
        {...{ q, documents, count }}
        instruments={found}
        passages={shown.map((passage, index) => ({ passage, pieces: pieces[index]! }))}
        next={last && passages.length > length ? withQuery(here, { after: toCursor([...keyOfPassage(last)]) }) : null}
        first={after ? here : null}
      />,
    )
  })
}
