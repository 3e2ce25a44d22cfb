import { commonRuns, numberer } from '../compare/common.ts'
import { tokens } from '../compare/tokens.ts'
import type { Language } from '../types.ts'
import { isChoice, tidy } from './pieces.ts'
import { plain, printWords } from './print.ts'
import type { Piece, Position, Stretch } from './types.ts'

/** Why a stretch cannot be changed. */
export type Misfit = 'unknown-choice' | 'outside-the-text' | 'crosses-brackets'

const lengthOf = (piece: Piece): number => (isChoice(piece) ? 1 : piece.length)

/** Puts something in the place of a stretch, and leaves all other brackets as they are. */
export function replaceStretch(pieces: readonly Piece[], stretch: Stretch, put: (inside: Piece[]) => Piece[]): Piece[] | Misfit {
  let done: Piece[] | Misfit = 'unknown-choice'
  const changed = inContainer(pieces, stretch.within, (container) => {
    done = spliced(container, stretch.from, stretch.to, put)
    return Array.isArray(done) ? done : container
  })
  return Array.isArray(done) ? changed : done
}

function inContainer(pieces: readonly Piece[], within: Position['within'], change: (container: Piece[]) => Piece[]): Piece[] {
  if (within === null) return tidy(change([...pieces]))
  return pieces.map((piece) => {
    if (!isChoice(piece)) return piece
    const options = piece.options.map((option, at) => ({
      ...option,
      pieces:
        piece.id === within.choice
          ? at === within.option
            ? tidy(change(option.pieces))
            : option.pieces
          : inContainer(option.pieces, within, change),
    }))
    return { ...piece, options }
  })
}

function spliced(pieces: readonly Piece[], from: number, to: number, put: (inside: Piece[]) => Piece[]): Piece[] | Misfit {
  const size = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= size)) return 'outside-the-text'
  const [before, inside, after]: [Piece[], Piece[], Piece[]] = [[], [], []]
  let at = 0
  for (const piece of pieces) {
    const end = at + lengthOf(piece)
    if (isChoice(piece)) (end <= from ? before : at >= to ? after : inside).push(piece)
    else {
      before.push(piece.slice(0, Math.max(0, from - at)))
      inside.push(piece.slice(Math.max(0, from - at), Math.max(0, to - at)))
      after.push(piece.slice(Math.max(0, to - at)))
    }
    at = end
  }
  return [...before, ...put(tidy(inside)), ...after]
}

/**
 * Takes back the text of a paragraph as `editable` printed it, with other words in it. Brackets that the editor left alone stay;
 * an edit across a bracket is refused, for nobody can say which brackets it should leave.
 */
export function retyped(pieces: readonly Piece[], text: string, language: Language): Piece[] | Misfit {
  const printed = printWords(pieces, language, { attribution: 'anonymous' })
  const before = plain(printed)
  let changed: Piece[] | Misfit = [...pieces]
  for (const { from, to, words } of edits(before, text, language).reverse()) {
    const stretch = stretchAt(printed, from, to, before.length, pieces)
    if (!stretch) return 'crosses-brackets'
    changed = replaceStretch(changed, stretch, () => [words])
    if (!Array.isArray(changed)) return changed
  }
  return changed
}

function stretchAt(
  printed: ReturnType<typeof printWords>,
  from: number,
  to: number,
  length: number,
  pieces: readonly Piece[],
): Stretch | null {
  let start = 0
  for (const piece of printed) {
    const end = start + piece.text.length
    if (piece.kind === 'words' && start <= from && to <= end) {
      const { within, offset } = piece.at
      return { within, from: offset + from - start, to: offset + to - start }
    }
    start = end
  }
  // before a bracket that opens the paragraph, or after one that ends it
  const size = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
  if (from === to && from === 0) return { within: null, from: 0, to: 0 }
  return from === to && to === length ? { within: null, from: size, to: size } : null
}

/** Every changed stretch by itself: unlike a comparison for readers, nothing that stayed is taken into a change. */
function edits(before: string, after: string, language: Language): { from: number; to: number; words: string }[] {
  const [old, fresh] = [tokens(before, language), tokens(after, language)]
  const number = numberer()
  const found: { from: number; to: number; words: string }[] = []
  let [b, a, at] = [0, 0, 0]
  for (const run of [
    ...commonRuns(number(old), number(fresh), { steps: 2_000_000, coarse: false }),
    { before: old.length, after: fresh.length, length: 0 },
  ]) {
    const gone = old.slice(b, run.before).join('').length
    if (run.before > b || run.after > a) found.push({ from: at, to: at + gone, words: fresh.slice(a, run.after).join('') })
    at += gone + old.slice(run.before, run.before + run.length).join('').length
    b = run.before + run.length
    a = run.after + run.length
  }
  return found
}
