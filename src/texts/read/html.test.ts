import { describe, expect, test } from 'vitest'
import { project, textOf } from '../project.ts'
import type { View } from '../types.ts'
import { readHtml } from './html.ts'

const read = (body: string, head = '') =>
  readHtml(new TextEncoder().encode(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`))
const reading = (body: string, view: View = 'proposed') =>
  project(read(body), view).map(({ label, text }) => (label ? `${label} ${text}` : text))

describe('the text of a page', () => {
  test('is what is shown: no scripts, styles, menus, hidden parts', () => {
    expect(
      reading(
        '<nav>Menu</nav><script>x()</script><style>p{}</style><p>shown</p><p hidden>not</p><p style="display:none">nor</p><template>nor</template>',
      ),
    ).toEqual(['shown'])
  })

  test('has a paragraph for each block, also for bare text between blocks', () => {
    expect(reading('bare <b>text</b><p>one\n  <i>line</i></p>tail<div>a<br>b</div>')).toEqual(['bare text', 'one line', 'tail', 'a\nb'])
  })

  test('knows headings, direction and links', () => {
    const doc = read(
      '<h2>Annex</h2><div dir="rtl"><p>إذ يذكّر</p></div><p><a href="https://example.org">x</a><a href="javascript:y()">y</a></p>',
    )
    expect(doc.paragraphs.map(({ style, depth, rtl }) => [style, depth, rtl])).toEqual([
      ['heading 2', 2, false],
      [null, 0, true],
      [null, 0, false],
    ])
    expect(doc.paragraphs[2]!.runs.map(({ href }) => href)).toEqual(['https://example.org', undefined])
  })

  test('has tables by row and cell', () => {
    const doc = read(
      '<table><caption>T</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><p>c</p><p>d</p></td></tr></tbody></table>',
    )
    expect(doc.paragraphs.map(({ runs, cell }) => [textOf(runs), cell])).toEqual([
      ['T', null],
      ['a', { table: 0, row: 0, cell: 0 }],
      ['b', { table: 0, row: 0, cell: 1 }],
      ['c', { table: 0, row: 1, cell: 0 }],
      ['d', { table: 0, row: 1, cell: 0 }],
    ])
  })

  test.each([
    ['windows-1251', [0xf0, 0xe5, 0xf8, 0xe0, 0xe5, 0xf2], 'решает'],
    ['gb18030', [0xbe, 0xf6, 0xd2, 0xe9], '决议'],
    ['utf-8', [0xd1, 0x80], 'р'],
  ])('is decoded as the page says: %s', (charset, text, expected) => {
    const bytes = new Uint8Array([...Buffer.from(`<meta charset="${charset}"><p>`), ...text])
    expect(project(readHtml(bytes), 'base')[0]!.text).toBe(expected)
  })
})

describe('lists', () => {
  test('print their numbers as labels', () => {
    expect(
      reading(
        '<ol type="a" start="3"><li>x<ol type="i"><li>y</li><li>z</li></ol>after</li><li value="9">w<p>second</p></li></ol><ul><li>v</li></ul>',
      ),
    ).toEqual(['c. x', 'i. y', 'ii. z', 'after', 'i. w', 'second', '• v'])
  })

  test('count for each reading by itself', () => {
    const body = '<ol><li>a</li><li><ins>b</ins></li><li><del>c</del></li><li>d</li></ol>'
    expect(reading(body, 'base')).toEqual(['1. a', '2. c', '3. d'])
    expect(reading(body, 'proposed')).toEqual(['1. a', '2. b', '3. d'])
    expect(reading(body, 'marked')).toEqual(['1. a', '2. b', '3. c', '4. d'])
  })
})

describe('tracked changes', () => {
  test('have their author from data-author, the mail name that Word writes, or the title', () => {
    const doc = read(
      '<p>to <ins data-author="CEPT" datetime="2026-03-01">act</ins> <del cite="mailto:Arab%20States" datetime="2026-03-05">wait</del><ins title="ATU"> now</ins></p>',
    )
    expect(doc.paragraphs[0]!.runs.flatMap(({ revisions }) => revisions)).toEqual([
      { kind: 'ins', by: 'CEPT', at: '2026-03-01' },
      { kind: 'del', by: 'Arab States', at: '2026-03-05' },
      { kind: 'ins', by: 'ATU', at: null },
    ])
    expect(project(doc, 'base')[0]!.text).toBe('to  wait')
    expect(project(doc, 'proposed')[0]!.text).toBe('to act  now')
  })

  test('around whole paragraphs take the paragraphs with them', () => {
    const body = '<p>a</p><ins><p>b</p><p>c</p></ins><del><p>d</p></del>'
    expect(reading(body, 'base')).toEqual(['a', 'd'])
    expect(reading(body, 'proposed')).toEqual(['a', 'b', 'c'])
  })
})

describe('notes', () => {
  test('are told from links by their way back or their name', () => {
    const doc = read(
      '<p>text<sup><a href="#fn1" id="r1">1</a></sup>, more<a href="#_ftn2" name="_ftnref2">[2]</a>, see <a href="#a">3</a></p><p id="a">Annex</p><hr><ol><li id="fn1">First <i>note</i>. <a href="#r1">↩</a></li></ol><div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> Second.</p><p>More.</p></div>',
    )
    expect(doc.paragraphs.map(({ runs }) => runs.map(({ text, note }) => note ?? text).join('|'))).toEqual([
      'text|fn1|, more|fn2|, see |3',
      'Annex',
    ])
    expect(doc.notes.map(({ key, runs }) => [key, textOf(runs)])).toEqual([
      ['fn1', 'First note.'],
      ['fn2', 'Second.\nMore.'],
    ])
  })
})
