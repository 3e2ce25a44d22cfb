import { expect, it } from 'vitest'
import { languages } from '../platform/i18n/index.ts'
import { testTranslate } from './testing.ts'

const counts = [0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 1000]

it.each(languages)('%s has a form for every number of answers that need attention', (lang) => {
  const t = testTranslate(lang)
  const said = counts.map((count) => t('ui.error.invalid-form', { count }))
  for (const [index, words] of said.entries()) {
    expect(words).not.toMatch(/[{}#]/)
    if (counts[index]! > 2) expect(words).toContain(t.number(counts[index]!))
  }
})

it('counts in Russian as Russian does', () => {
  const t = testTranslate('ru')
  const said = [1, 2, 5, 11, 21, 22].map((count) => t('ui.error.invalid-form', { count }))
  expect(said.map((words) => words.split(' ')[1])).toEqual(['ответ', 'ответа', 'ответов', 'ответов', 'ответ', 'ответа'])
})

it('counts in Arabic with its six forms, in the digits of the symbols', () => {
  const t = testTranslate('ar')
  expect([1, 2, 3, 11, 100].map((count) => t('ui.words-limit', { limit: count }))).toEqual([
    'كلمة واحدة على الأكثر',
    'كلمتان على الأكثر',
    '3 كلمات على الأكثر',
    '11 كلمة على الأكثر',
    '100 كلمة على الأكثر',
  ])
})
