import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound, Refusal, requireAllowed, stale } from '../../platform/errors.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { readCalendar } from './calendar.ts'
import { addEdition, titleVector } from './editions.ts'
import type { Standing } from './events.ts'
import { type Facts, factsOf } from './facts.ts'
import type { CorrectionForm } from './forms.ts'
import { toJson } from './json.ts'
import { isVisible, mayAddEdition, mayCorrect, mayGiveStanding, mayGiveVisibility, mayImport, usualVisibility } from './policy.ts'
import { reader } from './reader.ts'
import { instrumentId, type Place, placeOf, type Series, slug, titleSlug, writtenSymbol } from './rules.ts'
import type { DocumentTable, Visibility } from './schema.ts'

export interface ImportRequest {
  /** the file's name, kept for the download */
  name: string
  /** the file itself, or its address where it is kept already */
  bytes?: Uint8Array
  sha256?: string
  /** id of the document that this is an edition of; otherwise its symbol says */
  document?: string | null
  /** what the text itself shows, when left out */
  language?: Language | null
  standing?: Standing | null
  visibility?: Visibility | null
  /** whose paper it is and of which session, where its symbol does not say */
  place?: { body: string; session: string } | null
  /** organizations that read it, when it is for a group */
  readers?: readonly string[]
  /** what a person says over what the text shows: the normal form of its symbol with revision, its title, that a machine translated it */
  given?: { symbol?: string | null; title?: string | null; machine?: boolean }
}

export interface Imported {
  documentId: string
  editionId: number
  /** true when this very file had been brought in before: nothing was changed */
  duplicate: boolean
}

/**
 * Brings an official paper in: the file is kept, its text read in a thread of its own, and everything that follows from it is
 * written in one transaction, with the handlers of `documents.imported`.
 *
 * @param also joins that transaction: whatever records that this file is done
 * @throws TextError when the file is refused
 * @throws Refusal `documents.not-yours` when the document is another organization's, `documents.symbol-taken` when the symbol
 *   is that of a document which the actor may not see
 */
export async function importText(
  deps: Deps,
  actor: Actor,
  request: ImportRequest,
  also: (tx: Tx, imported: Imported) => Promise<void> = async () => {},
): Promise<Imported> {
  requireAllowed(mayImport(actor))
  requireAllowed(!request.standing || mayGiveStanding(actor, request.standing))
  requireAllowed(!request.visibility || mayGiveVisibility(actor, request.visibility))
  const { db, files, events } = deps
  const sha256 = request.sha256 ?? (await files.put(Buffer.from(request.bytes ?? []))).sha256
  const asBefore = async (tx: Tx, known: Imported) => {
    await also(tx, known)
    return known
  }

  const known = await findByFile(db, actor, sha256, request.document)
  if (known) return inTransaction(db, (tx) => asBefore(tx, known))

  const bytes = request.bytes ?? (await files.get(sha256))
  const calendar = await readCalendar(db)
  const paper = await reader.read(bytes, request.name, { calendar, ...(request.language && { language: request.language }) })
  const facts = factsOf(paper, request.name, { ...request.given, language: request.language, standing: request.standing })

  return inTransaction(db, async (tx) => {
    await oneAtATime(tx, request.document ?? facts.key ?? facts.title)
    const knownNow = await findByFile(tx, actor, sha256, request.document)
    if (knownNow) return asBefore(tx, knownNow)

    const document = (await findDocument(tx, actor, request, facts)) ?? (await makeDocument(tx, actor, request, facts))
    const editionId = await addEdition(tx, actor, document, facts, {
      sha256,
      size: bytes.length,
      name: request.name,
      machine: request.given?.machine ?? false,
    })
    const imported = { documentId: document.id, editionId, duplicate: false }
    await audit(tx, actor, {
      action: 'documents.imported',
      record: { type: 'documents.document', id: document.id },
      after: {
        file: request.name,
        language: facts.language,
        revision: facts.revision,
        sha256,
        ...(request.given?.machine && { machine: true }),
      },
    })
    await also(tx, imported)
    await events.emit(tx, 'documents.imported', {
      documentId: document.id,
      editionId,
      language: facts.language,
      instrumentId: document.instrument_id,
      bodyId: document.body_id,
      standing: document.standing,
      mandates: paper.text.mandates,
      actor,
    })
    await events.touch(tx, 'documents')
    return imported
  })
}

