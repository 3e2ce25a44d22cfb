import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { languages } from './types.ts'

const here = import.meta.dirname
const catalogue = (language: string): Record<string, string> => JSON.parse(readFileSync(join(here, 'messages', `${language}.json`), 'utf8'))
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('compile')) // a room refuses steps, not papers
  .map((file) => readFileSync(join(here, file), 'utf8'))
  .join('\n')

test('every reason to refuse a paper is said in six languages', () => {
  const codes = [...sources.matchAll(/(?:new TextError|refuse)\('([a-z-]+)'/g)].map(([, code]) => `refused.${code}`)
  expect(codes.length).toBeGreaterThan(15)
  for (const language of languages) expect(Object.keys(catalogue(language))).toEqual(expect.arrayContaining(codes))
})

test('every message takes the same values in each language, and stands in order', () => {
  const values = (message: string, language: string) =>
    [...JSON.stringify(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst()).matchAll(/"value":"(\w+)"/g)]
      .map(([, name]) => name)
      .sort()
  const english = catalogue('en')
  for (const language of languages) {
    const own = catalogue(language)
    expect(Object.keys(own)).toEqual(Object.keys(english).sort())
    for (const [key, message] of Object.entries(own)) {
      const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name))].sort()
      expect([key, placeholders(message)]).toEqual([key, placeholders(english[key]!)])
      expect(() => values(message, language)).not.toThrow()
    }
  }
})
