/**
 * Drafting: many parties' amendments to one text, compiled, negotiated and settled.
 *
 *   base + amendments -> compile -> Compilation -> negotiate (steps) -> NegotiatedText -> settled -> the adopted text
 *
 * Everything here is plain data that can be stored as JSON, and every function on it is pure. The rules are those of the
 * Union's conferences (symbols ADD, MOD, SUP, NOC) and of compilations in the United Nations (brackets, attribution, status).
 */
import type { Cell, Language, ParagraphKind, Run } from '../types.ts'

/**
 * A paragraph of a text that is being drafted. `id` is the same in every language and never changes; label and path are what is
 * printed now. A `Paragraph` of the reader is one.
 */
export interface Clause {
  id: string
  /** as printed: `a)`, `3.15.1`, `–`, '' */
  label: string
  /** the address a delegate would say: `resolves 4` */
  path: string
  opener: string | null
  kind: ParagraphKind
  /** depth of the label below its opener or section, from 0 */
  level: number
  /** the text without its label */
  text: string
  /** where it stands, when in a table of the text */
  cell?: Cell | null
}

/** What an amendment does: the Union's symbols, kept in Latin letters in all languages. */
export const actions = ['ADD', 'ADD*', 'MOD', '(MOD)', 'SUP', 'SUP*', 'NOC'] as const
export type Action = (typeof actions)[number]

/** Where a new paragraph stands. Several at one place stand in the order in which the amendments are listed, each followed by those placed after it. */
export interface Place {
  /** id of a paragraph of the base or of another amendment; null for the very beginning */
  after: string | null
  kind: ParagraphKind
  opener: string | null
  level: number
  /** when in a table */
  cell?: NewCell
}

/** Where in a table a new paragraph stands: its column, from 0, and what begins with it; else it is in the row of the one before it. */
export interface NewCell {
  column: number
  begins?: 'table' | 'row'
}

/** One party's (or several parties') proposal on one paragraph. */
export interface Amendment {
  id: string
  /** the author first, then those who joined; empty when the attribution is unspecified */
  parties: string[]
  action: Action
  /**
   * id of the paragraph it speaks to: of the base, or one that another amendment adds (an amendment to an amendment).
   * For ADD and ADD* the id that the new paragraph bears, which nothing else may have.
   */
  target: string
  /** ADD and ADD* only */
  place?: Place
  /** the whole paragraph as proposed, without label; empty for SUP, SUP* and NOC */
  text: string
  /** the label as the party printed it, when it printed one of its own; the compilation prints its own labels */
  label?: string
  /** the other half of a move: SUP* names the target of its ADD*, and ADD* that of its SUP* */
  partner?: string
  reason?: string
  /** no longer maintained: left out of the compilation, counted in the progress */
  withdrawn?: true
}

/**
 * Who speaks in a compilation: a party, or for an amendment of unspecified attribution `?` and the amendment's id, so that two of
 * them stay two.
 */
export type Voice = string

/** Words, or a place where they are not agreed. */
export type Piece = string | Choice

/**
 * A pair of brackets. `options[0]` holds the words that stand as long as nothing is chosen: those of the base, read by every voice
 * that is in no other option. A pair that was put round words in the room has that option alone.
 */
export interface Choice {
  /** unique within the text, and kept as long as the brackets are open */
  id: string
  options: Option[]
  /** who asked for the brackets and why, when they were put in the room */
  asked?: { by: string; why: string }
}

export interface Option {
  /** those who want these words. In `options[0]` only those who said so (NOC, or an amendment of other words of the paragraph); the silent read them too */
  by: Voice[]
  /** nested brackets are possible */
  pieces: Piece[]
}

/** Whether a paragraph stays at all. A pair of brackets round the whole paragraph. */
export interface Presence {
  id: string
  /** those who want it: NOC, MOD; of a new paragraph its authors */
  in: Voice[]
  /** those who do not: SUP, SUP* */
  out: Voice[]
  /** what it is for everybody else: a paragraph of the base is there, a new one is not */
  silent: 'in' | 'out'
}

/** Where a paragraph stands in the room. `silence` has a date, on which the paragraph is agreed if nobody speaks. */
export const statuses = ['open', 'suggested-for-closure', 'agreed-ad-referendum', 'silence', 'agreed'] as const
export type Status = (typeof statuses)[number]

/** A paragraph of the compilation: of the base, or new. */
export interface CompiledParagraph {
  id: string
  /** as printed in the compilation: of the base, or `5 bis`, `f ter)`, `5 bis Alt 2` */
  label: string
  opener: string | null
  kind: ParagraphKind
  level: number
  /** the paragraph of the base; null when it is new */
  base: Clause | null
  /** the words that its choices compare with: of the base, or as first proposed */
  source: string
  /** where it was placed, when it is new */
  after: string | null
  /** in which cell, when it was placed in a table */
  cell?: NewCell
  /** ids of identical proposals that were merged into this one */
  merged: string[]
  /** null when nobody contests that it is there */
  presence: Presence | null
  pieces: Piece[]
  /** labels that voices print themselves, where they differ */
  labels: Record<Voice, string>
  /** the other end of a proposed move, and who proposes it */
  moves: { to?: string; from?: string; by: Voice[] }[]
  /** id of the first of several rival versions of one new paragraph, of which at most one can stay; null when it has none */
  rivals: string | null
  status: Status
  /** ISO date of the end of the silence procedure */
  silenceUntil?: string
}

