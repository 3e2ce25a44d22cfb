import { findReferences } from '../../texts/references/find.ts'
import { parseSymbol, symbolKey } from '../../texts/references/symbols.ts'
import { readFileName } from './posting/names.ts'
import { workKey } from './rules.ts'

/** The normal form of a symbol in whatever spelling, or of the one resolution that a phrase names: "Council Resolution 1332"; null for other words. */
export function keyOf(words: string): string | null {
  const trimmed = words.trim().slice(0, 200)
  const symbol = parseSymbol(trimmed) ?? parseSymbol(trimmed.toUpperCase())
  if (symbol) return symbolKey(symbol)
  const spelled = readFileName(trimmed).symbol
  if (spelled) return spelled
  const references = findReferences(trimmed)
  const [only] = references
  const besides = only ? trimmed.length - (only.to - only.from) : 0
  return only && references.length === 1 && (besides <= mostBesides || besides < trimmed.length * 0.4) ? only.key : null
}

/** Characters that may stand beside a symbol that is all somebody means: "resolution ", "the Council’s ". */
const mostBesides = 14

/** The same without revision or edition: what a document or instrument is found by. */
export const workKeyOf = (words: string): string | null => {
  const key = keyOf(words)
  return key && workKey(key)
}
