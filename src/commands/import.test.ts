import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { writePaper } from '../systems/documents/testing.ts'
import { importCommand } from './import.ts'

let database: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'actionline-import-'))
const before = { ...process.env }
beforeAll(async () => {
  database = await testDatabase()
  Object.assign(process.env, { DATABASE_URL: database.url, ACTIONLINE_DATA: join(folder, 'data'), ACTIONLINE_DEMO: 'false' })
  mkdirSync(join(folder, 'papers', 'more'), { recursive: true })
  writeFileSync(join(folder, 'papers', 'a.txt'), writePaper({ symbol: 'C26/801' }))
  writeFileSync(join(folder, 'papers', 'more', 'b.txt'), writePaper({ symbol: 'C26/802' }))
  writeFileSync(join(folder, 'papers', 'notes.xyz'), 'not looked at')
})
afterAll(async () => {
  process.env = before
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<[number, string]> {
  let told = ''
  const out = new Writable({
    write(chunk, _encoding, done) {
      told += chunk
      done()
    },
  })
  return [await importCommand(args, out), told]
}

test('a folder is brought in, and brought in again it is passed over', async () => {
  const [code, told] = await run(join(folder, 'papers'))
  expect([code, told]).toEqual([0, expect.stringContaining('2 brought in, 0 known before, 0 refused')])
  expect(told).toContain('C26-801 (en)')
  expect((await run(join(folder, 'papers')))[1]).toContain('0 brought in, 2 known before, 0 refused')
})

test('a refused file is named with its reason, and the command says that it failed', async () => {
  const old = join(folder, 'old.doc')
  writeFileSync(old, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))
  const [code, told] = await run(old)
  expect([code, told]).toEqual([1, expect.stringMatching(/old\.doc: refused\. .*\.docx/)])
})
