import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal } from '../../../platform/errors.ts'
import { type App, fromCursor, toCursor } from '../../../platform/http/index.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { type ParagraphRow, paragraphsAround } from '../../documents/index.ts'
import { listCarryOvers } from '../carry-over/queries.ts'
import { correct } from '../commands/correct.ts'
import { addMandate, merge, split } from '../commands/divide.ts'
import { confirm, confirmAbove, reject, reopen, settleRewording } from '../commands/review.ts'
import { fieldsOf, type KnownIds, mostDue, readAdded, readFacts, readParts, readReason } from '../forms.ts'
import { mandateLink, reviewLink } from '../links.ts'
import { mayReview } from '../policy.ts'
import { type Names, readNames } from '../queries/names.ts'
import {
  findItem,
  findReviewDocument,
  listDecided,
  listDue,
  listItems,
  listToReview,
  type ReviewDocument,
  type ReviewItem,
} from '../queries/review.ts'
import { paragraphsBeside, paragraphsToChoose } from '../queries/review-paper.ts'
import { AdditionPage, CorrectionPage } from '../views/correction-page.tsx'
import { acts, type FactsValues } from '../views/facts-form.tsx'
import { ReviewList } from '../views/review-list.tsx'
import { type RefusedItem, ReviewPage } from '../views/review-page.tsx'
import { type Kept, queryOf } from './register.tsx'

const itemsOnPage = 40
const config = { may: mayReview }
const byDocument = { params: Type.Object({ document: Type.String({ maxLength: 200 }) }) }
const byId = { params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 }) }) }

