import { afterAll, beforeAll, describe, expect, it as test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { importPaper } from '../testing.ts'
import { readSide, writeSide } from './sides.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

const get = (path: string) => it.as('public').get(path)

interface Twin {
  from: { document: string; revision: number; view: string }
  to: { document: string; revision: number; view: string }
  language: string
  coarse: boolean
  counts: Record<string, number>
  items: { state: string; before: { path: string } | null; after: { path: string } | null; changes: { op: string; text: string }[] }[]
}
const twin = async (path: string) => (await get(`/api/v1/documents/${path}`)).json as Twin

test.each([
  ['@1', { document: null, revision: 1, view: 'proposed' }],
  [':base', { document: null, revision: null, view: 'base' }],
  ['C26/59@0:base', { document: 'C26/59', revision: 0, view: 'base' }],
  ['CWG-WSIS&SDG-44/8(Rev.1)', { document: 'CWG-WSIS&SDG-44/8(Rev.1)', revision: 1, view: 'proposed' }],
])('a side written %s is understood', (words, address) => {
  expect(readSide(words)).toEqual(address)
  expect(readSide(writeSide(readSide(words)))).toEqual(address)
})

describe('a text with tracked changes', () => {
  test('is compared with itself as it stood, and the page says in words what changed', async () => {
    const page = await get('/en/documents/C27-201/compare')
    expect([page.status, page.heading]).toEqual([200, 'Comparison'])
    expect(page.text.replace(/[\u2068\u2069]/g, '')).toContain('Before: As it stood. After: As proposed.')
    expect(page.text).toMatch(/\d+ paragraphs? reworded/)
    expect(page.text).toContain('[added]')
    expect(page.text).toContain('[end of the deletion]')
    expect((await get('/en/documents/C27-201')).link('Compare with another text')).toBe('/en/documents/C27-201/compare')
    const { from, to, counts, items } = await twin('C27-201/comparison')
    expect([from.view, to.view]).toEqual(['base', 'proposed'])
    expect(items.length).toBe(Object.entries(counts).reduce((sum, [state, count]) => (state === 'unchanged' ? sum : sum + count), 0))
    const rebuilt = (side: 'ins' | 'del') =>
      items.map(({ changes }) => changes.flatMap(({ op, text }) => (op === 'keep' || op === side ? text : [])).join('')).join('\n')
    expect([rebuilt('del').includes('every year'), rebuilt('ins').includes('every two years')]).toEqual([true, true])
    expect([rebuilt('del').includes('UNGIS'), rebuilt('ins').includes('UNGIS')]).toEqual([false, true])
  })

  test('shows only the changes unless the whole text is asked for, in one text or side by side', async () => {
    const changed = await get('/en/documents/C27-201/compare')
    const whole = await get(changed.link('Whole text'))
    expect(whole.html.match(/class="pair /g)!.length).toBeGreaterThan(changed.html.match(/class="pair /g)!.length)
    expect([changed.html.includes('class="skipped"'), whole.html.includes('class="skipped"')]).toEqual([true, false])
    const beside = await get(changed.link('Side by side'))
    expect(beside.html).toContain('class="two"')
    expect(beside.text).toContain('Not in this text')
  })

  test('each change leads to its paragraph in both texts, and to the next change', async () => {
    const page = await get('/en/documents/C27-201/compare')
    expect(page.html).toContain('href="#change-2"')
    expect(page.html).toContain('id="change-2"')
    expect(page.html).toMatch(/href="\/en\/documents\/C27-201\?lang=en&amp;rev=0&amp;view=proposed#[^"]+"/)
    expect(page.html).toMatch(/href="\/en\/documents\/C27-201\?lang=en&amp;rev=0&amp;view=base#[^"]+"/)
  })
})

test('two documents are compared by symbol in any spelling, in a language that both have', async () => {
  const page = await get('/ar/documents/C27-201/compare?from=c26-190')
  expect(page.status).toBe(200)
  expect(page.html).toContain('lang="en" dir="ltr"')
  expect(page.text).toMatch(/8 فقرات معدَّلة الصياغة/)
  const { from, to, language } = await twin('C27-201/comparison?from=C26%2F190&to=%3Abase')
  expect([from.document, to.document, to.view, language]).toEqual(['C26-190', 'C27-201', 'base', 'en'])
  expect((await get('/en/documents/C27-201/compare?from=C26-190&lang=zh')).status).toBe(404)
})

test('a symbol that nobody may read is an error at the field, with what was typed', async () => {
  const page = await get('/en/documents/C27-201/compare?other=C99%2F999')
  expect(page.status).toBe(422)
  expect(page.field(/by its symbol/)).toMatchObject({ value: 'C99/999' })
  expect(page.field(/by its symbol/).error).toContain('There is no document with this symbol that you may read')
})

test('a document with one text asks what to compare it with, and the instrument’s history offers its documents', async () => {
  const page = await get('/en/documents/A-RES-81-901/compare')
  expect([page.status, page.text.includes('Choose what to compare it with.')]).toEqual([200, true])
  const instrument = await get('/en/instruments/council-res-1499')
  expect(instrument.link('Compare with C27/201')).toBe('/en/documents/C27-201/compare?from=C26-190')
})

describe('revisions of one document', () => {
  const text = (n: number) => `The Group considered item ${n} of its agenda and thanked the contributors for paper number ${n * 7}.`
  const first = Array.from({ length: 30 }, (_, at) => text(at))
  const second = [
    ...first.slice(0, 5),
    'The Group elected its chair.',
    ...first.slice(5, 10),
    ...first.slice(11),
    text(10).replace('thanked', 'commended'),
  ]

  test('are told apart paragraph by paragraph', async () => {
    await importPaper(it.deps, { symbol: 'C27/401', paragraphs: first }, { visibility: 'public' })
    await importPaper(it.deps, { symbol: 'C27/401(Rev.1)', paragraphs: second }, { visibility: 'public' })
    const { from, to, counts } = await twin('C27-401/comparison')
    expect([from.revision, to.revision]).toEqual([0, 1])
    expect(counts).toMatchObject({ inserted: 1, deleted: 0, 'moved-reworded': 1, moved: 0 })
    const back = await twin('C27-401/comparison?from=%401&to=%400')
    expect([back.from.revision, back.to.revision]).toEqual([1, 0])
    expect((await get('/en/documents/C27-401/compare?from=%409')).status).toBe(422)
  })

  test('are compared with as many queries for 1 paragraph as for 30', async () => {
    await importPaper(it.deps, { symbol: 'C27/402', paragraphs: ['One.'] }, { visibility: 'public' })
    await importPaper(it.deps, { symbol: 'C27/402(Rev.1)', paragraphs: ['Two.'] }, { visibility: 'public' })
    const queries = async (path: string) => {
      it.queries.length = 0
      // signed in: the public's pages may come from memory
      expect((await it.as('secretariat').get(path)).status).toBe(200)
      return it.queries.length
    }
    await queries('/en/documents/C27-401/compare')
    expect(await queries('/en/documents/C27-401/compare')).toBe(await queries('/en/documents/C27-402/compare'))
  })
})

test('a document that somebody may not see is not there to compare', async () => {
  await importPaper(it.deps, { symbol: 'C27/403', paragraphs: ['Confidential.'] }, { visibility: 'restricted' }, systemActor)
  expect((await get('/en/documents/C27-403/compare?from=C26-190')).status).toBe(404)
  expect((await get('/en/documents/C27-201/compare?from=C27-403')).status).toBe(422)
  expect((await get('/api/v1/documents/C27-201/comparison?from=C27-403')).status).toBe(404)
  expect((await it.as('secretariat').get('/en/documents/C27-201/compare?from=C27-403')).status).toBe(200)
})
