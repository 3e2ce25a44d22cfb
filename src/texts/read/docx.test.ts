import { describe, expect, test } from 'vitest'
import { lines, project, textOf } from '../project.ts'
import type { SourceDocument, View } from '../types.ts'
import { readDocx } from './docx.ts'
import { abstractNum, del, delMark, ins, insMark, list, lvl, makeDocx, num, p, r, startOverride, tbl, tr } from './testing.ts'

const reading = (doc: SourceDocument, view: View) => project(doc, view).map(({ label, text }) => (label === '' ? text : `${label} ${text}`))
const read = (...args: Parameters<typeof makeDocx>) => readDocx(makeDocx(...args))
const texts = (doc: SourceDocument) => doc.paragraphs.map(({ runs }) => textOf(runs))
const style = (id: string, name: string, more = '', attributes = '') =>
  `<w:style w:type="paragraph" ${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

describe('tracked changes', () => {
  test('keep their author and date, the date as printed', () => {
    const doc = read(p(r('to report ') + ins(r('annually'), 'CEPT', '0-00-00T00:00:00Z') + del('twice', 'Arab States')))
    expect(doc.paragraphs[0]!.runs).toEqual([
      { text: 'to report ', revisions: [] },
      { text: 'annually', revisions: [{ kind: 'ins', by: 'CEPT', at: '0-00-00T00:00:00Z' }] },
      { text: 'twice', revisions: [{ kind: 'del', by: 'Arab States', at: '2026-03-01T10:00:00Z' }] },
    ])
    expect(reading(doc, 'base')).toEqual(['to report twice'])
    expect(reading(doc, 'proposed')).toEqual(['to report annually'])
    expect(reading(doc, 'marked')).toEqual(['to report annuallytwice'])
  })

  test('what one party adds and another removes is in neither reading', () => {
    const doc = read(p(r('the ') + ins(r('new ') + del('costly ', 'RCC'), 'ATU') + r('programme')))
    expect(reading(doc, 'base')).toEqual(['the programme'])
    expect(reading(doc, 'proposed')).toEqual(['the new programme'])
    expect(doc.paragraphs[0]!.runs[2]!.revisions.map(({ kind, by }) => `${kind} ${by}`)).toEqual(['ins ATU', 'del RCC'])
  })

  test('runs that only the editing history divides are one', () => {
    const doc = read(p(r('one ') + r('text') + ins(r('a')) + ins(r('b')) + r('bold', '<w:b/>')))
    expect(doc.paragraphs[0]!.runs.map(({ text }) => text)).toEqual(['one text', 'ab', 'bold'])
  })

  test('a removed paragraph mark joins with the next paragraph, whose properties win', () => {
    const doc = read(
      p(r('to prepare a budget'), `<w:pStyle w:val="Call"/>${delMark()}`) +
        p(ins(r(' and ')) + r('to submit it'), num(1)) +
        p(r('last'), num(1)),
      { styles: style('Call', 'Call'), numbering: abstractNum(0, lvl(0, 'decimal', '%1.')) + list(1, 0) },
    )
    expect(reading(doc, 'base')).toEqual(['to prepare a budget', '1. to submit it', '2. last'])
    expect(lines(doc, 'proposed').map(({ label, text, source, paragraph }) => [label, text, source, paragraph.style])).toEqual([
      ['1.', 'to prepare a budget and to submit it', [0, 1], null],
      ['2.', 'last', [2], null],
    ])
  })

  test('an inserted paragraph mark is a split: the base reads one paragraph', () => {
    const doc = read(p(r('first; '), insMark()) + p(r('second')))
    expect(reading(doc, 'base')).toEqual(['first; second'])
    expect(reading(doc, 'proposed')).toEqual(['first; ', 'second'])
  })

  test('a paragraph inserted whole leaves no trace in the base', () => {
    const doc = read(p(r('a')) + p(ins(r('new')), insMark()) + p(r('b')))
    expect(project(doc, 'base')).toEqual([
      { label: '', text: 'a', source: [0] },
      { label: '', text: 'b', source: [2] },
    ])
    expect(reading(doc, 'proposed')).toEqual(['a', 'new', 'b'])
  })

  test('a removed mark before a table has nothing to join with', () => {
    const doc = read(p(r('kept'), delMark()) + p(del('gone'), delMark()) + tbl(tr([p(r('cell'))])) + p(r('after')))
    expect(reading(doc, 'proposed')).toEqual(['kept', 'cell', 'after'])
  })

  test('a move is a removal and an insertion that share a key', () => {
    const range = (side: string, end: string, id: number, name = '') =>
      `<w:move${side}Range${end} w:id="${id}"${name && ` w:name="${name}"`}/>`
    const moved = (side: string, text: string) => `<w:move${side} w:author="RCC" w:date="2026-04-01T12:00:00Z">${r(text)}</w:move${side}>`
    const doc = read(
      p(range('From', 'Start', 1, 'm') + moved('From', 'to invite') + range('From', 'End', 1)) +
        p(r('to act')) +
        p(range('To', 'Start', 2, 'm') + moved('To', 'to invite') + range('To', 'End', 2)),
    )
    const [from, , to] = doc.paragraphs.map(({ runs }) => runs[0]!.revisions[0])
    expect(from).toEqual({ kind: 'del', by: 'RCC', at: '2026-04-01T12:00:00Z', move: 'm1' })
    expect(to).toEqual({ kind: 'ins', by: 'RCC', at: '2026-04-01T12:00:00Z', move: 'm1' })
  })

  test('ends of a move whose names differ are paired by their text, and a lone end is a plain change', () => {
    const moved = (side: string, text: string, name: string) =>
      `<w:move${side}RangeStart w:id="${name}" w:name="${name}"/><w:move${side} w:author="RCC">${r(text)}</w:move${side}><w:move${side}RangeEnd w:id="${name}"/>`
    const doc = read(p(moved('From', 'to invite', 'a')) + p(moved('To', 'to invite', 'b')) + p(moved('From', 'alone', 'c')))
    expect(doc.paragraphs.map(({ runs }) => runs[0]!.revisions[0]!.move)).toEqual(['m1', 'm1', undefined])
  })

  test('changes of format alone are no changes of the text', () => {
    const doc = read(p(r('bold now', '<w:b/><w:rPrChange w:author="CEPT"><w:rPr/></w:rPrChange>'), '<w:jc w:val="center"/>'))
    expect(doc.paragraphs[0]!.runs).toEqual([{ text: 'bold now', revisions: [], marks: ['bold'] }])
  })
})

describe('tables', () => {
  test('a cell of the text knows its table, row and cell', () => {
    const doc = read(tbl(tr([p(r('a')), p(r('b'))]), tr([p(r('c')) + tbl(tr([p(r('inner'))])) + p(r('d'))])) + p(r('end')))
    expect(doc.paragraphs.map(({ cell }, i) => [texts(doc)[i], cell])).toEqual([
      ['a', { table: 0, row: 0, cell: 0 }],
      ['b', { table: 0, row: 0, cell: 1 }],
      ['c', { table: 0, row: 1, cell: 0 }],
      ['inner', { table: 1, row: 0, cell: 0 }],
      ['d', { table: 0, row: 1, cell: 0 }],
      ['end', null],
    ])
  })

  test('an inserted row is not in the base, a deleted row not in the proposal, whatever their cells say', () => {
    const change = (kind: string) => `<w:${kind} w:author="CEPT"/>`
    const doc = read(tbl(tr([p(r('head'))]), tr([p(ins(r('new'), 'CEPT', null)), p('')], change('ins')), tr([p(r('old'))], change('del'))))
    expect(reading(doc, 'base')).toEqual(['head', 'old'])
    expect(reading(doc, 'proposed')).toEqual(['head', 'new', ''])
    expect(doc.paragraphs[1]!.runs[0]!.revisions).toHaveLength(1)
  })

  test('the last mark of a cell never joins with the next cell', () => {
    const doc = read(tbl(tr([p(r('one'), delMark()), p(r('two'))])))
    expect(reading(doc, 'proposed')).toEqual(['one', 'two'])
  })
})

describe('automatic labels', () => {
  const numbering = (levels: string, ...lists: string[]) => ({ numbering: abstractNum(0, levels) + (lists.join('') || list(1, 0)) })
  const items = (...places: [number, number?][]) => places.map(([l, level]) => p(r('x'), num(l, level ?? 0))).join('')
  const labels = (doc: SourceDocument, view: View = 'proposed') => doc.paragraphs.map(({ label }) => label[view])
  const outline = lvl(0, 'decimal', '%1') + lvl(1, 'decimal', '%1.%2') + lvl(2, 'lowerLetter', '%3)')

  test('count by level, and start again under each higher one', () => {
    const doc = read(items([1], [1, 1], [1, 2], [1, 2], [1, 1], [1, 2], [1], [1, 1]), numbering(outline))
    expect(labels(doc)).toEqual(['1', '1.1', 'a)', 'b)', '1.2', 'a)', '2', '2.1'])
  })

  test('each reading counts for itself', () => {
    const item = (content: string, mark = '') => p(content, `${num(1)}${mark}`)
    const doc = read(
      item(r('a')) + item(del('b'), delMark()) + item(ins(r('c')), insMark()) + item(ins(r('d')), insMark()) + item(r('e')),
      numbering(outline),
    )
    expect(reading(doc, 'base')).toEqual(['1 a', '2 b', '3 e'])
    expect(reading(doc, 'proposed')).toEqual(['1 a', '2 c', '3 d', '4 e'])
    expect(labels(doc, 'marked')).toEqual(['1', '2', '3', '4', '5'])
  })

  test('lists of one abstract list count on; an override starts again, once', () => {
    const doc = read(items([1], [2], [3], [2], [3]), numbering(outline, list(1, 0), list(2, 0), list(3, 0, startOverride(0, 1))))
    expect(labels(doc)).toEqual(['1', '2', '1', '2', '3'])
  })

  test('after z come aa and bb', () => {
    const doc = read(items(...Array.from({ length: 28 }, (): [number] => [1])), numbering(lvl(0, 'lowerLetter', '%1)')))
    expect(labels(doc).slice(25)).toEqual(['z)', 'aa)', 'bb)'])
  })

  test('a legal level prints all its numbers in figures', () => {
    const doc = read(items([1], [1], [1, 1]), numbering(lvl(0, 'upperRoman', '%1') + lvl(1, 'decimal', '%1.%2', '<w:isLgl/>')))
    expect(labels(doc)).toEqual(['I', 'II', '2.1'])
  })

  test('a level that never restarts counts through', () => {
    const levels = lvl(0, 'decimal', '%1') + lvl(1, 'lowerLetter', '%2)', '<w:lvlRestart w:val="0"/>')
    expect(labels(read(items([1], [1, 1], [1], [1, 1]), numbering(levels)))).toEqual(['1', 'a)', '2', 'b)'])
  })

  test.each([
    ['arabicAlpha', ['أ', 'ب', 'ت']],
    ['arabicAbjad', ['أ', 'ب', 'ج']],
    ['russianLower', ['а', 'б', 'в']],
    ['chineseCounting', ['一', '二', '三']],
    ['decimalZero', ['01', '02', '03']],
    ['decimalEnclosedCircle', ['①', '②', '③']],
  ])('in %s', (format, expected) => {
    expect(labels(read(items([1], [1], [1]), numbering(lvl(0, format, '%1'))))).toEqual(expected)
  })

  test('bullets of symbol fonts are printed as signs', () => {
    const levels = lvl(0, 'bullet', '\uf0b7', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>') + lvl(1, 'bullet', 'o') + lvl(2, 'bullet', '–')
    expect(labels(read(items([1], [1, 1], [1, 2]), numbering(levels)))).toEqual(['•', '◦', '–'])
  })

  test('a style may stand for a level of a list, and list 0 takes a paragraph out of it', () => {
    const styles =
      style('H1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style('H2', 'heading 2', '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    const levels = lvl(0, 'decimal', '%1', '<w:pStyle w:val="H1"/>') + lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>')
    const styled = (id: string, more = '') => p(r('x'), `<w:pStyle w:val="${id}"/>${more}`)
    const doc = read(styled('H1') + styled('H2') + styled('H2', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('H2'), {
      styles,
      ...numbering(levels),
    })
    expect(labels(doc)).toEqual(['1', '1.1', '', '1.2'])
    expect(doc.paragraphs.map((paragraph) => [paragraph.style, paragraph.depth])).toEqual([
      ['heading 1', 1],
      ['heading 2', 2],
      ['heading 2', 2],
      ['heading 2', 2],
    ])
  })

  test('a paragraph that a change puts into a list has no number in the base', () => {
    const changed = `${num(1)}<w:pPrChange w:author="CEPT"><w:pPr/></w:pPrChange>`
    const doc = read(p(r('a'), changed) + items([1]), numbering(outline))
    expect(labels(doc, 'base')).toEqual(['', '1'])
    expect(labels(doc, 'proposed')).toEqual(['1', '2'])
  })

  test('labels typed by hand stay in the text', () => {
    const doc = read(p(`${r('a)', '<w:i/>')}<w:r><w:tab/><w:t>that</w:t></w:r>`))
    expect(reading(doc, 'base')).toEqual(['a)\tthat'])
    expect(doc.paragraphs[0]!.runs[0]).toEqual({ text: 'a)', revisions: [], marks: ['italic'] })
  })
})

describe('what stands within a paragraph', () => {
  const run = (inner: string) => `<w:r>${inner}</w:r>`
  const field = (code: string, result: string) =>
    run('<w:fldChar w:fldCharType="begin"/>') +
    run(`<w:instrText>${code}</w:instrText>`) +
    run('<w:fldChar w:fldCharType="separate"/>') +
    result +
    run('<w:fldChar w:fldCharType="end"/>')

  test('fields print their result and not their code, also one within another', () => {
    const doc = read(
      p(r('see ') + field(` IF ${''}`, r('A') + field(' REF x ', r('B')))) +
        p(`<w:fldSimple w:instr=" PAGE ">${r('7')}</w:fldSimple>`) +
        p(
          run('<w:fldChar w:fldCharType="begin"/>') +
            field(' REF y ', r('inside the code')) +
            run('<w:fldChar w:fldCharType="separate"/>') +
            r('C') +
            run('<w:fldChar w:fldCharType="end"/>'),
        ),
    )
    expect(texts(doc)).toEqual(['see AB', '7', 'C'])
  })

  test('a field that never ends hides nothing', () => {
    const doc = read(p(run('<w:fldChar w:fldCharType="begin"/>') + r('text')) + p(r('more')))
    expect(texts(doc)).toEqual(['text', 'more'])
    expect(doc.warnings).toEqual([{ code: 'field-without-end' }])
  })

  test('links keep their address, unless it is one that a page must not follow', () => {
    const doc = read(
      p(`<w:hyperlink r:id="l1">${r('summit')}</w:hyperlink>`) +
        p(`<w:hyperlink r:id="l2">${r('trap')}</w:hyperlink>`) +
        p(`<w:hyperlink w:anchor="annex">${r('annex')}</w:hyperlink>`) +
        p(field(' HYPERLINK "https://example.org/a" \\l "b" ', r('field'))),
      { links: { l1: 'https://example.org/wsis', l2: 'javascript:alert(1)' } },
    )
    expect(doc.paragraphs.map(({ runs }) => runs[0]!.href)).toEqual([
      'https://example.org/wsis',
      undefined,
      '#annex',
      'https://example.org/a#b',
    ])
  })

  test('content controls, tags and bidirectional embeddings only wrap', () => {
    const sdt = (inner: string) => `<w:sdt><w:sdtPr><w:alias w:val="cc"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    const doc = read(
      sdt(p(`${r('block ')}${sdt(r('inline '))}<w:smartTag>${r('tag ')}</w:smartTag><w:dir w:val="rtl">${r('dir')}</w:dir>`)),
    )
    expect(texts(doc)).toEqual(['block inline tag dir'])
  })

  test('a text box comes once, where it is anchored, and does not interrupt the text around it', () => {
    const box = (text: string) =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r(text))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r(text))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const doc = read(p(r('split '), insMark()) + p(box('boxed') + r('text')))
    expect(doc.paragraphs.map((paragraph, i) => [texts(doc)[i], paragraph.box])).toEqual([
      ['split ', undefined],
      ['boxed', 0],
      ['text', undefined],
    ])
    expect(reading(doc, 'base')).toEqual(['boxed', 'split text'])
  })

  test('symbols, tabs, breaks and special hyphens are characters', () => {
    const doc = read(
      p(
        run(
          '<w:t>ITU</w:t><w:noBreakHyphen/><w:t>T</w:t><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:br/><w:t>x</w:t><w:softHyphen/><w:cr/><w:br w:type="page"/>',
        ),
      ) + p(run('<w:br w:type="page"/><w:t>next page</w:t>')),
    )
    expect(texts(doc)).toEqual(['ITU\u2011T\t≥✓\nx\u00ad\n\n', 'next page'])
  })

  test('of alternatives that older programs cannot draw, the fallback gives the text', () => {
    const emoji = '<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>'
    expect(texts(read(p(run(emoji))))).toEqual(['☺'])
  })

  test('hidden text is left out, and said to be', () => {
    const doc = read(p(r('shown') + r('secret', '<w:vanish/>')))
    expect(texts(doc)).toEqual(['shown'])
    expect(doc.warnings).toEqual([{ code: 'hidden-text', paragraph: 0, detail: { found: 'secret' } }])
  })

  test('a document embedded as a part of its own gives a warning', () => {
    expect(read(`${p(r('a'))}<w:altChunk r:id="x"/>`).warnings).toEqual([{ code: 'embedded-document', paragraph: 1 }])
  })

  test('look comes from the text, else from its styles, which cancel each other out', () => {
    const styles =
      style('Call', 'Call', '<w:rPr><w:i/></w:rPr>') +
      '<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    const doc = read(
      p(
        r('recalling ') + r('not', '<w:rStyle w:val="Em"/>') + r('plain', '<w:i w:val="0"/>') + r('عربي', '<w:rtl/><w:bCs/>'),
        '<w:pStyle w:val="Call"/>',
      ),
      { styles },
    )
    expect(doc.paragraphs[0]!.runs.map(({ text, marks }) => [text, marks])).toEqual([
      ['recalling ', ['italic']],
      ['notplain', undefined],
      ['عربي', ['bold', 'italic']],
    ])
  })

  test('direction comes from the paragraph, else from its style', () => {
    const styles = style('Ar', 'Arabic', '<w:pPr><w:bidi/></w:pPr>')
    const doc = read(
      p(r('إذ'), '<w:bidi/>') + p(r('إذ'), '<w:pStyle w:val="Ar"/>') + p(r('x'), '<w:pStyle w:val="Ar"/><w:bidi w:val="0"/>') + p(r('x')),
      { styles },
    )
    expect(doc.paragraphs.map(({ rtl }) => rtl)).toEqual([true, true, false, false])
  })
})

