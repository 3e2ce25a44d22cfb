import {
  type Amendment,
  type Comment,
  compile,
  type Language,
  type MarkedParagraph,
  marked,
  markedProposal,
  type NegotiatedText,
  noFront,
  type Piece,
  type Run,
  type WritablePaper,
} from '../../../texts/index.ts'

/** Which text a file holds: as it stands, with its tracked changes, one party's own proposal, or as it was adopted. */
export const contents = ['text', 'compilation', 'proposal', 'adopted'] as const
export type Content = (typeof contents)[number]

export type Draft = Pick<NegotiatedText, 'origin' | 'language' | 'paragraphs' | 'amendments' | 'attribution'>

/**
 * The text in the room, with all that was proposed and settled as tracked changes to the base: rejected they leave the base, accepted
 * what the room prints, brackets and names included. Reasons stand as comments, by those who gave them.
 */
export function compilationPaper(draft: Draft): WritablePaper {
  const { language, attribution } = draft
  const hidden = new Set(draft.paragraphs.filter((one) => attribution === 'anonymous' || one.anonymous).map(({ id }) => id))
  const places = new Map(draft.paragraphs.flatMap(({ id, merged }) => [id, ...merged].map((one) => [one, id] as const)))
  const reasons = draft.amendments.flatMap((amendment) => reasonOf(amendment, places.get(amendment.target)))
  const asked = draft.paragraphs.flatMap(({ id, pieces }) => askedIn(pieces).map(({ by, why }) => ({ paragraph: id, by, text: why })))
  const comments = [...reasons, ...asked].map((one) => (hidden.has(one.paragraph) ? { ...one, by: null } : one))
  return paper(language, marked(draft, { attribution, author: compiler[language] }), comments)
}

/** What one party proposes, as tracked changes to the base by that party: the file that it could have handed in. */
export function proposalPaper(draft: Draft, party: string): WritablePaper {
  const base = draft.origin.paragraphs.flatMap((paragraph) => paragraph.base ?? [])
  const compilation = compile(base, draft.amendments, draft.language)
  const own = draft.amendments.filter(({ parties, withdrawn }) => parties.includes(party) && !withdrawn)
  const reasons = own.flatMap((amendment) => reasonOf(amendment, amendment.target)).map((one) => ({ ...one, by: party }))
  return paper(draft.language, markedProposal(compilation, party), reasons)
}

/** Who is named for brackets, names and what the room settled: nobody proposed these. */
const compiler: Record<Language, string> = {
  en: 'Compilation',
  fr: 'Compilation',
  es: 'Compilación',
  ru: 'Сводный текст',
  zh: '汇编',
  ar: 'النص المجمَّع',
}

interface Reason {
  paragraph: string
  by: string | null
  text: string
}

const reasonOf = ({ parties, reason, withdrawn }: Amendment, paragraph: string | undefined): Reason[] =>
  reason && !withdrawn && paragraph ? [{ paragraph, by: parties.join(', ') || null, text: reason }] : []

/** Who asked for the brackets that were put in the room, and why. */
const askedIn = (pieces: readonly Piece[]): { by: string; why: string }[] =>
  pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? []
      : [...(piece.asked?.why ? [piece.asked] : []), ...piece.options.flatMap((option) => askedIn(option.pieces))],
  )

function paper(language: Language, paragraphs: readonly MarkedParagraph[], reasons: readonly Reason[]): WritablePaper {
  const comments: Comment[] = []
  const written = paragraphs.map(({ id, kind, level, label, runs, mark, cell }) => {
    const keys: string[] = []
    for (const { paragraph, by, text } of reasons) {
      if (paragraph !== id || runs.length === 0) continue
      keys.push(`c${comments.length + 1}`)
      comments.push({ key: keys.at(-1)!, by, at: null, text })
    }
    return { kind, level, label, runs: keys.length === 0 ? runs : runs.map((run): Run => ({ ...run, comments: keys })), mark, cell }
  })
  // number and title of the text stand among its paragraphs
  return { language, front: noFront, paragraphs: written, notes: [], comments }
}
