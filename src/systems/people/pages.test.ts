import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, type TestApp, testApp } from '../../../test/support/app.ts'
import { languages } from '../../platform/i18n/index.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

const pages: [Someone, string[]][] = [
  [
    'public',
    [
      '/sign-in',
      '/register',
      '/confirm',
      '/confirm?token=x',
      '/forgot',
      '/reset',
      '/reset?token=x',
      '/two-factor',
      '/organizations',
      '/organizations/itu',
    ],
  ],
  ['member', ['/account', '/people', '/people/samuel-otieno', '/organizations/village-networks']],
  ['focal-point', ['/invitations', '/organizations/itu', '/organizations/itu/edit', '/people/ines-okafor']],
  ['administrator', ['/audit', '/settings', '/organizations/new', '/people/samuel-otieno']],
]

test('every page is in the reader’s language', async () => {
  for (const [someone, paths] of pages) {
    const agent = it.as(someone)
    for (const path of paths) {
      const texts = new Set<string>()
      for (const language of languages) {
        const page = await agent.get(`/${language}${path}`)
        expect([path, page.status, page.lang, page.heading === '']).toEqual([path, 200, language, false])
        texts.add(page.text)
      }
      expect([path, texts.size]).toEqual([path, languages.length])
    }
  }
})

test('a form refused in Arabic says so in Arabic', async () => {
  const page = await it.as('public').post('/ar/register', { name: 'نور', email: 'x', password: 'y' })
  expect([page.lang, page.errors.length]).toEqual(['ar', 2])
  expect(page.errors.join()).not.toMatch(/please|at least/i)
})
