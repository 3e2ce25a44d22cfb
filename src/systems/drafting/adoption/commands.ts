import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { type Language, read } from '../../../platform/i18n/index.ts'
import { writeDocx } from '../../../texts/index.ts'
import { findDocument, putLanguage, readWritten, recordAdopted, type WrittenText } from '../../documents/index.ts'
import { carryOver } from '../../mandates/index.ts'
import { draftingTopic, roomTopic } from '../links.ts'
import { outcomesOf } from '../out/outcome.ts'
import { mayManage } from '../policy.ts'
import { readRoom } from '../rooms.ts'
import { next } from '../states.ts'
import { getText, type TextRow } from '../texts/queries.ts'
import type { AdoptionForm } from './forms.ts'
import { type Adopted, findAdoption, findHeading, readReadiness } from './queries.ts'
import { adoptedPaper, type Complete, complete, type Readiness, tracedPaths } from './ready.ts'
import type { PartyCounts } from './schema.ts'

type Versions = AdoptionForm['versions']

/**
 * Adopts a text by decision of a meeting: it becomes an edition of its instrument in each language that is complete, labels in order and
 * references following, and its mandates wait to be carried over. Files are made and read before; all that follows is one transaction.
 *
 * @returns id of the document
 * @throws Refusal 409 `drafting.still-open` while the original has open brackets or a silence runs, `drafting.not-negotiated` in another
 *   state; stale where a language has changed since it was shown
 */
export async function adopt(deps: Deps, actor: Actor, textId: string, form: AdoptionForm): Promise<string> {
  requireAllowed(mayManage(actor))
  const { db, clock, events } = deps
  const text = await getText(db, actor, textId)
  requireNegotiated(text)
  const all = await readReadiness(db, text, today(clock))
  const original = all.find(({ language }) => language === text.original)
  const settledOriginal = original && complete({ ...original, behind: 0 })
  if (!original || !settledOriginal) throw new Refusal(409, 'drafting.still-open', { count: original?.open.length ?? 0 })
  const ready = all.filter(({ language }) => form.versions[language] !== undefined)
  if (!ready.includes(original)) throw stale(versionsOf(all), form.versions)
  requireSeen(
    ready,
    ready.filter((one) => one === original || complete(one) !== null),
    form.versions,
  )
  const texts = await written(deps, actor, text, ready, form)

  return await inTransaction(db, async (tx) => {
    await lockAsRead(tx, textId, ready)
    requireNegotiated(await getText(tx, actor, textId))
    const { documentId, instrumentId } = await recordAdopted({ events }, tx, actor, {
      instrument: text.instrument_id,
      symbol: form.symbol,
      title: text.title,
      body: text.body_id,
      session: form.session,
      dated: form.dated,
      visibility: form.visibility,
      original: text.original,
      texts,
    })
    await tx
      .insertInto('drafting.adoption')
      .values({
        text_id: textId,
        document_id: documentId,
        symbol: form.symbol,
        dated: form.dated,
        session_id: form.session,
        decision_id: form.decision,
        versions: JSON.stringify(versionsOf(ready)),
        carried: JSON.stringify(settledOriginal.carried),
        parties: JSON.stringify(await countsByParty(tx, text)),
        by_id: actor.id,
        by_name: actor.name,
        at: clock.now(),
      })
      .execute()
    await tx
      .updateTable('drafting.text')
      .set((eb) => ({ state: 'adopted', adopted_document_id: documentId, instrument_id: instrumentId, version: eb('version', '+', 1) }))
      .where('id', '=', textId)
      .execute()
    await carryMandates(tx, actor, text, { documentId, instrumentId }, settledOriginal, texts[0]!)
    await audit(tx, actor, {
      action: 'drafting.adopted',
      record: { type: 'drafting.text', id: textId },
      before: { state: text.state },
      after: { state: 'adopted', symbol: form.symbol, dated: form.dated, document: documentId, versions: versionsOf(ready) },
    })
    await events.touch(tx, draftingTopic, ...text.languages.map((language) => roomTopic(textId, language)))
    return documentId
  })
}

