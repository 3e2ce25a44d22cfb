import { voicesIn } from './compile.ts'
import { amend, blank, type Done, deeds, insertNew, isClosed, undo } from './deeds.ts'
import { depthOf, sizeOf } from './pieces.ts'
import { findParagraph, Room } from './room.ts'
import {
  type Compilation,
  type Deed,
  type Entry,
  negotiationLimits as limits,
  type NegotiatedParagraph,
  type NegotiatedText,
  type Refusal,
  type Step,
} from './types.ts'

/** A compilation as the room finds it, before the first step. */
export function negotiationOf(compilation: Compilation): NegotiatedText {
  const fresh = { version: 0, words: 0, gone: false, anonymous: false, follows: {}, translated: null }
  return {
    origin: compilation,
    language: compilation.language,
    voices: compilation.voices,
    amendments: compilation.amendments,
    paragraphs: compilation.paragraphs.map((paragraph): NegotiatedParagraph => ({ ...paragraph, ...fresh })),
    attribution: 'named',
    version: 0,
    history: [],
  }
}

export const isRefusal = (answer: NegotiatedText | Refusal): answer is Refusal => 'refused' in answer

/**
 * Does one step. The given state is left as it is. The same steps in the same order give the same text, so the steps alone need to
 * be stored; refused ones change nothing and are not kept.
 */
export function apply(text: NegotiatedText, step: Step): NegotiatedText | Refusal {
  const refuse = (code: Exclude<Refusal['code'], 'stale' | 'amendment-has-problems'>): Refusal => {
    const current = step.paragraph === null ? null : findParagraph(text, step.paragraph)
    return { refused: true, step: step.id, code, ...(current ? { current } : {}) } as Refusal
  }
  if (text.history.some((entry) => entry.step.id === step.id)) return refuse('step-repeated')
  if (text.version >= limits.steps) return refuse('too-many-steps')
  const stale = staleness(text, step)
  if (stale) return stale
  const room = new Room(text)
  const done = perform(room, step)
  if (typeof done === 'string') return refuse(done)
  if (done !== null) return { refused: true, step: step.id, code: 'amendment-has-problems', problems: done.problems }
  const over = beyond(room)
  return over ? refuse(over) : settleStep(room, step)
}

/** Applies accepted steps anew: what a store does when it loads a text. */
export function replay(origin: Compilation, steps: readonly Step[]): NegotiatedText {
  return steps.reduce((text, step) => {
    const next = apply(text, step)
    if (isRefusal(next)) throw new Error(`step ${step.id} was accepted once, and is refused now: ${next.code}`)
    return next
  }, negotiationOf(origin))
}

/** The text after its first `version` steps. */
export const versionAt = (text: NegotiatedText, version: number): NegotiatedText =>
  replay(
    text.origin,
    text.history.slice(0, version).map(({ step }) => step),
  )

/** "What changed since I was here": each paragraph that was touched, as it was at that version and as it is; null where it is not. */
export function changesSince(
  text: NegotiatedText,
  version: number,
): { id: string; was: NegotiatedParagraph | null; now: NegotiatedParagraph | null; steps: Step[] }[] {
  const changes = new Map<string, { id: string; was: NegotiatedParagraph | null; now: NegotiatedParagraph | null; steps: Step[] }>()
  for (const { step, touched } of text.history.slice(version)) {
    for (const { id, was } of touched) {
      const known = changes.get(id)
      if (known) known.steps.push(step)
      else changes.set(id, { id, was, now: text.paragraphs.find((paragraph) => paragraph.id === id) ?? null, steps: [step] })
    }
  }
  return [...changes.values()]
}

/** A paragraph as it was at one of its versions; null when it never had it. */
export function paragraphAt(text: NegotiatedText, id: string, version: number): NegotiatedParagraph | null {
  const current = text.paragraphs.find((paragraph) => paragraph.id === id)
  if (current?.version === version) return current
  for (const { touched } of text.history) {
    const was = touched.find((one) => one.id === id)?.was
    if (was?.version === version) return was
  }
  return null
}

/* ---- one step ---- */

/** Two people on one paragraph: the second is told, with what it saw and what stands now. */
function staleness(text: NegotiatedText, step: Step): Refusal | null {
  if (step.paragraph === null) return null
  const current = findParagraph(text, step.paragraph)
  if (!current || current.version === step.on) return null
  return { refused: true, step: step.id, code: 'stale', yours: paragraphAt(text, current.id, step.on), current }
}

/** What an author may do with a paragraph that was deleted, or that is agreed. */
const onGone: readonly Deed['do'][] = ['restore', 'withdraw']
const onClosed: readonly Deed['do'][] = ['status', 'attribution']

