import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { type Actor, publicActor, systemActor } from '../../platform/actor.ts'
import { createPool, type Database, type Db } from '../../platform/db/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { findTargets, listCiting } from './queries/citations.ts'
import { paragraphsAround } from './queries/paragraphs.ts'
import { countDocuments, listDocuments } from './queries/register.ts'
import { searchPassages, searchTitles } from './queries/search.ts'
import { importPaper, multipart, writePaper } from './testing.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

const delegate: Actor = {
  kind: 'person',
  id: 'amal-haddad',
  name: 'Amal Haddad',
  roles: ['delegate'],
  organization: 'administration-jo',
  language: 'ar',
}
const get = (path: string) => it.as('public').get(path)

test('the example year is there: a resolution in six languages, and a proposal on it', async () => {
  const page = await get('/en/documents')
  expect(page.text).toContain('5 documents')
  expect(page.rows().map(([title, symbol, , , standing, languages]) => [symbol, standing, languages, title?.startsWith('E')])).toEqual([
    ['C27/201', 'proposal', 'en', true],
    ['C27/190', 'record', 'en', true],
    ['A/RES/81/901', 'adopted', 'en', true],
    ['C26/191', 'record', 'en', true],
    ['C26/190', 'adopted', 'ar en es fr ru zh', true],
  ])
})

test('every paragraph of the resolution stands beside itself in all six languages', async () => {
  const page = await get('/en/documents/C26-190/languages')
  const rows = page.rows()
  expect(rows.length).toBeGreaterThan(25)
  expect(rows.filter((row) => row.some((cell) => cell.startsWith('Not available')))).toEqual([])
  const [, english, arabic, , , , chinese] = rows.find((row) => row[1]?.startsWith('to submit to the Commission'))!
  expect([english, arabic, chinese]).toEqual([
    expect.stringContaining('thirtieth session'),
    expect.stringContaining('دورتها الثلاثين'),
    expect.stringContaining('第30届会议'),
  ])
})

test('a paper shows its own language whatever the reader’s, and says which are missing', async () => {
  const page = await get('/ar/documents/C27-201')
  expect(page.html).toContain('<article class="sheet" lang="en" dir="ltr"')
  expect(page.text).toContain('غير متاحة بعد')
  expect((await get('/ar/documents/C26-190')).html).toContain('<article class="sheet" lang="ar" dir="rtl"')
  expect((await get('/ar/documents/C26-190?lang=zh')).html).toContain('<article class="sheet" lang="zh"')
  expect((await get('/en/documents/C27-201?lang=fr')).status).toBe(404)
})

test('a text with tracked changes is read as it stood, as proposed, and with its changes by author', async () => {
  const words = async (query: string) => (await get(`/en/documents/C27-201${query}`)).text
  const base = await words('?view=base')
  expect([base.includes('every year on the tasks'), base.includes('UNGIS'), base.includes('plan of regional workshops')]).toEqual([
    true,
    false,
    true,
  ])
  const proposed = await words('?view=proposed')
  expect([proposed.includes('every two years'), proposed.includes('UNGIS'), proposed.includes('plan of regional workshops')]).toEqual([
    true,
    true,
    false,
  ])
  const marked = await get('/en/documents/C27-201')
  expect(marked.text).toContain('inserted by Example Administration of Norlandia')
  const ofOne = await get(marked.link('Example Administration of Austrania'))
  expect([
    ofOne.text.includes('deleted by Example Administration of Austrania'),
    ofOne.text.includes('by Example Administration of Norlandia'),
  ]).toEqual([true, false])
})

test('cited symbols are links when they lead somewhere', async () => {
  const page = await get('/en/documents/C27-201')
  expect(page.link('Resolution 1332 (C11, last amended C24)')).toBe('/en/instruments/council-res-1332')
  expect(page.link('A/RES/81/901')).toBe('/en/documents/A-RES-81-901')
})

test('a paragraph has a page of its own, with what it cites and who cites its document', async () => {
  const page = await get('/en/documents/C26-190/paragraphs/recalling-b')
  expect(page.heading).toBe('recalling b of C26/190')
  expect(page.link('Council Resolution 1332')).toBe('/en/instruments/council-res-1332')
  expect(page.links.filter(({ href }) => href.startsWith('/en/documents/C27-190/paragraphs/')).length).toBeGreaterThan(0)
  expect((await get('/en/documents/C26-190/paragraphs/resolves-99')).status).toBe(404)
  const around = await paragraphsAround(it.deps.db, (await editionOf('C26-190', 'en')).id, 'recalling-b', 1)
  expect(around.map(({ anchor }) => anchor)).toEqual(['recalling-a', 'recalling-b', 'recalling-c'])
})