/** Writes the languages of an adopted text that have become complete since. Answers which. */
export async function adoptLanguages(deps: Deps, actor: Actor, textId: string, seen: Versions): Promise<Language[]> {
  requireAllowed(mayManage(actor))
  const { db, clock, events } = deps
  const text = await getText(db, actor, textId)
  const adoption = await findAdoption(db, textId)
  if (!adoption) throw notFound()
  const all = await readReadiness(db, text, today(clock))
  const ready = all.filter(({ language }) => adoption.versions[language] === undefined && seen[language] !== undefined)
  if (ready.length === 0) throw new Refusal(409, 'drafting.no-language-complete')
  requireSeen(
    ready,
    ready.filter((one) => complete(one) !== null),
    seen,
  )
  const texts = await written(deps, actor, text, ready, { ...adoption, session: adoption.session_id })
  return await inTransaction(db, async (tx) => {
    await lockAsRead(tx, textId, ready)
    const now = await findAdoption(tx, textId)
    if (!now || ready.some(({ language }) => now.versions[language] !== undefined)) throw new Refusal(409, 'drafting.no-language-complete')
    for (const one of texts) await putLanguage({ events }, tx, actor, now.document_id, one)
    const versions = { ...now.versions, ...versionsOf(ready) }
    await tx
      .updateTable('drafting.adoption')
      .set({ versions: JSON.stringify(versions) })
      .where('text_id', '=', textId)
      .execute()
    await audit(tx, actor, {
      action: 'drafting.languages-adopted',
      record: { type: 'drafting.text', id: textId },
      before: { versions: now.versions },
      after: { versions },
    })
    await events.touch(tx, draftingTopic, ...ready.map(({ language }) => roomTopic(textId, language)))
    return ready.map(({ language }) => language)
  })
}

function requireNegotiated({ state }: Pick<TextRow, 'state'>): void {
  if (next(state, 'adopted') === null) throw new Refusal(409, 'drafting.not-negotiated')
}

/** What was shown to the person is what is adopted: no language is taken in unseen, and none that has changed since. */
function requireSeen(wanted: readonly Readiness[], ready: readonly Readiness[], seen: Versions): void {
  if (wanted.some((one) => !ready.includes(one) || seen[one.language] !== one.version)) throw stale(versionsOf(wanted), seen)
}

const versionsOf = (ready: readonly Readiness[]): Versions => Object.fromEntries(ready.map(({ language, version }) => [language, version]))

/** The clean files, the original first. They are read again like any paper, so that mandates are found as ever. */
async function written(deps: Deps, actor: Actor, text: TextRow, ready: readonly Readiness[], adopted: Adopted): Promise<WrittenText[]> {
  const { id, title } = text
  const heading = await findHeading(deps.db, actor, text, adopted)
  const texts: WrittenText[] = []
  for (const { language, clauses } of ready) {
    if (!clauses?.settled) continue
    const named = { ...heading, title: read(title, language).text }
    const bytes = await writeDocx(adoptedPaper(clauses.clauses, language, named), { clean: true })
    texts.push(await readWritten(deps, { bytes, name: `${id}-${language}.docx`, language }))
  }
  return texts
}

/** No step is taken in any room from here on; one that was taken since the files were made has the act begin anew. */
async function lockAsRead(tx: Tx, textId: string, ready: readonly Readiness[]): Promise<void> {
  await tx.selectFrom('drafting.text').select('id').where('id', '=', textId).forUpdate().execute()
  const rooms = await tx
    .selectFrom('drafting.room')
    .select(['language', 'version'])
    .where('text_id', '=', textId)
    .orderBy('language')
    .forUpdate()
    .execute()
  const versions = new Map(rooms.map(({ language, version }) => [language, version]))
  if (ready.some(({ language, version }) => (versions.get(language) ?? 0) !== version))
    throw stale(Object.fromEntries(versions), versionsOf(ready))
}

async function countsByParty(db: Db | Tx, text: TextRow): Promise<PartyCounts[]> {
  const room = await readRoom(db, text.id, text.original)
  if (!room || room.attribution === 'anonymous') return []
  return outcomesOf(room).map(({ party, counts }) => ({ party, counts }))
}

/** Where the base was an edition in force, what became of its paragraphs is known; a person confirms what becomes of its mandates. */
async function carryMandates(
  tx: Tx,
  actor: Actor,
  text: TextRow,
  { documentId, instrumentId }: { documentId: string; instrumentId: string },
  original: Complete,
  written: WrittenText,
): Promise<void> {
  const base = text.document_id === null ? undefined : await findDocument(tx, actor, text.document_id)
  if (base?.standing !== 'adopted' || base.instrument_id !== instrumentId) return
  const traced = tracedPaths(original, written.paper.text)
  await carryOver(tx, actor, { instrument: instrumentId, from: base.id, to: documentId, traced })
}
