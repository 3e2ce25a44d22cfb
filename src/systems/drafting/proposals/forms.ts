import { FormReader } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'

export const ways = ['file', 'page'] as const

export interface ProposalForm {
  /** a paper with tracked changes or edited clean, or paragraph by paragraph on the page */
  way: (typeof ways)[number]
  language: Language
  /** the author first; empty: attribution left open */
  parties: string[]
  reasons: string | null
}

export function readProposalForm(given: unknown, languages: readonly Language[], way?: ProposalForm['way']): ProposalForm {
  const form = new FormReader(given)
  return form.done({
    way: way ?? form.choice('way', ways),
    language: form.choice('language', languages, languages[0]),
    parties: form.list('parties'),
    reasons: form.optional('reasons', 10_000),
  })
}

export interface DetailsForm {
  parties: string[]
  reasons: string | null
  version: number
}

export function readDetails(given: unknown): DetailsForm {
  const form = new FormReader(given)
  return form.done({
    parties: form.list('parties'),
    reasons: form.optional('reasons', 10_000),
    version: form.version,
  })
}

/** What can be done to a paragraph on the page. A move is SUP* here and ADD* there. */
export const doings = ['MOD', '(MOD)', 'SUP', 'NOC', 'ADD', 'move'] as const
export type Doing = (typeof doings)[number]

export interface AmendmentForm {
  doing: Doing
  /** MOD, (MOD), ADD */
  text: string
  /** ADD: one level below the paragraph that it follows */
  below: boolean
  /** move: id of the paragraph after which it shall stand */
  after: string | null
  reason: string | null
  version: number
}

const most = 20_000

/** @param before the words that stand, which a change must change; null where the paragraph is not known yet */
export function readAmendment(given: unknown, before: string | null): AmendmentForm {
  const form = new FormReader(given)
  const doing = form.choice('doing', doings)
  const words = typeof form.body.text === 'string' ? form.body.text.replace(/\s*\r?\n\s*/g, ' ').trim() : ''
  const added = typeof form.body.added === 'string' ? form.body.added.replace(/\s*\r?\n\s*/g, ' ').trim() : ''
  const text = doing === 'ADD' ? added : words
  const field = doing === 'ADD' ? 'added' : 'text'
  if (doing === 'ADD' || doing === 'MOD' || doing === '(MOD)') {
    if (text === '') form.fail(field, 'ui.field.required')
    if (text.length > most) form.fail(field, 'ui.field.too-long', { limit: most })
  }
  if ((doing === 'MOD' || doing === '(MOD)') && text === before) form.fail('text', 'drafting.proposal.field.nothing-changed')
  const after = doing === 'move' ? form.required('after') : form.optional('after')
  return form.done({
    doing,
    text,
    below: form.ticked('below'),
    after,
    reason: form.optional('reason', 4000),
    version: form.version,
  })
}
