import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import { Check } from '../forms.ts'
import type { SectionForm } from './commands.ts'
import { type PostingRequest, plainSymbol } from './posting.ts'

export const mostInHeading = 500
export const mostInSection = 100_000

export function readSection(body: unknown): SectionForm {
  const c = new Check(body)
  const heading = c.required('heading', mostInHeading)
  const text = (c.optional('text', mostInSection) ?? '').replace(/\r\n?/g, '\n')
  return c.done({ heading, text, version: c.version })
}

/** `languages`: those in which the report is written. */
export function readPosting(body: unknown, written: readonly Language[]): PostingRequest {
  const c = new Check(body)
  const symbol = c.required('symbol', 60)
  if (symbol && !plainSymbol(symbol)) c.fail('symbol', 'meetings.field.not-a-symbol', { words: symbol })
  const chosen = [c.body.languages ?? []].flat().filter((one): one is Language => isLanguage(one) && written.includes(one))
  if (chosen.length === 0) c.fail('languages', 'meetings.field.report-language')
  const visibility = c.choice('visibility', ['public', 'members'] as const)
  return c.done({ symbol, languages: chosen, visibility, wordings: Number(c.body.wordings) || 0 })
}
