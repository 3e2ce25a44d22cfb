import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markdown } from './config.ts'

test('the operating guide lists every setting', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8')).toContain(markdown().trim())
})
