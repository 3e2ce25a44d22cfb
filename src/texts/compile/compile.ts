import type { Language } from '../types.ts'
import { inTableOrder, sameCell } from './cells.ts'
import { likeness, type Variant, weave } from './hunks.ts'
import { labelsFor } from './labels.ts'
import { adds, deletes, sound, voicesOf } from './problems.ts'
import type { Amendment, Clause, Compilation, CompiledParagraph, Place, Presence, Voice } from './types.ts'

/** New paragraphs that share this much with each other are rival versions of one, `Alt 1` and `Alt 2`. */
const rivalLikeness = 0.6

/**
 * All amendments in one text. Amendments with errors (see `problems`) and withdrawn ones are left out. Of two amendments of one
 * party on the same paragraph the later holds.
 */
export function compile(base: readonly Clause[], amendments: readonly Amendment[], language: Language): Compilation {
  const live = sound(base, amendments)
  const stances = stancesOf(live)
  const added = additions(live, stances, language)
  const paragraphs: CompiledParagraph[] = []
  const moves = movesOf(live, stances)
  const follow = (additions: readonly Addition[]): void => {
    for (const addition of additions) {
      const { first, place, ids } = addition
      const source = first.text
      const { opener, kind, level, after, cell } = place
      const blank = { id: first.target, opener, kind, level, after, base: null, ...(cell && { cell }) }
      const stance = new Map(ids.flatMap((id) => [...(stances.get(id) ?? [])]))
      const voiced = compiled(source, stance, 'out', language, first.target)
      const moved = ids.flatMap((id) => moves.get(id) ?? [])
      paragraphs.push({
        ...blank,
        label: '',
        source,
        merged: ids.slice(1),
        ...voiced,
        moves: moved,
        rivals: addition.rivals,
        status: 'open',
      })
      follow(addition.followers)
    }
  }
  follow(added.get(null) ?? [])
  for (const clause of base) {
    const { id, label, opener, kind, level, text } = clause
    const voiced = compiled(text, stances.get(id) ?? new Map(), 'in', language, id)
    const own = { id, label, opener, kind, level, base: clause, source: text, after: null, merged: [] }
    paragraphs.push({ ...own, ...voiced, moves: moves.get(id) ?? [], rivals: null, status: 'open' })
    follow(added.get(id) ?? [])
  }
  const labels = labelsFor(paragraphs, (paragraph) => paragraph.base === null)
  return {
    language,
    voices: voicesIn(amendments),
    paragraphs: paragraphs.map((paragraph, at) => ({ ...paragraph, label: labels[at] as string })),
    amendments: [...amendments],
  }
}

/** All who maintain an amendment, in the order in which they first speak. */
export const voicesIn = (amendments: readonly Amendment[]): Voice[] => [
  ...new Set(amendments.filter(({ withdrawn }) => !withdrawn).flatMap(voicesOf)),
]

/** What each voice wants of a paragraph, in the order in which they spoke. */
type Stances = Map<Voice, Amendment>

export function stancesOf(live: readonly Amendment[]): Map<string, Stances> {
  const stances = new Map<string, Stances>()
  for (const amendment of live) {
    const here = stances.get(amendment.target) ?? new Map()
    stances.set(amendment.target, here)
    for (const voice of voicesOf(amendment)) here.set(voice, amendment)
  }
  return stances
}

/** Everybody's wishes for one paragraph laid over each other. */
export function compiled(
  source: string,
  stances: Stances,
  silent: Presence['silent'],
  language: Language,
  id: string,
): Pick<CompiledParagraph, 'presence' | 'pieces' | 'labels'> {
  const wanted: Voice[] = []
  const unwanted: Voice[] = []
  const keep: Voice[] = []
  const variants = new Map<string, Variant>()
  const labels: Record<Voice, string> = {}
  for (const [voice, amendment] of stances) {
    if (deletes(amendment)) {
      unwanted.push(voice)
      continue
    }
    wanted.push(voice)
    if (amendment.label !== undefined) labels[voice] = amendment.label
    if (amendment.action === 'NOC' || amendment.text === source) keep.push(voice)
    else {
      const variant = variants.get(amendment.text) ?? { text: amendment.text, voices: [] }
      variant.voices.push(voice)
      variants.set(amendment.text, variant)
    }
  }
  const contested = silent === 'out' || unwanted.length > 0
  return {
    presence: contested ? { id: `${id}:whole`, in: wanted, out: unwanted, silent } : null,
    pieces: weave(source, [...variants.values()], keep, language, id),
    labels,
  }
}

