import {
  replay,
  settle,
  settled,
  type Warning,
  type WritablePaper,
  type Written,
  writeAkn,
  writeDocx,
  writePdf,
  writeText,
} from '../../../texts/index.ts'
import type { Named } from '../adoption/headline.ts'
import { adoptedPaper } from '../adoption/ready.ts'
import { type Content, compilationPaper, type Draft, proposalPaper } from './paper.ts'

export const formats = ['docx', 'pdf', 'xml', 'txt'] as const
export type Format = (typeof formats)[number]

/** What a file is made from: the text as it stands, or what it started from and the steps up to a version. */
export type Source = Draft | { origin: Draft['origin']; steps: Parameters<typeof replay>[1] }

export interface Order {
  source: Source
  what: Content
  /** of a proposal */
  party: string
  format: Format
  /** of an adopted text */
  adopted: Named | null
  /** of the text, for the metadata of Akoma Ntoso */
  about: { id: string; title: string; body: { id: string; name: string }; opened: string; at: string }
}

/** Makes one file. Takes up to seconds for a long text: see `makeInThread`. */
export async function make(order: Order): Promise<Written> {
  const { what, format, about } = order
  const marked = paperOf(order)
  const paper: WritablePaper = what === 'text' ? { ...settle(marked, 'proposed'), comments: [] } : marked
  const bytes = (text: string, warnings: Warning[] = []): Written => ({ bytes: Buffer.from(text), warnings })
  switch (format) {
    case 'docx':
      return { bytes: await writeDocx(paper), warnings: [] }
    case 'pdf':
      return await writePdf({ ...paper, front: { ...paper.front, title: hasTitle(paper) ? null : about.title } })
    case 'txt':
      return bytes(writeText(paper, what === 'text' || what === 'adopted' ? 'proposed' : 'marked'))
    case 'xml': {
      const front = { ...paper.front, symbol: about.id, title: about.title, date: about.opened, originalLanguage: null }
      const name = what === 'adopted' ? 'resolution' : 'resolutionDraft'
      const named = what === 'adopted' ? paper : { ...paper, front }
      return bytes(writeAkn(named, { name, author: about.body, version: about.at }))
    }
  }
}

function paperOf({ source, what, party, adopted }: Order): WritablePaper {
  if (what === 'adopted') {
    const text = 'steps' in source ? settled(replay(source.origin, source.steps)) : null
    if (!adopted || !text?.settled) throw new Error('a text that was adopted has nothing open, and is made from its steps')
    return adoptedPaper(text.clauses, source.origin.language, adopted)
  }
  const draft = 'steps' in source ? replay(source.origin, source.steps) : source
  return what === 'proposal' ? proposalPaper(draft, party) : compilationPaper(draft)
}

const hasTitle = ({ paragraphs }: WritablePaper): boolean => paragraphs.some(({ kind }) => kind === 'front' || kind === 'heading')
