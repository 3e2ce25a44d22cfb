import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { compare } from '../../../texts/index.ts'
import { documentLink, findDocument, findInstruments, listDocuments } from '../../documents/index.ts'
import { listWentOn } from '../../mandates/index.ts'
import { listDecisions } from '../../meetings/index.ts'
import { adoptionLink } from '../links.ts'
import { mayManage } from '../policy.ts'
import { next } from '../states.ts'
import { getText, type TextRow } from '../texts/queries.ts'
import { adopt, adoptLanguages } from './commands.ts'
import { type Offered, readAdoption } from './forms.ts'
import { headed, nextSymbol } from './headline.ts'
import { baseOf, findAdoption, findHeading, listAdoptions, listSessions, readReadiness } from './queries.ts'
import { AdoptionPage } from './views/adoption-page.tsx'
import { InstrumentHistoryPage } from './views/history-page.tsx'

const id = Type.String({ maxLength: 200 })
const byId = { params: Type.Object({ id }) }
/** editions of one instrument */
const mostEditions = 200
/** verbs by which a text comes into force */
const adopting = new Set(['adopt', 'approve'])

/** The text becomes an edition of its instrument, and the instrument's history tells how. */
export function adoptionRoutes(app: App, deps: Deps): void {
  const { db, clock } = deps

  async function offeredFor(req: FastifyRequest, text: TextRow) {
    const base = text.document_id === null ? undefined : await findDocument(db, req.actor, text.document_id)
    const sessions = await listSessions(db, text.body_id)
    const [instrument] = text.instrument_id === null ? [] : await findInstruments(db, { ids: [text.instrument_id] })
    // a meeting bears the id of its session
    const decided = text.session_id === null ? [] : await listDecisions(db, { meeting: text.session_id })
    return { base, sessions, instrument, decisions: decided.filter(({ verb }) => adopting.has(verb)) }
  }

  async function show(
    req: FastifyRequest,
    reply: FastifyReply,
    text: TextRow,
    refused?: { status: number; errors: FieldErrors; typed: Record<string, string> },
  ) {
    const day = today(clock)
    const readiness = await readReadiness(db, text, day)
    const { sessions, instrument, decisions } = await offeredFor(req, text)
    const original = readiness.find(({ language }) => language === text.original)
    const settled = original?.clauses?.settled ? original.clauses : null
    const { rule, act } = await findHeading(db, req.actor, text, { symbol: '', dated: day, session: text.session_id })
    const symbol = instrument ? nextSymbol(instrument.editions[0]?.symbol ?? instrument.symbol, rule, act) : ''
    const values = refused?.typed ?? { symbol, dated: day, session: text.session_id ?? '', visibility: 'public' }
    const clauses = settled && headed(settled.clauses, text.original, rule, { ...act, symbol: values.symbol ?? '' })
    return reply.page(
      <AdoptionPage
        frame={refused ? { ...req.frame(), path: adoptionLink(text.id) } : req.frame()}
        text={text}
        readiness={readiness}
        adoption={(await findAdoption(db, text.id)) ?? null}
        mayAdopt={next(text.state, 'adopted') !== null}
        pairs={clauses && compare(await baseOf(db, text), clauses, text.original)}
        references={settled?.references ?? []}
        sessions={sessions}
        decisions={decisions}
        values={values}
        errors={refused?.errors ?? null}
      />,
      refused?.status ?? 200,
    )
  }

  app.get('/drafting/:id/adoption', { config: { may: mayManage }, schema: byId }, async (req, reply) =>
    show(req, reply, await getText(db, req.actor, req.params.id)),
  )

  /** A refused form comes back with what was typed. */
  async function orShow(req: FastifyRequest, reply: FastifyReply, text: TextRow, work: () => Promise<FastifyReply>) {
    try {
      return await work()
    } catch (error) {
      const errors =
        error instanceof InvalidForm
          ? error.fields
          : error instanceof Refusal && error.status === 409
            ? { '': { key: error.messageKey, values: error.values } }
            : null
      if (!errors) throw error
      const status = error instanceof InvalidForm ? 422 : 409
      return await show(req, reply, text, { status, errors, typed: (req.body ?? {}) as Record<string, string> })
    }
  }

  app.post('/drafting/:id/adoption', { config: { may: mayManage }, schema: byId }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    return await orShow(req, reply, text, async () => {
      const { base, sessions, decisions } = await offeredFor(req, text)
      const offered: Offered = {
        sessions: new Set(sessions.map((session) => session.id)),
        decisions: new Set(decisions.map(({ id }) => String(id))),
        after: base?.standing === 'adopted' ? base.dated : null,
      }
      const document = await adopt(deps, req.actor, text.id, readAdoption(req.body, offered))
      return reply.see(documentLink(document), 'drafting.notice.adopted')
    })
  })

  app.post('/drafting/:id/adoption/languages', { config: { may: mayManage }, schema: byId }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    return await orShow(req, reply, text, async () => {
      const versions = Object.fromEntries(
        text.languages.flatMap((language) => {
          const version = (req.body as Record<string, string> | null)?.[`version-${language}`]
          return /^\d{1,7}$/.test(version ?? '') ? [[language, Number(version)]] : []
        }),
      )
      const added = await adoptLanguages(deps, req.actor, text.id, versions)
      return reply.see(adoptionLink(text.id), 'drafting.notice.languages-adopted', { count: added.length })
    })
  })

  app.get(
    '/instruments/:id/history',
    { config: { may: anyone, topics: ['documents', 'drafting', 'mandates'] }, schema: byId },
    async (req, reply) => {
      const [instrument] = await findInstruments(db, { ids: [req.params.id] })
      if (!instrument) throw notFound()
      const documents = await listDocuments(
        db,
        req.actor,
        { instrument: instrument.id },
        { by: 'dated', descending: true },
        { key: null, limit: mostEditions },
      )
      const adopted = documents.filter(({ standing }) => standing === 'adopted')
      const ids = adopted.map((document) => document.id)
      return reply.page(
        <InstrumentHistoryPage
          frame={req.frame()}
          instrument={instrument}
          editions={adopted}
          adoptions={await listAdoptions(db, req.actor, ids)}
          mandates={await listWentOn(db, ids)}
        />,
      )
    },
  )
}