/** Files of one document arrive together, as its languages do: the second waits, and then finds the document. */
const oneAtATime = (tx: Tx, id: string) => sql`select pg_advisory_xact_lock(hashtext('documents.document'), hashtext(${id}))`.execute(tx)

async function findByFile(db: Db | Tx, actor: Actor, sha256: string, document?: string | null): Promise<Imported | null> {
  const rows = await db
    .selectFrom('documents.edition as e')
    .innerJoin('documents.document as d', 'd.id', 'e.document_id')
    .select(['e.id', 'e.document_id', 'd.visibility', 'd.owner_id', 'd.readers'])
    .where('e.file_sha256', '=', sha256)
    .$if(Boolean(document), (q) => q.where('e.document_id', '=', document!))
    .orderBy('e.id', 'desc')
    .execute()
  const found = rows.find((row) => isVisible(actor, row))
  return found ? { documentId: found.document_id, editionId: found.id, duplicate: true } : null
}

const columns = ['id', 'body_id', 'instrument_id', 'standing', 'visibility', 'owner_id', 'readers', 'title', 'version'] as const
type Found = Pick<Selectable<DocumentTable>, (typeof columns)[number]>

async function findDocument(tx: Tx, actor: Actor, { document: id }: ImportRequest, facts: Facts): Promise<Found | null> {
  if (!id && !facts.identified) return null
  const found = await tx
    .selectFrom('documents.document')
    .select(columns)
    .where((eb) => {
      if (id) return eb('id', '=', id)
      if (facts.key) return eb('symbol_key', '=', facts.key)
      const { date } = facts.paper.text.document
      return eb.and([
        eb('symbol_key', 'is', null),
        sql<boolean>`coalesce(dated, '') = ${date}`,
        sql<boolean>`title ->> ${facts.language} = ${facts.title}`,
      ])
    })
    .forUpdate()
    .executeTakeFirst()
  if (!found && id) throw notFound()
  if (!found) return null
  if (!isVisible(actor, found)) throw id ? notFound() : new Refusal(409, 'documents.symbol-taken', { symbol: facts.symbol ?? facts.title })
  if (!mayAddEdition(actor, found)) throw new Refusal(403, 'documents.not-yours', { document: found.id })
  return found
}

