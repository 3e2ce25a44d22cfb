import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import type { Page } from '../../../../test/support/page.ts'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { importText } from '../commands.ts'
import { isVisible } from '../policy.ts'
import { findDocument, listEditions } from '../queries/document.ts'
import { importPaper, multipart, writePaper } from '../testing.ts'
import { reserveNumber, returnNumber } from './numbers.ts'

let it: TestApp
const clock = fixedClock('2100-03-01T09:00:00Z')
beforeAll(async () => {
  it = await testApp({ clock })
})
afterAll(() => it.close())

/** Sends files as a browser without script does, and follows to the preview once all are read. */
async function bring(agent: Agent, fields: Record<string, string>, files: Record<string, Buffer>): Promise<Page> {
  const parts = [
    ...Object.entries(fields).map(([name, value]) => ({ name, value })),
    ...Object.entries(files).map(([file, value]) => ({ name: 'files', value, file })),
  ]
  const { payload, headers } = multipart(parts)
  const answer = await it.app.inject({
    method: 'POST',
    url: '/en/posting',
    payload,
    headers: { ...headers, cookie: await agent.cookie(), 'sec-fetch-site': 'same-origin', accept: 'text/html' },
  })
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(303)
  await it.deps.jobs.drain()
  return agent.get(String(answer.headers.location))
}

describe('numbers of a series', () => {
  const next = () => reserveNumber(it.deps, systemActor, { session: 'itu-council-2027', code: 'DT' })

  test('are given gap-free to whoever asks at the same time, and one that is given back goes to the next', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, next))
    const numbers = given.map(({ symbol }) => Number(/^C27\/DT\/(\d+)$/.exec(symbol)![1])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    const seventh = given.find(({ symbol }) => symbol === 'C27/DT/7')!
    await returnNumber(it.deps, systemActor, seventh.id)
    const after = await Promise.all([next(), next()])
    expect(after.map(({ symbol }) => symbol).sort()).toEqual(['C27/DT/21', 'C27/DT/7'])
  })

  test('go on after what is posted, and a number with a document is not given back', async () => {
    await importPaper(it.deps, { symbol: 'C27/240' })
    const reserved = await reserveNumber(it.deps, systemActor, { session: 'itu-council-2027', code: '' })
    expect(reserved.symbol).toBe('C27/241')
    await importPaper(it.deps, { symbol: 'C27/241' })
    await expect(returnNumber(it.deps, systemActor, reserved.id)).rejects.toMatchObject({ code: 'documents.number-used' })
  })

  test('are the secretariat’s to give', async () => {
    expect((await it.as('delegate').post('/en/posting/numbers', { session: 'itu-council-2027', code: '' })).status).toBe(403)
  })
})

