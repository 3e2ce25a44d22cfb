import type { Language } from '../types.ts'
import { grouped, type Hunk, hunksOf, patched } from './hunks.ts'
import { isChoice, readPieces, tidy } from './pieces.ts'
import type { Choice, Option, Piece, Presence, Voice } from './types.ts'

/**
 * Takes a late wording into words that are already negotiated. The party speaks on what it changes in the source; where it keeps
 * the source and the room has settled on something else, the room's words stay. Where both changed the source the place is
 * opened again, the room's words first.
 */
export function takeIn(
  pieces: readonly Piece[],
  source: string,
  wording: string,
  voices: Voice[],
  language: Language,
  id: string,
): Piece[] {
  const now = readPieces(pieces, null)
  return opened(pieces, now, proposedNow(source, now, wording, language), voices, id)
}

/** The changes that a wording makes to the source, as changes to the words that stand now. */
function proposedNow(source: string, now: string, wording: string, language: Language): Hunk[] {
  const theirs = hunksOf(source, wording, language).map((hunk) => ({ ...hunk, own: true }))
  const room = hunksOf(source, now, language).map((hunk) => ({ ...hunk, own: false }))
  const hunks: Hunk[] = []
  let shift = 0
  for (const { from, to, hunks: all } of grouped([...theirs, ...room])) {
    const side = (own: boolean) =>
      patched(
        source,
        from,
        to,
        all.filter((hunk) => hunk.own === own),
      )
    const [wanted, stands] = [side(true), side(false)]
    if (all.some(({ own }) => own) && wanted !== stands) hunks.push({ from: from + shift, to: from + shift + stands.length, text: wanted })
    shift += stands.length - (to - from)
  }
  return hunks
}

/** Opens the words at these hunks. What touches brackets that are open joins them, or goes round them with its own. */
function opened(pieces: readonly Piece[], now: string, hunks: readonly Hunk[], voices: Voice[], id: string): Piece[] {
  const brackets: (Hunk & { choice?: Choice })[] = []
  let at = 0
  for (const piece of pieces) {
    const words = isChoice(piece) ? readPieces([piece], null) : piece
    if (isChoice(piece)) brackets.push({ from: at, to: at + words.length, text: words, choice: piece })
    at += words.length
  }
  const result: Piece[] = []
  let end = 0
  for (const group of grouped([...hunks, ...brackets])) {
    result.push(now.slice(end, group.from))
    end = group.to
    const rivals = group.hunks.filter((hunk) => !('choice' in hunk))
    const inside = between(
      now,
      group.from,
      group.to,
      group.hunks.filter((hunk): hunk is Hunk & { choice: Choice } => 'choice' in hunk),
    )
    if (rivals.length === 0) result.push(...inside.map((piece) => (isChoice(piece) ? kept(piece, voices) : piece)))
    else result.push(rival(inside, patched(now, group.from, group.to, rivals), voices, `${id}:${group.from}`))
  }
  return tidy([...result, now.slice(end)])
}

function between(now: string, from: number, to: number, brackets: readonly (Hunk & { choice: Choice })[]): Piece[] {
  const inside: Piece[] = []
  let at = from
  for (const { from: start, to: end, choice } of brackets) {
    inside.push(now.slice(at, start), choice)
    at = end
  }
  return tidy([...inside, now.slice(at, to)])
}

function rival(inside: Piece[], words: string, voices: Voice[], id: string): Choice {
  const option: Option = { by: voices, pieces: words === '' ? [] : [words] }
  const only = inside[0]
  const flat = inside.length === 1 && only !== undefined && isChoice(only) && !only.asked
  if (!flat) return { id, options: [{ by: [], pieces: inside }, option] }
  const same = only.options.findIndex(({ pieces }) => pieces.every((piece) => !isChoice(piece)) && readPieces(pieces, null) === words)
  if (same < 0) return { ...only, options: [...only.options, option] }
  return { ...only, options: only.options.map((one, at) => (at === same ? { ...one, by: [...one.by, ...voices] } : one)) }
}

/** The words that stand, also for those who say so. */
export function kept(choice: Choice, voices: readonly Voice[]): Choice {
  if (choice.asked) return choice
  return {
    ...choice,
    options: choice.options.map((option, at) => (at === 0 ? { ...option, by: [...new Set([...option.by, ...voices])] } : option)),
  }
}

export const keptEverywhere = (pieces: readonly Piece[], voices: readonly Voice[]): Piece[] =>
  pieces.map((piece) => (isChoice(piece) ? kept(piece, voices) : piece))

/** Who wants the whole paragraph, once these voices have said it; null when nobody contests it. What nobody contested was there. */
export function presenceWith(presence: Presence | null, voices: readonly Voice[], side: 'in' | 'out' | null, id: string): Presence | null {
  const others = (list: readonly Voice[] = []) => list.filter((voice) => !voices.includes(voice))
  const next: Presence = { id: presence?.id ?? id, in: others(presence?.in), out: others(presence?.out), silent: presence?.silent ?? 'in' }
  if (side !== null) next[side].push(...voices)
  return next.silent === 'in' && next.out.length === 0 ? null : next
}
