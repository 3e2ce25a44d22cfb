import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { fixedClock } from '../../platform/clock.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp({ clock: fixedClock('2026-11-21T09:00:00Z') })
})
afterAll(() => house?.close())

it('the timeline has one band for each body, with its sessions and what else concerns it', async () => {
  const page = await house.as('public').get('/en/timeline?from=2027&to=2027')
  const drawing = page.html.slice(page.html.indexOf('<figure'), page.html.indexOf('</figure>'))
  const rows = [...drawing.matchAll(/href="\/en\/bodies\/([^"]+)"/g)].map(([, id]) => id)
  expect(rows.filter((id, index) => rows.indexOf(id) !== index)).toEqual([])
  expect(rows).toContain('cstd')
})

it('a session that moves takes along what the timeline notes on its days, and is exact from then on', async () => {
  const officer = house.as('secretariat')
  const before = await officer.get('/en/sessions/cstd-30')
  expect(before.text).toContain('window, not exact dates')
  await officer.press(before, 'Save the dates', { 'First day': '2027-05-10', 'Last day': '2027-05-21' })
  expect((await officer.get('/en/sessions/cstd-30')).text).not.toContain('window, not exact dates')
  const noted = (await house.as('public').get('/en/timeline')).rows().filter((cells) => cells.some((cell) => /30th session/.test(cell)))
  expect(noted.length).toBeGreaterThan(0)
  expect(noted.map(([when]) => when!.replace(/\s/g, ' '))).toEqual(noted.map(() => '10 – 21 May 2027'))
})

it('a session is called in the reader’s language, with its body once', async () => {
  const heading = async (path: string) => (await house.as('public').get(path)).heading
  expect(await heading('/en/sessions/itu-council-2026')).toBe('Council 2026')
  expect(await heading('/ar/sessions/itu-council-2026')).toBe('المجلس 2026')
  expect(await heading('/en/sessions/cstd-30')).toBe('CSTD: 30th session')
})

it('a session that the secretariat adds has the id that texts wait for, and its number only once', async () => {
  const officer = house.as('secretariat')
  const body = await officer.get('/en/bodies/cstd')
  expect(body.link('Add a session')).toBe('/en/sessions/new?body=cstd')
  const form = await officer.get('/en/sessions/new?body=cstd')
  const words = {
    'Number of the session': '31',
    'Name (French)': 'Trente et unième session',
    'First day': '2028-04-03',
  }
  const added = await officer.press(form, 'Add to the calendar', { ...words, 'Last day': '2028-04-07', Place: 'Geneva' })
  expect(added.location).toBe('/en/sessions/cstd-31')
  const page = await officer.get('/en/sessions/cstd-31')
  expect(page.text.replace(/\s/g, ' ')).toContain('3 – 7 April 2028')
  expect(page.text).toContain('Added to the calendar')
  const again = await officer.press(form, 'Add to the calendar', { ...words, 'Last day': '2028-04-02' })
  expect(again.errors).toEqual(['Last day: The end is before the beginning'])
  const twice = await officer.press(form, 'Add to the calendar', words)
  expect([twice.status, twice.errors]).toEqual([422, ['Number of the session: This body has a session number 31 already']])
  expect((await house.as('delegate').get('/en/sessions/new')).status).toBe(403)
})