describe('a set of files', () => {
  test('is matched by name and text, corrected in one table, and posted in one step', async () => {
    const secretariat = it.as('secretariat')
    const preview = await bring(
      secretariat,
      { how: 'files', visibility: 'public' },
      {
        'C26-401-E.txt': writePaper({ symbol: 'C26/401', title: 'REPORT ON SCHOOLS' }),
        'C26-401-F.txt': writePaper({
          symbol: 'C26/401',
          language: 'fr',
          title: 'RAPPORT SUR LES ÉCOLES',
          paragraphs: ['Le groupe a examiné le rapport et en a pris note.'],
        }),
        'C26-402-E.txt': writePaper({ symbol: 'C26/403', title: 'REPORT ON CABLES' }),
        'notes.txt': writePaper({ title: 'NOTES OF THE SECRETARIAT' }),
      },
    )
    expect(preview.text).toContain('2 of 4 files match')
    expect(preview.text).toContain('It is to be C26/402, but its front page says C26/403.')
    expect(preview.text).toContain('Neither its name nor its front page bears a symbol.')
    expect(preview.text).toContain('Of this document are still missing: Arabic, Spanish, Russian and Chinese.')
    expect(await findDocument(it.deps.db, systemActor, 'C26-401')).toBeUndefined()

    const form = preview.form('Post all files')
    const refused = await secretariat.post(form.action, { ...form.values, which: 'all' })
    expect([refused.status, refused.text.includes('notes.txt cannot be posted as it is')]).toEqual([422, true])
    expect(await findDocument(it.deps.db, systemActor, 'C26-401')).toBeUndefined()

    const posted = await secretariat.press(preview, 'Post the ticked files')
    await it.deps.jobs.drain()
    const after = await secretariat.get(posted.location)
    expect(after.text).toContain('2 files to decide, 2 posted')
    const document = await findDocument(it.deps.db, systemActor, 'C26-401')
    expect(document).toMatchObject({ languages: ['en', 'fr'], visibility: 'public', symbol: 'C26/401' })
    expect((await findDocument(it.deps.db, systemActor, 'C26-403')) ?? null).toBe(null)

    const stale = await secretariat.press(preview, 'Post the ticked files')
    expect(stale.status).toBe(409)
  })

  test('of one document takes the next number, its title, and the mark of a machine translation; the page and the API say so', async () => {
    const secretariat = it.as('secretariat')
    const preview = await bring(
      secretariat,
      { how: 'next', session: 'itu-council-2026', code: 'INF', title: 'Connecting schools', visibility: 'public' },
      {
        'draft.txt': writePaper({
          title: 'DRAFT',
          paragraphs: ['The Group considered the report of the secretariat and took note of it.'],
        }),
        'projet.txt': writePaper({
          language: 'fr',
          title: 'PROJET',
          paragraphs: ['Le Groupe a examiné le rapport du secrétariat et en a pris note.'],
        }),
      },
    )
    expect(preview.text).toContain('Posting of C26/INF/1')
    const { values, action } = preview.form('Post the ticked files')
    const french = Object.keys(values)
      .find((name) => name.startsWith('language-') && values[name] === 'fr')!
      .replace('language-', '')
    await secretariat.post(action, { ...values, [`machine-${french}`]: true, which: 'chosen' })
    await it.deps.jobs.drain()
    const page = await it.as('public').get('/fr/documents/C26-INF-1')
    expect(page.text).toContain('Traduction automatique')
    expect(page.text).toContain('C26/INF/1-F')
    const api = JSON.parse((await it.as('public').get('/api/v1/documents/C26-INF-1', { accept: 'application/json' })).html)
    expect(api.editions.map((one: { language: string; machineTranslated: boolean }) => [one.language, one.machineTranslated])).toEqual([
      ['en', false],
      ['fr', true],
    ])
    expect([api.title.en, api.missingLanguages]).toEqual(['Connecting schools', ['ar', 'es', 'ru', 'zh']])
  })

  test('goes out at its time and not before, and can be held back until then', async () => {
    const secretariat = it.as('secretariat')
    const preview = await bring(
      secretariat,
      { how: 'files', visibility: 'members', day: '2100-03-02', hour: '08:00' },
      { 'C26-INF-410-E.txt': writePaper({ symbol: 'C26/INF/410' }) },
    )
    const scheduled = await secretariat.follow(await secretariat.press(preview, 'Post the ticked files'))
    await it.deps.jobs.drain()
    expect(scheduled.text).toContain('1 file goes out at')
    expect(await findDocument(it.deps.db, systemActor, 'C26-INF-410')).toBeUndefined()
    const held = await secretariat.follow(await secretariat.press(scheduled, 'Do not post them yet'))
    expect(held.text).toContain('1 file to decide')
  })
})

test('a revision, addendum or corrigendum of a document is numbered by itself, after those that are on their way', async () => {
  const secretariat = it.as('secretariat')
  await importPaper(it.deps, { symbol: 'C26/430' })
  const post = async (as: string, paragraphs: string[]) => {
    const file = writePaper({ symbol: 'C26/430', paragraphs })
    return bring(secretariat, { how: 'follows', of: 'C26-430', as }, { 'paper-E.txt': file })
  }
  const document = await secretariat.get('/en/documents/C26-430')
  const form = await secretariat.get(document.link('Post a revision, addendum or corrigendum'))
  expect(form.field('Document that it follows').value).toBe('C26/430')
  const revision = await post('Rev', ['Anew.'])
  expect([revision.text, (await post('Rev', ['Anew again.'])).text].map((text) => /Posting of (C\S+)/.exec(text)?.[1])).toEqual([
    'C26/430(Rev.1)',
    'C26/430(Rev.2)',
  ])
  for (const expected of ['C26/430(Add.1)', 'C26/430(Add.2)']) {
    const addendum = await post('Add', [`More, as ${expected}.`])
    expect(addendum.text).toContain(`Posting of ${expected}`)
    const released = addendum.form('Post all files')
    await secretariat.post(released.action, { ...released.values, which: 'all' })
    await it.deps.jobs.drain()
  }
  expect((await findDocument(it.deps.db, systemActor, 'C26-430-Add-2'))?.main_key).toBe('C26/430')
  const parts = multipart([
    { name: 'how', value: 'follows' },
    { name: 'of', value: 'C26/9999' },
    { name: 'files', file: 'paper.txt', value: writePaper({}) },
  ])
  const headers = { ...parts.headers, cookie: await secretariat.cookie(), 'sec-fetch-site': 'same-origin', accept: 'text/html' }
  const unknown = await it.app.inject({ method: 'POST', url: '/en/posting', payload: parts.payload, headers })
  expect([unknown.statusCode, unknown.body.includes('No document here has the symbol C26/9999')]).toEqual([422, true])
})