export function reviewRoutes(app: App, deps: Deps, kept: Kept): void {
  const { db } = deps
  const text = (req: FastifyRequest, name: string) => String(((req.body ?? {}) as Record<string, unknown>)[name] ?? '')
  const field = (req: FastifyRequest, name: string) => text(req, name) || (queryOf(req).get(name) ?? '')

  /** The language of the text on the desk: the one asked for, the reader's, or whatever there is. */
  function languageOf(req: FastifyRequest, editions: ReviewDocument['editions']): Language {
    const asked = field(req, 'lang')
    const there = (language: string) => editions.some((e) => e.language === language)
    if (isLanguage(asked) && there(asked)) return asked
    return there(req.t.lang) ? req.t.lang : there('en') ? 'en' : (editions[0]?.language ?? req.t.lang)
  }

  app.get('/review', { config }, async (req, reply) =>
    reply.page(<ReviewList frame={req.frame()} documents={await listToReview(db, req.actor)} carryOvers={await listCarryOvers(db)} />),
  )

  async function desk(req: FastifyRequest, reply: FastifyReply, documentId: string, refused?: RefusedItem) {
    const document = await findReviewDocument(db, req.actor, documentId)
    if (!document) throw notFound()
    const language = languageOf(req, document.editions)
    const after = fromCursor(queryOf(req).get('after') ?? undefined) as [number, number] | null
    const found = await listItems(db, documentId, language, { after, limit: itemsOnPage + 1 })
    const items = found.slice(0, itemsOnPage)
    const last = items.at(-1)
    const at = Number(field(req, 'at')) || null
    return reply.page(
      <ReviewPage
        frame={refused ? { ...req.frame(), path: reviewLink(documentId) } : req.frame()}
        document={document}
        language={language}
        items={items}
        decided={await listDecided(db, documentId, language)}
        paper={await paragraphsBeside(db, items)}
        names={await readNames(db, kept.names)}
        at={refused?.id ?? (items.some((item) => item.id === at) ? at : (items[0]?.id ?? null))}
        next={
          found.length > itemsOnPage && last
            ? withQuery(reviewLink(documentId), { lang: language, after: toCursor([last.ordinal, last.id]) })
            : null
        }
        refused={refused}
      />,
      refused ? 422 : 200,
    )
  }

  app.get('/review/:document', { config, schema: byDocument }, async (req, reply) => desk(req, reply, req.params.document))

  const backTo = (req: FastifyRequest, documentId: string) => {
    const at = field(req, 'at')
    return `${withQuery(reviewLink(documentId), { lang: field(req, 'lang') || null, at: at || null })}${at ? `#m${at}` : ''}`
  }
  const documentOf = async (req: FastifyRequest, id: number) => {
    const item = await findItem(db, req.actor, id, req.t.lang)
    if (!item) throw notFound()
    return item.document_id
  }

  app.post('/review/:document/acceptance', { config, schema: byDocument }, async (req, reply) => {
    const percent = Number(text(req, 'confidence'))
    if (!(percent >= 0 && percent <= 100)) throw new Refusal(400, 'ui.malformed', { detail: 'confidence' })
    const count = await confirmAbove(deps, req.actor, req.params.document, percent / 100)
    return reply.see(backTo(req, req.params.document), 'mandates.notice.confirmed', { count })
  })

  app.post('/review/mandates/:id/confirmation', { config, schema: byId }, async (req, reply) => {
    const documentId = await documentOf(req, req.params.id)
    const count = await confirm(deps, req.actor, [req.params.id])
    return reply.see(backTo(req, documentId), 'mandates.notice.confirmed', { count })
  })

  /** A form of an item that is refused comes back in its place on the desk. */
  async function orDesk(
    req: FastifyRequest,
    reply: FastifyReply,
    id: number,
    form: RefusedItem['form'],
    work: () => Promise<FastifyReply>,
  ) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      const typed = fieldsOf(req.body, `m${id}`) as Record<string, string>
      return desk(req, reply, await documentOf(req, id), { id, form, typed, errors: error.fields })
    }
  }

  app.post('/review/mandates/:id/rejection', { config, schema: byId }, async (req, reply) =>
    orDesk(req, reply, req.params.id, 'reject', async () => {
      const documentId = await documentOf(req, req.params.id)
      await reject(deps, req.actor, req.params.id, readReason(fieldsOf(req.body, `m${req.params.id}`)))
      return reply.see(backTo(req, documentId), 'mandates.notice.rejected')
    }),
  )

  app.post('/review/mandates/:id/parts', { config, schema: byId }, async (req, reply) =>
    orDesk(req, reply, req.params.id, 'split', async () => {
      const { version, parts } = readParts(fieldsOf(req.body, `m${req.params.id}`))
      const item = await findItem(db, req.actor, req.params.id, wantedLanguage(req))
      if (!item) throw notFound()
      const added = await split(deps, req.actor, req.params.id, item.language ?? req.t.lang, version, parts)
      return reply.see(
        `${withQuery(reviewLink(item.document_id), { lang: field(req, 'lang') || null, at: String(item.id) })}#m${item.id}`,
        'mandates.notice.split',
        {
          count: added.length,
        },
      )
    }),
  )

  app.post('/review/mandates/:id/merger', { config, schema: byId }, async (req, reply) => {
    const documentId = await documentOf(req, req.params.id)
    await merge(deps, req.actor, req.params.id, Number(text(req, 'into')) || 0)
    return reply.see(backTo(req, documentId), 'mandates.notice.merged')
  })

  app.post('/review/mandates/:id/reopening', { config, schema: byId }, async (req, reply) => {
    const documentId = await documentOf(req, req.params.id)
    await reopen(deps, req.actor, req.params.id)
    return reply.see(backTo(req, documentId), 'mandates.notice.reopened')
  })

  app.post('/review/mandates/:id/rewording', { config, schema: byId }, async (req, reply) => {
    const documentId = await documentOf(req, req.params.id)
    const language = text(req, 'language')
    if (!isLanguage(language)) throw notFound()
    await settleRewording(deps, req.actor, req.params.id, language, text(req, 'take') === 'yes')
    return reply.see(backTo(req, documentId), 'mandates.notice.words-settled')
  })

  const wantedLanguage = (req: FastifyRequest): Language => {
    const asked = field(req, 'lang')
    return isLanguage(asked) ? asked : req.t.lang
  }

  app.get('/review/mandates/:id', { config, schema: byId }, async (req, reply) => {
    const item = await findItem(db, req.actor, req.params.id, wantedLanguage(req))
    if (!item) throw notFound()
    const due = await listDue(db, item.id)
    const paper = await around(item)
    return reply.page(
      <CorrectionPage
        frame={req.frame()}
        item={item}
        language={item.language ?? req.t.lang}
        paper={paper}
        names={await readNames(db, kept.names)}
        values={valuesOf(item, due)}
        dueRows={due.length}
      />,
    )
  })

  const around = async (item: ReviewItem): Promise<ParagraphRow[]> =>
    item.edition_id && item.anchor ? await paragraphsAround(db, item.edition_id, item.anchor, 1) : []

  app.post('/review/mandates/:id/correction', { config, schema: byId }, async (req, reply) => {
    const { id } = req.params
    const names = await readNames(db, kept.names)
    const item = await findItem(db, req.actor, id, wantedLanguage(req))
    if (!item) throw notFound()
    const language = item.language ?? req.t.lang
    try {
      await correct(deps, req.actor, id, readFacts(req.body, language, idsOf(names), acts))
    } catch (error) {
      const stale = error instanceof Refusal && error.status === 409
      if (!(error instanceof InvalidForm) && !stale) throw error
      const values = req.body as FactsValues
      const paper = await around(item)
      return reply.page(
        <CorrectionPage
          frame={{ ...req.frame(), path: `/review/mandates/${id}` }}
          item={item}
          language={language}
          paper={paper}
          names={names}
          values={values}
          dueRows={filledRows(values)}
          errors={error instanceof InvalidForm ? error.fields : { '': { key: 'ui.error.stale' } }}
        />,
        error.status,
      )
    }
    const accepted = text(req, 'accept') === 'yes'
    if (accepted) await confirm(deps, req.actor, [id])
    const back = `${withQuery(reviewLink(item.document_id), { lang: language, at: String(id) })}#m${id}`
    return item.review === 'open'
      ? reply.see(back, accepted ? 'mandates.notice.confirmed' : 'mandates.notice.corrected', { count: 1 })
      : reply.see(mandateLink(id), 'mandates.notice.corrected')
  })

  app.get('/review/:document/addition', { config, schema: byDocument }, async (req, reply) => {
    const document = await findReviewDocument(db, req.actor, req.params.document)
    if (!document) throw notFound()
    const language = languageOf(req, document.editions)
    const edition = document.editions.find((e) => e.language === language)
    return reply.page(
      <AdditionPage
        frame={req.frame()}
        document={document}
        language={language}
        paragraphs={edition ? await paragraphsToChoose(db, edition.id) : []}
        names={await readNames(db, kept.names)}
        values={{ anchor: field(req, 'anchor') }}
        dueRows={0}
      />,
    )
  })

  app.post('/review/:document/additions', { config, schema: byDocument }, async (req, reply) => {
    const document = await findReviewDocument(db, req.actor, req.params.document)
    if (!document) throw notFound()
    const names = await readNames(db, kept.names)
    const language = languageOf(req, document.editions)
    const edition = document.editions.find((e) => e.language === language)
    if (!edition) throw notFound()
    try {
      const id = await addMandate(deps, req.actor, document.id, edition, readAdded(req.body, language, idsOf(names), acts))
      return reply.see(mandateLink(id), 'mandates.notice.added')
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      const values = req.body as FactsValues
      return reply.page(
        <AdditionPage
          frame={{ ...req.frame(), path: `${reviewLink(document.id)}/addition` }}
          document={document}
          language={language}
          paragraphs={await paragraphsToChoose(db, edition.id)}
          names={names}
          values={values}
          dueRows={filledRows(values)}
          errors={error.fields}
        />,
        422,
      )
    }
  })
}

