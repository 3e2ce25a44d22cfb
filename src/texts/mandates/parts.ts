import { type Dated, findDates } from '../dates/find.ts'
import { matchesOf } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'
import type { Due, Recurrence } from '../types.ts'
import { arabicRecipients } from './arabic/recipients.ts'
import { chineseRecipients } from './chinese/recipients.ts'
import { rulesOf } from './grammar.ts'
import type { Mention } from './mentions.ts'
import { lowered, type Passage, words } from './passage.ts'

/** What one task says besides who must do it. */
export interface TaskDetails {
  act: string
  recipients: string[]
  intermediaries: string[]
  due: Due[]
  recurrence: Recurrence | null
  conditions: string[]
  qualifiers: string[]
}

/** The verb of a deliverable, as one of the acts of the lexicon: `report`, `submit`, `update`; `act` where none is known. */
export function actOf(lexicon: Lexicon, folded: string): string {
  let best: { act: string; at: number } | null = null
  const lead = lowered(folded.slice(0, 160))
  for (const { act, pattern } of rulesOf(lexicon).acts) {
    const match = pattern.exec(lead)
    if (match && (best === null || match.index < best.at)) best = { act, at: match.index }
  }
  return best?.act ?? 'act'
}

export interface Settled {
  /** settled ids of each mention of the passage */
  ids: (mention: Mention) => string[]
}

/** Bodies that the task is handed to, and those it passes through. */
export function recipientsIn(
  lexicon: Lexicon,
  passage: Passage,
  range: { from: number; to: number },
  settled: Settled,
): { to: string[]; through: string[] } {
  const rules = rulesOf(lexicon)
  const text = passage.masked.slice(range.from, range.to)
  const inside = passage.mentions.filter((mention) => mention.from >= range.from && mention.to <= range.to)
  if (inside.length === 0) return { to: [], through: [] }
  if (lexicon.language === 'ar') return given(arabicRecipients(lexicon, passage, range), settled)
  if (lexicon.language === 'zh') return given(chineseRecipients(lexicon, passage, range), settled)
  const partners = spans(rules.partner, text)
  const throughs = spans(rules.through, text)
  const through: string[] = []
  const to: string[] = []
  const at = (offset: number): Mention | undefined => inside.find((mention) => mention.from - range.from === offset)
  const listed = (first: Mention, strict = false): Mention[] => {
    const list = [first]
    for (const next of inside.slice(inside.indexOf(first) + 1)) {
      const gap = passage.masked.slice((list.at(-1) as Mention).to, next.from)
      // "through the Group, to the Commission": the comma parts two ways
      const parted = (strict || /^\s*,/.test(gap)) && rules.toward.test(gap)
      if (gap.length > 50 || !rules.and.test(gap) || parted) break
      list.push(next)
    }
    return list
  }
  const used = new Set<Mention>()
  for (const span of throughs) {
    const first = at(mentionIn(text, span))
    for (const mention of first ? listed(first, true) : []) {
      used.add(mention)
      through.push(...settled.ids(mention))
    }
  }
  for (const span of partners) {
    const first = at(mentionIn(text, span))
    if (first && !throughs.some((other) => other.from <= span.from && other.to >= span.to))
      for (const mention of listed(first)) used.add(mention)
  }
  for (const pattern of rules.recipient) {
    for (const span of spans(pattern, text)) {
      const first = at(mentionIn(text, span))
      const handed = text.slice(0, first ? first.to - range.from : 0)
      if (!first || used.has(first) || !rules.transfer.test(handed)) continue
      for (const mention of listed(first)) to.push(...settled.ids(mention))
    }
  }
  if (lexicon.language === 'ru') {
    for (const mention of inside) {
      if (used.has(mention) || (mention.cases & 4) === 0 || (mention.cases & 1) !== 0) continue
      const before = text.slice(0, mention.from - range.from)
      if (
        /(?:^|\s)(?:в|на|о|об|при|для|от|из|с|со|у|до|без|между|через|по|под|за|согласно|благодаря|членов|собрани\p{L}+|работе|сайте)\s+$/iu.test(
          before,
        ) ||
        !rules.transfer.test(before)
      )
        continue
      for (const one of listed(mention)) if ((one.cases & 4) !== 0) to.push(...settled.ids(one))
    }
  }
  return onward(to, through)
}

const given = (found: { to: Mention[]; through: Mention[] }, settled: Settled): { to: string[]; through: string[] } =>
  onward(found.to.flatMap(settled.ids), found.through.flatMap(settled.ids))

/** Handed on to nobody further, something is for the one it passes through. */
const onward = (to: string[], through: string[]): { to: string[]; through: string[] } =>
  to.length === 0 ? { to: [...new Set(through)], through: [] } : { to: [...new Set(to)], through: [...new Set(through)] }

function spans(pattern: RegExp, text: string): { from: number; to: number }[] {
  return matchesOf(pattern, text).map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

/** Where the mention at the end of a matched phrase begins. */
function mentionIn(text: string, span: { from: number; to: number }): number {
  let at = span.to - 1
  while (at > span.from && text.charCodeAt(at) === 0xe0ff) at--
  const code = text.charCodeAt(at)
  if (code >= 0xe100 && code <= 0xe13f) return at
  const next = text.slice(span.from, span.to).search(/[\ue100-\ue13f]/)
  return next < 0 ? -1 : span.from + next
}

/** Dues and rhythm of a stretch, with the printed words. */
export function datesIn(
  passage: Passage,
  dated: readonly Dated[],
  range: { from: number; to: number },
): { due: Due[]; recurrence: Recurrence | null } {
  const inside = dated.filter((found) => found.to > range.from && found.from < range.to)
  const due = inside.flatMap((found) => ('due' in found ? [{ ...found.due, words: words(passage, found.from, found.to) }] : []))
  const rhythm = inside.find((found) => 'recurrence' in found)
  return {
    due,
    recurrence: rhythm && 'recurrence' in rhythm ? { ...rhythm.recurrence, words: words(passage, rhythm.from, rhythm.to) } : null,
  }
}

export { findDates }

export function qualifiersIn(
  lexicon: Lexicon,
  passage: Passage,
  range: { from: number; to: number },
): { conditions: string[]; qualifiers: string[] } {
  const rules = rulesOf(lexicon)
  const text = lowered(passage.text.slice(range.from, range.to))
  const collect = (pattern: RegExp): string[] =>
    spans(pattern, text).map((span) =>
      words(passage, range.from + span.from, range.from + span.to)
        .replace(/^[\s,،(]+/, '')
        .trim(),
    )
  return { qualifiers: collect(rules.qualifiers), conditions: collect(rules.conditions) }
}
