import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { languages } from '../src/platform/i18n/index.ts'

const src = join(import.meta.dirname, '../src')
const folders = [
  ...['platform', 'ui', 'texts'].map((f) => join(src, f)),
  ...readdirSync(join(src, 'systems')).map((s) => join(src, 'systems', s)),
].filter((folder) => existsSync(join(folder, 'messages', 'en.json')))
const catalogue = (folder: string, language: string) =>
  JSON.parse(readFileSync(join(folder, 'messages', `${language}.json`), 'utf8')) as Record<string, string>

interface Node {
  type: number
  value: string
  options?: Record<string, { value: Node[] }>
}

/** Arguments of a message with their kind, wherever they stand: `count plural`, `name`. */
function argumentsOf(message: string, language: string): string[] {
  const found = new Set<string>()
  const walk = (nodes: Node[]) => {
    for (const node of nodes) {
      if (node.type >= 1 && node.type <= 6) found.add(node.value)
      for (const option of Object.values(node.options ?? {})) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as unknown as Node[])
  return [...found].sort()
}

/** Forms that a plural must name, beside `other`, to be right in the language. A French or Spanish million may share `other`. */
const forms: Record<string, string[]> = {
  ar: ['one', 'two', 'few', 'many'],
  en: ['one'],
  es: ['one'],
  fr: ['one'],
  ru: ['one', 'few', 'many'],
  zh: [],
}

function missingForms(message: string, language: string): string[] {
  const missing: string[] = []
  const walk = (nodes: Node[]) => {
    for (const node of nodes) {
      const options = Object.keys(node.options ?? {})
      if (node.type === 6 && !options.every((o) => o.startsWith('=') || o === 'other')) {
        missing.push(...forms[language]!.filter((form) => !options.includes(form)))
      }
      for (const option of Object.values(node.options ?? {})) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as unknown as Node[])
  return missing
}

describe.each(folders.map((folder) => [folder.slice(src.length + 1), folder] as const))('messages of %s', (_name, folder) => {
  const english = catalogue(folder, 'en')

  it.each(languages)('%s has the same keys and placeholders as English', (language) => {
    const messages = catalogue(folder, language)
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort())
    const differing = Object.keys(english).filter(
      (key) => argumentsOf(messages[key]!, language).join() !== argumentsOf(english[key]!, 'en').join(),
    )
    expect(differing).toEqual([])
  })

  it.each(languages)('%s names every plural form it has', (language) => {
    const messages = catalogue(folder, language)
    const wrong = Object.entries(messages).flatMap(([key, message]) => missingForms(message, language).map((form) => `${key}: ${form}`))
    expect(wrong).toEqual([])
  })

  it('no language is left in English', () => {
    // words that are the same in several languages are short; a whole sentence is not
    const same = languages
      .filter((l) => l !== 'en')
      .flatMap((l) =>
        Object.entries(catalogue(folder, l))
          .filter(([key, m]) => m.length > 30 && m === english[key])
          .map(([key]) => `${l} ${key}`),
      )
    expect(same).toEqual([])
  })
})
