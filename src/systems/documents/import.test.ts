import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { inTransaction, type Tx } from '../../platform/db/index.ts'
import { languages } from '../../platform/i18n/index.ts'
import { acknowledge, beginImport, receiveFile } from './batches.ts'
import { correctDocument, importText } from './commands.ts'
import type { DocumentImported } from './events.ts'
import { writeDocx } from './example-docx.ts'
import { correctable } from './forms.ts'
import { toJson } from './json.ts'
import { listCiting } from './queries/citations.ts'
import { findDocument } from './queries/document.ts'
import { listImportFiles } from './queries/imports.ts'
import { importPaper, multipart, writePaper } from './testing.ts'

let it: TestApp
/** what `documents.imported` told, and what a test lets its handler do */
const told: DocumentImported[] = []
let meanwhile: (tx: Tx, event: DocumentImported) => Promise<void> = async () => {}
beforeAll(async () => {
  it = await testApp({ env: { UPLOAD_LIMIT_MB: '1' } })
  it.deps.events.on('documents.imported', async (tx, event) => {
    told.push(event)
    await meanwhile(tx, event)
  })
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
const other: Actor = { ...delegate, id: 'wei-lindqvist', name: 'Wei Lindqvist', organization: 'administration-uy' }
const none = { language: null, document: null, standing: null, visibility: null }
const count = async (table: 'documents.document' | 'documents.edition' | 'documents.paragraph') =>
  (
    await it.deps.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('a paper becomes a document with its edition and paragraphs, and says so in the same step', async () => {
  told.length = 0
  const imported = await importPaper(it.deps, {
    symbol: 'C26/311',
    paragraphs: ['The Group recalled A/RES/80/173 and Document C26/190.', 'It noted the report.'],
  })
  expect(imported).toMatchObject({ documentId: 'C26-311', duplicate: false })
  expect(told).toMatchObject([
    { documentId: 'C26-311', editionId: imported.editionId, language: 'en', bodyId: 'itu-council', standing: 'record', instrumentId: null },
  ])
  const document = await findDocument(it.deps.db, systemActor, 'C26-311')
  expect(document).toMatchObject({
    symbol: 'C26/311',
    symbol_key: 'C26/311',
    title: { en: 'REPORT ON FOLLOW-UP' },
    dated: '2026-04-10',
    session_id: 'itu-council-2026',
    languages: ['en'],
    visibility: 'public',
  })
  const cited = await sql<{ symbol_key: string }>`select symbol_key from documents.citation c
    join documents.paragraph p on p.id = c.paragraph_id where p.document_id = 'C26-311' order by 1`.execute(it.deps.db)
  expect(cited.rows.map((row) => row.symbol_key)).toEqual(expect.arrayContaining(['A/RES/80/173', 'C26/190']))
})

test('the same file twice is no news, and is told as such', async () => {
  const first = await importPaper(it.deps, { symbol: 'C26/312' })
  const before = await count('documents.paragraph')
  told.length = 0
  expect(await importPaper(it.deps, { symbol: 'C26/312' })).toEqual({ ...first, duplicate: true })
  expect([await count('documents.paragraph'), told.length]).toEqual([before, 0])
})

test('a newer text takes the place of the older one, which is kept but no longer found', async () => {
  const first = await importPaper(it.deps, { symbol: 'C26/313', paragraphs: ['The secretariat mentioned zebras.'] })
  const second = await importPaper(it.deps, { symbol: 'C26/313', paragraphs: ['The secretariat mentioned giraffes.'] })
  expect([second.documentId, second.editionId === first.editionId]).toEqual(['C26-313', false])
  const found = async (word: string) => (await it.as('public').get(`/en/search?q=${word}`)).text
  expect(await found('zebras')).toContain('Nothing answers')
  expect(await found('giraffes')).toContain('1 passage')
  const kept = await it.deps.db
    .selectFrom('documents.edition')
    .select(['id', 'current'])
    .where('document_id', '=', 'C26-313')
    .orderBy('id')
    .execute()
  expect(kept.map(({ current }) => current)).toEqual([false, true])
})

test('a revision is the same document; the earlier one stays to be read', async () => {
  await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/8', paragraphs: ['First words.'] })
  const { documentId } = await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/8(Rev.1)', paragraphs: ['Revised words.'] })
  expect(documentId).toBe('CWG-WSIS-SDG-44-8')
  const page = await it.as('public').get(`/en/documents/${documentId}`)
  expect(page.text).toContain('Revision 1')
  expect(page.text).toContain('Revised words.')
  expect((await it.as('public').get(page.link('First version'))).text).toContain('First words.')
})

test('languages that arrive at the same moment are editions of one document', async () => {
  told.length = 0
  const imported = await Promise.all(
    languages.map((language) => importPaper(it.deps, { symbol: 'C26/314', language, title: `C26 ${language}` })),
  )
  expect(new Set(imported.map(({ documentId }) => documentId))).toEqual(new Set(['C26-314']))
  const document = await findDocument(it.deps.db, systemActor, 'C26-314')
  expect(document?.languages).toEqual([...languages].sort())
  expect(told.map(({ language }) => language).sort()).toEqual([...languages].sort())
})

test('the same file twice at the same moment is one edition', async () => {
  const imported = await Promise.all([1, 2, 3].map(() => importPaper(it.deps, { symbol: 'C26/315' })))
  expect(imported.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
  expect(new Set(imported.map(({ editionId }) => editionId)).size).toBe(1)
})

test('what happens with an import fails or comes about as a whole', async () => {
  const before = [await count('documents.document'), await count('documents.paragraph')]
  meanwhile = async () => {
    throw new Error('a handler failed')
  }
  await expect(importPaper(it.deps, { symbol: 'C26/316' })).rejects.toThrow('a handler failed')
  meanwhile = async () => {}
  expect([await count('documents.document'), await count('documents.paragraph')]).toEqual(before)
})

test('a proposal with tracked changes on Council Resolution 1332 is linked to it, with its two readings', async () => {
  const bytes = writeDocx({
    authors: { A: 'Norlandia' },
    at: '2026-04-10T08:00:00Z',
    paragraphs: [
      ['', 'Document C26/317-E'],
      ['', '10 April 2026'],
      ['', 'PROPOSAL TO REVISE COUNCIL RESOLUTION 1332'],
      ['', 'MOD'],
      ['', 'RESOLUTION 1332 (C11, last amended ', ['-A', 'C24'], ['+A', 'C26'], ')'],
      ['', 'The ITU Council,'],
      ['', 'instructs the Secretary-General'],
      ['1', 'to report to the Council every ', ['-A', 'year'], ['+A', 'two years'], '.'],
    ],
  })
  const { documentId } = await importText(it.deps, systemActor, { name: 'proposal.docx', bytes })
  expect(await findDocument(it.deps.db, systemActor, documentId)).toMatchObject({
    instrument_id: 'council-res-1332',
    standing: 'proposal',
    tracked: true,
    kind: 'itu-resolution',
  })
  const [paragraph] = await it.deps.db
    .selectFrom('documents.paragraph')
    .select(['text', 'base_text'])
    .where('document_id', '=', documentId)
    .where('path', '=', 'instructs-sg 1')
    .execute()
  expect(paragraph).toEqual({ text: 'to report to the Council every two years.', base_text: 'to report to the Council every year.' })
})

test('an adopted resolution that nobody had recorded becomes an instrument', async () => {
  const text =
    'RESOLUTION 1498 (C26)\n(adopted at the ninth Plenary Meeting)\nKeeping one calendar\nThe ITU Council,\nresolves\n1\tto keep one calendar.\n'
  const { documentId } = await importText(it.deps, systemActor, {
    name: 'r.txt',
    bytes: Buffer.from(`Document C26/318-E\n8 May 2026\n${text}`),
  })
  expect(await findDocument(it.deps.db, systemActor, documentId)).toMatchObject({ standing: 'adopted', instrument_id: 'council-res-1498' })
  expect((await it.as('public').get('/en/instruments/council-res-1498')).text).toContain('Council Resolution 1498')
})

test('a file that is no paper is refused with its reason, and leaves nothing', async () => {
  const before = await count('documents.document')
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  await expect(importText(it.deps, systemActor, { name: 'old.doc', bytes: old })).rejects.toMatchObject({ code: 'old-or-encrypted-word' })
  expect(await count('documents.document')).toBe(before)
})

test('a paper of a delegate is for those who take part, and its orders are proposed at most', async () => {
  const text =
    'Document C26/319-E\n10 April 2026\nRESOLUTION 1497 (C26)\n(adopted at the ninth Plenary Meeting)\nThe ITU Council,\nresolves\n1\tto do it.\n'
  await importText(it.deps, delegate, { name: 'r.txt', bytes: Buffer.from(text) })
  expect(await findDocument(it.deps.db, delegate, 'C26-319')).toMatchObject({
    visibility: 'members',
    standing: 'proposal',
    owner_id: 'administration-jo',
  })
})

test('nobody adds to another organization’s document, and a hidden one is not given away', async () => {
  await importPaper(it.deps, { symbol: 'C26/320' }, { visibility: 'members' }, delegate)
  await expect(importPaper(it.deps, { symbol: 'C26/320', language: 'fr' }, {}, other)).rejects.toMatchObject({
    status: 403,
    code: 'documents.not-yours',
  })
  await importPaper(it.deps, { symbol: 'C26/321' }, { visibility: 'restricted' }, delegate)
  await expect(importPaper(it.deps, { symbol: 'C26/321', language: 'fr' }, {}, other)).rejects.toMatchObject({
    status: 409,
    code: 'documents.symbol-taken',
  })
  // the very same file does not tell either
  await expect(importPaper(it.deps, { symbol: 'C26/321' }, {}, other)).rejects.toMatchObject({ code: 'documents.symbol-taken' })
})

test('what the database cannot hold is left out of a text, and the text stays', async () => {
  const { rows } = await sql<{ value: string[] }>`select ${toJson(['a\0b', 'half \ud83d a pair', '\\u0000'])}::jsonb as value`.execute(
    it.deps.db,
  )
  expect(rows[0]!.value).toEqual(['ab', 'half \ufffd a pair', '\\u0000'])
})

test('a file that was acknowledged is read, though the process died in the middle of reading it', async () => {
  const id = await beginImport(it.deps, systemActor, none)
  const kept = await it.deps.files.put(writePaper({ symbol: 'C26/330' }))
  const fileId = await inTransaction(it.deps.db, (tx) => acknowledge(it.deps, tx, id, { name: 'paper.txt', ...kept }))
  const states = async () => (await listImportFiles(it.deps.db, id)).map(({ state, document_id }) => [state, document_id])
  expect(await states()).toEqual([['waiting', null]])

  // its connection ends like that of a killed process, with everything written and nothing committed
  const before = [await count('documents.document'), await count('documents.edition'), await count('documents.paragraph')]
  meanwhile = async (tx) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  }
  await it.deps.jobs.drain().catch(() => {})
  meanwhile = async () => {}
  expect([await count('documents.document'), await count('documents.edition'), await count('documents.paragraph')]).toEqual(before)
  expect(await states()).toEqual([['reading', null]])

  await sql`update jobs.job set start_after = now() where name = 'documents.read' and state = 'retry'`.execute(it.deps.db)
  await it.deps.jobs.drain()
  expect(await states()).toEqual([['done', 'C26-330']])
  // and once more does nothing
  const done = await count('documents.edition')
  await inTransaction(it.deps.db, (tx) => it.deps.jobs.enqueue(tx, 'documents.read', { fileId }))
  await it.deps.jobs.drain()
  expect(await count('documents.edition')).toBe(done)
})

test('a form without script brings several files in; each says what became of it', async () => {
  const staff = it.as('secretariat')
  const form = multipart([
    { name: 'language', value: '' },
    { name: 'visibility', value: 'public' },
    { name: 'files', file: 'one.txt', value: writePaper({ symbol: 'C26/340' }) },
    { name: 'files', file: '..\\evil/two.txt', value: writePaper({ symbol: 'C26/340' }) },
    { name: 'files', file: 'old.doc', value: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]) },
    { name: 'files', file: 'long.txt', value: Buffer.alloc(2 ** 20 + 10, 'a') },
  ])
  const answer = await it.app.inject({
    method: 'POST',
    url: '/en/imports',
    ...form,
    headers: { ...form.headers, cookie: await staff.cookie(), 'sec-fetch-site': 'same-origin' },
  })
  expect(answer.statusCode).toBe(303)
  const waiting = await staff.get(String(answer.headers.location))
  expect(waiting.text).toContain('1 of 4')
  expect(waiting.html).toContain('http-equiv="refresh"')
  await it.deps.jobs.drain()
  const page = await staff.get(String(answer.headers.location))
  expect(page.rows().map(([name, state]) => [name, state])).toEqual([
    ['one.txt', 'brought in'],
    ['two.txt', 'known before'],
    ['old.doc', 'refused'],
    ['long.txt', 'refused'],
  ])
  expect(page.text).toContain('larger than 1 MB')
  expect(page.link('Review its mandates')).toBe('/en/review/C26-340')
  expect(page.html).not.toContain('http-equiv="refresh"')
  expect((await it.as('delegate').get(String(answer.headers.location))).status).toBe(404)
})

test('a form without files comes back with what is missing', async () => {
  const page = await it.as('secretariat').post('/en/imports', { language: 'fr' })
  expect([page.status, page.errors]).toEqual([422, ['Files: Please choose a file']])
})

const tus = { 'tus-resumable': '1.0.0' }
const b64 = (text: string | number) => Buffer.from(String(text)).toString('base64')
const pieces = { ...tus, 'content-type': 'application/offset+octet-stream' }

test('a file that arrives piece by piece goes on where it stopped', async () => {
  const staff = it.as('secretariat')
  const cookie = await staff.cookie()
  const ask = (method: 'POST' | 'HEAD' | 'PATCH', url: string, headers: Record<string, string> = {}, payload?: Buffer) =>
    it.app.inject({ method, url, headers: { ...tus, cookie, ...headers }, ...(payload && { payload }) })
  const begun = await it.app.inject({
    method: 'POST',
    url: '/en/imports',
    payload: 'language=en',
    headers: { cookie, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  })
  const { id, page } = begun.json()
  const bytes = writePaper({ symbol: 'C26/350' })
  const metadata = `filename ${b64('résumé.txt')},import ${b64(id)}`
  const created = await ask('POST', '/uploads', { 'upload-length': String(bytes.length), 'upload-metadata': metadata })
  const upload = String(created.headers.location)
  expect([created.statusCode, created.headers['tus-resumable']]).toEqual([201, '1.0.0'])

  expect((await ask('PATCH', upload, { ...pieces, 'upload-offset': '0' }, bytes.subarray(0, 20))).headers['upload-offset']).toBe('20')
  expect((await ask('PATCH', upload, { ...pieces, 'upload-offset': '5' }, bytes.subarray(5))).statusCode).toBe(409)
  const head = await ask('HEAD', upload)
  expect([head.headers['upload-offset'], head.headers['upload-length']]).toEqual(['20', String(bytes.length)])
  expect(
    (await it.app.inject({ method: 'HEAD', url: upload, headers: { ...tus, cookie: await it.as('delegate').cookie() } })).statusCode,
  ).toBe(404)
  expect(
    (await ask('PATCH', upload, { ...pieces, 'upload-offset': '20' }, Buffer.concat([bytes.subarray(20), Buffer.from('more')]))).statusCode,
  ).toBe(413)
  const rest = Number((await ask('HEAD', upload)).headers['upload-offset'])
  const last = await ask('PATCH', upload, { ...pieces, 'upload-offset': String(rest) }, bytes.subarray(rest))
  expect([last.statusCode, last.headers['upload-offset']]).toEqual([204, String(bytes.length)])
  // the answer was lost: the same piece once more is no harm
  expect((await ask('PATCH', upload, { ...pieces, 'upload-offset': String(bytes.length) }, Buffer.alloc(0))).statusCode).toBe(204)

  await it.deps.jobs.drain()
  expect((await staff.get(page)).rows()).toEqual([['résumé.txt', 'brought in', expect.stringContaining('C26/350')]])
  expect(readdirSync(join(it.deps.config.data, 'uploads'))).toEqual([])
})

test('a small file comes in one request; a large one, another version and another’s import are refused', async () => {
  const cookie = await it.as('secretariat').cookie()
  const id = await beginImport(it.deps, { ...systemActor, id: 'helene-marchetti', kind: 'person' }, none)
  const bytes = writePaper({ symbol: 'C26/351' })
  const create = (headers: Record<string, string>, payload?: Buffer, as = cookie) =>
    it.app.inject({
      method: 'POST',
      url: '/uploads',
      headers: { ...tus, cookie: as, 'upload-metadata': `filename ${b64('a.txt')},import ${b64(id)}`, ...headers },
      ...(payload && { payload }),
    })
  expect((await create({ ...pieces, 'upload-length': String(bytes.length) }, bytes)).headers['upload-offset']).toBe(String(bytes.length))
  expect((await create({ 'upload-length': String(2 ** 21) })).statusCode).toBe(413)
  expect((await create({ 'upload-length': '5', 'tus-resumable': '0.2.2' })).statusCode).toBe(412)
  expect((await create({ 'upload-length': '5' }, undefined, await it.as('delegate').cookie())).statusCode).toBe(404)
  expect((await it.app.inject({ method: 'OPTIONS', url: '/uploads', headers: { cookie } })).headers).toMatchObject({
    'tus-version': '1.0.0',
    'tus-extension': 'creation,creation-with-upload',
  })
})

test('an upload that nobody came back for is taken away', async () => {
  const cookie = await it.as('secretariat').cookie()
  const id = await beginImport(it.deps, { ...systemActor, id: 'helene-marchetti', kind: 'person' }, none)
  const created = await it.app.inject({
    method: 'POST',
    url: '/uploads',
    headers: { ...tus, cookie, 'upload-length': '500', 'upload-metadata': `filename ${b64('b.txt')},import ${b64(id)}` },
  })
  const file = join(it.deps.config.data, 'uploads', String(created.headers.location).split('/').at(-1)!)
  expect(existsSync(file)).toBe(true)
  await sql`update documents.upload set created_at = now() - interval '8 days' where file_id is null`.execute(it.deps.db)
  await inTransaction(it.deps.db, (tx) => it.deps.jobs.enqueue(tx, 'documents.sweep-uploads', {}))
  await it.deps.jobs.drain()
  expect(existsSync(file)).toBe(false)
})

test('whoever may not bring papers in sees neither the form nor the door', async () => {
  expect((await it.as('member').get('/en/import')).status).toBe(403)
  expect((await it.as('public').get('/en/import')).status).toBe(303)
  await expect(beginImport(it.deps, { ...delegate, roles: ['member'] }, none)).rejects.toMatchObject({ status: 403 })
  await expect(beginImport(it.deps, delegate, { ...none, visibility: 'public' })).rejects.toMatchObject({ status: 403 })
  await expect(receiveFile(it.deps, 10 ** 9, 'a.txt', (await import('node:stream')).Readable.from([Buffer.from('a')]))).rejects.toThrow()
})

test('a correction is told to whoever keeps the orders of the document', async () => {
  await importPaper(it.deps, { symbol: 'C26/360' })
  const corrected: unknown[] = []
  it.deps.events.on('documents.standing-corrected', async (_tx, event) => void corrected.push(event))
  const document = (await findDocument(it.deps.db, systemActor, 'C26-360'))!
  const form = { ...correctable(document), standing: 'adopted' as const, instrument: 'council-res-1332', version: document.version }
  await correctDocument(it.deps, systemActor, 'C26-360', form)
  expect(corrected).toMatchObject([
    {
      documentId: 'C26-360',
      from: { standing: 'record', instrumentId: null },
      to: { standing: 'adopted', instrumentId: 'council-res-1332' },
    },
  ])
  await expect(correctDocument(it.deps, systemActor, 'C26-360', form)).rejects.toMatchObject({ status: 409 })
  await expect(correctDocument(it.deps, { ...other }, 'C26-360', { ...form, version: document.version + 1 })).rejects.toMatchObject({
    status: 403,
  })
})

test('who cites a document is known whichever came first', async () => {
  await importPaper(it.deps, { symbol: 'C26/371', paragraphs: ['See Document C26/370(Rev.2).'] })
  await importPaper(it.deps, { symbol: 'C26/370' })
  const citing = await listCiting(it.deps.db, systemActor, ['C26/370'], { language: 'en', limit: 10 })
  expect(citing.map(({ document_id, words }) => [document_id, words])).toEqual([['C26-371', 'C26/370(Rev.2)']])
  expect((await it.as('public').get('/en/documents/C26-370')).text).toContain('C26/371')
})
