import type { Language } from '../types.ts'
import { hunksOf } from './hunks.ts'
import { choicesIn, readPieces } from './pieces.ts'
import { type Draftable, isGone } from './print.ts'
import { adds, deletes, voicesOf } from './problems.ts'
import {
  type Amendment,
  type CompiledParagraph,
  type NegotiatedText,
  type Outcome,
  outcomes,
  type Progress,
  type Status,
  statuses,
  type Voice,
} from './types.ts'

/** Pairs of brackets that are open in a paragraph, the one round the whole of it included. */
export const openBrackets = (paragraph: CompiledParagraph): number =>
  isGone(paragraph) ? 0 : [...choicesIn(paragraph.pieces)].length + (paragraph.presence ? 1 : 0)

/** How far the text is from agreement, and what became of every party's amendments. */
export function progress(text: Draftable & Pick<NegotiatedText, 'amendments'>): Progress {
  const there = text.paragraphs.filter((paragraph) => !isGone(paragraph))
  const brackets = there.map(openBrackets)
  const byStatus = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>
  for (const { status } of there) byStatus[status]++
  const proposals: Progress['proposals'] = {}
  const paragraphs = new Map(text.paragraphs.flatMap((paragraph) => [paragraph.id, ...paragraph.merged].map((id) => [id, paragraph])))
  const last = new Map<string, string>()
  for (const { id, target, withdrawn, ...rest } of text.amendments)
    if (!withdrawn) for (const voice of voicesOf({ id, target, ...rest })) last.set(JSON.stringify([voice, target]), id)
  for (const amendment of text.amendments) {
    for (const voice of voicesOf(amendment)) {
      proposals[voice] ??= Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
      // an amendment that its party replaced is not maintained either
      const current = !amendment.withdrawn && last.get(JSON.stringify([voice, amendment.target])) === amendment.id
      proposals[voice][current ? outcomeOf(amendment, voice, paragraphs.get(amendment.target), text.language) : 'withdrawn']++
    }
  }
  return {
    brackets: brackets.reduce((sum, count) => sum + count, 0),
    paragraphs: { total: there.length, open: brackets.filter((count) => count > 0).length, byStatus },
    proposals,
  }
}

/** What became of an amendment: judged by the words that stand now, however they came about. */
export function outcomeOf(amendment: Amendment, voice: Voice, paragraph: CompiledParagraph | undefined, language: Language): Outcome {
  if (!paragraph) return 'notTaken'
  const gone = isGone(paragraph)
  if (!gone && isOpen(amendment, voice, paragraph)) return 'open'
  const stands = !gone && (paragraph.presence === null || paragraph.presence.silent === 'in')
  if (deletes(amendment)) return stands ? 'notTaken' : 'taken'
  if (!stands) return 'notTaken'
  const text = readPieces(paragraph.pieces, null)
  if (amendment.action === 'NOC') return text === paragraph.source ? 'taken' : 'notTaken'
  if (text === amendment.text) return 'taken'
  if (adds(amendment)) return 'inPart'
  const key = ({ from, to, text: words }: { from: number; to: number; text: string }) => `${from} ${to} ${words}`
  const made = new Set(hunksOf(paragraph.source, text, language).map(key))
  const wanted = hunksOf(paragraph.source, amendment.text, language).map(key)
  const met = wanted.filter((hunk) => made.has(hunk)).length
  return met === wanted.length ? 'taken' : met > 0 ? 'inPart' : 'notTaken'
}

function isOpen({ action }: Amendment, voice: Voice, { presence, pieces }: CompiledParagraph): boolean {
  if (presence && (presence.in.includes(voice) || presence.out.includes(voice))) return true
  return choicesIn(pieces).some((choice) => choice.options.some(({ by }, at) => by.includes(voice) && (at > 0 || action === 'NOC')))
}
