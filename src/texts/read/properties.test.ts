import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project, textOf } from '../project.ts'
import { type Language, TextError, type View } from '../types.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { readPdf } from './pdf.ts'
import { read } from './read.ts'
import { abstractNum, del, delMark, docxParts, ins, insMark, list, lvl, makeDocx, makePdf, makeZip, num, p, r, tbl, tr } from './testing.ts'

/** A document as its authors see it: paragraphs of pieces, each kept, added, taken out, or added by one and taken out by another. */
type Fate = 'kept' | 'added' | 'removed' | 'both'
interface Piece {
  text: string
  fate: Fate
}
interface Item {
  pieces: Piece[]
  mark: 'kept' | 'added' | 'removed'
  numbered: boolean
}

const words: Record<Language, string> = { en: 'to act', fr: 'à agir', es: 'actuar', ru: 'действовать', zh: '采取行动', ar: 'أن يعمل' }
const piece: fc.Arbitrary<Piece> = fc.record({
  text: fc.oneof(
    fc.constantFrom(...Object.values(words)),
    fc.string({ unit: fc.constantFrom('a', ' ', '&', '<', '决', '\u0301', '😀', '('), minLength: 1, maxLength: 6 }),
  ),
  fate: fc.constantFrom<Fate>('kept', 'added', 'removed', 'both'),
})
const item: fc.Arbitrary<Item> = fc.record({
  pieces: fc.array(piece, { maxLength: 4 }),
  mark: fc.constantFrom('kept', 'added', 'removed'),
  numbered: fc.boolean(),
})

const written: Record<Fate, (text: string) => string> = {
  kept: (text) => r(text),
  added: (text) => ins(r(text), 'CEPT'),
  removed: (text) => del(text, 'ATU'),
  both: (text) => ins(del(text, 'ATU'), 'CEPT'),
}
const paragraph = ({ pieces, mark, numbered }: Item) =>
  p(
    pieces.map(({ text, fate }) => written[fate](text)).join(''),
    `${numbered ? num(1) : ''}${mark === 'added' ? insMark() : mark === 'removed' ? delMark() : ''}`,
  )
const numbering = abstractNum(0, lvl(0, 'decimal', '%1.')) + list(1, 0)

/** What a reader of one view sees, worked out from the authors' side: text runs on until a mark that the view has. */
function expected(items: readonly Item[], view: 'base' | 'proposed'): [label: string, text: string][] {
  const absent = view === 'base' ? 'added' : 'removed'
  const seen: [string, string][] = []
  let text = ''
  let number = 0
  for (const [at, { pieces, mark, numbered }] of items.entries()) {
    text += pieces
      .filter(({ fate }) => fate !== absent && fate !== 'both')
      .map((piece) => piece.text)
      .join('')
    const last = at === items.length - 1
    if (mark === absent && !(last && text !== '')) continue
    seen.push([numbered ? `${++number}.` : '', text])
    text = ''
  }
  return seen
}

test('base and proposed readings of a tracked document are what its authors made', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
      const doc = readDocx(makeDocx(items.map(paragraph).join(''), { numbering }))
      for (const view of ['base', 'proposed'] as const)
        expect(project(doc, view).map(({ label, text }) => [label, text])).toEqual(expected(items, view))
    }),
    { numRuns: 300 },
  )
})

test('the marked reading holds every paragraph and every word once', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
      const doc = readDocx(makeDocx(items.map(paragraph).join('')))
      expect(project(doc, 'marked').map(({ text }) => text)).toEqual(items.map(({ pieces }) => pieces.map(({ text }) => text).join('')))
    }),
    { numRuns: 100 },
  )
})

test('cells keep their text whatever is tracked in them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (cells) => {
      const doc = readDocx(makeDocx(tbl(tr(cells.map((items) => items.map(paragraph).join(''))))))
      for (const view of ['base', 'proposed'] as const)
        for (const [cell, items] of cells.entries()) {
          const mine = project(doc, view).filter(({ source }) => doc.paragraphs[source[0]!]!.cell?.cell === cell)
          expect(mine.map(({ text }) => text).join('')).toBe(
            expected(items, view)
              .map(([, text]) => text)
              .join(''),
          )
        }
    }),
    { numRuns: 100 },
  )
})