const idsOf = (names: Names): KnownIds => ({
  addressees: new Set(names.addressee.keys()),
  sessions: new Set(names.session.keys()),
  actionLines: new Set(names.line.keys()),
  // targets are kept beside goals: a correction that leaves them as they are is no mistake
  sdgs: { has: (id: string) => names.sdg.has(id.split('.')[0]!) } as ReadonlySet<string>,
})

/** A record's facts as its form holds them. */
const valuesOf = (item: ReviewItem, due: Awaited<ReturnType<typeof listDue>>): FactsValues => ({
  deliverable: item.deliverable,
  act: (acts as readonly string[]).includes(item.act) ? item.act : 'act',
  addressees: item.addressees,
  recipients: item.recipients,
  intermediaries: item.intermediaries,
  actionLines: item.action_lines,
  sdgs: item.sdgs,
  every: item.recurrence?.every,
  interval: String(item.recurrence?.interval ?? 1),
  'recurrence-body': item.recurrence?.body,
  'recurrence-words': item.recurrence?.words,
  ...Object.fromEntries(
    due.flatMap((d, i) => [
      [`due-${i}-words`, d.words],
      [`due-${i}-relation`, d.relation],
      [`due-${i}-session`, d.session_id],
      [`due-${i}-shift`, d.shift],
      [`due-${i}-starts`, d.session_id ? null : d.starts],
      [`due-${i}-ends`, d.session_id ? null : d.ends],
    ]),
  ),
})

const filledRows = (values: FactsValues): number =>
  Array.from({ length: mostDue }, (_, i) => i).filter((i) =>
    ['words', 'session', 'starts', 'ends'].some((name) => values[`due-${i}-${name}`]),
  ).length
