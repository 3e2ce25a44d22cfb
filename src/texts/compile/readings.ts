import { withoutRival } from './labels.ts'
import { readPieces } from './pieces.ts'
import type { Compilation, CompiledParagraph, Reading, Voice } from './types.ts'

/** Whether a voice, or with null a silent one, has the paragraph at all. */
export function hasParagraph({ presence }: Pick<CompiledParagraph, 'presence'>, voice: Voice | null): boolean {
  if (presence === null) return true
  if (voice !== null && presence.in.includes(voice)) return true
  if (voice !== null && presence.out.includes(voice)) return false
  return presence.silent === 'in'
}

/** The text that one party proposes as a whole: all paragraphs, labels and words. Where it said nothing, those of the base. */
export function readingOf(compilation: Pick<Compilation, 'paragraphs'>, voice: Voice): Reading[] {
  return compilation.paragraphs
    .filter((paragraph) => hasParagraph(paragraph, voice))
    .map(({ id, base, label, labels, opener, kind, level, pieces }) => ({
      id,
      // the label of the base is printed as it is: only new ones can be rivals
      label: labels[voice] ?? (base ? label : withoutRival(label)),
      opener,
      kind,
      level,
      text: readPieces(pieces, voice),
    }))
}

/** The base, out of the compilation. */
export function baseOf(compilation: Pick<Compilation, 'paragraphs'>): Reading[] {
  return compilation.paragraphs.flatMap(({ id, label, opener, kind, level, pieces, base }) =>
    base === null ? [] : [{ id, label, opener, kind, level, text: readPieces(pieces, null), ...(base.cell && { cell: base.cell }) }],
  )
}
