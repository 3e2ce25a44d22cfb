import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessRow, accessRows, accessTable, columns } from './support/access.ts'
import { type TestApp, testApp } from './support/app.ts'

let it: TestApp
let rows: AccessRow[]
beforeAll(async () => {
  it = await testApp()
  rows = await accessRows(it)
})
afterAll(() => it.close())

test('each role may ask for what docs/access.md says', async () => {
  await expect(accessTable(rows)).toMatchFileSnapshot(join(import.meta.dirname, '../docs/access.md'))
})

test('whoever may not ask is turned away before anything happens', async () => {
  const answers: string[] = []
  for (const column of columns) {
    // The demonstration's administrator holds two roles; with both, nothing is refused that one of them may.
    const agent = it.as(column)
    for (const { method, url, may } of rows) {
      if (may[column] || column === 'administrator') continue
      const path = url.replace(/:[^/]+|\*/g, '1')
      const page = method === 'GET' ? await agent.get(path) : await agent.send(method, path)
      const refused = page.status === 403 || page.status === 401 || (page.status === 303 && page.location.includes('/sign-in?next='))
      if (!refused) answers.push(`${column} ${method} ${url}: ${page.status}`)
    }
  }
  expect(answers).toEqual([])
})