const editionOf = (documentId: string, language: Language) =>
  it.deps.db
    .selectFrom('documents.edition')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('language', '=', language)
    .where('current', '=', true)
    .executeTakeFirstOrThrow()

test('an instrument shows its editions, the documents on it and the paragraphs that cite it', async () => {
  const page = await get('/en/instruments/council-res-1332')
  expect(page.rows('Editions')).toEqual([['Council Resolution 1332 (C11, last amended C24)', '2024', 'in force']])
  expect(page.text).toContain('recalling b')
  expect(page.link('Mandates in it')).toBe('/en/instruments/council-res-1332/mandates')
  expect((await get('/en/instruments/council-res-1499')).rows('Documents on it').map((row) => row[1])).toEqual(['C27/201', 'C26/190'])
  expect((await get('/en/instruments?q=140&body=itu-pp')).rows().length).toBe(2)
})

test('one instrument holds all editions of its number, the latest first', async () => {
  const page = await get('/en/instruments/pp-res-140')
  expect(page.rows('Editions').map(([symbol, year, status]) => [symbol, year, status])).toEqual([
    ['PP Resolution 140 (Rev. Bucharest, 2022)', '2022', 'in force'],
    ['PP Resolution 140 (Rev. Dubai, 2018)', '2018', 'superseded'],
    ['PP Resolution 140 (Rev. Busan, 2014)', '2014', 'superseded'],
  ])
})

test.each(['C26/190', 'c26/190-e', 'С26/190-R', ' C26/190(Rev.1) '])('the symbol "%s" finds its document', async (typed) => {
  const page = await get(`/en/documents?q=${encodeURIComponent(typed)}`)
  expect(page.rows().map((row) => row[1])).toContain('C26/190')
  expect((await get(`/en/search?q=${encodeURIComponent(typed)}`)).link(/^C26\/190/)).toBe('/en/documents/C26-190')
})

test.each<[Language, string]>([
  ['en', 'developing countries'],
  ['fr', 'grandes orientations'],
  ['es', 'líneas de acción'],
  ['ru', 'направлений деятельности'],
  ['ar', 'خطوط العمل'],
  ['zh', '发展中国家'],
])('words in %s find the resolution and are marked in the passage', async (language, typed) => {
  const page = await get(`/${language}/search?q=${encodeURIComponent(typed)}`)
  expect(page.status).toBe(200)
  expect(page.links.some(({ href }) => href.startsWith(`/${language}/documents/C26-190/paragraphs/`))).toBe(true)
  expect(page.html).toContain('<mark>')
  expect((await get(`/${language}/documents?q=${encodeURIComponent(typed)}`)).text).toContain('C26/190')
})

test('the list says in words what it shows, and its counts are those of each choice', async () => {
  const page = await get('/en/documents?body=itu-council&standing=record&language=en')
  expect(page.text).toContain('2 documents: of Council; standing: record; in English')
  expect(page.rows()).toHaveLength(2)
  expect((await get('/en/documents?year=1999')).text).toContain('No document fits')
  const counts = await countDocuments(it.deps.db, publicActor, { standing: ['record'] })
  expect(counts.all).toBe(2)
  expect(counts.facets.standing).toEqual([
    { value: 'adopted', count: 2 },
    { value: 'record', count: 2 },
    { value: 'proposal', count: 1 },
  ])
})

test('CSV, JSON and feed hold exactly the list', async () => {
  const page = await get('/en/documents?standing=record&sort=symbol')
  const symbols = page.rows().map((row) => row[1])
  const address = (format: string) => page.link(format)
  const csv = (await get(address('CSV'))).html.trim().split('\r\n').slice(1)
  expect(csv.map((line) => line.split(',')[0])).toEqual(symbols)
  expect(((await get(address('JSON'))).json as { symbol: string }[]).map((row) => row.symbol)).toEqual(symbols)
  const feed = (await get(address('Feed'))).html
  expect([...feed.matchAll(/<entry><id>[^<]*\/documents\/([^<]+)/g)].map((match) => match[1]).sort()).toEqual(['C26-191', 'C27-190'])
})

