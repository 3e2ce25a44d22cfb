import type { Localized } from '../../../platform/i18n/index.ts'
import { type Amendment, amendmentsFrom, type Clause, type Language, type Paragraph, type PartiesOf } from '../../../texts/index.ts'
import type { FileAuthor } from '../schema.ts'
import { isCover } from '../texts/base.ts'

/** What a paper proposes on a base, each author for their parties; ids begin with the proposal's number. */
export function amendmentsIn(
  paragraphs: readonly Paragraph[],
  {
    base,
    language,
    proposal,
    parties,
    authors,
  }: {
    base: readonly Clause[]
    language: Language
    proposal: number
    /** for whom the paper as a whole speaks */
    parties: string[]
    /** for whom each of its authors does; empty: all for the paper's parties */
    authors: readonly FileAuthor[]
  },
): Amendment[] {
  const speaker: PartiesOf = authors.length === 0 ? parties : (name) => authors.find((author) => author.name === name)?.parties ?? parties
  // a line of the base that stands first in a file of ours may look like a line of a cover page there
  const known = new Set(base.map(({ text }) => text))
  return amendmentsFrom(
    base,
    paragraphs.filter((paragraph) => !isCover(paragraph) || known.has(paragraph.base ?? paragraph.text)),
    speaker,
    language,
    `${proposal}-`,
  )
}

/** Who made the tracked changes of a paper, in the order in which they appear; null for changes without a name. */
export const authorsIn = (paragraphs: readonly Paragraph[]): (string | null)[] => [
  ...new Set(paragraphs.flatMap(({ runs }) => runs.flatMap(({ revisions }) => revisions.map(({ by }) => by)))),
]

/** The party that an author's name in a file speaks of: its code, or its name in any language; the longest name counts. */
export function partyNamed(author: string | null, parties: readonly { id: string; name: Localized }[]): string | null {
  if (author === null) return null
  const words = author.toLowerCase()
  const found = parties.flatMap(({ id, name: { original: _, ...names } }) =>
    [id, ...Object.values(names)]
      .filter((name) =>
        name === id ? author.split(/[^\p{L}\p{N}]+/u).includes(name) : name.length > 3 && words.includes(name.toLowerCase()),
      )
      .map((name) => ({ id, length: name.length })),
  )
  return found.sort((a, b) => b.length - a.length)[0]?.id ?? null
}
