import type { Placed, Structured } from '../structure/placed.ts'

/** How orders are given in the part of a document that a paragraph stands in. */
export type Register = 'none' | 'operative' | 'item' | 'terms' | 'outcome' | 'report' | 'record' | 'proposal' | 'action'

export function registerOf(structured: Structured, { part, opener, paragraph }: Placed): Register {
  const { genre } = structured.document
  if (part === 'action') return 'action'
  if (['heading', 'front', 'body-clause', 'opener', 'annex-title', 'note', 'table', 'signature', 'preamble'].includes(paragraph.kind))
    return 'none'
  if (part === 'front' || part === 'preamble' || part === 'notes') return 'none'
  if (opener?.part === 'operative') return 'item'
  if (opener?.part === 'preamble') return 'none'
  if (part === 'terms') return 'terms'
  if (part === 'operative') return 'operative'
  if (part === 'proposal' && genre !== 'summary-record')
    return genre === 'itu-resolution' || genre === 'other' || genre === 'letter' ? 'proposal' : 'report'
  if (genre === 'outcome') return 'outcome'
  if (genre === 'summary-record') return 'record'
  if (genre === 'itu-resolution' || genre === 'un-resolution') return part === 'annex' ? 'report' : 'none'
  return 'report'
}
