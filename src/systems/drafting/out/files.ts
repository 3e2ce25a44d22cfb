import { systemActor } from '../../../platform/actor.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import { type Language, read } from '../../../platform/i18n/index.ts'
import type { NegotiatedText, Warning } from '../../../texts/index.ts'
import type { Named } from '../adoption/headline.ts'
import { findAdoption, findHeading } from '../adoption/queries.ts'
import { readRoom } from '../rooms.ts'
import type { TextRow } from '../texts/queries.ts'
import type { Format, Source } from './make.ts'
import type { Content } from './paper.ts'
import './schema.ts'
import { makeInThread } from './thread.ts'

export interface FileOrder {
  language: Language
  what: Content
  party: string
  format: Format
  /** null: the latest */
  version: number | null
}

export interface OutFile {
  name: string
  sha256: string
  size: number
  version: number
  warnings: Warning[]
}

/** Files that this process is making: who asks for the same one waits for it. */
const making = new Map<string, Promise<OutFile>>()

/**
 * A text as a file: made once for each version, and kept.
 * @throws Refusal 404 where no room is open in the language, the text has not that version, it was not adopted, or the party proposes
 *   nothing in it
 */
export async function fileOf(deps: Deps, text: TextRow, order: FileOrder): Promise<OutFile> {
  const { db } = deps
  const room = await db
    .selectFrom('drafting.room')
    .select(['version', 'opened_at'])
    .where('text_id', '=', text.id)
    .where('language', '=', order.language)
    .executeTakeFirst()
  // only one version of each language was adopted
  const asked = order.what === 'adopted' ? (await findAdoption(db, text.id))?.versions[order.language] : (order.version ?? room?.version)
  if (!room || asked === undefined || asked > room.version) throw notFound()
  const wanted = { ...order, version: asked }
  const kept = await findKept(db, text.id, wanted)
  if (kept) return { name: nameOf(text.id, wanted), ...kept }
  const key = JSON.stringify([text.id, wanted])
  const begun = making.get(key) ?? makeAndKeep(deps, text, room.opened_at, wanted).finally(() => making.delete(key))
  making.set(key, begun)
  return await begun
}

type Wanted = FileOrder & { version: number }

async function findKept(db: Db, textId: string, { language, version, what, party, format }: Wanted): Promise<Omit<OutFile, 'name'> | null> {
  const row = await db
    .selectFrom('drafting.export')
    .select(['file_sha256 as sha256', 'file_size as size', 'version', 'warnings'])
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .where('version', '=', version)
    .where('what', '=', what)
    .where('party', '=', party)
    .where('format', '=', format)
    .executeTakeFirst()
  return row ?? null
}

async function makeAndKeep({ db, files, clock }: Deps, text: TextRow, opened: Date, wanted: Wanted): Promise<OutFile> {
  const { language, version, what, party, format } = wanted
  const room = await readRoom(db, text.id, language)
  if (!room || version > room.version) throw notFound()
  if (what === 'proposal' && !room.voices.includes(party)) throw notFound()
  const last = room.history[version - 1]
  const about = {
    id: text.id,
    title: read(text.title, language).text,
    body: { id: text.body_id, name: read(text.body_name, language).text },
    opened: dayOf(opened),
    at: last ? last.step.at.slice(0, 10) : dayOf(opened),
  }
  const adopted = what === 'adopted' ? await namedAs(db, text, about.title) : null
  const source = sourceAt(room, version, adopted !== null)
  const { bytes, warnings } = await makeInThread({ source, what, party, format, adopted, about })
  const { sha256, size } = await files.put(Buffer.from(bytes))
  await db
    .insertInto('drafting.export')
    .values({
      ...{ text_id: text.id, language, version, what, party, format },
      file_sha256: sha256,
      file_size: size,
      warnings: JSON.stringify(warnings),
      made_at: clock.now(),
    })
    // another process may have made it meanwhile
    .onConflict((c) => c.doNothing())
    .execute()
  return { name: nameOf(text.id, wanted), sha256, size, version, warnings }
}

/** As the meeting named it. What a base is that the reader may not see is no secret of its new edition. */
async function namedAs(db: Db, text: TextRow, title: string): Promise<Named> {
  const adoption = await findAdoption(db, text.id)
  if (!adoption) throw notFound()
  return { ...(await findHeading(db, systemActor, text, { ...adoption, session: adoption.session_id })), title }
}

/** The history stays here: a thread is given no more than what it needs, for an adopted text the steps that led to it. */
function sourceAt(room: NegotiatedText, version: number, adopted: boolean): Source {
  const { origin, language, paragraphs, amendments, attribution } = room
  if (version === room.version && !adopted) return { origin, language, paragraphs, amendments, attribution }
  return { origin, steps: room.history.slice(0, version).map(({ step }) => step) }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** `council-res-1332-2027-en-v12-compilation.docx` */
const nameOf = (id: string, { language, version, what, party, format }: Wanted): string =>
  `${[id, language, `v${version}`, ...(what === 'text' ? [] : [what]), ...(party ? [party] : [])].join('-')}.${format}`
