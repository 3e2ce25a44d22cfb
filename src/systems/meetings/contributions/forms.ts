import { FormReader } from '../../../platform/http/index.ts'
import { type Language, languages } from '../../../platform/i18n/index.ts'
import { symbolOf } from '../../documents/index.ts'
import type { WantedSymbol } from './commands/publication.ts'
import { specials } from './deadlines.ts'
import { type Purpose, purposes, type Section, type Visibility, visibilities } from './schema.ts'

export const mostSections = 30
const longest = 50_000

export interface DraftForm {
  item: number | null
  purpose: Purpose
  special: (typeof specials)[number] | null
  language: Language
  visibility: Visibility
  /** names as typed, one on each line */
  authors: string[]
  title: string
  summary: string
  requested: string
  sections: Section[]
  version: number
}

/** A draft may be anything; what is missing is asked for when it is submitted. */
export function readDraft(body: unknown): DraftForm {
  const c = new FormReader(body)
  const purpose = c.choice('purpose', purposes)
  const language = c.choice('language', languages)
  const visibility = c.choice('visibility', visibilities)
  const special = c.optional('special') ? c.choice('special', specials) : null
  const authors = c
    .text('authors', 2000)
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  const sections: Section[] = []
  for (let n = 0; n < mostSections; n++) {
    const heading = c.text(`heading-${n}`, 200)
    const text = c.text(`text-${n}`, longest)
    if (heading || text) sections.push({ heading, text })
  }
  return c.done({
    item: c.id('item'),
    purpose,
    special,
    language,
    visibility,
    authors,
    title: c.text('title', 300).replace(/\s+/g, ' '),
    summary: c.text('summary', 3000),
    requested: c.text('requested', 3000),
    sections,
    version: c.version,
  })
}

export function readBeginning(body: unknown): { purpose: Purpose; language: Language; item: number | null } {
  const c = new FormReader(body)
  return c.done({
    purpose: c.choice('purpose', purposes),
    language: c.choice('language', languages),
    item: c.id('item'),
  })
}

/** The series that the symbol is to be the next of; or the symbol itself, in any spelling, where there are no series to choose from. */
export function readSymbol(body: unknown): WantedSymbol {
  const c = new FormReader(body)
  if (c.body.series !== undefined) return { series: c.text('series', 20) }
  const words = c.required('symbol', 60)
  const key = words ? symbolOf(words) : null
  if (words && !key) c.fail('symbol', 'meetings.field.not-a-symbol', { words })
  return c.done({ symbol: key ?? '' })
}