/** All amendments in one text. The base and every voice's exact text can be rebuilt from `paragraphs` alone. */
export interface Compilation {
  language: Language
  /** in order of their first amendment */
  voices: Voice[]
  paragraphs: CompiledParagraph[]
  /** as given, the withdrawn ones too; for the progress and for who proposed what, with which reasons */
  amendments: Amendment[]
}

/** A paragraph as one voice, or the base, has it. */
export type Reading = Pick<Clause, 'id' | 'label' | 'opener' | 'kind' | 'level' | 'text' | 'cell'>

/** What is wrong with an amendment. `code` is also a message key. A warning does not keep it out of the compilation, an error does. */
export interface Problem {
  code:
    | 'target-unknown'
    | 'place-missing'
    | 'place-unknown'
    | 'place-in-a-circle'
    | 'id-taken'
    | 'add-without-text'
    | 'mod-without-text'
    | 'mod-changes-nothing'
    | 'shows-text'
    | 'editorial-changes-substance'
    | 'move-without-partner'
    | 'moved-to-one-place'
    | 'party-speaks-twice'
    | 'add-repeats-paragraph'
  severity: 'error' | 'warning'
  amendment: string
  /** the other amendment or paragraph that it collides with */
  with?: string
}

/* ---- print ---- */

/** How the field shows it: new words underlined, words that some want deleted struck through, the rest plain. */
export type Shown = 'keep' | 'add' | 'delete'

/**
 * A piece of the printed compilation. Everything that is printed is in `text`, in order: joined it is the plain text.
 * A view decides on markup and isolates each piece for writing from right to left.
 */
export type Printed =
  | { kind: 'words'; text: string; change: Shown; voices: Voice[]; at: Position }
  | { kind: 'open' | 'close'; text: string; choice: string; depth: number }
  | { kind: 'by'; text: string; voices: Voice[]; choice: string }
  | { kind: 'symbol'; text: string; action: Action; choice: string }
  | { kind: 'rule'; text: string; choice: string }
  | { kind: 'status'; text: string; status: Status }

export interface PrintedParagraph {
  id: string
  label: string
  opener: string | null
  kind: ParagraphKind
  level: number
  printed: Printed[]
}

export interface PrintOptions {
  attribution: 'named' | 'anonymous'
  /** what to print for a party; its id when it is not here */
  parties?: Record<string, string>
}

/** Counts for a screen in the room. */
export interface Progress {
  /** pairs of brackets that are open, round words and round paragraphs */
  brackets: number
  /** paragraphs with an open pair, and those that are not closed by their status */
  paragraphs: { total: number; open: number; byStatus: Record<Status, number> }
  /** by voice: what became of its amendments. `inPart`: some of its words are in the text, not all. */
  proposals: Record<Voice, Record<Outcome, number>>
}

