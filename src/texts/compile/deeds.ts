import { rankInTable } from './cells.ts'
import { sameKind } from './compile.ts'
import { labelsFor, withoutRival } from './labels.ts'
import { keptEverywhere, presenceWith, takeIn } from './late.ts'
import { findChoice, rewrite, tidy, withoutVoices } from './pieces.ts'
import { adds, deletes, problems, voicesOf } from './problems.ts'
import { openBrackets } from './progress.ts'
import { findParagraph, type Room } from './room.ts'
import { type Misfit, replaceStretch, retyped } from './stretches.ts'
import type { Amendment, Clause, Deed, Entry, NegotiatedParagraph, Option, Piece, Place, Problem, Refusal, Step, Voice } from './types.ts'

type Code = Exclude<Refusal['code'], 'stale' | 'amendment-has-problems'>
/** Null when it is done. */
export type Done = null | Code | { problems: Problem[] }
type Doing<Kind extends Deed['do']> = (room: Room, paragraph: NegotiatedParagraph, deed: Extract<Deed, { do: Kind }>, step: Step) => Done

/** What each deed does to a paragraph that is there and that its author saw as it is. */
export const deeds: { [Kind in Exclude<Deed['do'], 'undo' | 'add' | 'amend' | 'attribution'>]: Doing<Kind> } = {
  choose(room, paragraph, { choice: id, option }) {
    if (paragraph.presence?.id === id) {
      if (option !== null && option !== 0 && option !== 1) return 'unknown-option'
      const stays = option === 0
      // those who do not want it lose nothing else: the silent now have it
      room.put({ ...paragraph, presence: null, gone: !stays, label: stays ? withoutRivalOf(paragraph) : paragraph.label })
      if (stays && paragraph.rivals !== null)
        for (const other of [...room.paragraphs])
          if (other.rivals === paragraph.rivals && other.id !== paragraph.id && !other.gone) room.put({ ...other, gone: true })
      return null
    }
    const choice = findChoice(paragraph.pieces, id)
    if (!choice) return 'unknown-choice'
    const chosen = option === null ? null : choice.options[option]
    if (chosen === undefined) return 'unknown-option'
    return reword(room, paragraph, replaceChoice(paragraph.pieces, id, chosen))
  },

  edit(room, paragraph, { text, stretch }, step) {
    const pieces = stretch ? replaceStretch(paragraph.pieces, stretch, () => [text]) : retyped(paragraph.pieces, text, room.text.language)
    // a translator may find that the words still say what was changed elsewhere
    if (Array.isArray(pieces) && step.from && same(pieces, paragraph.pieces)) {
      room.put({ ...paragraph })
      return null
    }
    return reword(room, paragraph, pieces)
  },

  bracket(room, paragraph, { stretch, asked }, step) {
    let empty = false
    const pieces = replaceStretch(paragraph.pieces, stretch, (inside) => {
      empty = inside.length === 0
      return [{ id: `${paragraph.id}:${step.id}`, options: [{ by: [], pieces: inside }], asked }]
    })
    return empty ? 'outside-the-text' : reword(room, paragraph, pieces)
  },

  unbracket(room, paragraph, { choice: id }) {
    const choice = findChoice(paragraph.pieces, id)
    if (!choice) return 'unknown-choice'
    if (!choice.asked || choice.options.length > 1) return 'not-brackets-of-the-room'
    return reword(room, paragraph, replaceChoice(paragraph.pieces, id, choice.options[0] as Option))
  },

  delete(room, paragraph) {
    room.put({ ...paragraph, gone: true })
    return null
  },

  restore(room, paragraph) {
    if (!paragraph.gone) return 'nothing-changed'
    room.put({ ...paragraph, gone: false })
    return null
  },

  move(room, paragraph, { after, level, opener }) {
    if (after !== null && (after === paragraph.id || !room.paragraphs.some(({ id }) => id === after))) return 'unknown-place'
    const moved = { ...paragraph, level: level ?? paragraph.level, opener: opener === undefined ? paragraph.opener : opener }
    room.move(paragraph.id, after)
    room.put(moved)
    return null
  },

  status(room, paragraph, { status, silenceUntil }) {
    if (status === 'silence' && silenceUntil === undefined) return 'silence-without-date'
    if ((isClosed(status) || status === 'silence') && openBrackets(paragraph) > 0) return 'brackets-open'
    const { silenceUntil: until, ...rest } = paragraph
    if (status === paragraph.status && until === silenceUntil) return 'nothing-changed'
    room.put({ ...rest, status, ...(status === 'silence' && silenceUntil !== undefined ? { silenceUntil } : {}) })
    return null
  },

  withdraw(room, paragraph, { amendment: id }) {
    const amendment = room.text.amendments.find((one) => one.id === id && !one.withdrawn)
    if (!amendment || findParagraph(room, amendment.target)?.id !== paragraph.id) return 'unknown-amendment'
    // a party that has spoken again on the paragraph stays with its later words
    const later = room.text.amendments.slice(room.text.amendments.indexOf(amendment) + 1)
    const voices = voicesOf(amendment).filter(
      (voice) => !later.some((one) => !one.withdrawn && one.target === amendment.target && voicesOf(one).includes(voice)),
    )
    room.put(unsaid(paragraph, voices))
    remember(room, id, { ...amendment, withdrawn: true })
    return null
  },
}