test('the list is read on from row to row, forth and back', async () => {
  for (let n = 0; n < 60; n++) await importPaper(it.deps, { symbol: `C21/${500 + n}`, date: '4 May 2021' })
  const first = await get('/en/documents?year=2021&sort=symbol')
  const second = await get(first.link('Next'))
  const back = await get(second.link('Previous'))
  const symbols = (page: typeof first) => page.rows().map((row) => row[1])
  expect([symbols(first).length, symbols(second).length]).toEqual([50, 10])
  expect(new Set([...symbols(first), ...symbols(second)]).size).toBe(60)
  expect(symbols(back)).toEqual(symbols(first))
  expect((await get('/en/documents?after=rubbish')).status).toBe(400)
})

test('what one may not see is not found, not counted, not cited and not downloaded', async () => {
  const hidden = await importPaper(
    it.deps,
    { symbol: 'C26/401', paragraphs: ['The delegation cites C26/190 and okapis.'] },
    { visibility: 'restricted' },
    delegate,
  )
  const [staff, owner, other, anyone] = [it.as('secretariat'), it.as('delegate'), it.as('unesco'), it.as('public')]
  const addresses = [
    '/en/documents/C26-401',
    '/en/documents/C26-401/languages',
    '/en/documents/C26-401/paragraphs/1.1',
    `/en/documents/C26-401/files/${hidden.editionId}`,
    '/api/v1/documents/C26-401',
    '/api/v1/documents/C26-401/paragraphs',
  ]
  for (const address of addresses) {
    const seen = await Promise.all([staff, owner, other, anyone].map(async (one) => (await one.get(address)).status))
    expect([address, ...seen]).toEqual([address, 200, 200, 404, 404])
  }
  const searching = [
    '/en/search?q=okapis',
    '/en/documents?q=okapis',
    '/en/documents?q=C26/401',
    '/en/documents.csv?q=okapis',
    '/api/v1/documents?q=okapis',
  ]
  for (const address of searching) {
    const seen = await Promise.all([owner, other, anyone].map(async (one) => (await one.get(address)).html.includes('C26-401')))
    expect([address, ...seen]).toEqual([address, true, false, false])
  }
  const citing = (actor: Actor) => listCiting(it.deps.db, actor, ['C26/190'], { language: 'en', limit: 50 })
  expect((await citing(delegate)).some((row) => row.document_id === 'C26-401')).toBe(true)
  expect((await citing(publicActor)).some((row) => row.document_id === 'C26-401')).toBe(false)
  expect((await findTargets(it.deps.db, publicActor, ['C26/401'])).size).toBe(0)
  await importPaper(it.deps, { symbol: 'C26/402', paragraphs: ['Okapis.'] }, { visibility: 'members' }, delegate)
  expect([(await other.get('/en/documents/C26-402')).status, (await anyone.get('/en/documents/C26-402')).status]).toEqual([200, 404])
})

test('the original file comes as a file, under its own name, and once', async () => {
  const { editionId, documentId } = await importPaper(it.deps, { symbol: 'C26/410' }, { name: 'Bericht "final" – Größe.txt' })
  const page = await get(`/en/documents/${documentId}`)
  const answer = await get(page.link(/^Original file/))
  expect(answer.headers).toMatchObject({
    'content-disposition': `attachment; filename="Bericht _final_ _ Gr__e.txt"; filename*=UTF-8''Bericht%20%22final%22%20%E2%80%93%20Gr%C3%B6%C3%9Fe.txt`,
    'x-content-type-options': 'nosniff',
    'content-type': 'text/plain; charset=utf-8',
  })
  expect(answer.html).toBe(writePaper({ symbol: 'C26/410' }).toString())
  const again = await it
    .as('public')
    .get(`/en/documents/${documentId}/files/${editionId}`, { 'if-none-match': String(answer.headers.etag) })
  expect(again.status).toBe(304)
  const web = await importPaper(
    it.deps,
    {},
    { name: 'page.html', bytes: Buffer.from('<!doctype html><html><body><h1>A PAGE</h1><p>Text of it.</p></body></html>') },
  )
  expect((await get(`/en/documents/${web.documentId}/files/${web.editionId}`)).headers['content-type']).toBe('application/octet-stream')
})

