import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { importPaper } from '../testing.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

const get = (path: string) => it.as('public').get(path)
const search = (words: string, lang = 'en', id = 'C26-190') =>
  get(`/${lang}/documents/${id}/search?q=${encodeURIComponent(words)}&lang=${lang}`)
const marked = (html: string) => [...html.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map(([, words]) => words)

test('the document page has a search box for its own text', async () => {
  const page = await get('/en/documents/C26-190')
  expect(page.field('Search in this document').type).toBe('search')
})

test.each([
  ['en', 'reports', /report/i],
  ['fr', 'rapport', /rapport/i],
  ['es', 'informes', /inform/i],
  ['ru', 'отчеты', /отчет/i],
  ['ar', 'السجل', /سجل/],
  ['zh', '报告', /报|告/],
] as const)('finds words of its text in %s, marks them and leads to the paragraph', async (lang, words, hit) => {
  const page = await search(words, lang)
  expect(page.status).toBe(200)
  expect(marked(page.html).length).toBeGreaterThan(0)
  expect(marked(page.html)[0]).toMatch(hit)
  expect(page.links.some(({ href }) => new RegExp(`^/${lang}/documents/C26-190\\?lang=${lang}&rev=0#`).test(href))).toBe(true)
})

test('Chinese is found as a phrase, not as scattered characters', async () => {
  await importPaper(
    it.deps,
    { symbol: 'C27/501', language: 'zh', title: '报告', paragraphs: ['秘书长向理事会提交年度报告。', '理事会提交。秘书长另有安排。'] },
    { visibility: 'public' },
  )
  const page = await search('秘书长向理事会', 'zh', 'C27-501')
  expect(page.html.match(/<blockquote/g)).toHaveLength(1)
})

test('only the document itself is searched, and one that may not be seen is not found', async () => {
  await importPaper(it.deps, { symbol: 'C27/502', paragraphs: ['Confidential wombats.'] }, { visibility: 'restricted' })
  expect((await search('wombats')).text).toContain('No paragraph of this document: “wombats”')
  expect((await search('wombats', 'en', 'C27-502')).status).toBe(404)
  expect((await it.as('secretariat').get('/en/documents/C27-502/search?q=wombats')).text).toContain('1 paragraph of this document')
})