/* ---- new paragraphs ---- */

/** One new paragraph: an ADD, and the identical ones that were merged into it. */
interface Addition {
  first: Amendment
  place: Place
  ids: string[]
  /** all who speak on it, or on what follows it */
  voices: Set<Voice>
  followers: Addition[]
  rivals: string | null
}

/**
 * New paragraphs by the paragraph that they follow. At one place identical ones become one, and similar ones stand together as
 * rivals. Neither may change the order in which any party has its own paragraphs, nor give one party two voices on one paragraph:
 * what would is listed in turn.
 */
function additions(live: readonly Amendment[], stances: ReadonlyMap<string, Stances>, language: Language): Map<string | null, Addition[]> {
  const placed = Map.groupBy(live.filter(adds), ({ place }) => (place as Place).after)
  const rank = new Map(live.map((amendment, at) => [amendment, at]))
  const spoken = new Map<string, Set<Voice>>()
  const speakers = ({ target }: Amendment): Set<Voice> => {
    const known = spoken.get(target)
    if (known) return known
    const below = (placed.get(target) ?? []).flatMap((follower) => [...speakers(follower)])
    const all = new Set([...(stances.get(target)?.keys() ?? []), ...below])
    spoken.set(target, all)
    return all
  }
  const arranged = (list: readonly Amendment[]): Addition[] => {
    const there: Addition[] = []
    for (const amendment of inTableOrder(list)) {
      const place = amendment.place as Place
      const voices = speakers(amendment)
      const last = there.findLastIndex((one) => !one.voices.isDisjointFrom(voices))
      const free = there.slice(last + 1).filter((one) => sameKind(one.place, place))
      const same = free.find(({ first }) => first.text === amendment.text)
      if (same) {
        same.ids.push(amendment.target)
        same.voices = same.voices.union(voices)
        continue
      }
      const rival = free.find(
        (one) =>
          likeness(one.first.text, amendment.text, language) >= rivalLikeness &&
          there.every((other) => other.rivals === null || other.rivals !== one.rivals || other.voices.isDisjointFrom(voices)),
      )
      const addition: Addition = { first: amendment, place, ids: [amendment.target], voices, followers: [], rivals: null }
      if (!rival) {
        there.push(addition)
        continue
      }
      rival.rivals ??= rival.first.target
      addition.rivals = rival.rivals
      there.splice(there.findLastIndex(({ rivals }) => rivals === rival.rivals) + 1, 0, addition)
    }
    for (const addition of there) {
      const followers = addition.ids.flatMap((id) => placed.get(id) ?? [])
      addition.followers = arranged(followers.sort((one, other) => (rank.get(one) as number) - (rank.get(other) as number)))
    }
    return there
  }
  const anchors = [...placed.keys()].filter((anchor) => !live.some((amendment) => adds(amendment) && amendment.target === anchor))
  return new Map(anchors.map((anchor) => [anchor, arranged(placed.get(anchor) as Amendment[])]))
}

export const sameKind = (one: Omit<Place, 'after'>, other: Omit<Place, 'after'>): boolean =>
  one.kind === other.kind && one.level === other.level && one.opener === other.opener && sameCell(one, other)

/* ---- moves ---- */

/** By paragraph, the moves from it and to it, as far as their authors still want them. */
function movesOf(live: readonly Amendment[], stances: ReadonlyMap<string, Stances>): Map<string, CompiledParagraph['moves']> {
  const moves = new Map<string, CompiledParagraph['moves']>()
  for (const amendment of live) {
    if (amendment.partner === undefined || !(amendment.action === 'SUP*' || amendment.action === 'ADD*')) continue
    const here = stances.get(amendment.target)
    const by = voicesOf(amendment).filter((voice) => here?.get(voice) === amendment)
    if (by.length === 0) continue
    const end = amendment.action === 'SUP*' ? { to: amendment.partner, by } : { from: amendment.partner, by }
    moves.set(amendment.target, [...(moves.get(amendment.target) ?? []), end])
  }
  return moves
}