test('warnings and the way to the review desk are for the secretariat', async () => {
  const [staff, anyone] = [await it.as('secretariat').get('/en/documents/C27-201'), await get('/en/documents/C27-201')]
  expect([
    staff.links.some(({ href }) => href === '/en/review/C27-201'),
    anyone.links.some(({ href }) => href.includes('/review/')),
  ]).toEqual([true, false])
  expect([staff.has('heading', 'History'), anyone.has('heading', 'History')]).toEqual([true, false])
})

test('a correction that cannot be kept comes back with its words; one that can is shown', async () => {
  await importPaper(it.deps, { symbol: 'C26/420' })
  const staff = it.as('secretariat')
  const form = await staff.get('/en/documents/C26-420/correction')
  const refused = await staff.press(form, 'Save', { Date: '31 April 2026', 'Title in English': 'A better title' })
  expect([refused.status, refused.field('Title in English').value, refused.field('Date').value]).toEqual([
    422,
    'A better title',
    '31 April 2026',
  ])
  expect(refused.errors).toHaveLength(1)
  const page = await staff.follow(await staff.press(refused, 'Save', { Date: '2026-04', Standing: 'proposal' }))
  expect([page.heading, page.notice]).toEqual(['A better title', 'Corrected.'])
  expect(page.text).toContain('April 2026')
  expect((await staff.get('/en/search?q=better')).text).toContain('A better title')
  const stale = await staff.press(form, 'Save', { Date: '2027' })
  expect(stale.status).toBe(409)
  expect((await it.as('delegate').get('/en/documents/C26-420/correction')).status).toBe(403)
})

let cookie: Promise<string> | undefined
const api = async (method: 'GET' | 'PATCH' | 'POST', url: string, headers: Record<string, string> = {}, payload?: object | Buffer) => {
  cookie ??= it.as('secretariat').cookie()
  return it.app.inject({ method, url, headers: { cookie: await cookie, ...headers }, ...(payload && { payload }) })
}

test('the API reads documents, paragraphs in each reading, and instruments', async () => {
  const list = (await api('GET', '/api/v1/documents?standing=proposal&limit=1')).json()
  expect(list.items).toMatchObject([
    { id: 'C27-201', body: 'itu-council', instrument: 'council-res-1499', tracked: true, languages: ['en'] },
  ])
  const one = await api('GET', '/api/v1/documents/C26-190')
  expect(one.json().editions.map((edition: { language: string }) => edition.language)).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh'])
  expect((await api('GET', '/api/v1/documents/C26-190', { 'if-none-match': String(one.headers.etag) })).statusCode).toBe(304)
  const texts = async (view: string) =>
    (await api('GET', `/api/v1/documents/C27-201/paragraphs?view=${view}&limit=200`)).json().items as {
      id: string
      text: string
      changes: unknown[]
    }[]
  const find = async (view: string) => (await texts(view)).find(({ id }) => id === 'instructs-sg-2')!
  expect((await find('base')).text).toBe('to report to the Council every year on the tasks in the register, through CWG-WSIS&SDG;')
  expect((await find('proposed')).text).toContain('every two years')
  expect((await find('marked')).changes).toHaveLength(2)
  const first = (await api('GET', '/api/v1/documents/C27-201/paragraphs?limit=3')).json()
  expect([first.items.length, (await api('GET', first.next)).json().items.length]).toEqual([3, 3])
  expect((await api('GET', '/api/v1/instruments/council-res-1332')).json()).toMatchObject({ body: 'itu-council', kind: 'resolution' })
})

test('the API corrects a document that the writer has seen, and shows both versions of a stale write', async () => {
  await importPaper(it.deps, { symbol: 'C26/430' })
  const etag = String((await api('GET', '/api/v1/documents/C26-430')).headers.etag)
  const patch = (headers: Record<string, string>, body: object) => api('PATCH', '/api/v1/documents/C26-430', headers, body)
  expect((await patch({}, { source: 'X' })).statusCode).toBe(428)
  expect((await patch({ 'if-match': etag }, { body: 'nobody', standing: 'maybe' })).json().errors).toMatchObject({
    body: expect.any(String),
    standing: expect.any(String),
  })
  const changed = await patch({ 'if-match': etag }, { standing: 'adopted', title: { fr: 'Un titre' } })
  expect(changed.json()).toMatchObject({ standing: 'adopted', title: { fr: 'Un titre', en: 'REPORT ON FOLLOW-UP' } })
  const stale = await patch({ 'if-match': etag }, { source: 'late' })
  expect([stale.statusCode, stale.json().theirs.standing, stale.json().yours.source]).toEqual([409, 'adopted', 'late'])
})

