import { type Db, inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Recurrence } from '../../texts/types.ts'
import { settleDeadlines } from './deadlines/index.ts'
import { indexWords } from './index-words.ts'
import type { Progress, Review, State } from './states.ts'

/** Rows for tests: what is not said is made up so that the row is whole. */
export interface Given {
  document?: string
  /** of the document; public when not said */
  visibility?: 'public' | 'members' | 'restricted'
  instrument?: string | null
  body?: string | null
  path?: string
  nth?: number
  review?: Review
  state?: State
  progress?: Progress
  act?: string
  confidence?: number
  why?: string[]
  addressees?: string[]
  recipients?: string[]
  actionLines?: string[]
  sdgs?: string[]
  /** organizations, the lead first; they must exist */
  owners?: string[]
  recurrence?: Recurrence | null
  /** due on a session, or by a day (`2027-03-15`) */
  due?: {
    session?: string
    relation?: 'at' | 'by' | 'before' | 'after' | 'during' | 'asap'
    shift?: string
    starts?: string
    ends?: string
    words?: string
  }[]
  /** words by language; English when not said */
  words?: Partial<Record<Language, string>>
  plan?: string
  updatedAt?: Date
}

/** When they came into the register, and to their owners: with their document, not on the day on which a test runs. */
const came = new Date('2026-04-10T08:00:00Z')

let count = 0

/** One mandate with its document, edition and paragraph; its deadlines are settled as seen from `day`. Answers its id. */
export async function buildMandate(db: Db | Tx, given: Given = {}, day?: string): Promise<number> {
  const [id] = await buildMandates(db, [given], day)
  return id!
}

/** Many at once, in a number of statements that does not grow with them. */
export async function buildMandates(db: Db | Tx, all: readonly Given[], day?: string): Promise<number[]> {
  const rows = all.map((given) => ({
    ...given,
    document: given.document ?? 'C26-900',
    path: given.path ?? `instructs ${++count}`,
    nth: given.nth ?? 1,
  }))
  return await inTransaction(db, async (tx) => {
    const documents = new Map(rows.map((r) => [r.document, r]))
    for (const [id, { visibility = 'public', instrument = null, body = 'itu-council', state }] of documents) {
      await tx
        .insertInto('documents.document')
        .values({
          id,
          symbol: id.replace('-', '/'),
          symbol_key: id.replace('-', '/'),
          kind: 'itu-resolution',
          standing: state === 'proposed' ? 'proposal' : 'adopted',
          body_id: body,
          instrument_id: instrument,
          year: 2026,
          dated: '2026-04-10',
          title: JSON.stringify({ en: `Document ${id}`, original: 'en' }),
          visibility,
        })
        .onConflict((c) => c.doNothing())
        .execute()
    }
    const languages = new Set(rows.flatMap((r) => Object.keys(r.words ?? { en: '' }) as Language[]))
    const editions = new Map<string, number>()
    for (const document of documents.keys()) {
      for (const language of languages) editions.set(`${document} ${language}`, await editionOf(tx, document, language))
    }
    const ids: number[] = []
    for (let from = 0; from < rows.length; from += 1000) ids.push(...(await insertSome(tx, rows.slice(from, from + 1000), editions)))
    await settleDeadlines(tx, ids, day)
    await indexWords(tx, ids)
    return ids
  })
}

type Row = Given & { document: string; path: string; nth: number }

async function editionOf(tx: Tx, document: string, language: Language): Promise<number> {
  const known = await tx
    .selectFrom('documents.edition')
    .select('id')
    .where('document_id', '=', document)
    .where('language', '=', language)
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await tx
    .insertInto('documents.edition')
    .values({
      document_id: document,
      language,
      file_sha256: 'a'.repeat(64),
      file_name: `${document}-${language}.docx`,
      file_size: 1,
      format: 'docx',
      front: '{}',
      imported_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const anchorOf = (path: string) => path.replace(/\s+/g, '-')

async function insertSome(tx: Tx, rows: readonly Row[], editions: ReadonlyMap<string, number>): Promise<number[]> {
  const mandates = await tx
    .insertInto('mandates.mandate')
    .values(
      rows.map((r) => ({
        document_id: r.document,
        instrument_id: r.instrument ?? null,
        body_id: r.body === undefined ? 'itu-council' : r.body,
        path: r.path,
        nth: r.nth,
        review: r.review ?? 'confirmed',
        state: r.state ?? 'in-force',
        progress: r.progress ?? 'not-started',
        act: r.act ?? 'report',
        verb_class: 'instruct',
        recurrence: r.recurrence ? JSON.stringify(r.recurrence) : null,
        conditions: '[]',
        qualifiers: '[]',
        refs: [],
        confidence: r.confidence ?? 0.9,
        why: JSON.stringify(r.why ?? []),
        addressees: r.addressees ?? ['itu-sg'],
        recipients: r.recipients ?? [],
        action_lines: r.actionLines ?? [],
        sdgs: r.sdgs ?? [],
        owner_organizations: r.owners ?? [],
        plan: r.plan ?? null,
        created_at: came,
        ...(r.updatedAt && { updated_at: r.updatedAt }),
      })),
    )
    .returning('id')
    .execute()
  const withId = rows.map((r, i) => ({ ...r, id: mandates[i]!.id }))
  const wordings = withId.flatMap((r) =>
    (Object.entries(r.words ?? { en: `to report on the work of ${r.path}` }) as [Language, string][]).map(([language, text]) => ({
      mandate_id: r.id,
      language,
      edition_id: editions.get(`${r.document} ${language}`)!,
      anchor: anchorOf(r.path),
      quote: text,
      deliverable: text,
      document: r.document,
      path: r.path,
    })),
  )
  await tx
    .insertInto('mandates.wording')
    .values(wordings.map(({ document, path, ...w }) => w))
    .execute()
  const ordinals = await tx
    .selectFrom('documents.paragraph')
    .select((eb) => eb.fn.max('ordinal').as('last'))
    .executeTakeFirst()
  await tx
    .insertInto('documents.paragraph')
    .values(
      wordings.map((w, i) => ({
        edition_id: w.edition_id,
        document_id: w.document,
        language: w.language,
        ordinal: (ordinals?.last ?? 0) + i + 1,
        anchor: w.anchor,
        label: /\d+$/.exec(w.path)?.[0] ?? '',
        path: w.path,
        opener: 'instructs the Secretary-General',
        kind: 'operative' as const,
        level: 0,
        text: w.quote,
        base_text: w.quote,
        in_base: true,
        in_proposed: true,
        labels: JSON.stringify({ base: '', proposed: '', marked: '' }),
        runs: JSON.stringify([{ text: w.quote, revisions: [] }]),
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
  const dues = withId.flatMap((r) =>
    (r.due ?? []).map((d, position) => ({
      mandate_id: r.id,
      position,
      words: d.words ?? d.session ?? d.ends ?? 'as soon as possible',
      relation: d.relation ?? (d.session ? ('at' as const) : ('by' as const)),
      session_id: d.session ?? null,
      shift: d.shift ?? null,
      starts: d.starts ?? null,
      ends: d.ends ?? null,
    })),
  )
  if (dues.length > 0) await tx.insertInto('mandates.due').values(dues).execute()
  const owners = withId.flatMap((r) =>
    (r.owners ?? []).map((organization_id, i) => ({ mandate_id: r.id, organization_id, lead: i === 0, since: came })),
  )
  if (owners.length > 0) await tx.insertInto('mandates.owner').values(owners).execute()
  return mandates.map((m) => m.id)
}