/** In these no word changes before somebody opens them again. */
export const isClosed = (status: NegotiatedParagraph['status']): boolean => status === 'agreed' || status === 'agreed-ad-referendum'

const withoutRivalOf = ({ base, label }: NegotiatedParagraph): string => (base ? label : withoutRival(label))

const same = (one: readonly Piece[], other: readonly Piece[]): boolean => JSON.stringify(one) === JSON.stringify(other)

function reword(room: Room, paragraph: NegotiatedParagraph, pieces: Piece[] | Misfit): Done {
  if (!Array.isArray(pieces)) return pieces
  const tidied = tidy(pieces)
  if (same(tidied, paragraph.pieces)) return 'nothing-changed'
  room.put({ ...paragraph, pieces: tidied })
  return null
}

const replaceChoice = (pieces: readonly Piece[], id: string, chosen: Option | null): Piece[] =>
  rewrite(pieces, (choice) => (choice.id === id ? (chosen?.pieces ?? []) : [choice]))

/** Takes back all that these voices said on a paragraph. A new one that nobody proposes any more goes. */
function unsaid(paragraph: NegotiatedParagraph, voices: readonly Voice[]): NegotiatedParagraph {
  const presence = presenceWith(paragraph.presence, voices, null, '')
  const gone = paragraph.gone || (presence?.silent === 'out' && presence.in.length === 0)
  const labels = Object.fromEntries(Object.entries(paragraph.labels).filter(([voice]) => !voices.includes(voice)))
  return { ...paragraph, presence, pieces: withoutVoices(paragraph.pieces, voices), labels, gone }
}

/** Writes an amendment down, or with null takes it off the list, and notes for an undo what was there. The list is in the order of speaking. */
function remember(room: Room, id: string, now: Amendment | null, place = room.text.amendments.length): void {
  const list = [...room.text.amendments]
  const known = list.findIndex((one) => one.id === id)
  const at = known < 0 ? place : known
  const removed = list.splice(at, known < 0 ? 0 : 1, ...(now ? [now] : []))
  room.before = { ...room.before, amendment: { id, was: removed[0] ?? null, at } }
  room.changes.amendments = list
}

/* ---- new paragraphs and late amendments ---- */

/** A paragraph that is new to the room, labelled in its place. */
export function insertNew(room: Room, paragraph: Omit<NegotiatedParagraph, 'label'>, label?: string): void {
  room.insert({ ...paragraph, label: '' }, lastAfter(room.paragraphs, paragraph))
  const labels = labelsFor(room.paragraphs, ({ id }) => id === paragraph.id)
  const at = room.paragraphs.findIndex(({ id }) => id === paragraph.id)
  room.paragraphs[at] = { ...paragraph, label: label ?? (labels[at] as string) }
}

/** The last of those that were already placed after a paragraph, or after them: a later one stands behind. */
function lastAfter(paragraphs: readonly NegotiatedParagraph[], own: Pick<NegotiatedParagraph, 'after' | 'kind' | 'cell'>): string | null {
  const { after } = own
  const block = new Set<string | null>([after])
  let last = after
  for (let at = after === null ? 0 : paragraphs.findIndex(({ id }) => id === after) + 1; at < paragraphs.length; at++) {
    const other = paragraphs[at] as NegotiatedParagraph
    const { id, base, after: anchor } = other
    if (base !== null || !block.has(anchor) || rankInTable(own) < rankInTable(other)) break
    block.add(id)
    last = id
  }
  return last
}

export const blank = (id: string, place: Place, text: string): Omit<NegotiatedParagraph, 'label' | 'presence'> => ({
  id,
  opener: place.opener,
  kind: place.kind,
  level: place.level,
  base: null,
  source: text,
  after: place.after,
  ...(place.cell && { cell: place.cell }),
  merged: [],
  pieces: tidy([text]),
  labels: {},
  moves: [],
  rivals: null,
  status: 'open',
  version: 0,
  words: 0,
  gone: false,
  anonymous: false,
  follows: {},
  translated: null,
})

