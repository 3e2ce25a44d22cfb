import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import { type App, fromCursor, listOf, nextPage, pageQuery, problemSchema, seenVersion } from '../../../platform/http/index.ts'
import { languages } from '../../../platform/i18n/index.ts'
import { openBrackets, plain, printParagraph, progress, readingOf } from '../../../texts/index.ts'
import { listBodies, listSessions } from '../../reference/index.ts'
import { byText, languageOf } from '../common.ts'
import { textLink } from '../links.ts'
import { mayManage } from '../policy.ts'
import { compileText } from '../proposals/compiled.ts'
import { textStates } from '../states.ts'
import { gapsIn } from '../texts/base.ts'
import { addBase, changeText, closeText, openRooms, openText } from '../texts/commands.ts'
import { readTextForm, readTextSettings, visibilities } from '../texts/forms.ts'
import { listParties } from '../texts/parties.ts'
import { getText, listBases, listTexts, type TextKey } from '../texts/queries.ts'
import { baseOfWords, basesOfDocument } from '../texts/sources.ts'
import { asText, clause, key, lang, localized, nullable, oneOf, sent, text } from './schemas.ts'

/** Texts, parties and the compilation, read and kept by programs as by people. What one may not see is not found. */
export function textApi(app: App, deps: Deps): void {
  const { db } = deps
  const tags = ['drafting']
  const open = { may: anyone }
  const errors = { 404: problemSchema }

  const listQuery = Type.Object({ ...pageQuery, body: Type.Optional(Type.String()), state: Type.Optional(oneOf(textStates)) })
  app.get(
    '/api/v1/drafting',
    {
      config: open,
      schema: { tags, summary: 'Texts in drafting, the latest first', querystring: listQuery, response: { 200: listOf(text) } },
    },
    async (req) => {
      const { after, limit = 50, body, state } = req.query
      const filter = { ...(body && { body }), ...(state && { state }) }
      const found = await listTexts(db, req.actor, filter, { after: fromCursor(after) as TextKey | null, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(asText),
        ...(last && found.length > limit && { next: nextPage(req, [last.created_at.toISOString(), last.id]) }),
      }
    },
  )

  const party = Type.Object({
    id: Type.String({ description: 'stands before the words: CEPT, JOR' }),
    kind: oneOf(['state', 'group', 'organization', 'secretariat']),
    name: localized,
    members: Type.Array(Type.String(), { description: 'States of a group, ISO 3166-1 alpha-2' }),
    unverified: Type.Boolean({ description: 'nobody has confirmed the members' }),
  })
  app.get(
    '/api/v1/drafting/parties',
    { config: open, schema: { tags, summary: 'Who can propose', response: { 200: listOf(party) } } },
    async () => ({
      items: (await listParties(db)).map(({ id, kind, name, members, inferred }) => ({ id, kind, name, members, unverified: inferred })),
    }),
  )

  app.get(
    '/api/v1/drafting/:id',
    { config: open, schema: { tags, summary: 'One text', ...byText, response: { 200: text, ...errors } } },
    async (req) => asText(await getText(db, req.actor, req.params.id)),
  )

  const base = Type.Object({
    language: oneOf(languages),
    clauses: Type.Array(clause),
    missing: Type.Array(Type.String({ description: 'ids of paragraphs that other languages have' })),
  })
  app.get(
    '/api/v1/drafting/:id/base',
    { config: open, schema: { tags, summary: 'The base text in each language', ...byText, response: { 200: listOf(base), ...errors } } },
    async (req) => {
      const bases = await listBases(db, await getText(db, req.actor, req.params.id))
      const gaps = gapsIn(bases)
      return { items: bases.map((one, at) => ({ ...one, missing: (gaps[at]?.missing ?? []).map(({ id }) => id) })) }
    },
  )

  const compiled = Type.Object({
    language: oneOf(languages),
    parties: Type.Array(Type.String()),
    brackets: Type.Integer({ description: 'open pairs' }),
    paragraphs: Type.Array(
      Type.Object({
        id: Type.String(),
        label: Type.String(),
        level: Type.Integer(),
        base: nullable(Type.String({ description: 'words of the base; null when the paragraph is new' })),
        printed: Type.String({ description: 'with brackets and attribution; with `as`, as that party has it' }),
        brackets: Type.Integer(),
        amendments: Type.Array(Type.String({ description: 'ids' })),
      }),
    ),
  })
  app.get(
    '/api/v1/drafting/:id/compilation',
    {
      config: open,
      schema: {
        tags,
        summary: 'All proposals in one text, or with `as` the text that one party proposes',
        ...byText,
        querystring: Type.Object({ lang, as: Type.Optional(Type.String({ maxLength: 40 })) }),
        response: { 200: compiled, ...errors },
      },
    },
    async (req) => {
      const row = await getText(db, req.actor, req.params.id)
      const language = languageOf(req.query.lang, row)
      const compilation = await compileText(db, row.id, language)
      const { as } = req.query
      if (!compilation || (as !== undefined && !compilation.voices.includes(as))) throw notFound()
      const own = as === undefined ? null : new Map(readingOf(compilation, as).map((reading) => [reading.id, reading]))
      const spoken = Map.groupBy(
        compilation.amendments.filter(({ withdrawn }) => !withdrawn),
        ({ target }) => target,
      )
      return {
        language,
        parties: compilation.voices,
        brackets: progress(compilation).brackets,
        paragraphs: compilation.paragraphs
          .filter(({ id }) => own === null || own.has(id))
          .map((paragraph) => ({
            id: paragraph.id,
            label: own?.get(paragraph.id)?.label ?? paragraph.label,
            level: paragraph.level,
            base: paragraph.base?.text ?? null,
            printed: own?.get(paragraph.id)?.text ?? plain(printParagraph(paragraph, language, { attribution: 'named' })),
            brackets: openBrackets(paragraph),
            amendments: [paragraph.id, ...paragraph.merged].flatMap((id) => (spoken.get(id) ?? []).map((one) => one.id)),
          })),
      }
    },
  )

  const kept = {
    title: Type.Optional(Type.String({ description: 'in the original language' })),
    session: Type.Optional(sent({ description: 'the meeting that drafts it' })),
    visibility: Type.Optional(oneOf(visibilities)),
    until: Type.Optional(sent({ description: 'last day for proposals, in Geneva: YYYY-MM-DD' })),
  }
  const wanted = Type.Object(
    {
      ...kept,
      title: Type.String(),
      body: Type.String(),
      original: Type.Optional(oneOf(languages)),
      document: Type.Optional(Type.String({ description: 'an adopted text, whose words in every language are the base' })),
      words: Type.Optional(
        Type.String({ description: 'the base as plain text, one paragraph on each line, its label and a tab before it' }),
      ),
    },
    { additionalProperties: false },
  )
  app.post(
    '/api/v1/drafting',
    {
      config: { may: mayManage },
      schema: {
        tags,
        summary: 'Open a text to proposals, on the base that `document` or `words` gives',
        security: key,
        body: wanted,
        response: { 201: text, 403: problemSchema, 422: problemSchema },
      },
    },
    async (req, reply) => {
      const bodies = (await listBodies(db, today(deps.clock))).map(({ id }) => id)
      const sessions = (await listSessions(db)).map(({ id }) => id)
      const origin = req.body.document === undefined ? 'words' : 'instrument'
      const form = readTextForm({ ...req.body, origin }, bodies, sessions)
      const from = form.document === null ? null : await basesOfDocument(db, req.actor, form.document)
      const id = await openText(deps, req.actor, {
        title: { [form.original]: form.title, original: form.original },
        body: form.body,
        session: form.session,
        instrument: from?.document.instrument_id ?? null,
        document: from?.document.id ?? null,
        revision: from?.document.revision ?? null,
        original: form.original,
        visibility: form.visibility,
        until: form.until,
        bases: from?.bases ?? [await baseOfWords(form.words ?? '', form.original)],
      })
      const made = await getText(db, req.actor, id)
      return reply
        .status(201)
        .header('location', `/api/v1${textLink(id)}`)
        .header('etag', `"${made.version}"`)
        .send(asText(made))
    },
  )

  app.patch(
    '/api/v1/drafting/:id',
    {
      config: { may: mayManage },
      schema: {
        tags,
        summary:
          'Change title, meeting, deadline or who may read. Send the version you read in If-Match; a stale one is refused with both.',
        security: key,
        ...byText,
        body: Type.Object(kept, { additionalProperties: false }),
        response: { 200: text, 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema, 428: problemSchema },
      },
    },
    async (req, reply) => {
      const row = await getText(db, req.actor, req.params.id)
      const now = {
        title: row.title[row.original],
        session: row.session_id,
        visibility: row.visibility,
        until: row.proposals_until && dayOf(row.proposals_until),
      }
      const sessions = (await listSessions(db)).map(({ id }) => id)
      await changeText(deps, req.actor, row.id, readTextSettings({ ...now, ...req.body, version: seenVersion(req) }, sessions))
      const changed = await getText(db, req.actor, row.id)
      reply.header('etag', `"${changed.version}"`)
      return asText(changed)
    },
  )

  app.put(
    '/api/v1/drafting/:id/base/:language',
    {
      config: { may: mayManage },
      schema: {
        tags,
        summary: 'Give the base in one language, or correct it as long as nobody has proposed on it',
        security: key,
        params: Type.Object({ ...byText.params.properties, language: oneOf(languages) }),
        body: Type.Object({ words: Type.String({ maxLength: 200_000, description: 'as for a new text' }) }),
        response: { 200: text, 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema },
      },
    },
    async (req) => {
      const { id, language } = req.params
      await getText(db, req.actor, id)
      await addBase(deps, req.actor, id, await baseOfWords(req.body.words, language))
      return asText(await getText(db, req.actor, id))
    },
  )

  const acts = {
    rooms: { summary: 'Open the room of every language that has a base', act: openRooms },
    closure: { summary: 'Give a text up', act: (...[d, actor, id]: Parameters<typeof openRooms>) => closeText(d, actor, id, 'closed') },
    reopening: {
      summary: 'Take a text up again that was given up',
      act: (...[d, actor, id]: Parameters<typeof openRooms>) => closeText(d, actor, id, 'reopened'),
    },
  }
  for (const [name, { summary, act }] of Object.entries(acts)) {
    app.post(
      `/api/v1/drafting/:id/${name}`,
      {
        config: { may: mayManage },
        schema: { tags, summary, security: key, ...byText, response: { 200: text, 403: problemSchema, ...errors, 409: problemSchema } },
      },
      async (req) => {
        const { id } = req.params as { id: string }
        await act(deps, req.actor, id)
        return asText(await getText(db, req.actor, id))
      },
    )
  }
}

/** The day in Geneva on which a moment falls. */
const dayOf = (moment: Date): string => today({ now: () => moment })