test('the API takes a paper in, once, and says why it takes another not', async () => {
  const send = (file: string, value: Buffer) => {
    const form = multipart([
      { name: 'file', file, value },
      { name: 'standing', value: 'proposal' },
    ])
    return api('POST', '/api/v1/documents', form.headers, form.payload)
  }
  const made = await send('a.txt', writePaper({ symbol: 'C26/440' }))
  expect([made.statusCode, made.json().document.id, made.json().document.standing]).toEqual([201, 'C26-440', 'proposal'])
  expect([(await send('a.txt', writePaper({ symbol: 'C26/440' }))).statusCode]).toEqual([200])
  const refused = await send('a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
  expect([refused.statusCode, refused.json().errors.file]).toEqual([422, expect.stringContaining('.docx')])
  expect((await it.app.inject({ method: 'POST', url: '/api/v1/documents' })).statusCode).toBe(401)
})

test('the number of statements does not grow with the rows of a page', async () => {
  await importPaper(it.deps, { symbol: 'C20/1', date: '2 June 2020', paragraphs: ['One paragraph on Resolution 1333 and quaggas.'] })
  const long = Array.from({ length: 30 }, (_, n) => `Paragraph ${n} on Resolution 1334, C26/190, A/RES/70/${100 + n} and tapirs.`)
  await importPaper(it.deps, { symbol: 'C20/2', date: '2 June 2020', paragraphs: long })
  for (let n = 0; n < 30; n++)
    await importPaper(it.deps, { symbol: `C19/${n + 1}`, date: '2 June 2019', paragraphs: [`${n} Resolution 1334`] })
  const staff = it.as('secretariat') // for whom no page is kept
  await staff.get('/en/documents')
  const statements = async (path: string) => {
    it.queries.length = 0
    expect((await staff.get(path)).status).toBe(200)
    return it.queries.length
  }
  const pairs = [
    ['/en/documents?body=unga', '/en/documents?year=2019'],
    ['/en/documents/C20-1', '/en/documents/C20-2'],
    ['/en/documents/C20-1/languages', '/en/documents/C26-190/languages'],
    ['/en/documents/C20-1/paragraphs/1.1', '/en/documents/C20-2/paragraphs/1.1'],
    ['/en/instruments?body=itu-ra', '/en/instruments'],
    ['/en/instruments/council-res-1333', '/en/instruments/council-res-1334'],
    ['/en/search?q=quaggas', '/en/search?q=tapirs'],
    ['/api/v1/documents?year=2020&limit=1', '/api/v1/documents?year=2019'],
    ['/api/v1/documents/C20-1/paragraphs', '/api/v1/documents/C20-2/paragraphs'],
  ] as const
  for (const [few, many] of pairs) expect([many, await statements(many)]).toEqual([many, await statements(few)])
})

test('lists and searches are answered from their indexes', async () => {
  // enough rows that the planner has a choice
  await sql`insert into documents.document (id, symbol, symbol_key, kind, standing, body_id, year, dated, title, languages)
    select 'X-' || n, 'X/' || n, 'X/' || n, 'report', 'record', case when n % 10 = 0 then 'cstd' else 'unga' end, 1990 + n % 20,
      (1990 + n % 20) || '-01-01', '{"en": "X"}', '{en}' from generate_series(1, 4000) n`.execute(it.deps.db)
  await sql`insert into documents.edition (document_id, language, file_sha256, file_name, file_size, format, front)
    select id, 'en', '', '', 0, 'txt', '{}' from documents.document where id like 'X-%'`.execute(it.deps.db)
  await sql`insert into documents.paragraph (edition_id, document_id, language, ordinal, anchor, label, path, kind, level, text, in_base,
      in_proposed, labels, runs, search)
    select e.id, e.document_id, 'en', n, 'x-' || n, '', '', 'prose', 0, 'x', true, true, '{}', '[]',
      to_tsvector('simple', 'word' || n % 500 || ' common') from generate_series(1, 20000) n
    join documents.edition e on e.document_id = 'X-' || (1 + n % 4000)`.execute(it.deps.db)
  await sql`select documents.keep_vocabulary(id) from documents.edition where document_id like 'X-%'`.execute(it.deps.db)
  await sql`analyze documents.document, documents.paragraph, documents.vocabulary`.execute(it.deps.db)
  const plans = async (work: (db: Db) => Promise<unknown>) => {
    const seen: CompiledQuery[] = []
    const pool = createPool(it.deps.config.databaseUrl!, 1)
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void seen.push(query) })
    try {
      await work(db)
      const rows = await Promise.all(seen.map((query) => pool.query(`explain ${query.sql}`, [...query.parameters])))
      return rows.flatMap((answer) => answer.rows.map((row: Record<string, string>) => row['QUERY PLAN'])).join('\n')
    } finally {
      await db.destroy()
    }
  }
  const part = { key: null, limit: 51 } as const
  const latest = { by: 'dated', descending: true } as const
  expect(await plans((db) => listDocuments(db, publicActor, {}, latest, part))).toContain('document_by_date')
  expect(await plans((db) => listDocuments(db, publicActor, {}, latest, { ...part, key: ['2001-01-01', 'X-7'] }))).toMatch(
    /document_by_date[\s\S]*Index Cond: \(ROW/,
  )
  expect(await plans((db) => listDocuments(db, publicActor, { body: ['cstd'] }, latest, part))).toMatch(/document_by_(body|date)/)
  expect(await plans((db) => listDocuments(db, publicActor, {}, { by: 'symbol', descending: false }, part))).toContain('document_by_symbol')
  expect(await plans((db) => listDocuments(db, publicActor, { q: '"word77 common"' }, latest, part))).toContain('paragraph_search')
  expect(await plans((db) => searchPassages(db, publicActor, { q: 'word77', language: null, after: null, limit: 21 }))).toContain(
    'paragraph_search',
  )
  expect(await plans((db) => searchTitles(db, publicActor, 'C26/190', 8))).toContain('document_symbol_key_key')
  expect(await plans((db) => listCiting(db, publicActor, ['C26/190'], { language: 'en', limit: 20 }))).toContain('citation_by_key')
  // a word that nearly every paragraph has is not collected and sorted: the newest documents are walked
  expect(await plans((db) => searchPassages(db, publicActor, { q: 'common', language: null, after: null, limit: 21 }))).toContain(
    'document_by_date',
  )
  // a single word is looked up once for the list and once for the counts, common or rare
  for (const q of ['word77', 'common']) {
    expect(await plans((db) => listDocuments(db, publicActor, { q }, latest, part))).not.toContain('documents.paragraph')
    expect(await plans((db) => countDocuments(db, publicActor, { q }))).toContain('with_word')
  }
  const lookup = await it.deps.db.connection().execute(async (db) => {
    await sql`set enable_seqscan = off`.execute(db) // as the function does
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select document_id from documents.vocabulary
      where words @@ 'common'::tsquery`.execute(db)
    await sql`reset enable_seqscan`.execute(db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(lookup).toContain('vocabulary_words')
  const all = await listDocuments(it.deps.db, systemActor, { q: 'word77' }, latest, part)
  expect(all.length).toBe(8)
  expect((await countDocuments(it.deps.db, systemActor, { q: 'common' })).all).toBe(4000)
})

test('a document is found by every word of its texts, and no longer by those of a text that a newer one replaced', async () => {
  await importPaper(it.deps, { symbol: 'C18/7', paragraphs: ['An aardvark and its burrows.', 'The okapis.'] })
  await importPaper(it.deps, { symbol: 'C18/7', language: 'zh', paragraphs: ['关于穿山甲的报告。'] })
  const found = async (q: string) =>
    (await listDocuments(it.deps.db, publicActor, { q }, { by: 'dated', descending: true }, { key: null, limit: 9 })).map(({ id }) => id)
  for (const q of ['aardvark', 'Burrow', 'okapi', '穿山甲', 'aardvark burrow', '关于穿山甲', 'aardvark -zebra'])
    expect([q, await found(q)]).toEqual([q, ['C18-7']])
  // together only in one paragraph
  for (const q of ['aardvark okapi', 'aardvark -burrow']) expect([q, await found(q)]).toEqual([q, []])
  await importPaper(it.deps, { symbol: 'C18/7(Rev.1)', paragraphs: ['An aardvark and its tunnels.'] })
  expect([await found('burrow'), await found('okapi'), await found('tunnels'), await found('穿山甲')]).toEqual([
    [],
    [],
    ['C18-7'],
    ['C18-7'],
  ])
})
