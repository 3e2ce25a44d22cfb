import type { Comparable } from './align.ts'
import type { Pair } from './compare.ts'

/** A mention of a paragraph by its label that changed because that paragraph was renumbered. */
export interface FollowedReference {
  /** place among the pair's `changes` of the old label; the new one follows it */
  change: number
  /** id, in the text after, of the paragraph meant */
  paragraph: string
  before: string
  after: string
}

// the words that introduce a label within a text: before it in most languages, after it in Chinese
const introduces =
  /(?:sub-?paragraphs?|paragraphs?|paras?\.?|sections?|annex(?:es)?|items?|§§?|alinéas?|paragraphes?|points?|annexes?|apartados?|párrafos?|incisos?|puntos?|anexos?|подпункт\p{L}*|пункт\p{L}*|раздел\p{L}*|приложени\p{L}*|الفقر\p{L}*|فقر\p{L}*|البند|القسم|الملحق|第|附件)[\s(]*$/iu
const closes = /^\s*\)?\s*(?:分?段|款|项|节|above|below|supra|infra|ci-dessus|ci-dessous|anterior|supra|выше|ниже|أعلاه|أدناه)/iu

const core = (label: string): string => label.replace(/[\s().。、．]+/gu, '').toLowerCase()

/** Notes in each pair the references that follow a renumbering of the same two texts. */
export function followedReferences<T extends Comparable>(pairs: Pair<T>[]): Pair<T>[] {
  const renumbered = new Map<string, Pair<T>[]>()
  for (const pair of pairs) {
    if (!pair.label || !pair.after || !core(pair.label.before)) continue
    const key = `${core(pair.label.before)}>${core(pair.label.after)}`
    renumbered.set(key, [...(renumbered.get(key) ?? []), pair])
  }
  if (renumbered.size === 0) return pairs
  const openers = openerWords(pairs)
  return pairs.map((pair) => {
    const references = pair.changes.flatMap((del, at): FollowedReference[] => {
      const ins = pair.changes[at + 1]
      if (del.op !== 'del' || ins?.op !== 'ins') return []
      const meant = renumbered.get(`${core(del.text)}>${core(ins.text)}`)
      if (!meant) return []
      const lead = pair.changes[at - 1]?.text.slice(-60) ?? ''
      const named = meant.find(({ before }) => before?.opener && openers.get(before.opener)?.test(lead))
      const target = named ?? (introduces.test(lead) || closes.test(pair.changes[at + 2]?.text ?? '') ? meant[0] : undefined)
      return target?.after ? [{ change: at, paragraph: target.after.id, before: del.text.trim(), after: ins.text.trim() }] : []
    })
    return references.length > 0 ? { ...pair, references } : pair
  })
}

/** How each opener is named just before a label: by the first word of its line ("resolves 5"). */
function openerWords<T extends Comparable>(pairs: Pair<T>[]): Map<string, RegExp> {
  const words = new Map<string, RegExp>()
  for (const { before } of pairs) {
    const word = before?.kind === 'opener' && before.opener ? /[\p{L}\p{M}]+/u.exec(before.text)?.[0] : undefined
    if (word && before?.opener) words.set(before.opener, new RegExp(`${word}[\\p{L}\\p{M}\\s-]{0,40}[\\s(]*$`, 'iu'))
  }
  return words
}
