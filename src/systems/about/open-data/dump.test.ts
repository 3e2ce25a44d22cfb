import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { fixedClock } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { buildMandates } from '../../mandates/testing.ts'
import { exportOpenData } from './dump.ts'

const folder = mkdtempSync(join(tmpdir(), 'actionline-export-'))
let database: TestDatabase
const told: string[] = []
beforeAll(async () => {
  database = await testDatabase()
  const shown = Array.from({ length: 1001 }, () => ({ document: 'C26-930', words: { en: '=to "report", in full' }, owners: [] }))
  await buildMandates(database.db, [...shown, { document: 'C26-930', review: 'open', words: { en: 'to stay unseen' } }])
  await buildMandates(database.db, [{ document: 'C26-931', visibility: 'members', words: { en: 'to stay among members' } }])
  const deps = { db: database.db, clock: fixedClock('2026-11-21T10:00:00Z'), config: { publicUrl: 'https://followup.example.org' } }
  await exportOpenData(deps as unknown as Deps, folder, (line) => told.push(line))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const text = (file: string) => readFileSync(join(folder, file), 'utf8')
const lines = (file: string) =>
  text(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('the dump holds what the public may see, in more parts than one, and nothing else', () => {
  const mandates = lines('mandates.jsonl').filter(({ document }) => document === 'C26-930')
  expect(mandates.length).toBe(1001)
  expect(text('mandates.jsonl') + text('paragraphs.jsonl') + text('documents.jsonl')).not.toMatch(/among members|C26-931/)
  expect(text('mandates.jsonl')).not.toContain('stay unseen')
})

test('CSV and JSON Lines have the same rows, and each line the fields of its schema', () => {
  for (const name of ['documents', 'paragraphs', 'instruments', 'mandates']) {
    const schema = JSON.parse(text(`${name}.schema.json`)) as { required: string[] }
    const rows = lines(`${name}.jsonl`)
    for (const row of rows) expect(Object.keys(row)).toEqual(schema.required)
    expect(text(`${name}.csv`).split('\r\n')[0]).toBe(`\ufeff${schema.required.join(',')}`)
  }
  expect(text('mandates.csv').trimEnd().split('\r\n').length).toBe(lines('mandates.jsonl').length + 1)
})

test('the manifest names every file with its size and checksum, and no unfinished file stays', () => {
  const manifest = JSON.parse(text('manifest.json')) as {
    madeAt: string
    tables: { files: { file: string; bytes: number; sha256: string }[] }[]
  }
  expect(manifest.madeAt).toBe('2026-11-21T10:00:00.000Z')
  for (const { file, bytes, sha256 } of manifest.tables.flatMap(({ files }) => files)) {
    const data = readFileSync(join(folder, file))
    expect([file, bytes, sha256]).toEqual([file, data.length, createHash('sha256').update(data).digest('hex')])
  }
  expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
  expect(told.some((line) => line.startsWith('mandates: '))).toBe(true)
})
