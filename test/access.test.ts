import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessTable, accountOf, readers, routesOf } from './support/access.ts'
import { type TestApp, testApp } from './support/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

test('each role may ask for what docs/access.md says', async () => {
  await expect(accessTable(routesOf(it))).toMatchFileSnapshot(join(import.meta.dirname, '../docs/access.md'))
})

test('whoever may not ask is turned away before anything happens', async () => {
  const admitted: string[] = []
  for (const reader of readers) {
    const account = await accountOf(it, reader)
    const agent = it.as(reader)
    for (const { method, url } of routesOf(it).filter(({ may }) => !may(account))) {
      const page = await agent.send(method, url.replace(/:[^/]+|\*/g, '1'))
      const ledToSignIn = page.status === 303 && page.location.includes('/sign-in?next=')
      if (page.status !== 401 && page.status !== 403 && !ledToSignIn) admitted.push(`${reader} ${method} ${url}: ${page.status}`)
    }
  }
  expect(admitted).toEqual([])
})
