import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Refusal } from '../../platform/errors.ts'
import { fromCursor, toCursor } from '../../platform/http/index.ts'
import { isLanguage, languages } from '../../platform/i18n/index.ts'
import { withQuery } from '../../ui/index.ts'
import { genres, standings } from './forms.ts'
import { type DocumentFilter, type DocumentRow, keyOfDocument, type Order, sorts } from './queries/register.ts'

const words = Type.String({ maxLength: 400 })
/** One value or several: `?body=cstd&body=unga`. */
const some = Type.Optional(Type.Union([words, Type.Array(words, { maxItems: 50 })]))

/** What the address of the register may say. Values that nobody knows are passed over, as by any old link. */
export const documentQuery = Type.Object({
  q: Type.Optional(words),
  body: some,
  year: some,
  kind: some,
  language: some,
  standing: some,
  instrument: Type.Optional(words),
  sort: Type.Optional(words),
  after: Type.Optional(words),
  before: Type.Optional(words),
})
export type DocumentQuery = Static<typeof documentQuery>

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat().filter(Boolean))
const among = <T extends string>(values: string[], known: readonly T[]): T[] => known.filter((one) => values.includes(one))

export function readFilter(query: DocumentQuery): DocumentFilter {
  const q = query.q?.trim()
  return {
    ...(q && { q }),
    body: list(query.body),
    year: list(query.year)
      .filter((year) => /^\d{4}$/.test(year))
      .map(Number),
    kind: among(list(query.kind), genres),
    language: among(list(query.language), languages).filter(isLanguage),
    standing: among(list(query.standing), standings),
    ...(query.instrument && { instrument: query.instrument }),
  }
}

/** `-dated` is the latest first, as the register opens. */
export function readOrder(sort: string | undefined): Order {
  const [, minus, name] = /^(-?)(.+)$/.exec(sort ?? '-dated')!
  const by = sorts.find((one) => one === name)
  return by ? { by, descending: minus === '-' } : { by: 'dated', descending: true }
}

export function readKey(word: string | undefined): [string, string] | null {
  const key = fromCursor(word)
  if (key === null) return null
  const [value, id] = key
  if (key.length !== 2 || typeof value !== 'string' || typeof id !== 'string') throw new Refusal(400, 'ui.malformed', { detail: 'after' })
  return [value, id]
}

/** rows on one page of the register */
export const pageLength = 50

/**
 * Where the parts before and after lead. `rows` holds one row more than a page if there are more in the direction asked for.
 */
export function turnPages(req: FastifyRequest, query: DocumentQuery, order: Order, rows: DocumentRow[]) {
  const backwards = query.before !== undefined
  const more = rows.length > pageLength
  const shown = more ? (backwards ? rows.slice(1) : rows.slice(0, pageLength)) : rows
  const to = (name: 'after' | 'before', row: DocumentRow | undefined) =>
    row ? withQuery(req.t.href(req.pagePath), { after: null, before: null, [name]: toCursor(keyOfDocument(row, order)) }) : null
  return {
    shown,
    pages: {
      previous: (backwards ? more : query.after !== undefined) ? to('before', shown[0]) : null,
      next: (backwards ? true : more) ? to('after', shown.at(-1)) : null,
      first: query.after !== undefined || backwards ? withQuery(req.t.href(req.pagePath), { after: null, before: null }) : null,
    },
  }
}
