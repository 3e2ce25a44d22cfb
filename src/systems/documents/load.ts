import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Localized } from '../../platform/i18n/index.ts'
import { instrumentId } from './rules.ts'
import type { InstrumentEdition, InstrumentKind, InstrumentStatus } from './schema.ts'
import { workKeyOf } from './symbols.ts'

interface InstrumentData {
  symbol: string
  body: string
  year?: number
  title: string | Localized | null
  status: string
  titleInferred?: boolean
  note?: string
  /** years in which it was amended */
  amended?: string[]
}

interface InstrumentRow {
  id: string
  symbol: string
  symbol_key: string
  body_id: string
  year: number | null
  title: Localized
  kind: InstrumentKind
  status: InstrumentStatus
  status_words: string
  note: string | null
  editions: InstrumentEdition[]
  inferred: boolean
}

/**
 * Brings `instruments.json` and `document-series.json` of the process into the tables. What the files say wins, except over what
 * people have confirmed here since.
 */
export async function loadDocuments({ db, events }: Deps, process: string): Promise<void> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(process, `${name}.json`), 'utf8')) as T
  const { instruments } = read<{ instruments: InstrumentData[] }>('instruments')
  const { series } = read<{ series: { pattern: string; body: string }[] }>('document-series')
  const rows = gather(instruments)

  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('documents.series').execute()
    await tx
      .insertInto('documents.series')
      .values(series.map(({ pattern, body }, position) => ({ position, pattern, body_id: body })))
      .execute()
    const { rows: changed } = await sql`
      insert into documents.instrument (id, symbol, symbol_key, body_id, year, title, kind, status, status_words, note, editions, inferred)
      select id, symbol, symbol_key, body_id, year, title, kind, status, status_words, note, editions, inferred
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, symbol text, symbol_key text, body_id text, year int,
        title jsonb, kind text, status text, status_words text, note text, editions jsonb, inferred boolean)
      on conflict (id) do update set symbol = excluded.symbol, symbol_key = excluded.symbol_key, body_id = excluded.body_id,
        year = excluded.year, title = instrument.title || excluded.title, kind = excluded.kind, status = excluded.status,
        status_words = excluded.status_words, note = excluded.note, editions = excluded.editions, inferred = excluded.inferred
      where instrument.confirmed_at is null and (
        instrument.symbol, instrument.symbol_key, instrument.body_id, instrument.year, instrument.kind, instrument.status,
        instrument.status_words, instrument.note, instrument.editions, instrument.inferred, instrument.title || excluded.title
      ) is distinct from (
        excluded.symbol, excluded.symbol_key, excluded.body_id, excluded.year, excluded.kind, excluded.status,
        excluded.status_words, excluded.note, excluded.editions, excluded.inferred, instrument.title
      )
      returning id`.execute(tx)
    if (changed.length) await events.touch(tx, 'documents')
  })
}

/** The file lists editions, as papers cite them; an instrument is all of one number, its latest edition first. */
function gather(data: readonly InstrumentData[]): InstrumentRow[] {
  const groups = new Map<string, InstrumentData[]>()
  for (const instrument of data) {
    const id = instrumentId(instrument.symbol)
    groups.set(
      id,
      [...(groups.get(id) ?? []), instrument].sort((a, b) => (b.year ?? 0) - (a.year ?? 0)),
    )
  }
  return [...groups].map(([id, editions]) => {
    const latest = editions[0]!
    const withoutEdition = latest.symbol.replace(/\s*\([^)]*\)$/, '')
    return {
      id,
      symbol: withoutEdition,
      symbol_key: workKeyOf(latest.symbol) ?? workKeyOf(withoutEdition) ?? withoutEdition,
      body_id: latest.body,
      year: editions.at(-1)?.year ?? null,
      title: titleOf(latest),
      kind: kindOf(latest.symbol),
      status: statusOf(latest.status),
      status_words: latest.status,
      note: latest.note ?? null,
      editions: editions
        .filter(({ symbol }) => symbol !== withoutEdition)
        .map(({ symbol, year, amended, status }) => ({ symbol, year: Number(amended?.at(-1) ?? year) || null, status: statusOf(status) })),
      inferred: latest.titleInferred ?? false,
    }
  })
}

const titleOf = ({ title, symbol }: InstrumentData): Localized =>
  title === null ? { en: symbol, original: 'en' } : typeof title === 'string' ? { en: title, original: 'en' } : title

function kindOf(symbol: string): InstrumentKind {
  if (/\bdecision\b/i.test(symbol)) return 'decision'
  if (/\bplan of action\b/i.test(symbol)) return 'plan'
  if (/\bdeclaration\b/i.test(symbol)) return 'declaration'
  if (/commitment|agenda|statement|vision/i.test(symbol)) return 'outcome'
  if (/^A\/\d+\/\d+$/.test(symbol)) return 'report'
  return 'resolution'
}

/** The words of the list stay beside it; this is what the register can filter by. */
function statusOf(words: string): InstrumentStatus {
  if (/not a resolution/.test(words)) return 'not-an-instrument'
  if (/^(superseded|replaced|spent|carried on)/.test(words)) return 'superseded'
  if (/abrogated/.test(words)) return 'abrogated'
  if (/unknown/.test(words)) return 'unknown'
  return 'in-force'
}
