import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, type TestApp, testApp } from '../../../test/support/app.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { defaultLimits } from '../../texts/read/limits.ts'
import { openZip } from '../../texts/read/zip.ts'
import { documentDumps } from './dump.ts'
import type { Visibility } from './schema.ts'
import { importPaper } from './testing.ts'

/** Four papers that say the same, each for other readers; all but the first brought by the delegate's administration. */
const papers: Record<Visibility, string> = {
  public: 'CWG-WSIS&SDG-44/901',
  members: 'CWG-WSIS&SDG-44/902',
  group: 'CWG-WSIS&SDG-44/903',
  restricted: 'CWG-WSIS&SDG-44/904',
}
const idOf = (symbol: string) => symbol.replace(/[^\w]+/g, '-')

/** Who reads what: the public, one who takes part, one of an organization that is named, one of the organization that brought it, the secretariat. */
const readable: [Someone, Visibility[]][] = [
  ['public', ['public']],
  ['unesco', ['public', 'members']],
  ['member', ['public', 'members', 'group']],
  ['delegate', ['public', 'members', 'group', 'restricted']],
  ['secretariat', ['public', 'members', 'group', 'restricted']],
]

let it: TestApp
const editions = new Map<string, number>()
beforeAll(async () => {
  it = await testApp()
  const delegate: Actor = {
    kind: 'person',
    id: it.demonstrated('delegate'),
    name: 'Delegate',
    roles: ['delegate'],
    organization: 'administration-jo',
    language: null,
  }
  for (const [visibility, symbol] of Object.entries(papers) as [Visibility, string][]) {
    const readers = visibility === 'group' ? { readers: ['village-networks'] } : {}
    // what everybody reads is the secretariat's to post
    const by = visibility === 'public' ? systemActor : delegate
    const paragraphs = ['The quokkas of Resolution 1332 are to be counted.']
    const { documentId, editionId } = await importPaper(it.deps, { symbol, paragraphs }, { visibility, ...readers }, by)
    editions.set(documentId, editionId)
  }
})
afterAll(() => it.close())

test.each(readable)('for %s a document of its own address is there, or is not found, on every page of it', async (someone, may) => {
  const reader = it.as(someone)
  const answers: Record<string, number> = {}
  for (const [visibility, symbol] of Object.entries(papers) as [Visibility, string][]) {
    const id = idOf(symbol)
    for (const page of ['', '/languages', '/paragraphs/1.1', '/search?q=quokkas', '/compare', `/files/${editions.get(id)}`])
      answers[`${visibility} ${page}`] = (await reader.get(`/en/documents/${id}${page}`)).status
    for (const path of ['', '/paragraphs'])
      answers[`${visibility} api${path}`] = (await reader.get(`/api/v1/documents/${id}${path}`)).status
  }
  const wrong = Object.entries(answers).filter(([what, status]) => (status === 404) === may.includes(what.split(' ')[0] as Visibility))
  expect(wrong).toEqual([])
})

test.each(readable)('for %s lists, feeds, searches, exports, symbols and instruments tell of the same documents', async (someone, may) => {
  const reader = it.as(someone)
  const expected = may.map((visibility) => idOf(papers[visibility])).sort()
  const told: Record<string, string[]> = {}
  for (const address of [
    '/en/documents?q=quokkas',
    '/en/documents?q=quokkas&sort=symbol',
    '/en/documents.csv?q=quokkas',
    '/en/documents.json?q=quokkas',
    '/en/documents.atom?q=quokkas',
    '/en/search?q=quokkas',
    '/en/search?q=quokkas%20counted',
    '/en/instruments/council-res-1332',
    '/api/v1/documents?q=quokkas',
  ]) {
    const { html } = await reader.get(address)
    told[address] = [...editions.keys()].filter((id) => html.includes(id)).sort()
  }
  told['/s/'] = []
  for (const [id, symbol] of Object.values(papers).map((symbol) => [idOf(symbol), symbol] as const))
    if ((await reader.get(`/en/s/${symbol}`)).location?.includes(id)) told['/s/'].push(id)
  const headers = { cookie: someone === 'public' ? '' : await reader.cookie() }
  const pack = await it.app.inject({ method: 'GET', url: '/en/packs/papers.zip?session=itu-cwg-wsis-sdg-44&in=en', headers })
  const manifest = JSON.parse(Buffer.from(openZip(pack.rawPayload, defaultLimits).read('manifest.json')!).toString())
  const packed = JSON.stringify(manifest)
  told.pack = [...editions.keys()].filter((id) => packed.includes(`${id.replace('WSIS-SDG', 'WSIS&SDG')}-E`)).sort()
  expect(told).toEqual(Object.fromEntries(Object.keys(told).map((address) => [address, expected])))
})

test('open data hold what everybody may read', async () => {
  const told = await inTransaction(it.deps.db, async (tx) =>
    JSON.stringify(await Promise.all(documentDumps.map((dump) => dump.read(tx, null, 10_000)))),
  )
  expect([...editions.keys()].filter((id) => told.includes(id))).toEqual([idOf(papers.public)])
})
