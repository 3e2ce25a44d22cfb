import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, staff } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound } from '../../../platform/errors.ts'
import {
  type App,
  attempt,
  type Body,
  FormReader,
  fromCursor,
  nextPage,
  readUpload,
  typedIn,
  withUpload,
} from '../../../platform/http/index.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { progress } from '../../../texts/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { findPeople } from '../../people/index.ts'
import { listBodies, listCountries, listSessions } from '../../reference/index.ts'
import { byText, languageOf } from '../common.ts'
import { baseLink, draftingTopic, partiesLink, textLink, textSettingsLink } from '../links.ts'
import { mayManage, mayPropose } from '../policy.ts'
import { compileText } from '../proposals/compiled.ts'
import { listInvitations, partiesOnText } from '../proposals/queries.ts'
import { readRoom, roomLanguages } from '../rooms.ts'
import type { TextState } from '../schema.ts'
import { next as nextState, type TextEvent, textStates } from '../states.ts'
import { gapsIn } from './base.ts'
import { addBase, changeText, closeText, nameEditor, openRooms, openText } from './commands.ts'
import { readBaseForm, readTextForm, readTextSettings, type TextForm } from './forms.ts'
import { confirmMembers, listParties, partiesById } from './parties.ts'
import { getText, listBases, listTextBodies, listTexts, namesOf, type TextFilter, type TextKey, type TextRow } from './queries.ts'
import { baseOfFile, baseOfWords, basesOfDocument, listAdopted } from './sources.ts'
import { BasePage } from './views/base-page.tsx'
import { PartiesPage, PartyPage } from './views/parties-page.tsx'
import { NewBasePage, NewTextPage, TextSettingsPage } from './views/text-form.tsx'
import { TextList } from './views/text-list.tsx'
import { TextPage } from './views/text-page.tsx'

const perPage = 50
const word = Type.Optional(Type.String({ maxLength: 400 }))
// What some may see depends on who asks, so nothing here is kept but for the public, who sees what is public.
const open = { may: anyone, topics: [draftingTopic, 'reference'] }
const managers = { may: mayManage }

/** Texts and parties. */
export function textRoutes(app: App, deps: Deps): void {
  const { db } = deps

  app.get(
    '/drafting',
    { config: open, schema: { querystring: Type.Object({ body: word, state: word, after: word }) } },
    async (req, reply) => {
      const { body, state, after } = req.query
      const filter: TextFilter = { ...(body && { body }), ...(textStates.includes(state as TextState) && { state: state as TextState }) }
      const found = await listTexts(db, req.actor, filter, { after: fromCursor(after) as TextKey | null, limit: perPage + 1 })
      const texts = found.slice(0, perPage)
      const last = texts.at(-1)
      return reply.page(
        <TextList
          frame={req.frame()}
          texts={texts}
          bodies={await listTextBodies(db, req.actor)}
          next={found.length > perPage && last ? req.t.href(nextPage(req, [last.created_at.toISOString(), last.id])) : null}
          first={after ? req.t.href(withQuery(req.pagePath, { after: null })) : null}
          may={{ manage: mayManage(req.actor) }}
        />,
      )
    },
  )

  app.get('/drafting/:id', { config: { may: anyone }, schema: byText }, async (req, reply) => {
    const { actor } = req
    const text = await getText(db, actor, req.params.id)
    const rooms = await roomLanguages(db, text.id)
    const draft = rooms.includes(text.original) ? await readRoom(db, text.id, text.original) : await compileText(db, text.id, text.original)
    const ids = await partiesOnText(db, text.id)
    const parties = new Map((await partiesById(db, ids)).map((party) => [party.id, party]))
    const manage = mayManage(actor)
    return reply.page(
      <TextPage
        frame={req.frame()}
        text={text}
        editors={await namesOf(db, text.editors)}
        parties={ids.flatMap((id) => parties.get(id) ?? [])}
        progress={draft && text.proposals > 0 ? progress(draft) : null}
        rooms={rooms}
        invitations={await listInvitations(db, actor, text.id)}
        history={manage ? await historyOf(db, 'drafting.text', text.id, 20) : []}
        may={{
          manage,
          propose: mayPropose(actor),
          events: (['room-opened', 'closed', 'reopened'] as const satisfies TextEvent[]).filter(
            (event) => nextState(text.state, event) !== null,
          ),
        }}
      />,
    )
  })

  keeping(app, deps)
  withUpload(app, deps, (scope) => {
    making(scope, deps)
    bases(scope, deps)
  })
  parties(app, deps)
}

