import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { markdown } from '../../commands/config.ts'
import { ConfigError, readSettings } from './index.ts'

it('without any variable every setting has its default', () => {
  expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 8080, data: '.data', process: 'wsis', demo: undefined })
})

it('words of variables become numbers and switches', () => {
  expect(readSettings({ PORT: '9090', ACTIONLINE_DEMO: 'true' })).toMatchObject({ port: 9090, demo: true })
})

it('every wrong setting is named at once, with what it means', () => {
  expect(() => readSettings({ PORT: 'eighty', ACTIONLINE_SECRET: 'short' })).toThrow(ConfigError)
  expect(() => readSettings({ PORT: 'eighty', ACTIONLINE_SECRET: 'short' })).toThrow(/PORT[\s\S]*ACTIONLINE_SECRET/)
})

it('the operating guide lists every setting', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8')).toContain(markdown().trim())
})
