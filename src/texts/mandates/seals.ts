import type { Lexicon } from '../lexicon/types.ts'
import type { Placed, Structured } from '../structure/placed.ts'
import { rulesOf } from './grammar.ts'
import { findHits, type Hit } from './hits.ts'
import { readOrder } from './orders.ts'
import { lowered, type Passage, sentences } from './passage.ts'

/** Paragraphs that "it was so agreed" seals: the one before it, with the items that stand between. */
export function sealedParagraphs(structured: Structured, passages: readonly Passage[]): Set<number> {
  const sealed = new Set<number>()
  if (structured.document.genre !== 'summary-record') return sealed
  const rules = rulesOf(structured.lexicon)
  const { placed } = structured
  const seal = passages.map((passage) => seals(structured.lexicon, passage))
  for (const [index, passage] of passages.entries()) {
    if (!seal[index]) {
      // "There being no objection, it was so decided; delegations were invited to": the seal stands within
      if (clauses(passage.text).some((clause) => rules.sealed.test(lowered(clause)))) sealed.add(index)
      if (!rules.sealed.test(lowered(clauses(passage.text)[0] ?? ''))) continue
    } else if (passage.text.length > 200 || sentences(passage.text).length > 2 || saysMore(structured.lexicon, passage)) {
      sealed.add(index)
      continue
    }
    const level = placed[index]?.paragraph.level ?? 0
    for (let before = index - 1; before >= 0; before--) {
      const one = placed[before] as Placed
      if (one.paragraph.kind === 'heading' || seal[before]) break
      sealed.add(before)
      const item = one.paragraph.level > level || /^[–—•-]/.test(one.paragraph.label) || (level > 0 && one.paragraph.label === '')
      // "She further proposed": what the same person said before belongs to it
      const goesOn = rules.pronounStart.test((passages[before] as Passage).masked)
      if (!item && !goesOn) break
    }
  }
  return sealed
}

/** Nothing but the set sentence: "It was so agreed." */
export const onlySeals = (lexicon: Lexicon, passage: Passage): boolean =>
  passage.text.length < 120 && rulesOf(lexicon).sealed.test(lowered(passage.text)) && !saysMore(lexicon, passage)

/** "The Chair proposed inviting …. It was so decided.": the first sentence holds what the last one seals. */
function saysMore(lexicon: Lexicon, passage: Passage): boolean {
  const [first, second] = sentences(passage.text)
  return (
    first !== undefined &&
    second !== undefined &&
    findHits(lexicon, passage.masked.slice(0, first.to)).some(
      (hit) => hit.readings.some(({ verb }) => !verb.own) || decidesMore(lexicon, passage, hit),
    )
  )
}

function decidesMore(lexicon: Lexicon, passage: Passage, hit: Hit): boolean {
  const orders = hit.readings.map((reading) => readOrder(lexicon, passage, hit, reading, { from: 0, to: passage.text.length }))
  return (
    lexicon.spaced &&
    orders.some((order) => order !== null && passage.text.slice(order.task.from, order.task.to).trim().split(/\s+/).length > 3)
  )
}

function seals(lexicon: Lexicon, passage: Passage): boolean {
  const rules = rulesOf(lexicon)
  const text = lowered(passage.text)
  if (rules.sealed.test(text)) return true
  const size = lexicon.spaced ? text.split(/\s+/).length : text.length
  if (size > (lexicon.spaced ? 11 : 18) || /[:：]\s*$/.test(text) || !rules.agreeing.test(text)) return false
  // "It was agreed to postpone the item until 2030" decides something of its own
  return findHits(lexicon, passage.masked).every(
    (hit) => hit.readings.every(({ verb }) => verb.own === true) && !decidesMore(lexicon, passage, hit),
  )
}

/** Does a paragraph seal what was concluded: in a set sentence, or in a short one that speaks of agreement and gives no order? */
const clauses = (text: string): string[] => text.split(/[.;,]\s/u)
