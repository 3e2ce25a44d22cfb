import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { asideTopics, factsBeside } from '../asides.ts'
import { documentLink, paragraphPageLink } from '../links.ts'
import { isShown } from '../paper.ts'
import { mayAddEdition, mayCorrect, mayReview, maySeeWarnings } from '../policy.ts'
import { mayPost } from '../posting/policy.ts'
import { listParts } from '../posting/queries.ts'
import { findDocument, findEdition } from '../queries/document.ts'
import { findOpener, listParagraphs, paragraphsAround } from '../queries/paragraphs.ts'
import { workKey } from '../rules.ts'
import { citedAs, openCiting, openDocument, openLinks, readReading } from '../show.ts'
import { listTransmissions, mayReadComments, mayTransmit } from '../transmissions/index.ts'
import { DocumentPage } from '../views/document-page.tsx'
import { LanguagesPage } from '../views/languages-page.tsx'
import { ParagraphPage } from '../views/paragraph-page.tsx'
import { byId, id, open, text } from './common.ts'

const textQuery = Type.Object({ lang: text, rev: text, view: text, by: text, after: text })
/** Citing paragraphs below a text, before a reader asks for more. */
const citingLength = 20

/** A document to read: whole, in its languages side by side, one paragraph, its file. */
export function documentRoutes(app: App, { db, files }: Deps): void {
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
      post: mayPost(actor),
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
}

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
