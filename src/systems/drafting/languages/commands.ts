import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import { compile, type Deed, type NegotiatedParagraph, type NegotiatedText, type Place } from '../../../texts/index.ts'
import { roomTopic } from '../links.ts'
import { mayManage } from '../policy.ts'
import { openRoom, readRoom, takeStep } from '../rooms.ts'
import type { TextState } from '../schema.ts'
import { findBase, getText } from '../texts/queries.ts'
import type { TranslationForm } from './forms.ts'
import { mayTranslate } from './policy.ts'
import '../adoption/schema.ts'
import './schema.ts'

type Parts = Pick<Deps, 'db' | 'clock' | 'events'>

/** Gives a language of a text to a person or organization to translate; with null, takes it from whoever has it. */
export async function giveLanguage(
  { db, clock, events }: Parts,
  actor: Actor,
  textId: string,
  language: Language,
  to: { person: string } | { organization: string } | null,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const text = await getText(tx, actor, textId)
    requireAllowed(mayManage(actor))
    if (!text.languages.includes(language)) throw notFound()
    const before = await tx
      .deleteFrom('drafting.translator')
      .where('text_id', '=', textId)
      .where('language', '=', language)
      .returning(['person_id', 'organization_id'])
      .executeTakeFirst()
    const now = {
      person_id: to && 'person' in to ? to.person : null,
      organization_id: to && 'organization' in to ? to.organization : null,
    }
    if (to) {
      const values = { text_id: textId, language, ...now, since: clock.now() }
      await tx.insertInto('drafting.translator').values(values).execute()
    }
    await audit(tx, actor, {
      action: 'drafting.language-given',
      record: { type: 'drafting.text', id: textId },
      before: { language, ...before },
      after: { language, ...now },
    })
    await events.touch(tx, roomTopic(textId, language))
  })
}

/**
 * Enters the translation of a paragraph as a step in the room of its language, made from a version in another. What else the other
 * language did to the paragraph (new, taken out, restored, moved) is done first. Opens the room with the first translation.
 *
 * @throws RefusedStep `stale` when somebody has changed the words since; InvalidForm where there are none
 */
export async function translate(deps: Parts, actor: Actor, textId: string, language: Language, paragraph: string, form: TranslationForm) {
  const { from } = form
  if (!isLanguage(from.language) || from.language === language) throw notFound()
  await inTransaction(deps.db, async (tx) => {
    await requireTranslator(tx, actor, textId, language)
    const base = await findBase(tx, textId, language)
    const sourceText = await readRoom(tx, textId, from.language)
    const source = sourceText?.paragraphs.find(({ id }) => id === paragraph)
    if (!base || !sourceText || !source) throw notFound()
    if (from.version > source.version) throw notFound()
    await openRoom(tx, textId, compile(base, [], language), deps.clock.now())
    const own = await readRoom(tx, textId, language)
    if (!own) throw notFound()
    const within = { ...deps, db: tx }
    let on = form.on
    const all = deedsFor(own, sourceText, source, form.text)
    for (const [at, deed] of all.entries()) {
      const last = at === all.length - 1
      const id = last ? form.step : randomUUID()
      const after = await takeStep(within, actor, textId, language, { id, paragraph, on, deed, ...(last && { from }) })
      on = after.paragraphs.find((one) => one.id === paragraph)?.version ?? on
    }
  })
}

async function requireTranslator(tx: Tx, actor: Actor, textId: string, language: Language): Promise<void> {
  const text = await getText(tx, actor, textId)
  const translator = await tx
    .selectFrom('drafting.translator')
    .select(['person_id', 'organization_id'])
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .executeTakeFirst()
  requireAllowed(mayTranslate(actor, text, translator))
  const adopted = await tx.selectFrom('drafting.adoption').select('versions').where('text_id', '=', textId).executeTakeFirst()
  if (!takesTranslations(text.state) || adopted?.versions[language] !== undefined) throw new Refusal(409, 'drafting.language-closed')
}

/** A language that was not complete when the text was adopted is completed after it. */
export const takesTranslations = (state: TextState): boolean => state === 'negotiating' || state === 'adopted'

/** What a translator does to follow the other language, the last deed with the translated words. */
export function deedsFor(own: NegotiatedText, sourceText: NegotiatedText, source: NegotiatedParagraph, words: string): Deed[] {
  const here = own.paragraphs.find(({ id }) => id === source.id)
  if (source.gone) return here && !here.gone ? [{ do: 'delete' }] : []
  const text = words.trim()
  if (text === '') throw new InvalidForm({ [`text-${source.id}`]: { key: 'ui.field.required' } })
  const after = anchorOf(own, sourceText, source.id)
  if (!here) return [{ do: 'add', place: placeOf(own, sourceText, source, after), text }]
  const moved = movedSince(sourceText, source.id, here.follows[sourceText.language] ?? 0)
  return [...(here.gone ? [{ do: 'restore' } as const] : []), ...(moved ? [{ do: 'move', after } as const] : []), { do: 'edit', text }]
}

/** The nearest paragraph before it that both languages have. */
function anchorOf(own: NegotiatedText, sourceText: NegotiatedText, id: string): string | null {
  const known = new Set(own.paragraphs.map((paragraph) => paragraph.id))
  const at = sourceText.paragraphs.findIndex((paragraph) => paragraph.id === id)
  return sourceText.paragraphs.slice(0, at).findLast((paragraph) => known.has(paragraph.id))?.id ?? null
}

/** The same place in the other language: below the opener whose paragraphs it shares there. */
function placeOf(
  own: NegotiatedText,
  sourceText: NegotiatedText,
  { opener, kind, level, cell }: NegotiatedParagraph,
  after: string | null,
): Place {
  const siblings = new Set(sourceText.paragraphs.filter((one) => one.opener === opener && one.kind === kind).map(({ id }) => id))
  const sibling = own.paragraphs.find(({ id }) => siblings.has(id))
  return { after, kind, level, opener: sibling ? sibling.opener : opener, ...(cell && { cell }) }
}

const movedSince = (text: NegotiatedText, id: string, version: number): boolean =>
  text.history.slice(version).some(({ step }) => step.deed.do === 'move' && step.paragraph === id)