test('a page with insertions and deletions reads the same both ways as its words', () => {
  const simple = fc.record({
    text: fc.constantFrom('to act', 'report', '采取', 'أن'),
    fate: fc.constantFrom<Fate>('kept', 'added', 'removed'),
  })
  fc.assert(
    fc.property(fc.array(fc.array(simple, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (blocks) => {
      const tag = { kept: 'span', added: 'ins', removed: 'del', both: 'i' }
      const html = blocks
        .map((pieces) => `<p>${pieces.map(({ text, fate }) => `<${tag[fate]}>${text}</${tag[fate]}>`).join('')}</p>`)
        .join('')
      const doc = readHtml(new TextEncoder().encode(`<!doctype html>${html}`))
      for (const [view, absent] of [
        ['base', 'added'],
        ['proposed', 'removed'],
      ] as const)
        expect(project(doc, view).map(({ text }) => text)).toEqual(
          blocks
            .map((pieces) =>
              pieces
                .filter(({ fate }) => fate !== absent)
                .map(({ text }) => text)
                .join(''),
            )
            .filter((text) => text !== ''),
        )
    }),
    { numRuns: 200 },
  )
})

describe('a damaged file is read or refused, never a fault of ours', () => {
  const rich = docxParts(
    p(`${r('a')}<w:r><w:footnoteReference w:id="1"/></w:r>${ins(r('b'))}`, num(1)) +
      tbl(tr([p(r('c'))])) +
      p(`<w:fldSimple w:instr="X">${r('d')}</w:fldSimple>`),
    {
      numbering,
      styles: '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>',
      footnotes: `<w:footnote w:id="1">${p(r('n'))}</w:footnote>`,
    },
  )
  const pdf = makePdf([[{ x: 57, y: 700, text: 'resolves' }]])
  const html = new TextEncoder().encode(
    '<!doctype html><table><tr><td><ol><li><ins><p>x<a href="#f" id="b">1</a></ins><li id="f"><a href="#b">1</a> n',
  )
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255) })
  const mutated = (bytes: Uint8Array, changes: { at: number; byte: number }[], cut: number) => {
    const copy = bytes.slice(0, Math.max(1, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0)))
    for (const { at, byte } of changes) copy[at % copy.length] = byte
    return copy
  }
  const refusedOrRead = async (bytes: Uint8Array) => {
    try {
      const doc = await read(bytes, 'x')
      for (const view of ['base', 'proposed', 'marked'] satisfies View[]) project(doc, view)
    } catch (error) {
      if (!(error instanceof TextError)) throw error
    }
  }

  test.each([
    ['.docx', makeZip(rich, { store: true }), 300],
    ['packed .docx', makeZip(rich), 200],
    ['.html', html, 200],
    ['.pdf', pdf, 40],
  ] as const)('%s', async (_, bytes, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(), async (changes, cut) =>
        refusedOrRead(mutated(bytes, changes, cut)),
      ),
      { numRuns },
    )
  })

  test('.docx whose markup is shuffled', async () => {
    const tags =
      'w:p w:r w:t w:tbl w:tr w:tc w:ins w:del w:sdt w:sdtContent w:hyperlink w:fldChar w:pPr w:numPr w:numId w:moveFrom w:txbxContent w:drawing mc:AlternateContent mc:Choice w:footnoteReference w:commentReference'.split(
        ' ',
      )
    const tree: fc.Memo<string> = fc.memo((depth) =>
      fc
        .tuple(
          fc.constantFrom(...tags),
          fc.constantFrom('', ' w:val="1"', ' w:id="1"', ' w:fldCharType="begin"', ' w:fldCharType="end"'),
          depth > 1 ? fc.array(tree(depth - 1), { maxLength: 3 }) : fc.constant(['x']),
        )
        .map(([tag, attributes, children]) => `<${tag}${attributes}>${children.join('')}</${tag}>`),
    )
    await fc.assert(
      fc.asyncProperty(tree(5), async (markup) =>
        refusedOrRead(makeDocx(markup, { numbering: markup, styles: markup, footnotes: markup, comments: markup })),
      ),
      { numRuns: 200 },
    )
  })
})

test('the words of a PDF come back in their order', async () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 60 }), async (all) => {
      const rows: string[] = []
      for (const next of all) {
        const open = rows.at(-1)
        if (open !== undefined && open.length + next.length < 70) rows[rows.length - 1] = `${open} ${next}`
        else rows.push(next)
      }
      const doc = await readPdf(makePdf([rows.map((text, i) => ({ x: 57, y: 600 - i * 16, text }))]))
      expect(
        doc.paragraphs
          .map(({ runs }) => textOf(runs))
          .join(' ')
          .split(' '),
      ).toEqual(all)
    }),
    { numRuns: 30 },
  )
})
