import type { Choice, Option, Piece, Voice } from './types.ts'

export const isChoice = (piece: Piece): piece is Choice => typeof piece !== 'string'

/** The option that a voice reads: the one it asked for, else the words that stand. `null` reads as the silent do. */
export const optionOf = (choice: Choice, voice: Voice | null): Option =>
  (voice === null ? undefined : choice.options.slice(1).find(({ by }) => by.includes(voice))) ?? (choice.options[0] as Option)

/** The words as one voice has them. */
export const readPieces = (pieces: readonly Piece[], voice: Voice | null): string =>
  pieces.map((piece) => (isChoice(piece) ? readPieces(optionOf(piece, voice).pieces, voice) : piece)).join('')

/** Every open choice, outer ones first. */
export function* choicesIn(pieces: readonly Piece[]): Generator<Choice> {
  for (const piece of pieces) {
    if (!isChoice(piece)) continue
    yield piece
    for (const option of piece.options) yield* choicesIn(option.pieces)
  }
}

export const findChoice = (pieces: readonly Piece[], id: string): Choice | null =>
  choicesIn(pieces).find((choice) => choice.id === id) ?? null

/** How deep brackets nest: 0 for words alone. */
export const depthOf = (pieces: readonly Piece[]): number =>
  Math.max(0, ...pieces.filter(isChoice).map((choice) => 1 + Math.max(0, ...choice.options.map((option) => depthOf(option.pieces)))))

/** Number of UTF-16 units of all words, in all options. */
export const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece) => sum + (isChoice(piece) ? piece.options.reduce((all, option) => all + sizeOf(option.pieces), 0) : piece.length),
    0,
  )

/** Neighbouring words joined, empty ones left out, so that equal texts are equal data. */
export function tidy(pieces: readonly Piece[]): Piece[] {
  const tidied: Piece[] = []
  for (const piece of pieces) {
    const last = tidied.at(-1)
    if (piece === '') continue
    if (!isChoice(piece) && typeof last === 'string') tidied[tidied.length - 1] = last + piece
    else tidied.push(piece)
  }
  return tidied
}

/** Rewrites every choice, inner ones first: into another choice, or into the pieces that take its place. */
export function rewrite(pieces: readonly Piece[], change: (choice: Choice) => Piece[]): Piece[] {
  return tidy(
    pieces.flatMap((piece): Piece[] => {
      if (!isChoice(piece)) return [piece]
      const options = piece.options.map((option) => ({ ...option, pieces: rewrite(option.pieces, change) }))
      return change({ ...piece, options })
    }),
  )
}

/** A choice whose rivals are all gone is none. Brackets that the room put stay until they are removed. */
export const orWords = (choice: Choice): Piece[] =>
  choice.options.length === 1 && !choice.asked ? (choice.options[0] as Option).pieces : [choice]

/** Takes a voice out of all choices; what nobody else wants goes with it. */
export function withoutVoices(pieces: readonly Piece[], voices: readonly Voice[]): Piece[] {
  return rewrite(pieces, (choice) => {
    const [stood, ...rivals] = choice.options.map((option) => ({ ...option, by: option.by.filter((voice) => !voices.includes(voice)) }))
    const left = rivals.filter((option, at) => option.by.length > 0 || choice.options[at + 1]?.by.length === 0)
    return orWords({ ...choice, options: [stood as Option, ...left] })
  })
}
