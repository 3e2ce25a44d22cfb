import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { type Note, type Run, type SourceDocument, type SourceParagraph, TextError, type Warning } from '../types.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { type Line, linesOfPage, type TextItem } from './pdf-lines.ts'
import { type Page, takeNotes, withoutRunningLines } from './pdf-page.ts'
import { joinText, paragraphsOf, wordsOf } from './pdf-paragraphs.ts'
import { appendRun } from './runs.ts'

/**
 * Reads the text layer of a PDF: lines back to paragraphs, without running heads, feet and page numbers; notes at the foot
 * of a page as notes. A PDF has no tracked changes, so all three readings are the same; labels stay in the text as typed.
 * @throws TextError pdf-no-text for scanned pages, encrypted, too-many-pages, damaged-pdf
 */
export async function readPdf(bytes: Uint8Array, limits: Limits = defaultLimits): Promise<SourceDocument> {
  const pages = await textOfPages(bytes, limits)
  const blank = pages.flatMap(({ lines }, index) => (lines.length === 0 ? [index + 1] : []))
  if (blank.length === pages.length) throw new TextError('pdf-no-text', { pages: pages.length })

  const { pages: bodies, notes } = takeNotes(withoutRunningLines(pages))
  const lines = bodies.flatMap((page) => page.lines)
  const words = wordsOf(lines)
  const paragraphs = paragraphsOf(lines).map((group) => paragraphOf(group, words))
  return {
    format: 'pdf',
    paragraphs,
    notes: notes.map((note) => noteOf(note, words)),
    comments: [],
    warnings: [...warningsFor(blank, paragraphs)],
  }
}

function* warningsFor(blank: readonly number[], paragraphs: readonly SourceParagraph[]): Generator<Warning> {
  if (blank.length > 0) yield { code: 'pdf-pages-without-text', detail: { found: blank.join(', '), count: blank.length } }
  const at = paragraphs.findIndex(({ runs }) => runs.some(({ text }) => /[\ufffd\ue000-\uf8ff]/.test(text)))
  if (at >= 0)
    yield { code: 'pdf-letters-missing', paragraph: at, detail: { found: paragraphs[at]!.runs.map(({ text }) => text).join('') } }
}

async function textOfPages(bytes: Uint8Array, limits: Limits): Promise<Page[]> {
  // Loaded here: the library weighs more than all other readers together.
  const { getDocumentProxy } = await import('unpdf')
  let pdf: PDFDocumentProxy
  try {
    // The library takes the bytes over; the caller keeps its own.
    pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      stopAtErrors: false,
    })
  } catch (error) {
    throw new TextError((error as Error).name === 'PasswordException' ? 'encrypted' : 'damaged-pdf')
  }
  try {
    if (pdf.numPages > limits.pages) throw new TextError('too-many-pages', { limit: limits.pages })
    const pages: Page[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const [, bottom = 0, , top = 0] = page.view
      const { items } = await page.getTextContent()
      const texts = items.filter((item): item is typeof item & TextItem => 'str' in item)
      pages.push({ lines: linesOfPage(texts, number), height: Math.abs(top - bottom) || 842 })
      page.cleanup()
    }
    return pages
  } catch (error) {
    throw error instanceof TextError ? error : new TextError('damaged-pdf')
  } finally {
    await pdf.cleanup()
    await pdf.loadingTask.destroy()
  }
}

function paragraphOf(lines: readonly Line[], words: ReadonlySet<string>): SourceParagraph {
  const right = lines.filter((line) => line.rtl).length
  return {
    label: { base: '', proposed: '', marked: '' },
    runs: runsOf(lines, words),
    mark: [],
    style: null,
    depth: 0,
    cell: null,
    rtl: right * 2 > lines.length,
    page: lines[0]!.page,
  }
}

const noteOf = ({ key, lines }: { key: string; lines: Line[] }, words: ReadonlySet<string>): Note => ({
  key,
  kind: 'footnote',
  runs: runsOf(lines, words),
})

function runsOf(lines: readonly Line[], words: ReadonlySet<string>): Run[] {
  const runs: Run[] = []
  for (const [at, line] of lines.entries()) {
    let first = at > 0
    for (const { text, raised, note } of line.pieces) {
      let piece = text
      const last = runs.at(-1)
      if (first && piece.trim() !== '') {
        first = false
        if (last) {
          const joint = joinText(last.text, piece, words)
          // The mark of a note has no text to end with a space.
          if (last.note === undefined) last.text = joint.before
          piece = last.note === undefined ? joint.next : ` ${joint.next}`
        }
      }
      if (piece !== '' || note !== undefined)
        appendRun(runs, {
          text: piece,
          revisions: [],
          ...(raised && note === undefined && { marks: ['superscript' as const] }),
          ...(note !== undefined && { note }),
        })
    }
  }
  const [start, end] = [runs[0], runs.at(-1)]
  if (start) start.text = start.text.trimStart()
  if (end) end.text = end.text.trimEnd()
  return runs
}
