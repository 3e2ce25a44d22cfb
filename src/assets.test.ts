import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../test/support/app.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
})
afterAll(() => house?.close())

it('a page names the rules for fetching ahead, which come under their own type, packed or not', async () => {
  const page = await house.as('public').get('/en/timeline')
  const url = /"([^"]+)"/.exec(String(page.headers['speculation-rules']))![1]!
  for (const encoding of ['identity', 'gzip', 'br']) {
    const answer = await house.app.inject({ url, headers: { 'accept-encoding': encoding } })
    expect([encoding, answer.statusCode, answer.headers['content-type']]).toEqual([encoding, 200, 'application/speculationrules+json'])
  }
})