/** Takes in a late or revised amendment. */
export function amend(room: Room, amendment: Amendment, step: Step): Done {
  const { text } = room
  if (text.amendments.some(({ id }) => id === amendment.id)) return 'id-taken'
  const known = room.paragraphs.flatMap(({ id, merged, ...rest }) => [id, ...merged].map((one): Clause => clauseOf({ ...rest, id: one })))
  const errors = problems(known, [amendment], text.language).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { problems: errors }
  const done = adds(amendment) ? addLate(room, amendment) : changeLate(room, amendment, step)
  if (done === null) remember(room, amendment.id, amendment)
  return done
}

const clauseOf = ({ id, opener, kind, level, source }: Pick<Clause, 'id' | 'opener' | 'kind' | 'level'> & { source: string }): Clause => ({
  id,
  label: '',
  path: '',
  opener,
  kind,
  level,
  text: source,
})

function addLate(room: Room, amendment: Amendment): null {
  const voices = voicesOf(amendment)
  const after = findParagraph(room, amendment.place?.after ?? '')?.id ?? null
  const place = { ...(amendment.place as Place), after }
  const twin = room.paragraphs.find(
    (one) =>
      one.base === null &&
      !one.gone &&
      one.presence?.silent === 'out' &&
      one.after === after &&
      one.source === amendment.text &&
      sameKind(one, place) &&
      ![...one.presence.in, ...one.presence.out].some((voice) => voices.includes(voice)),
  )
  const labels = amendment.label === undefined ? {} : Object.fromEntries(voices.map((voice) => [voice, amendment.label as string]))
  const moves = amendment.action === 'ADD*' && amendment.partner !== undefined ? [{ from: amendment.partner, by: voices }] : []
  if (twin) {
    room.put({
      ...twin,
      merged: [...twin.merged, amendment.target],
      presence: presenceWith(twin.presence, voices, 'in', ''),
      pieces: keptEverywhere(twin.pieces, voices),
      labels: { ...twin.labels, ...labels },
      moves: [...twin.moves, ...moves],
    })
    return null
  }
  const presence = { id: `${amendment.target}:whole`, in: voices, out: [], silent: 'out' as const }
  insertNew(room, { ...blank(amendment.target, place, amendment.text), presence, labels, moves })
  return null
}

function changeLate(room: Room, amendment: Amendment, step: Step): Done {
  const target = room.find(amendment.target) as NegotiatedParagraph
  const voices = voicesOf(amendment)
  // a new paragraph does not go because its author says it anew
  const before = { ...unsaid(target, voices), gone: target.gone }
  const presence = presenceWith(before.presence, voices, deletes(amendment) ? 'out' : 'in', `${target.id}:${step.id}:whole`)
  const wording = amendment.action === 'NOC' ? target.source : amendment.text
  const pieces = deletes(amendment)
    ? before.pieces
    : wording === target.source
      ? keptEverywhere(before.pieces, voices)
      : takeIn(before.pieces, target.source, wording, voices, room.text.language, `${target.id}:${step.id}`)
  const labels = { ...before.labels }
  if (amendment.label !== undefined) for (const voice of voices) labels[voice] = amendment.label
  const moves = target.moves
    .map((move) => ({ ...move, by: move.by.filter((voice) => !voices.includes(voice)) }))
    .filter(({ by }) => by.length > 0)
  if (amendment.action === 'SUP*' && amendment.partner !== undefined) moves.push({ to: amendment.partner, by: voices })
  room.put({ ...before, presence, pieces, labels, moves })
  return null
}

/** Restores what an earlier step found. */
export function undo(room: Room, entry: Entry): void {
  for (const { id, was, after } of entry.touched) {
    const current = room.paragraphs.some((paragraph) => paragraph.id === id)
    if (was === null) room.remove(id)
    else if (current) {
      const at = room.paragraphs.findIndex((paragraph) => paragraph.id === id)
      if ((room.paragraphs[at - 1]?.id ?? null) !== after && isAnchor(room, after)) room.move(id, after)
      room.put(was)
    } else room.insert(was, isAnchor(room, after) ? after : null)
  }
  const { before } = entry
  if (before?.attribution) {
    room.before = { ...room.before, attribution: room.text.attribution }
    room.changes.attribution = before.attribution
  }
  if (before?.amendment) remember(room, before.amendment.id, before.amendment.was, before.amendment.at)
}

const isAnchor = (room: Room, id: string | null): boolean => id === null || room.paragraphs.some((paragraph) => paragraph.id === id)
