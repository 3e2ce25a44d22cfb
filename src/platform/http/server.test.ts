import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
})
afterAll(() => house.close())

const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ method: 'GET', url, headers })

describe('languages', () => {
  it('an address without language is answered in the best language of the browser', async () => {
    const page = await get('/timeline', { 'accept-language': 'ru-RU,ru;q=0.9' })
    expect(page.headers['content-language']).toBe('ru')
    expect(page.body).toContain('<html lang="ru" dir="ltr">')
  })

  it('a language once chosen is remembered', async () => {
    const chosen = await get('/ar/timeline')
    const cookie = chosen.cookies.find((c) => c.name === 'actionline-language')
    const page = await get('/timeline', { cookie: `actionline-language=${cookie?.value}`, 'accept-language': 'en' })
    expect(page.body).toContain('<html lang="ar" dir="rtl">')
  })

  it('the switch keeps the page and its filters', async () => {
    const page = await get('/en/timeline?from=2023&to=2024')
    expect(page.body).toContain('href="/zh/timeline?from=2023&amp;to=2024"')
  })
})

describe('defences', () => {
  it('no inline script or style is allowed, and none is on a page', async () => {
    const page = await get('/en/timeline')
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    })
  })

  it('a write that another site sends in a person’s name is refused', async () => {
    const cookie = await house.as('secretariat').cookie()
    const send = (headers: Record<string, string>) =>
      house.app.inject({
        method: 'POST',
        url: '/sessions/cstd-30/dates',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: 'starts=2027-03-15&ends=2027-03-26&version=1',
      })
    expect((await send({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await send({ origin: 'https://elsewhere.example' })).statusCode).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303)
  })

  it('a forged notice says nothing', async () => {
    const page = await get('/en/timeline', { cookie: `actionline-notice=${encodeURIComponent(JSON.stringify(['<b>pay here</b>', {}]))}` })
    expect(page.body).not.toContain('pay here')
  })
})

describe('errors', () => {
  it('a page that is not there says so in the reader’s language', async () => {
    const page = await get('/fr/nowhere', { accept: 'text/html' })
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('<html lang="fr"')
  })

  it('the API answers with problem details', async () => {
    const answer = await get('/api/v1/sessions/none')
    expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
      expect.objectContaining({ status: 404, code: 'ui.not-found' }),
    ])
  })

  it('a cursor that nobody gave out is refused', async () => {
    expect((await get('/api/v1/sessions?after=abc')).statusCode).toBe(400)
  })
})

describe('pages kept for the public', () => {
  it('a kept page costs no query, and shows a change at once', async () => {
    const costOf = async (path: string) => {
      house.queries.length = 0
      await get(path)
      return house.queries.filter((sql) => sql.includes('reference')).length
    }
    // nothing is kept before the process hears of changes
    await expect.poll(() => costOf('/en/bodies/cstd')).toBe(0)
    const again = await get('/en/bodies/cstd')
    expect(again.body).not.toContain('New Delhi')
    const staff = house.as('secretariat')
    const { version } = await house.deps.db
      .selectFrom('reference.session')
      .select('version')
      .where('id', '=', 'cstd-30')
      .executeTakeFirstOrThrow()
    await staff.post('/sessions/cstd-30/dates', { starts: '2027-03-15', ends: '2027-03-26', place: 'New Delhi', version })
    await expect.poll(async () => (await get('/en/bodies/cstd')).body).toContain('New Delhi')
  })

  it('a reader who has the page already gets no body', async () => {
    const page = await get('/en/bodies/hlpf')
    const again = await get('/en/bodies/hlpf', { 'if-none-match': String(page.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

describe('sessions of bodies', () => {
  it('a stale write is refused, and both versions are told', async () => {
    const key = { cookie: await house.as('secretariat').cookie(), 'sec-fetch-site': 'same-origin', 'if-match': '"1"' }
    const patch = () =>
      house.app.inject({
        method: 'PATCH',
        url: '/api/v1/sessions/hlpf-2026',
        headers: key,
        payload: { starts: '2026-07-06', ends: '2026-07-15' },
      })
    expect((await patch()).statusCode).toBe(200)
    const second = await patch()
    expect(second.statusCode).toBe(409)
    expect(second.json()).toMatchObject({ theirs: { starts: '2026-07-06', version: 2 }, yours: { starts: '2026-07-06' } })
  })

  it('a delegate cannot move one', async () => {
    const page = await house.as('delegate').post('/en/sessions/cstd-30/dates', { starts: '2027-01-01', ends: '2027-01-02', version: 1 })
    expect(page.status).toBe(403)
  })
})
