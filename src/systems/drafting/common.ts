import { Type } from 'typebox'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { isLanguage, type Language } from '../../platform/i18n/index.ts'

/** What a command needs that may be part of the caller's transaction. */
export type Within = Omit<Deps, 'db'> & { db: Db | Tx }

const id = Type.String({ maxLength: 100 })
/** A text in the address. */
export const byText = { params: Type.Object({ id }) }
/** A proposal on it. */
export const byProposal = { params: Type.Object({ id, number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }) }

/** The language asked for when the text has it, else its original. */
export const languageOf = (asked: string | undefined, text: { original: Language; languages: readonly Language[] }): Language =>
  asked !== undefined && isLanguage(asked) && text.languages.includes(asked) ? asked : text.original
