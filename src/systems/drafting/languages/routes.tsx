import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { Type } from 'typebox'
import { type Actor, anyone, isSignedIn } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal } from '../../../platform/errors.ts'
import { openStream } from '../../../platform/events/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { isLanguage, type Language, languages } from '../../../platform/i18n/index.ts'
import { findPeople, organizationOptions } from '../../people/index.ts'
import { roomTopic } from '../links.ts'
import { mayManage } from '../policy.ts'
import { RefusedStep } from '../rooms.ts'
import { getText, type TextRow } from '../texts/queries.ts'
import { workIn } from './align.ts'
import { giveLanguage, takesTranslations, translate } from './commands.ts'
import { readTranslation, readTranslator } from './forms.ts'
import { translationLink } from './links.ts'
import { mayTranslate } from './policy.ts'
import { listTranslators, readLanguages } from './queries.ts'
import { LanguagesContent, LanguagesPage } from './views/languages-page.tsx'
import { TranslationPage, type Typed } from './views/translation-page.tsx'

const id = Type.String({ maxLength: 200 })
const byId = { params: Type.Object({ id }) }
const language = Type.String({ maxLength: 2 })
const byLanguage = { params: Type.Object({ id, language }) }
const byParagraph = { params: Type.Object({ id, language, paragraph: Type.String({ maxLength: 300 }) }) }

/** paragraphs on one page of a desk; the rest comes up as these are done */
const mostShown = 50
/** people offered as translators */
const mostOffered = 500
/** milliseconds between two looks at a text that is being changed */
const tempo = 500

/** The text in its languages: which paragraphs follow, who translates, and the translations. */
export function languageRoutes(app: App, deps: Deps): void {
  const { db, events } = deps

  async function content(actor: Actor, textId: string) {
    const text = await getText(db, actor, textId)
    const { rows, counts } = await readLanguages(db, text)
    return { text, rows, counts, translators: await listTranslators(db, text.id) }
  }

  app.get('/drafting/:id/languages', { config: { may: anyone }, schema: byId }, async (req, reply) =>
    reply.page(<LanguagesPage frame={req.frame()} {...(await content(req.actor, req.params.id))} />),
  )

  app.get('/drafting/:id/languages/events', { config: { may: anyone }, schema: byId }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    return openStream(req, reply, {
      events,
      topics: languages.map((one) => roomTopic(text.id, one)),
      render: async () => {
        await pause(tempo) // several steps may be taken by then: they are shown together
        return renderToString(<LanguagesContent t={req.t} {...(await content(req.actor, text.id))} />)
      },
    })
  })

  /** Organizations, and people with accounts, as one list of choices. */
  async function offered(reader: Language) {
    const organizations = await organizationOptions(db, reader)
    const people = await findPeople(db, { limit: mostOffered })
    return {
      organizations: organizations.map(({ value, label }) => ({ value: `organization:${value}`, label })),
      people: people.filter((one) => !one.departed_at).map((one) => ({ value: `person:${one.id}`, label: one.name })),
    }
  }

  async function desk(
    req: FastifyRequest,
    reply: FastifyReply,
    text: TextRow,
    language: Language,
    refused?: { status: number; typed?: Typed; errors?: FieldErrors },
  ) {
    const { texts, rows, counts } = await readLanguages(db, text)
    const typed = refused?.typed ?? null
    const waiting = workIn(texts, rows, language, typed?.paragraph)
    // what was typed is shown again, however far down the desk it stands
    const work = typed ? waiting.toSorted((a, b) => Number(b.id === typed.paragraph) - Number(a.id === typed.paragraph)) : waiting
    const translator = (await listTranslators(db, text.id)).find((one) => one.language === language)
    const choices = mayManage(req.actor) ? await offered(req.t.lang) : null
    return reply.page(
      <TranslationPage
        frame={refused ? { ...req.frame(), path: translationLink(text.id, language) } : req.frame()}
        text={text}
        language={language}
        count={counts.get(language) ?? { stale: 0, missing: 0, total: 0 }}
        work={work.slice(0, mostShown).map((one) => ({ ...one, step: randomUUID() }))}
        more={Math.max(0, work.length - mostShown)}
        translator={translator}
        mayTranslate={takesTranslations(text.state) && mayTranslate(req.actor, text, translator)}
        translators={
          choices && [
            { label: req.t('drafting.language.organizations'), choices: choices.organizations },
            { label: req.t('drafting.language.people'), choices: choices.people },
          ]
        }
        typed={typed}
        errors={refused?.errors ?? null}
      />,
      refused?.status ?? 200,
    )
  }

  async function found(actor: Actor, textId: string, language: string): Promise<{ text: TextRow; language: Language }> {
    const text = await getText(db, actor, textId)
    if (!isLanguage(language) || !text.languages.includes(language)) throw notFound()
    return { text, language }
  }

  app.get('/drafting/:id/languages/:language', { config: { may: anyone }, schema: byLanguage }, async (req, reply) => {
    const { text, language } = await found(req.actor, req.params.id, req.params.language)
    return await desk(req, reply, text, language)
  })

  app.post('/drafting/:id/languages/:language/translator', { config: { may: mayManage }, schema: byLanguage }, async (req, reply) => {
    const { text, language } = await found(req.actor, req.params.id, req.params.language)
    const { organizations, people } = await offered(req.t.lang)
    try {
      const to = readTranslator(req.body, new Set([...organizations, ...people].map(({ value }) => value)))
      await giveLanguage(deps, req.actor, text.id, language, to)
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      return await desk(req, reply, text, language, { status: 422, errors: error.fields })
    }
    return reply.see(translationLink(text.id, language), 'drafting.notice.language-given')
  })

  app.post('/drafting/:id/languages/:language/:paragraph', { config: { may: isSignedIn }, schema: byParagraph }, async (req, reply) => {
    const { paragraph } = req.params
    const { text, language } = await found(req.actor, req.params.id, req.params.language)
    const form = readTranslation(req.body, paragraph)
    try {
      await translate(deps, req.actor, text.id, language, paragraph, form)
    } catch (error) {
      const field = `text-${paragraph}`
      const errors =
        error instanceof InvalidForm
          ? error.fields
          : error instanceof RefusedStep || (error instanceof Refusal && error.status === 409)
            ? { [field]: { key: error.messageKey, values: error.values } }
            : null
      if (!errors) throw error
      return await desk(req, reply, text, language, {
        status: error instanceof InvalidForm ? 422 : 409,
        typed: { paragraph, text: form.text, errors },
      })
    }
    return reply.see(translationLink(text.id, language), 'drafting.notice.translated')
  })
}
