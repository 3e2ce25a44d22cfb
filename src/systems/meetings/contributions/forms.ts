import { type Language, languages } from '../../../platform/i18n/index.ts'
import { symbolOf } from '../../documents/index.ts'
import { Check } from '../forms.ts'
import { specials } from './deadlines.ts'
import { type Purpose, purposes, type Section, type Visibility, visibilities } from './schema.ts'

export const mostSections = 30
const longest = 50_000

/** Paragraphs come as a browser's text area sends them; their line ends are made one. */
const lines = (value: string | null) => (value ?? '').replace(/\r\n?/g, '\n')

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
  const c = new Check(body)
  const purpose = c.choice('purpose', purposes)
  const language = c.choice('language', languages)
  const visibility = c.choice('visibility', visibilities)
  const special = c.optional('special') ? c.choice('special', specials) : null
  const authors = lines(c.optional('authors', 2000))
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  const sections: Section[] = []
  for (let n = 0; n < mostSections; n++) {
    const heading = c.optional(`heading-${n}`, 200) ?? ''
    const text = lines(c.optional(`text-${n}`, longest))
    if (heading || text) sections.push({ heading, text })
  }
  return c.done({
    item: Number(c.optional('item')) || null,
    purpose,
    special,
    language,
    visibility,
    authors,
    title: lines(c.optional('title', 300)).replace(/\s+/g, ' '),
    summary: lines(c.optional('summary', 3000)),
    requested: lines(c.optional('requested', 3000)),
    sections,
    version: c.version,
  })
}

export function readBeginning(body: unknown): { purpose: Purpose; language: Language; item: number | null } {
  const c = new Check(body)
  return c.done({
    purpose: c.choice('purpose', purposes),
    language: c.choice('language', languages),
    item: Number(c.optional('item')) || null,
  })
}

/** The symbol that a contribution is published under, in any spelling. */
export function readSymbol(body: unknown): string {
  const c = new Check(body)
  const words = c.required('symbol', 60)
  const key = words ? symbolOf(words) : null
  if (words && !key) c.fail('symbol', 'meetings.field.not-a-symbol', { words })
  return c.done(key ?? '')
}
