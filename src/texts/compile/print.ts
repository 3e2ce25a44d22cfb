import type { Language } from '../types.ts'
import { isChoice, sizeOf } from './pieces.ts'
import { isUnspecified } from './problems.ts'
import type {
  Action,
  Choice,
  Compilation,
  CompiledParagraph,
  NegotiatedParagraph,
  NegotiatedText,
  Piece,
  Position,
  Presence,
  Printed,
  PrintedParagraph,
  PrintOptions,
  Shown,
  Voice,
} from './types.ts'
import { words } from './words.ts'

/** A compilation, or the state of it in the room. */
export type Draftable = Pick<Compilation, 'language' | 'paragraphs'> | Pick<NegotiatedText, 'language' | 'paragraphs'>

/**
 * The text as it is handed out: `[CEPT, ATU: annual reports / RCC: a report]`, a new paragraph `[CEPT: ADD …]`, one that some want
 * deleted `[ATU: SUP / …]`, and the status at the start of its paragraph. What was deleted in the room is left out.
 */
export function print(text: Draftable, options: PrintOptions): PrintedParagraph[] {
  return text.paragraphs
    .filter((paragraph) => !isGone(paragraph))
    .map((paragraph) => {
      const { id, label, opener, kind, level } = paragraph
      return { id, label, opener, kind, level, printed: printParagraph(paragraph, text.language, options) }
    })
}

export const isGone = (paragraph: CompiledParagraph | NegotiatedParagraph): boolean => 'gone' in paragraph && paragraph.gone

/** All that is printed, as one string. */
export const plain = (printed: readonly Printed[]): string => printed.map(({ text }) => text).join('')

/** What a page gives its reader to edit: brackets and words, without names and status. `edit` without a stretch takes it back. */
export const editable = (paragraph: CompiledParagraph): string => plain(printWords(paragraph.pieces, 'en', { attribution: 'anonymous' }))

export function printParagraph(paragraph: CompiledParagraph | NegotiatedParagraph, language: Language, options: PrintOptions): Printed[] {
  const hidden = 'anonymous' in paragraph && paragraph.anonymous
  const printer = new Printer(language, hidden ? { ...options, attribution: 'anonymous' } : options)
  printer.status(paragraph)
  printer.whole(paragraph)
  return printer.printed
}

/** The words and their brackets alone. */
export function printWords(pieces: readonly Piece[], language: Language, options: PrintOptions): Printed[] {
  const printer = new Printer(language, options)
  printer.pieces(pieces, null, 'keep', [], 1)
  return printer.printed
}

class Printer {
  readonly printed: Printed[] = []
  readonly #language: Language
  readonly #options: PrintOptions

  constructor(language: Language, options: PrintOptions) {
    this.#language = language
    this.#options = options
  }

  status({ status, silenceUntil }: CompiledParagraph): void {
    if (status === 'open') return
    const tag = words[this.#language].status[status].replace('{date}', silenceUntil ?? '')
    this.printed.push({ kind: 'status', text: `[${tag}] `, status })
  }

  whole(paragraph: CompiledParagraph): void {
    const { presence, pieces, base } = paragraph
    if (presence === null) this.pieces(pieces, null, 'keep', [], 1)
    else this.#presence(presence, paragraph, base === null ? 'add' : 'keep')
  }

  #presence(presence: Presence, { pieces, moves }: CompiledParagraph, shown: Shown): void {
    const { id } = presence
    this.printed.push({ kind: 'open', text: '[', choice: id, depth: 1 })
    const moved = (voices: readonly Voice[], end: 'to' | 'from') =>
      moves.some((move) => move[end] && move.by.some((v) => voices.includes(v)))
    const gone = (): void => {
      this.#by(presence.out, id)
      this.#symbol(moved(presence.out, 'to') ? 'SUP*' : 'SUP', id)
    }
    if (shown === 'keep' && presence.out.length > 0) {
      gone()
      this.#rule(id)
    }
    this.#by(presence.in, id)
    if (shown === 'add') {
      this.#symbol(moved(presence.in, 'from') ? 'ADD*' : 'ADD', id)
      this.#rule(id, ' ')
    }
    this.pieces(pieces, null, shown, presence.in, 2)
    if (shown === 'add' && presence.out.length > 0) {
      this.#rule(id)
      gone()
    }
    this.printed.push({ kind: 'close', text: ']', choice: id, depth: 1 })
  }

  pieces(pieces: readonly Piece[], within: Position['within'], change: Shown, voices: Voice[], depth: number): void {
    let offset = 0
    for (const piece of pieces) {
      if (isChoice(piece)) {
        this.#choice(piece, change, voices, depth)
        offset += 1
      } else {
        this.printed.push({ kind: 'words', text: piece, change, voices, at: { within, offset } })
        offset += piece.length
      }
    }
  }

  /** What is proposed first, the words that stand last. */
  #choice(choice: Choice, change: Shown, voices: Voice[], depth: number): void {
    const { id, options, asked } = choice
    this.printed.push({ kind: 'open', text: '[', choice: id, depth })
    if (asked && options.length === 1) this.#by([asked.by], id)
    let first = true
    for (const [at, option] of [...options.entries()].sort(([one], [other]) => Number(one === 0) - Number(other === 0))) {
      const empty = sizeOf(option.pieces) === 0
      if (at === 0 && empty && option.by.length === 0) continue
      if (!first) this.#rule(id)
      first = false
      this.#by(option.by, id)
      if (empty) this.#symbol(at === 0 ? 'NOC' : 'SUP', id)
      const shown = at > 0 ? 'add' : options.length > 1 && change === 'keep' ? 'delete' : change
      this.pieces(option.pieces, { choice: id, option: at }, shown, at > 0 ? option.by : voices, depth + 1)
    }
    this.printed.push({ kind: 'close', text: ']', choice: id, depth })
  }

  #by(voices: readonly Voice[], choice: string): void {
    if (voices.length === 0 || this.#options.attribution === 'anonymous') return
    const { unspecified, comma, colon } = words[this.#language]
    const names = voices.map((voice) => (isUnspecified(voice) ? unspecified : (this.#options.parties?.[voice] ?? voice)))
    this.printed.push({ kind: 'by', text: `${[...new Set(names)].join(comma)}${colon}`, voices: [...voices], choice })
  }

  #symbol(action: Action, choice: string): void {
    this.printed.push({ kind: 'symbol', text: action, action, choice })
  }

  #rule(choice: string, text = ' / '): void {
    this.printed.push({ kind: 'rule', text, choice })
  }
}
