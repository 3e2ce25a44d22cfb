import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { defaultLimits } from '../../../texts/read/limits.ts'
import { openZip } from '../../../texts/read/zip.ts'
import { importPaper } from '../testing.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
  await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-40/1', title: 'AGENDA OF THE MEETING' })
  await importPaper(it.deps, {
    symbol: 'CWG-WSIS&SDG-40/1',
    language: 'ar',
    title: 'جدول أعمال الاجتماع',
    paragraphs: ['نظر الفريق في التقرير.'],
  })
  await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-40/2', title: 'FIRST REPORT' })
  await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-40/2(Rev.1)', title: 'FIRST REPORT', paragraphs: ['Anew.'] })
  await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-40/3', title: 'FOR MEMBERS' }, { visibility: 'members' })
}, 60_000)
afterAll(() => it.close())

const session = 'itu-cwg-wsis-sdg-40'
const address = `/en/packs/papers.zip?session=${session}&in=en&in=ar`
const fetch = async (headers: Record<string, string> = {}, url = address) => {
  const answer = await it.app.inject({ method: 'GET', url, headers })
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload }
}

test('a pack holds the latest texts that the reader may see, with an index and a manifest', async () => {
  const { status, headers, bytes } = await fetch()
  expect([status, headers['content-type'], Number(headers['content-length'])]).toEqual([200, 'application/zip', bytes.length])
  const zip = openZip(bytes, defaultLimits)
  const manifest = JSON.parse(Buffer.from(zip.read('manifest.json')!).toString())
  expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual([
    'ar/CWG-WSIS&SDG-40-1-A.txt',
    'en/CWG-WSIS&SDG-40-1-E.txt',
    'en/CWG-WSIS&SDG-40-2(Rev.1)-E.txt',
  ])
  for (const { path, size } of manifest.files) expect(zip.read(path)!.length).toBe(size)
  const index = Buffer.from(zip.read('index.html')!).toString()
  for (const words of ['<section id="ar" lang="ar" dir="rtl">', 'href="en/CWG-WSIS%26SDG-40-2(Rev.1)-E.txt"', 'جدول أعمال الاجتماع'])
    expect(index).toContain(words)
  expect(index).not.toMatch(/src=|@import|<link|FOR MEMBERS/)

  const member = await it.app.inject({ method: 'GET', url: address, headers: { cookie: await it.as('member').cookie() } })
  expect(openZip(member.rawPayload, defaultLimits).has('en/CWG-WSIS&SDG-40-3-E.txt')).toBe(true)
})

test('a download that broke off goes on where it stopped, unless the papers have changed', async () => {
  const all = await fetch()
  const half = Math.floor(all.bytes.length / 2)
  const etag = String(all.headers.etag)
  const rest = await fetch({ range: `bytes=${half}-`, 'if-range': etag })
  expect([rest.status, rest.headers['content-range']]).toEqual([206, `bytes ${half}-${all.bytes.length - 1}/${all.bytes.length}`])
  expect(Buffer.concat([all.bytes.subarray(0, half), rest.bytes]).equals(all.bytes)).toBe(true)
  expect((await fetch({ range: 'bytes=-5' })).bytes.equals(all.bytes.subarray(-5))).toBe(true)
  expect((await fetch({ range: `bytes=${all.bytes.length}-` })).status).toBe(416)
  expect((await fetch({ 'if-none-match': etag })).status).toBe(304)

  await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-40/4', title: 'A LATE PAPER' })
  const changed = await fetch({ range: `bytes=${half}-`, 'if-range': etag })
  expect([changed.status, changed.headers.etag === etag]).toEqual([200, false])
})

test('the page names what the pack holds and what is missing, and the list leads to it', async () => {
  const page = await it.as('public').get(`/en/packs?session=${session}&in=en&in=ar`)
  expect(page.text).toContain('3 documents, 4 files')
  expect(page.text).toContain('2 texts are not here in their language yet')
  expect((await it.as('public').get('/en/documents?body=itu-cwg-wsis-sdg')).html).toContain('/en/packs?body=itu-cwg-wsis-sdg')
  expect((await fetch({}, '/en/packs/papers.zip?session=none&in=en')).status).toBe(404)
})

test('a pack of one paper and of thirty asks the same number of questions', async () => {
  const count = async () => {
    await fetch()
    it.queries.length = 0
    await fetch()
    return it.queries.length
  }
  const few = await count()
  for (let n = 10; n < 36; n++) await importPaper(it.deps, { symbol: `CWG-WSIS&SDG-40/${n}`, title: `PAPER ${n}` })
  expect(await count()).toBe(few)
}, 60_000)
