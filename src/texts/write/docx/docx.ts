import type { Comment, Note } from '../../types.ts'
import { settle } from '../settle.ts'
import type { WritablePaper } from '../types.ts'
import { legal, xml } from '../xml.ts'
import { frontBlock } from './front.ts'
import { type Part, wordPackage } from './package.ts'
import { characters, Links, textRun } from './runs.ts'
import { attribution, Ids, numbered, StoryWriter } from './story.ts'

export interface DocxOptions {
  /** accept every tracked change, and leave comments out: the text as proposed, to be sent on */
  clean?: boolean
}

/**
 * Writes a paper as a Word document (ECMA-376, transitional) with genuine tracked changes, notes and comments with their
 * answers. Labels are typed before a tab, so that `5 bis` and labels under tracked changes are exact. The same paper gives
 * the same bytes.
 */
export async function writeDocx(paper: WritablePaper, options: DocxOptions = {}): Promise<Uint8Array> {
  const printed = options.clean ? { ...settle(paper, 'proposed'), comments: [] } : paper
  const ids = new Ids()
  const links = new Links()
  const notes = noteNumbers(printed)
  const comments = numbered(printed.comments, 'c', 0)
  const story = new StoryWriter({ paper: printed, ids, links, notes, comments })
  const body = frontBlock(printed) + story.blocks()
  const part = (kind: Note['kind']): Part | undefined => {
    const own = [...notes.values()].filter(({ note }) => note.kind === kind)
    return own.length === 0 ? undefined : notesPart(kind, own, printed, ids)
  }
  const footnotes = part('footnote')
  const endnotes = part('endnote')
  return wordPackage(
    {
      body: { content: body, links: links.relationships },
      ...(footnotes && { footnotes }),
      ...(endnotes && { endnotes }),
      ...(printed.comments.length > 0 && { comments: commentsPart(printed, comments) }),
      ...(printed.comments.some(({ replyTo }) => replyTo !== undefined) && { commentsExtended: threadPart(printed.comments, comments) }),
    },
    printed.language,
    printed.front,
  )
}

type NumberedNote = { note: Note; id: number; typed?: string }

function noteNumbers({ paragraphs, notes }: WritablePaper): Map<string, NumberedNote> {
  const typed = new Map<string, string>()
  for (const { label, runs } of paragraphs)
    for (const run of [...label, ...runs]) if (run.note !== undefined && run.text !== '') typed.set(run.note, run.text)
  const all = new Map<string, NumberedNote>()
  for (const [kind, prefix] of [
    ['footnote', 'fn'],
    ['endnote', 'en'],
  ] as const) {
    const own = notes.filter((note) => note.kind === kind)
    const ids = numbered(own, prefix, 1)
    for (const note of own) {
      const mark = typed.get(note.key)
      all.set(note.key, { note, id: ids.get(note.key)!, ...(mark !== undefined && { typed: mark }) })
    }
  }
  return all
}

/** Notes, each after its mark: the automatic one, or the one that the author typed. */
function notesPart(kind: Note['kind'], notes: readonly NumberedNote[], paper: WritablePaper, ids: Ids): Part {
  const links = new Links()
  const style = kind === 'footnote' ? 'Footnote' : 'Endnote'
  const separator = (id: number, type: string, mark: string) =>
    xml(`w:${kind}`, { 'w:type': type, 'w:id': id }, xml('w:p', {}, xml('w:r', {}, xml(mark))))
  const rtl = paper.language === 'ar' ? '<w:bidi/>' : ''
  const written = notes.map(({ note, id, typed }) => {
    const mark = xml(
      'w:r',
      {},
      xml('w:rPr', {}, xml('w:rStyle', { 'w:val': `${style}Reference` })),
      typed === undefined ? `<w:${kind}Ref/>` : characters(typed, 'w:t'),
    )
    const story = new StoryWriter({
      paper: { ...paper, comments: [], paragraphs: [{ kind: 'prose', level: 0, label: [], runs: note.runs, mark: [], cell: null }] },
      ids,
      links,
      notes: new Map(),
      comments: new Map(),
    })
    const head =
      xml('w:pPr', {}, xml('w:pStyle', { 'w:val': `${style}Text` }), rtl) +
      mark +
      textRun(' ', { marks: [], language: paper.language, kind: 'note' })
    return xml(`w:${kind}`, { 'w:id': id }, xml('w:p', {}, head, story.inline()))
  })
  return {
    content:
      separator(-1, 'separator', 'w:separator') + separator(0, 'continuationSeparator', 'w:continuationSeparator') + written.join(''),
    links: links.relationships,
  }
}

/** Word finds the comment that another answers by a number of its last paragraph. */
const paragraphId = (id: number) => (id + 1).toString(16).toUpperCase().padStart(8, '0')

function commentsPart({ comments, language }: WritablePaper, ids: ReadonlyMap<string, number>): Part {
  const written = comments.map((comment) => {
    const id = ids.get(comment.key)!
    const lines = legal(comment.text).split('\n')
    const paragraphs = lines.map((line, index) =>
      xml(
        'w:p',
        index === lines.length - 1 ? { 'w14:paraId': paragraphId(id), 'w14:textId': '77777777' } : {},
        xml('w:pPr', {}, xml('w:pStyle', { 'w:val': 'CommentText' }), language === 'ar' ? '<w:bidi/>' : ''),
        textRun(line, { marks: [], language, kind: 'prose' }),
      ),
    )
    return xml('w:comment', { ...attribution(id, comment), 'w:initials': initials(comment.by) }, ...paragraphs)
  })
  return { content: written.join('') }
}

const initials = (by: string | null) =>
  by === null
    ? null
    : by
        .split(/\s+/)
        .map((word) => [...word][0] ?? '')
        .join('')
        .slice(0, 9)

function threadPart(comments: readonly Comment[], ids: ReadonlyMap<string, number>): Part {
  const written = comments.map(({ key, replyTo }) => {
    const parent = replyTo === undefined ? undefined : ids.get(replyTo)
    return xml('w15:commentEx', {
      'w15:paraId': paragraphId(ids.get(key)!),
      'w15:paraIdParent': parent === undefined ? null : paragraphId(parent),
      'w15:done': 0,
    })
  })
  return { content: written.join('') }
}