export const outcomes = ['open', 'taken', 'inPart', 'notTaken', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

/** A paragraph for a Word export with tracked changes. `mark` as in `SourceParagraph`: revisions of the paragraph as a whole. */
export interface MarkedParagraph {
  id: string
  opener: string | null
  kind: ParagraphKind
  level: number
  label: Run[]
  runs: Run[]
  mark: Run['revisions']
  /** where it stands, when in a table */
  cell: Cell | null
}

/* ---- negotiation ---- */

/**
 * A container of pieces, and an offset in it: the paragraph's own pieces (`within: null`) or those of one option of a choice.
 * Offsets count UTF-16 units of the words; a nested choice counts as one. So a stretch never cuts through brackets.
 */
export interface Position {
  within: { choice: string; option: number } | null
  offset: number
}
export interface Stretch {
  within: Position['within']
  from: number
  to: number
}

export interface NegotiatedParagraph extends CompiledParagraph {
  /** number of the step that last changed it, 0 for none: what a step says it was made on */
  version: number
  /**
   * number of the step that last changed what other languages follow: its words, its place, whether it is there; 0 for none. A status,
   * or names that are kept back, is nothing to translate.
   */
  words: number
  /** deleted in the room: kept in its place, so that it can be restored, and not printed */
  gone: boolean
  /** who speaks is not shown here */
  anonymous: boolean
  /** versions of the same paragraph in other languages that these words follow, each up to what `words` counts there */
  follows: Partial<Record<Language, number>>
  /** these words are a translation of that language's version; null when they were written in this language */
  translated: Language | null
}

/** What a step does. Every step but `attribution` of the whole text names the paragraph, and the version of it that its author saw. */
export type Deed =
  /** `option`: index into the options of a choice; of a presence 0 stays, 1 goes; null leaves no words at all. A rival that stays sends the others away. */
  | { do: 'choose'; choice: string; option: number | null }
  /** replaces the words of a stretch; without one, of the whole paragraph, as `editable` printed it */
  | { do: 'edit'; text: string; stretch?: Stretch }
  | { do: 'bracket'; stretch: Stretch; asked: { by: string; why: string } }
  /** removes a pair and leaves the words that stand; with `asked` of the room only */
  | { do: 'unbracket'; choice: string }
  /** a new paragraph that nobody proposed in writing; `paragraph` is its id, `on` 0 */
  | { do: 'add'; place: Place; text: string }
  | { do: 'delete' }
  | { do: 'restore' }
  | { do: 'move'; after: string | null; level?: number; opener?: string | null }
  | { do: 'status'; status: Status; silenceUntil?: string }
  /** of this paragraph, or with `paragraph: null` of the whole text */
  | { do: 'attribution'; shown: boolean }
  /** a late or revised amendment: earlier words of its parties on this paragraph give way to it, what was resolved stays resolved */
  | { do: 'amend'; amendment: Amendment }
  | { do: 'withdraw'; amendment: string }
  /** takes back a step whose paragraphs nobody has touched since */
  | { do: 'undo'; step: string }

export interface Step {
  id: string
  /** who did it, for the record */
  by: string
  /** ISO date and time */
  at: string
  /** null for `undo`, and for `attribution` of the whole text */
  paragraph: string | null
  /** version of the paragraph that the author saw */
  on: number
  deed: Deed
  /** the words are a translation of that version of the same paragraph */
  from?: { language: Language; version: number }
}

/** The state of the text in the room: a compilation and the steps since. The version of the text is the number of its steps. */
export interface NegotiatedText {
  /** what it started from, kept to rebuild any version */
  origin: Compilation
  language: Language
  voices: Voice[]
  amendments: Amendment[]
  paragraphs: NegotiatedParagraph[]
  attribution: 'named' | 'anonymous'
  version: number
  /** accepted steps in order, each with what it found */
  history: Entry[]
}

/** An accepted step, and how the paragraphs that it touched were before: `null` for those that it made. */
export interface Entry {
  step: Step
  touched: { id: string; was: NegotiatedParagraph | null; after: string | null }[]
  /** the attribution of the whole text, and the amendment, as they were before a step that changed them: null for an amendment that came with it, and its place in the list */
  before?: { attribution?: NegotiatedText['attribution']; amendment?: { id: string; was: Amendment | null; at: number } }
}

/** Why a step is not possible. `code` is also a message key. */
export type Refusal = { refused: true; step: string } & (
  | { code: 'stale'; yours: NegotiatedParagraph | null; current: NegotiatedParagraph }
  | { code: 'not-possible-when-agreed' | 'brackets-open' | 'paragraph-gone' | 'nothing-changed'; current: NegotiatedParagraph }
  | {
      code:
        | 'step-repeated'
        | 'paragraph-missing'
        | 'unknown-paragraph'
        | 'unknown-choice'
        | 'unknown-option'
        | 'unknown-place'
        | 'unknown-step'
        | 'unknown-amendment'
        | 'id-taken'
        | 'not-brackets-of-the-room'
        | 'outside-the-text'
        | 'crosses-brackets'
        | 'touched-since'
        | 'silence-without-date'
        | 'too-deep'
        | 'too-long'
        | 'too-many-paragraphs'
        | 'too-many-steps'
    }
  | { code: 'amendment-has-problems'; problems: Problem[] }
)

/** Bounds that a step may not pass. */
export const negotiationLimits = { depth: 6, text: 40_000, paragraphs: 5_000, steps: 10_000 } as const

/* ---- adoption ---- */

/** What became of a paragraph of the base: so a mandate that stands on it is carried over. A moved one may be reworded too. */
export interface Carried {
  /** id in the base; null when new */
  from: string | null
  /** id in the adopted text; null when ended */
  to: string | null
  fate: 'unchanged' | 'reworded' | 'moved' | 'ended' | 'new'
  reworded: boolean
  before: { label: string; path: string; text: string } | null
  after: { label: string; path: string; text: string } | null
}

/** The adopted text, or the paragraphs that are still open. */
export type Settled =
  | { settled: true; clauses: Clause[]; carried: Carried[]; references: { paragraph: string; words: string; now: string }[] }
  | { settled: false; open: string[] }

/* ---- six languages ---- */

/** Whether a paragraph of one language follows what was changed in the others. */
export interface Aligned {
  paragraph: string
  language: Language
  state: 'current' | 'stale' | 'missing'
  /** what it does not follow: the version that was changed there, and the one that these words were made from */
  behind: { language: Language; version: number; madeFrom: number }[]
}