async function makeDocument(tx: Tx, actor: Actor, request: ImportRequest, facts: Facts): Promise<Found> {
  const { language } = facts
  const front = facts.paper.text.document
  const series = await tx.selectFrom('documents.series').select(['pattern', 'body_id']).orderBy('position').execute()
  const place = facts.key === null ? null : placeOf(facts.key, series)
  const standing = mayGiveStanding(actor, facts.standing) ? facts.standing : 'proposal'
  const year = front.date ? Number(front.date.slice(0, 4)) : (place?.year ?? null)
  const instrument = (await findInstrument(tx, facts)) ?? (await makeInstrument(tx, facts, standing, series, year))
  return tx
    .insertInto('documents.document')
    .values({
      id: await freeId(tx, idOf(facts, standing, instrument?.id)),
      symbol: facts.symbol,
      symbol_key: facts.key,
      kind: front.genre,
      standing,
      body_id: place?.body ?? instrument?.body_id ?? request.place?.body ?? null,
      session_id: (place && (await findSession(tx, place))) ?? request.place?.session ?? null,
      instrument_id: instrument?.id ?? null,
      year,
      dated: front.date,
      title: toJson({ [language]: facts.title, original: front.originalLanguage ?? language }),
      source: front.source,
      agenda_item: front.agendaItem,
      original_language: front.originalLanguage,
      visibility: request.visibility ?? usualVisibility(actor),
      readers: [...(request.readers ?? [])],
      owner_id: actor.organization,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** `C26-59` for a paper with a symbol, `council-res-1332-proposal-2026-04` for one without whose title is no address. */
const idOf = (facts: Facts, standing: Standing, instrument: string | undefined): string => {
  const { date, genre } = facts.paper.text.document
  return facts.key ? slug(facts.key) : titleSlug(facts.title, date, instrument ? `${instrument}-${standing}` : genre)
}

/** The instrument that the text is, or would change. */
async function findInstrument(tx: Tx, { instrumentKeys }: Facts) {
  if (instrumentKeys.length === 0) return null
  const known = await tx
    .selectFrom('documents.instrument')
    .select(['id', 'body_id', 'symbol_key'])
    .where('symbol_key', 'in', instrumentKeys)
    .execute()
  return known.sort((a, b) => instrumentKeys.indexOf(a.symbol_key) - instrumentKeys.indexOf(b.symbol_key))[0] ?? null
}

/** An adopted resolution that nobody had recorded yet becomes an instrument, whatever the paper that prints it. */
async function makeInstrument(tx: Tx, facts: Facts, standing: Standing, series: readonly Series[], year: number | null) {
  const [key] = facts.instrumentKeys
  const place = key === undefined ? null : placeOf(key, series)
  if (standing !== 'adopted' || !key || !place) return null
  const made = await tx
    .insertInto('documents.instrument')
    .values({
      id: instrumentId(writtenSymbol(key)),
      symbol: writtenSymbol(key),
      symbol_key: key,
      body_id: place.body,
      year,
      title: toJson({ [facts.language]: facts.title, original: facts.paper.text.document.originalLanguage ?? facts.language }),
      kind: key.includes('/DEC/') ? 'decision' : 'resolution',
      status: 'in-force',
    })
    .onConflict((c) => c.doNothing())
    .returning(['id', 'body_id'])
    .executeTakeFirst()
  return made ?? null
}

async function findSession(tx: Tx, { body, year, ordinal }: Place): Promise<string | null> {
  if (year === null && ordinal === null) return null
  const sessions = await tx
    .selectFrom('reference.session')
    .select('id')
    .where('body_id', '=', body)
    .where((eb) => (ordinal === null ? eb('year', '=', year) : eb('ordinal', '=', ordinal)))
    .execute()
  // A year with an extra session has several; the usual one is named after the body and the year alone.
  return (sessions.length === 1 ? sessions[0] : sessions.find(({ id }) => id === `${body}-${year}`))?.id ?? null
}

/** The id itself, or with `-2`, `-3` when another document has it already. */
export async function freeId(tx: Tx, wanted: string): Promise<string> {
  const rows = await tx.selectFrom('documents.document').select('id').where(sql<boolean>`id ^@ ${wanted}`).execute()
  const taken = new Set(rows.map(({ id }) => id))
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  return id
}

/** A person says what the text could not: title, date, body, standing, instrument, who may read it. */
export async function correctDocument({ db, events }: Deps, actor: Actor, id: string, form: CorrectionForm): Promise<void> {
  await inTransaction(db, async (tx) => {
    const document = await tx.selectFrom('documents.document').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!document || !isVisible(actor, document)) throw notFound()
    requireAllowed(mayCorrect(actor, document))
    requireAllowed(form.standing === document.standing || mayGiveStanding(actor, form.standing))
    requireAllowed(form.visibility === document.visibility || mayGiveVisibility(actor, form.visibility))
    const before = {
      title: document.title,
      dated: document.dated,
      kind: document.kind,
      standing: document.standing,
      body: document.body_id,
      instrument: document.instrument_id,
      source: document.source,
      visibility: document.visibility,
    }
    const { version, ...after } = form
    if (version !== document.version) throw stale({ ...before, version: document.version }, after)
    await tx
      .updateTable('documents.document')
      .set({
        title: toJson(after.title),
        search: titleVector(after.title, document.symbol),
        dated: after.dated,
        year: after.dated ? Number(after.dated.slice(0, 4)) : document.year,
        kind: after.kind,
        standing: after.standing,
        body_id: after.body,
        instrument_id: after.instrument,
        source: after.source,
        visibility: after.visibility,
        version: version + 1,
        updated_at: sql`now()`,
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'documents.corrected', record: { type: 'documents.document', id }, before, after })
    const meaning = ({ standing, instrument, body }: typeof before) => ({ standing, instrumentId: instrument, bodyId: body })
    if (JSON.stringify(meaning(before)) !== JSON.stringify(meaning(after))) {
      await events.emit(tx, 'documents.standing-corrected', { documentId: id, from: meaning(before), to: meaning(after), actor })
    }
    await events.touch(tx, 'documents')
  })
}
