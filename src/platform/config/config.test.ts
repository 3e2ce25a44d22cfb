import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ConfigError, readSettings, settings } from './index.ts'

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
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8')
  expect(Object.values(settings).filter(({ variable, doc }) => !guide.includes(`\`${variable}\``) || !guide.includes(doc))).toEqual([])
})
