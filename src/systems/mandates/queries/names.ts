import type { Db, Tx } from '../../../platform/db/index.ts'
import { type Language, type Localized, read } from '../../../platform/i18n/index.ts'
import { listActionLines, listAddressees, listBodies, listSdgs, listSessions } from '../../reference/index.ts'
import type { Keep } from '../keep.ts'

interface Named {
  name: Localized
  /** CSTD; what a narrow place shows */
  short: string | null
  position: number
}

/** What the ids of lists are called. The names of a whole process are some hundred; they are read once and kept. */
export interface Names {
  addressee: ReadonlyMap<string, Named>
  body: ReadonlyMap<string, Named>
  session: ReadonlyMap<string, Named>
  line: ReadonlyMap<string, Named>
  sdg: ReadonlyMap<string, Named>
  instrument: ReadonlyMap<string, Named>
  owner: ReadonlyMap<string, Named>
}

export const readNames = (db: Db | Tx, keep: Keep): Promise<Names> =>
  keep('names', async () => {
    const bodies = await listBodies(db, '9999-12-31')
    const acronyms = new Map(bodies.map((b) => [b.id, b.acronym]))
    const addressees = await listAddressees(db)
    const sessions = await listSessions(db)
    const lines = await listActionLines(db)
    const sdgs = await listSdgs(db)
    const instruments = await db.selectFrom('documents.instruments').select(['id', 'symbol', 'title']).orderBy('symbol').execute()
    const organizations = await db.selectFrom('people.organizations').select(['id', 'name', 'acronym']).orderBy('id').execute()
    const map = <T extends { id: string }>(rows: readonly T[], of: (row: T) => Omit<Named, 'position'>) =>
      new Map(rows.map((row, position) => [row.id, { ...of(row), position }]))
    return {
      addressee: map(addressees, ({ id, name }) => ({ name, short: acronyms.get(id) ?? null })),
      body: map(bodies, ({ name, acronym }) => ({ name, short: acronym })),
      session: map(sessions, ({ name, acronym, body_name, ordinal, year }) => ({
        name: withBody(name, acronym, body_name),
        short: acronym ? `${acronym} ${ordinal ?? year}` : null,
      })),
      line: map(lines, ({ id, name }) => ({ name, short: id.split('-')[0]! })),
      sdg: map(sdgs, ({ id, name }) => ({ name, short: id })),
      instrument: map(instruments, ({ symbol, title }) => ({
        name: { en: symbol, original: 'en', ...titled(symbol, title) },
        short: symbol,
      })),
      owner: map(organizations, ({ name, acronym }) => ({ name, short: acronym })),
    }
  })

/**
 * "thirtieth session" alone says little in a list of all bodies' sessions. What names its body in English, "Council 2027", names it
 * in every language.
 */
function withBody(name: Localized, acronym: string | null, body: Localized): Localized {
  const called = (language: Language) => (acronym && reads(acronym, language) ? acronym : read(body, language).text)
  if (name.en?.includes(called('en'))) return name
  return Object.fromEntries(
    Object.entries(name).map(([language, words]) => [
      language,
      language === 'original' ? words : `${called(language as Language)}: ${words}`,
    ]),
  ) as Localized
}

const titled = (symbol: string, title: Localized): Localized =>
  Object.fromEntries(
    Object.entries(title).map(([language, words]) => [
      language,
      language === 'original' || words === symbol ? words : `${symbol} · ${words}`,
    ]),
  ) as Localized

/** The name of an id, or the id where the process has lost it. */
export const nameOf = (names: ReadonlyMap<string, Named>, id: string, language: Language): string => {
  const named = names.get(id)
  return named ? read(named.name, language).text || id : id
}

/** Acronyms are the same for every reader; "Council" is an English word. */
const reads = (short: string, language: Language): boolean => language === 'en' || !/[a-z]{3}/.test(short)

/** The short name where there is one that the reader reads. */
export function shortOf(names: ReadonlyMap<string, Named>, id: string, language: Language): string {
  const short = names.get(id)?.short
  return short && reads(short, language) ? short : nameOf(names, id, language)
}