const sessionChoices = async (deps: Deps, t: Translate) =>
  (await listSessions(deps.db, { from: today(deps.clock) })).map(({ id, name, starts }) => ({
    value: id,
    label: `${read(name, t.lang).text} (${t.date(starts)})`,
  }))

function making(app: App, deps: Deps): void {
  const { db, config } = deps
  const bodyChoices = async (t: Translate) =>
    (await listBodies(db, today(deps.clock))).map(({ id, acronym, name }) => ({
      value: id,
      label: [acronym, read(name, t.lang).text].filter(Boolean).join(', '),
    }))

  async function page(req: FastifyRequest, reply: FastifyReply, typed?: Record<string, string | undefined>, errors?: FieldErrors) {
    const documents = (await listAdopted(db, req.actor)).map(({ id, symbol, title }) => ({
      value: id,
      label: [symbol, read(title, req.t.lang).text].filter(Boolean).join(', '),
    }))
    return reply.page(
      <NewTextPage
        frame={req.frame()}
        bodies={await bodyChoices(req.t)}
        sessions={await sessionChoices(deps, req.t)}
        documents={documents}
        {...(typed && { typed })}
        errors={errors ?? null}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/drafting/new', { config: managers, schema: { querystring: Type.Object({ document: word }) } }, (req, reply) =>
    page(req, reply, req.query),
  )

  app.post('/drafting', { config: managers }, async (req, reply) => {
    const typed: Record<string, unknown> = {}
    return attempt(
      async () => {
        const fields: Body = {}
        const file = await readUpload(req, fields, config.uploadLimit)
        Object.assign(typed, fields)
        const bodies = (await listBodies(db, today(deps.clock))).map(({ id }) => id)
        const sessions = (await listSessions(db)).map(({ id }) => id)
        const form = readTextForm(fields, bodies, sessions)
        const id = await openText(deps, req.actor, { ...(await source(req, form, file)), ...common(form) })
        return reply.see(textLink(id), 'drafting.text.notice.opened')
      },
      (errors) => page(req, reply, typed as Record<string, string>, errors),
    )
  })

  const common = ({ title, body, session, original, visibility, until }: TextForm) => ({
    title: { [original]: title, original },
    body,
    session,
    original,
    visibility,
    until,
  })

  /** The base from wherever the form takes it. */
  async function source(req: FastifyRequest, form: TextForm, file: { name: string; bytes: Buffer } | null) {
    const none = { instrument: null, document: null, revision: null }
    if (form.origin === 'instrument') {
      const { document, bases } = await basesOfDocument(db, req.actor, form.document ?? '')
      return { instrument: document.instrument_id, document: document.id, revision: document.revision, bases }
    }
    if (form.origin === 'file') {
      if (!file) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
      return { ...none, bases: [await baseOfFile(file.bytes, file.name, form.original)] }
    }
    return { ...none, bases: [await baseOfWords(form.words ?? '', form.original)] }
  }
}

function keeping(app: App, deps: Deps): void {
  const { db } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, text: TextRow, errors?: FieldErrors) {
    const roles = ['secretariat', 'chair', 'delegate', 'focal-point'] as const
    const people = new Map<string, string>()
    for (const role of roles) for (const one of await findPeople(db, { role, limit: 500 })) people.set(one.id, one.name)
    return reply.page(
      <TextSettingsPage
        frame={req.frame()}
        text={text}
        until={text.proposals_until ? today({ now: () => text.proposals_until as Date }) : null}
        sessions={await sessionChoices(deps, req.t)}
        editors={await namesOf(db, text.editors)}
        people={[...people].filter(([id]) => !text.editors.includes(id)).map(([value, label]) => ({ value, label }))}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/drafting/:id/settings', { config: managers, schema: byText }, async (req, reply) =>
    page(req, reply, await getText(db, req.actor, req.params.id)),
  )
  app.post('/drafting/:id/settings', { config: managers, schema: byText }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    return attempt(
      async () => {
        const sessions = (await listSessions(db)).map(({ id }) => id)
        await changeText(deps, req.actor, text.id, readTextSettings(req.body, sessions))
        return reply.see(textLink(text.id), 'drafting.text.notice.saved')
      },
      (errors) => page(req, reply, text, errors),
    )
  })

  app.post('/drafting/:id/editors', { config: managers, schema: byText }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    return attempt(
      async () => {
        const form = new FormReader(req.body)
        await nameEditor(deps, req.actor, text.id, form.done(form.text('person', 100)) ?? '', true)
        return reply.see(textSettingsLink(text.id), 'drafting.text.notice.saved')
      },
      (errors) => page(req, reply, text, errors),
    )
  })
  const byEditor = { params: Type.Object({ ...byText.params.properties, person: Type.String({ maxLength: 100 }) }) }
  app.post('/drafting/:id/editors/:person/removal', { config: managers, schema: byEditor }, async (req, reply) => {
    await nameEditor(deps, req.actor, req.params.id, req.params.person, false)
    return reply.see(textSettingsLink(req.params.id), 'drafting.text.notice.saved')
  })

  app.post('/drafting/:id/rooms', { config: managers, schema: byText }, async (req, reply) => {
    await openRooms(deps, req.actor, req.params.id)
    return reply.see(textLink(req.params.id), 'drafting.text.notice.room-opened')
  })
  app.post('/drafting/:id/closure', { config: managers, schema: byText }, async (req, reply) => {
    await closeText(deps, req.actor, req.params.id, 'closed')
    return reply.see(textLink(req.params.id), 'drafting.text.notice.closed')
  })
  app.post('/drafting/:id/reopening', { config: managers, schema: byText }, async (req, reply) => {
    await closeText(deps, req.actor, req.params.id, 'reopened')
    return reply.see(textLink(req.params.id), 'drafting.text.notice.reopened')
  })
}

