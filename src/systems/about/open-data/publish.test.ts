import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { buildMandate } from '../../mandates/testing.ts'
import { findOpenData, publishOpenData } from './publish.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
  await house.deps.db.deleteFrom('about.open_data').execute()
})
afterAll(() => house.close())

const publish = () => publishOpenData(house.deps, () => {})
const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ method: 'GET', url, headers })
const fileOf = async (name: string) =>
  (await findOpenData(house.deps.db))!.tables.flatMap(({ files }) => files).find(({ file }) => file === name)!

test('before the first night there is nothing to take, and the page says when there will be', async () => {
  expect((await house.as('public').get('/en/open-data')).text).toContain('No open data yet')
  expect([(await get('/open-data/mandates.csv')).statusCode, (await get('/open-data/manifest.json')).statusCode]).toEqual([404, 404])
})

test('the page lists each table with its rows, its files and their schema; every link leads to what it says', async () => {
  await publish()
  const page = await house.as('public').get('/en/open-data')
  expect(page.rows().map(([name]) => name)).toEqual([
    'Documents',
    'Paragraphs of the documents, in every language',
    'Instruments',
    'Mandates',
  ])
  const mandates = page.links.filter(({ href }) => href.startsWith('/open-data/mandates.'))
  expect(mandates.map(({ text }) => text)).toEqual(['mandates.csv', 'mandates.jsonl', 'Schema'])
  for (const { href } of page.links.filter(({ href }) => href.startsWith('/open-data/')))
    expect([href, (await get(href)).statusCode]).toEqual([href, 200])
  const schema = (await get('/open-data/mandates.schema.json')).json() as { required: string[] }
  expect((await get('/open-data/mandates.csv')).body.split('\r\n')[0]).toBe(`\ufeff${schema.required.join(',')}`)
})

test('a file is what the manifest says of it, packed or not, and is sent once to whoever has it', async () => {
  const file = await fileOf('instruments.jsonl')
  const plain = await get('/open-data/instruments.jsonl', { 'accept-encoding': 'identity' })
  const packed = await get('/open-data/instruments.jsonl', { 'accept-encoding': 'gzip' })
  const sums = [plain.rawPayload, gunzipSync(packed.rawPayload)].map((bytes) => createHash('sha256').update(bytes).digest('hex'))
  expect(sums).toEqual([file.sha256, file.sha256])
  expect([plain.headers['content-length'], packed.headers['content-encoding']]).toEqual([String(file.bytes), 'gzip'])
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length)
  for (const [answer, encoding] of [
    [plain, 'identity'],
    [packed, 'gzip'],
  ] as const) {
    const again = await get('/open-data/instruments.jsonl', { 'accept-encoding': encoding, 'if-none-match': String(answer.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  }
  expect(JSON.stringify((await get('/open-data/manifest.json')).json())).toContain(file.sha256)
})

test('the next night takes the place of the last: what is new is in it, what is old is gone, what is the same stays', async () => {
  const [before, same] = [await fileOf('mandates.csv'), await fileOf('instruments.csv')]
  await buildMandate(house.deps.db, { document: 'C26-990', words: { en: 'to count the okapis' } }, '2026-11-21')
  await publish()
  const after = await fileOf('mandates.csv')
  expect((await get('/open-data/mandates.csv')).body).toContain('to count the okapis')
  const { files } = house.deps
  expect([await files.has(before.kept), await files.has(after.kept), await files.has(same.kept)]).toEqual([false, true, true])
})
