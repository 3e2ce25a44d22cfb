import { sql } from 'kysely'
import type { Language, Localized } from '../../../platform/i18n/index.ts'

/** Where `m` stands, as a delegate says it: in the reader's language, else in English, else in any, as its words are chosen. */
export const placeIn = (language: Language) => sql<string>`coalesce(m.place ->> ${language}, m.place ->> 'en',
  (select value from jsonb_each_text(m.place) order by key limit 1), m.path)`

/** The title of document `d`, where it has no symbol to be called by. */
export const titleOf = sql<Localized | null>`case when d.symbol is null then d.title end`