function bases(app: App, deps: Deps): void {
  const { db, config } = deps

  app.get(
    '/drafting/:id/base',
    { config: { may: anyone }, schema: { ...byText, querystring: Type.Object({ lang: word }) } },
    async (req, reply) => {
      const text = await getText(db, req.actor, req.params.id)
      const all = await listBases(db, text)
      const language = languageOf(req.query.lang ?? req.t.lang, text)
      return reply.page(
        <BasePage
          frame={req.frame()}
          text={text}
          language={language}
          clauses={all.find((base) => base.language === language)?.clauses ?? []}
          gaps={gapsIn(all)}
          may={{ add: mayManage(req.actor) && text.state === 'collecting' }}
        />,
      )
    },
  )

  async function page(req: FastifyRequest, reply: FastifyReply, text: TextRow, typed?: Record<string, string>, errors?: FieldErrors) {
    return reply.page(<NewBasePage frame={req.frame()} text={text} {...(typed && { typed })} errors={errors ?? null} />, errors ? 422 : 200)
  }
  app.get('/drafting/:id/base/new', { config: managers, schema: byText }, async (req, reply) =>
    page(req, reply, await getText(db, req.actor, req.params.id)),
  )
  app.post('/drafting/:id/base', { config: managers, schema: byText }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    const typed: Record<string, unknown> = {}
    return attempt(
      async () => {
        const fields: Body = {}
        const file = await readUpload(req, fields, config.uploadLimit)
        Object.assign(typed, fields)
        const { language, words } = readBaseForm(fields)
        if (!file && words === null) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
        await addBase(
          deps,
          req.actor,
          text.id,
          file ? await baseOfFile(file.bytes, file.name, language) : await baseOfWords(words ?? '', language),
        )
        return reply.see(baseLink(text.id), 'drafting.text.notice.saved')
      },
      (errors) => page(req, reply, text, typed as Record<string, string>, errors),
    )
  })
}

function parties(app: App, deps: Deps): void {
  const { db } = deps
  const byParty = { params: Type.Object({ party: Type.String({ maxLength: 40 }) }) }

  app.get('/drafting/parties', { config: open }, async (req, reply) =>
    reply.page(
      <PartiesPage
        frame={req.frame()}
        parties={await listParties(db)}
        countries={await listCountries(db)}
        may={{ keep: staff(req.actor) }}
      />,
    ),
  )

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, errors?: FieldErrors) {
    const [party] = await partiesById(db, [id])
    if (party?.kind !== 'group') throw notFound()
    return reply.page(
      <PartyPage frame={req.frame()} party={party} countries={await listCountries(db)} errors={errors ?? null} />,
      errors ? 422 : 200,
    )
  }
  app.get('/drafting/parties/:party', { config: { may: staff }, schema: byParty }, (req, reply) => page(req, reply, req.params.party))
  app.post('/drafting/parties/:party', { config: { may: staff }, schema: byParty }, (req, reply) =>
    attempt(
      async () => {
        await confirmMembers(deps, req.actor, req.params.party, new FormReader(req.body).list('members'))
        return reply.see(partiesLink, 'drafting.party.notice.confirmed')
      },
      (errors) => page(req, reply, req.params.party, errors),
    ),
  )
}