test('a document for a group is read by the organizations named, and is not found by others', async () => {
  const { documentId } = await importText(it.deps, systemActor, {
    name: 'group.txt',
    bytes: writePaper({ symbol: 'C26/INF/420' }),
    visibility: 'group',
    readers: ['administration-jo'],
  })
  const delegate = (organization: string): Actor => ({
    kind: 'person',
    id: organization,
    name: 'X',
    roles: ['delegate'],
    organization,
    language: null,
  })
  const named = await findDocument(it.deps.db, delegate('administration-jo'), documentId)
  expect(named?.visibility).toBe('group')
  expect(await findDocument(it.deps.db, delegate('administration-uy'), documentId)).toBeUndefined()
  const row = { owner_id: null, visibility: 'group' as const, readers: ['administration-jo'] }
  expect(['administration-jo', 'administration-uy'].map((organization) => isVisible(delegate(organization), row))).toEqual([true, false])
  expect((await it.as('public').get(`/en/documents/${documentId}`)).status).toBe(404)
})

describe('a symbol', () => {
  test('in any spelling leads to its document, in the revision and language that it names', async () => {
    await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/31' })
    await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/31(Rev.1)', paragraphs: ['Anew.'] })
    const anyone = it.as('public')
    const to = async (words: string) => (await anyone.get(`/en/s/${words.split('/').map(encodeURIComponent).join('/')}`)).location
    for (const spelling of [
      'CWG-WSIS&SDG-44/31',
      'cwg-wsis&sdg-44/31',
      'WG-WSIS-44/31',
      'CWG-WSIS&SDG-44-31',
      'CWG_WSIS_SDG_44_31',
      'CWG-WSIS＆SDG-44/31',
    ])
      expect([spelling, await to(spelling)]).toEqual([spelling, '/en/documents/CWG-WSIS-SDG-44-31'])
    expect(await to('CWG-WSIS&SDG-44/31(Rev.1)-E')).toBe('/en/documents/CWG-WSIS-SDG-44-31?rev=1&lang=en')
    expect(await to('Council Resolution 1332')).toBe('/en/instruments/council-res-1332')
    expect(await to('lunch menu')).toBe('/en/search?q=lunch+menu')
    expect((await anyone.get('/en/search?q=CWG-WSIS%26SDG-44-31')).text).toContain('CWG-WSIS&SDG-44/31')
  })

  test('without a revision shows the latest and says so; an older text points to it', async () => {
    const anyone = it.as('public')
    const latest = await anyone.get('/en/documents/CWG-WSIS-SDG-44-31')
    expect(latest.text).toContain('This is the latest revision: revision 1.')
    expect(latest.text).toContain('CWG-WSIS&SDG-44/31(Rev.1)-E')
    const older = await anyone.get('/en/documents/CWG-WSIS-SDG-44-31?lang=en&rev=0')
    expect(older.text).toContain('This is an older text. Revision 1 has taken its place.')
    expect(older.html).toContain('rev=1')
  })

  test('of an addendum is a document of its own, and both pages show the other', async () => {
    await importPaper(it.deps, { symbol: 'C26/440', title: 'MAIN REPORT' })
    await importPaper(it.deps, { symbol: 'C26/440(Add.1)', title: 'ADDENDUM TO THE REPORT' })
    await importPaper(it.deps, { symbol: 'C26/440(Corr.1)', title: 'CORRIGENDUM' })
    const anyone = it.as('public')
    const main = await anyone.get('/en/documents/C26-440')
    expect([main.text.includes('C26/440(Add.1)'), main.text.includes('C26/440(Corr.1)')]).toEqual([true, true])
    const addendum = await anyone.get('/en/documents/C26-440-Add-1')
    expect(addendum.text).toContain('C26/440 main document')
    expect((await listEditions(it.deps.db, 'C26-440')).length).toBe(1)
  })
})

test('the pages of posting ask as many questions for thirty files as for one', async () => {
  const secretariat = it.as('secretariat')
  const count = async (path: string) => {
    await secretariat.get(path)
    it.queries.length = 0
    await secretariat.get(path)
    return it.queries.length
  }
  const files = (from: number, to: number) =>
    Object.fromEntries(
      Array.from({ length: to - from }, (_, n) => [`C26-INF-${from + n}-E.txt`, writePaper({ symbol: `C26/INF/${from + n}` })]),
    )
  const address = (page: Page) => page.form('Post the ticked files').action.replace('/release', '')
  const one = address(await bring(secretariat, { how: 'files' }, files(500, 501)))
  const before = [await count(one), await count('/en/posting')]
  const thirty = address(await bring(secretariat, { how: 'files' }, files(510, 540)))
  expect([await count(thirty), await count('/en/posting')]).toEqual(before)
})
