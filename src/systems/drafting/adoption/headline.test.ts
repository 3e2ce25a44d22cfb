import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../platform/i18n/index.ts'
import { clause } from '../../../texts/compile/testing.ts'
import { type Act, type HeadlineRule, headed, nextSymbol } from './headline.ts'

const { headlines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../process/wsis/headlines.json'), 'utf8')) as {
  headlines: (HeadlineRule & { bodies: string[] })[]
}
const ruleOf = (body: string) => headlines.find(({ bodies }) => bodies.includes(body))!
const council = ruleOf('itu-council')
const conference = ruleOf('itu-pp')

const earlier = { symbol: 'Council Resolution 1332 (C11, last amended C24)', dated: '2024-06-14' }
const revised: Act = { symbol: 'Council Resolution 1332 (C11, last amended C27)', dated: '2027-05-12', place: 'Geneva', earlier }
const front = (id: string, text: string) => clause(id, text, { kind: 'front', opener: null })
const order = clause('r1', 'that it shall be done.', { label: '1' })

/** Headline, adoption line and title of the edition before, as the six languages print them. */
const before: Record<Language, [string, string]> = {
  en: ['RESOLUTION 1332 (C11, last amended C24)', '(adopted at the eleventh Plenary Meeting)'],
  fr: ['RÉSOLUTION 1332 (C11, dernière mod. C24)', '(adoptée à la onzième séance plénière)'],
  es: ['RESOLUCIÓN 1332 (C11, última mod. C24)', '(adoptada en la undécima sesión plenaria)'],
  ru: ['Резолюция 1332 (C11, последнее изменение C24)', '(принята на одиннадцатом пленарном заседании)'],
  zh: ['第1332号决议（C11，最后修正C24）', '（第十一次全体会议通过）'],
  ar: ['القرار 1332 (C11، آخر تعديل C24)', '(اعتُمد في الجلسة العامة الحادية عشرة)'],
}

describe('a revised resolution of the Council is headed by its new edition', () => {
  const after: Record<Language, [string, string]> = {
    en: ['RESOLUTION 1332 (C11, last amended C27)', '(revised on 12 May 2027)'],
    fr: ['RÉSOLUTION 1332 (C11, dernière mod. C27)', '(révisée le 12 mai 2027)'],
    es: ['RESOLUCIÓN 1332 (C11, última mod. C27)', '(texto revisado el 12 de mayo de 2027)'],
    ru: ['РЕЗОЛЮЦИЯ 1332 (C11, последнее изменение C27)', '(текст пересмотрен 12 мая 2027 г.)'],
    zh: ['第1332号决议（C11，最后修正C27）', '（2027年5月12日修订）'],
    ar: ['القرار 1332 (C11، آخر تعديل C27)', '(رُوجع في 12 مايو 2027)'],
  }
  test.each(languages)('%s', (language) => {
    const [headline, line] = before[language]
    const base = [front('n', headline), front('l', line), front('t', 'Title'), order]
    expect(headed(base, language, council, revised).map(({ id, text }) => [id, text])).toEqual([
      ['n', after[language][0]],
      ['l', after[language][1]],
      ['t', 'Title'],
      ['r1', order.text],
    ])
  })
})

test('a resolution of a conference is headed by its place and year, in capitals where the language has them', () => {
  const act: Act = {
    symbol: 'Resolution 140 (Rev. Doha, 2026)',
    dated: '2026-11-27',
    place: 'Doha',
    earlier: { symbol: 'Resolution 140 (Rev. Bucharest, 2022)', dated: null },
  }
  const printed = (['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const).map((language) => headed([order], language, conference, act)[0]!.text)
  expect(printed).toEqual([
    'RESOLUTION 140 (REV. DOHA, 2026)',
    'RÉSOLUTION 140 (RÉV. DOHA, 2026)',
    'RESOLUCIÓN 140 (REV. DOHA, 2026)',
    'РЕЗОЛЮЦИЯ 140 (ПЕРЕСМ. ДОХА, 2026 Г.)',
    '第140号决议（2026年，多哈，修订版）',
    'القرار 140 (المراجَع في الدوحة، 2026)',
  ])
})

test('a first edition is adopted, not revised; what had no headline gets one; another number is left alone', () => {
  const act: Act = { symbol: 'Council Resolution 1500 (C27)', dated: '2027-05-12', place: null, earlier: null }
  const base = [front('t', 'Resolution 15001: what it says'), order]
  expect(headed(base, 'en', council, act).map(({ text }) => text)).toEqual([
    'RESOLUTION 1500 (C27)',
    '(adopted on 12 May 2027)',
    'Resolution 15001: what it says',
    order.text,
  ])
  const decision = headed([order], 'zh', council, { ...act, symbol: 'Council Decision 640' })
  expect(decision.map(({ text }) => text).slice(0, 2)).toEqual(['第640号决定（C27）', '（2027年5月12日通过）'])
  expect(headed(base, 'en', council, { ...act, symbol: 'Geneva Plan of Action' })).toEqual(base)
  expect(headed(base, 'en', null, act)).toEqual(base)
})

test('the next edition is cited as the body cites its editions', () => {
  const at = { dated: '2027-05-12', place: null }
  expect([
    nextSymbol(earlier.symbol, council, { ...at, earlier }),
    nextSymbol('Council Resolution 1499 (C26)', council, { ...at, earlier: { symbol: 'Council Resolution 1499 (C26)', dated: null } }),
    nextSymbol('Resolution 140 (Rev. Bucharest, 2022)', conference, { dated: '2026-11-27', place: 'Doha', earlier }),
    nextSymbol('A/RES/80/173', null, { ...at, earlier }),
  ]).toEqual([
    'Council Resolution 1332 (C11, last amended C27)',
    'Council Resolution 1499 (C26, last amended C27)',
    'Resolution 140 (Rev. Doha, 2026)',
    'A/RES/80/173',
  ])
})
