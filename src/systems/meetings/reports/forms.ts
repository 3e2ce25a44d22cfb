import { FormReader } from '../../../platform/http/index.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import type { SectionForm } from './commands.ts'
import { type PostingRequest, plainSymbol } from './posting.ts'

export const mostInHeading = 500
export const mostInSection = 100_000

export function readSection(body: unknown): SectionForm {
  const c = new FormReader(body)
  const heading = c.required('heading', mostInHeading)
  const text = c.text('text', mostInSection)
  return c.done({ heading, text, version: c.version })
}

/** `languages`: those in which the report is written. */
export function readPosting(body: unknown, written: readonly Language[]): PostingRequest {
  const c = new FormReader(body)
  const symbol = c.required('symbol', 60)
  if (symbol && !plainSymbol(symbol)) c.fail('symbol', 'meetings.field.not-a-symbol', { words: symbol })
  const chosen = c.list('languages').filter((one): one is Language => isLanguage(one) && written.includes(one))
  if (chosen.length === 0) c.fail('languages', 'meetings.field.report-language')
  const visibility = c.choice('visibility', ['public', 'members'] as const)
  return c.done({ symbol, languages: chosen, visibility, wordings: c.id('wordings') ?? 0 })
}