function perform(room: Room, step: Step): Done {
  const { deed } = step
  if (deed.do === 'undo') return performUndo(room, deed.step)
  if (step.paragraph === null) return deed.do === 'attribution' ? showAttribution(room, deed.shown) : 'paragraph-missing'
  const paragraph = room.find(step.paragraph)
  if (deed.do === 'add') return performAdd(room, step.paragraph, deed)
  const addition = deed.do === 'amend' && (deed.amendment.action === 'ADD' || deed.amendment.action === 'ADD*')
  if (addition) return deed.amendment.target === step.paragraph ? amend(room, deed.amendment, step) : 'unknown-paragraph'
  if (!paragraph) return 'unknown-paragraph'
  if (paragraph.gone && !onGone.includes(deed.do)) return 'paragraph-gone'
  if (isClosed(paragraph.status) && !onClosed.includes(deed.do)) return 'not-possible-when-agreed'
  switch (deed.do) {
    case 'amend':
      return room.find(deed.amendment.target)?.id === paragraph.id ? amend(room, deed.amendment, step) : 'unknown-paragraph'
    case 'attribution':
      if (paragraph.anonymous === !deed.shown) return 'nothing-changed'
      room.put({ ...paragraph, anonymous: !deed.shown })
      return null
    case 'choose':
      return deeds.choose(room, paragraph, deed, step)
    case 'edit':
      return deeds.edit(room, paragraph, deed, step)
    case 'bracket':
      return deeds.bracket(room, paragraph, deed, step)
    case 'unbracket':
      return deeds.unbracket(room, paragraph, deed, step)
    case 'delete':
      return deeds.delete(room, paragraph, deed, step)
    case 'restore':
      return deeds.restore(room, paragraph, deed, step)
    case 'move':
      return deeds.move(room, paragraph, deed, step)
    case 'status':
      return deeds.status(room, paragraph, deed, step)
    case 'withdraw':
      return deeds.withdraw(room, paragraph, deed, step)
  }
}

function showAttribution(room: Room, shown: boolean): Done {
  const attribution = shown ? 'named' : 'anonymous'
  if (room.text.attribution === attribution) return 'nothing-changed'
  room.before = { attribution: room.text.attribution }
  room.changes.attribution = attribution
  return null
}

function performAdd(room: Room, id: string, { place, text }: Extract<Deed, { do: 'add' }>): Done {
  if (room.find(id)) return 'id-taken'
  if (place.after !== null && !room.paragraphs.some((paragraph) => paragraph.id === place.after)) return 'unknown-place'
  insertNew(room, { ...blank(id, place, text), presence: null })
  return null
}

function performUndo(room: Room, id: string): Done {
  const { history } = room.text
  const entry = history.find(({ step }) => step.id === id)
  if (!entry) return 'unknown-step'
  const ids = new Set(entry.touched.map((touched) => touched.id))
  const later = history.slice(history.indexOf(entry) + 1)
  const again = ({ touched, before }: Entry) =>
    touched.some((one) => ids.has(one.id)) ||
    (before?.attribution !== undefined && entry.before?.attribution !== undefined) ||
    (before?.amendment !== undefined && before.amendment.id === entry.before?.amendment?.id)
  if (later.some(again)) return 'touched-since'
  undo(room, entry)
  return null
}

function beyond(room: Room): 'too-deep' | 'too-long' | 'too-many-paragraphs' | null {
  if (room.paragraphs.length > limits.paragraphs) return 'too-many-paragraphs'
  for (const id of room.touched.keys()) {
    const pieces = room.paragraphs.find((paragraph) => paragraph.id === id)?.pieces ?? []
    if (depthOf(pieces) > limits.depth) return 'too-deep'
    if (sizeOf(pieces) > limits.text) return 'too-long'
  }
  return null
}

/** Deeds that leave the words of a paragraph, its place and its presence as they are. */
const quiet: readonly Deed['do'][] = ['status', 'attribution']

/** What took back a quiet step is quiet too: the paragraph counts as the one that was there. */
const isQuiet = ({ deed }: Step, now: NegotiatedParagraph, was: NegotiatedParagraph | null): boolean =>
  quiet.includes(deed.do) || (deed.do === 'undo' && now.words === was?.words)

const writes: readonly Deed['do'][] = ['edit', 'add', 'choose', 'amend', 'unbracket', 'bracket', 'move']

function settleStep(room: Room, step: Step): NegotiatedText {
  const { text } = room
  const version = text.version + 1
  const paragraphs = room.paragraphs.map((paragraph) => {
    const touched = room.touched.get(paragraph.id)
    if (!touched) return paragraph
    const words = isQuiet(step, paragraph, touched.was) ? paragraph.words : version
    if (!writes.includes(step.deed.do) && !step.from) return { ...paragraph, version, words }
    const follows = step.from ? { ...paragraph.follows, [step.from.language]: step.from.version } : paragraph.follows
    // who speaks breaks the silence
    const { silenceUntil: _, ...open } = paragraph
    const spoken = paragraph.status === 'silence' ? { ...open, status: 'open' as const } : paragraph
    return { ...spoken, version, words, follows, translated: step.from?.language ?? null }
  })
  const entry: Entry = { step, touched: [...room.touched.values()], ...(room.before ? { before: room.before } : {}) }
  const amendments = room.changes.amendments ?? text.amendments
  return {
    ...text,
    paragraphs,
    amendments,
    voices: room.changes.amendments ? voicesIn(amendments) : text.voices,
    attribution: room.changes.attribution ?? text.attribution,
    version,
    history: [...text.history, entry],
  }
}
