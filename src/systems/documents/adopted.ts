import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import { type Language, type Localized, read } from '../../platform/i18n/index.ts'
import { readCalendar } from './calendar.ts'
import { freeId } from './commands.ts'
import { addEdition } from './editions.ts'
import { type Facts, factsOf } from './facts.ts'
import { toJson } from './json.ts'
import { type ReadPaper, reader } from './reader.ts'
import { instrumentId } from './rules.ts'
import type { InstrumentEdition, Visibility } from './schema.ts'
import { workKeyOf } from './symbols.ts'

/** A text of ours in one language, written as a file and read like any other paper. */
export interface WrittenText {
  language: Language
  name: string
  sha256: string
  size: number
  paper: ReadPaper
}

/** Keeps the file of a text that was written here, and reads it in a thread of its own: what comes before the transaction that adopts it. */
export async function readWritten(
  { db, files }: Pick<Deps, 'db' | 'files'>,
  file: { bytes: Uint8Array; name: string; language: Language },
): Promise<WrittenText> {
  const { bytes, name, language } = file
  const { sha256, size } = await files.put(Buffer.from(bytes))
  const paper = await reader.read(bytes, name, { calendar: await readCalendar(db), language })
  return { language, name, sha256, size, paper }
}

export interface AdoptedText {
  /** id of what it is a new edition of; null for one that nobody has adopted before */
  instrument: string | null
  /** of the edition, as papers cite it: `Council Resolution 1332 (C11, last amended C27)` */
  symbol: string
  title: Localized
  body: string
  session: string | null
  /** ISO date of its adoption */
  dated: string
  visibility: Visibility
  original: Language
  /** in each language, the original first: the first decides what its mandates are */
  texts: readonly WrittenText[]
}

/**
 * Records a text that a meeting adopted here, with all that follows from it, in the caller's transaction: a document of standing `adopted`,
 * its languages as editions, the new edition in the instrument's list; `documents.imported` is emitted for each language. Whether the
 * actor may adopt is the caller's question.
 */
export async function recordAdopted(
  { events }: Pick<Deps, 'events'>,
  tx: Tx,
  actor: Actor,
  adopted: AdoptedText,
): Promise<{ documentId: string; instrumentId: string }> {
  const instrument = await putInstrument(tx, actor, adopted)
  const [first] = adopted.texts
  if (!first) throw new Error('an adopted text has a language')
  const document = await tx
    .insertInto('documents.document')
    .values({
      id: await freeId(tx, `${instrument}-${adopted.dated}`),
      symbol: adopted.symbol,
      // its symbol without the edition is that of the instrument, which leads to the latest
      symbol_key: null,
      kind: first.paper.text.document.genre,
      standing: 'adopted',
      body_id: adopted.body,
      session_id: adopted.session,
      instrument_id: instrument,
      year: Number(adopted.dated.slice(0, 4)),
      dated: adopted.dated,
      title: toJson({ ...adopted.title, original: adopted.original }),
      source: null,
      agenda_item: null,
      original_language: adopted.original,
      visibility: adopted.visibility,
      owner_id: null,
    })
    .returning(['id', 'title'])
    .executeTakeFirstOrThrow()
  await audit(tx, actor, {
    action: 'documents.adopted',
    record: { type: 'documents.document', id: document.id },
    after: { symbol: adopted.symbol, dated: adopted.dated, languages: adopted.texts.map(({ language }) => language) },
  })
  for (const text of adopted.texts) await putLanguage({ events }, tx, actor, document.id, text)
  await events.touch(tx, 'documents')
  return { documentId: document.id, instrumentId: instrument }
}

/** A further language of a text that was adopted here. */
export async function putLanguage(
  { events }: Pick<Deps, 'events'>,
  tx: Tx,
  actor: Actor,
  documentId: string,
  text: WrittenText,
): Promise<void> {
  const document = await tx
    .selectFrom('documents.document')
    .select(['id', 'title', 'symbol', 'instrument_id', 'body_id', 'standing'])
    .where('id', '=', documentId)
    .forUpdate()
    .executeTakeFirst()
  if (!document) throw notFound()
  const facts: Facts = {
    ...factsOf(text.paper, text.name, { language: text.language, standing: 'adopted' }),
    title: document.title[text.language] ?? read(document.title, text.language).text,
    key: null,
    symbol: document.symbol,
    revision: 0,
  }
  const file = { sha256: text.sha256, size: text.size, name: text.name, machine: false }
  const editionId = await addEdition(tx, actor, document, facts, file)
  await events.emit(tx, 'documents.imported', {
    documentId,
    editionId,
    language: text.language,
    instrumentId: document.instrument_id,
    bodyId: document.body_id,
    standing: document.standing,
    mandates: text.paper.text.mandates,
    actor,
  })
}

/**
 * The new edition heads the list of its instrument, and those before it are superseded. What was adopted here wins over the list that the
 * process brings along, which knows nothing of it.
 */
async function putInstrument(tx: Tx, actor: Actor, { instrument, symbol, title, body, dated, original }: AdoptedText): Promise<string> {
  const plain = symbol.replace(/\s*\([^)]*\)$/, '')
  const key = workKeyOf(symbol) ?? workKeyOf(plain) ?? plain
  const year = Number(dated.slice(0, 4))
  const edition: InstrumentEdition = { symbol, year, status: 'in-force' }
  const confirmed = { confirmed_by: actor.id ?? actor.name, confirmed_at: sql<Date>`now()` }
  const found = await tx
    .selectFrom('documents.instrument')
    .select(['id', 'editions'])
    .where((eb) => (instrument === null ? eb('symbol_key', '=', key) : eb('id', '=', instrument)))
    .forUpdate()
    .executeTakeFirst()
  if (instrument !== null && !found) throw notFound()
  if (found) {
    const earlier = found.editions
      .filter((one) => one.symbol !== symbol)
      .map((one): InstrumentEdition => ({ ...one, status: one.status === 'in-force' ? 'superseded' : one.status }))
    await tx
      .updateTable('documents.instrument')
      .set({ editions: toJson([edition, ...earlier]), status: 'in-force', ...confirmed })
      .where('id', '=', found.id)
      .execute()
    return found.id
  }
  const id = instrumentId(symbol)
  await tx
    .insertInto('documents.instrument')
    .values({
      id,
      symbol: plain,
      symbol_key: key,
      body_id: body,
      year,
      title: toJson({ ...title, original }),
      kind: /\bdecision\b/i.test(symbol) ? 'decision' : 'resolution',
      status: 'in-force',
      editions: toJson([edition]),
      ...confirmed,
    })
    .execute()
  return id
}