describe('notes and comments', () => {
  const footnote = (id: number, inner: string) => `<w:footnote w:id="${id}">${inner}</w:footnote>`

  test('a note has its own text and tracked changes; its mark is not in the text', () => {
    const doc = read(p(`${r('information')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(';')}<w:r><w:endnoteReference w:id="2"/></w:r>`), {
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>${footnote(2, p(`<w:r><w:footnoteRef/></w:r>${r(' least ')}${ins(r('developed'))}`) + p(r('countries')))}`,
      endnotes: `<w:endnote w:id="2">${p(r('end'))}</w:endnote>`,
    })
    expect(reading(doc, 'proposed')).toEqual(['information;'])
    expect(doc.paragraphs[0]!.runs.map(({ text, note }) => note ?? text)).toEqual(['information', 'fn2', ';', 'en2'])
    expect(doc.notes.map(({ key, kind, runs }) => [key, kind, textOf(runs)])).toEqual([
      ['fn2', 'footnote', 'least developed\ncountries'],
      ['en2', 'endnote', 'end'],
    ])
  })

  test('a mark that the author typed stays in the text and leaves the note', () => {
    const doc = read(p(`${r('互联网')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>${r('的')}`), {
      footnotes: footnote(1, p(`<w:r><w:t>*</w:t><w:tab/><w:t>包括</w:t></w:r>`)),
    })
    expect(doc.paragraphs[0]!.runs.map(({ text, note }) => [text, note])).toEqual([
      ['互联网', undefined],
      ['*', 'fn1'],
      ['的', undefined],
    ])
    expect(textOf(doc.notes[0]!.runs)).toBe('包括')
  })

  test('a comment has its author, what it is about, and what it answers', () => {
    const comment = (id: number, by: string, text: string, para: string) =>
      `<w:comment w:id="${id}" w:author="${by}" w:date="2026-04-02T09:00:00Z"><w:p w14:paraId="${para}">${r(text)}</w:p></w:comment>`
    const doc = read(
      `${p(`${r('the ')}<w:commentRangeStart w:id="0"/>${r('mandate')}`)}${p(`${r('goes on')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r('.')}<w:r><w:commentReference w:id="2"/></w:r>`)}`,
      {
        comments:
          comment(0, 'Chair', 'Is this still needed?', 'AA') + comment(1, 'Secretariat', 'Yes.', 'BB') + comment(2, 'Chair', 'Here.', 'CC'),
        commentsExtended: '<w15:commentEx w15:paraId="AA"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>',
      },
    )
    expect(doc.comments).toEqual([
      { key: 'c0', by: 'Chair', at: '2026-04-02T09:00:00Z', text: 'Is this still needed?' },
      { key: 'c1', by: 'Secretariat', at: '2026-04-02T09:00:00Z', text: 'Yes.', replyTo: 'c0' },
      { key: 'c2', by: 'Chair', at: '2026-04-02T09:00:00Z', text: 'Here.' },
    ])
    expect(doc.paragraphs.map(({ runs }) => runs.map(({ text, comments }) => [text, comments]))).toEqual([
      [
        ['the ', undefined],
        ['mandate', ['c0']],
      ],
      [
        ['goes on', ['c0']],
        ['.', undefined],
        ['', ['c2']],
      ],
    ])
  })
})
