import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createI18n, type Language, type Localized } from '../../platform/i18n/index.ts'
import { readFilter } from './filter.ts'
import type { Names } from './queries/names.ts'
import { sentenceOf } from './sentence.ts'

const t = createI18n(
  ['platform', 'ui']
    .map((name) => ({ name, path: join(import.meta.dirname, '../..', name) }))
    .concat({ name: 'mandates', path: import.meta.dirname }),
)

const named = (entries: Record<string, Localized & { short?: string }>) =>
  new Map(Object.entries(entries).map(([id, { short, ...name }], position) => [id, { name, short: short ?? null, position }]))
const addressees = named({
  'itu-sg': {
    en: 'Secretary-General of ITU',
    fr: "Secrétaire général de l'UIT",
    es: 'Secretario General de la UIT',
    ru: 'Генеральный секретарь МСЭ',
    ar: 'الأمين العام للاتحاد',
    zh: '国际电联秘书长',
  },
  'private-sector': { en: 'Private sector' },
  'all-stakeholders': { en: 'All stakeholders' },
  unesco: { en: 'UNESCO' },
  cstd: { en: 'Commission on Science and Technology for Development', short: 'CSTD' },
})
const none = named({})
const names: Names = {
  addressee: addressees,
  body: addressees,
  session: named({ 'cstd-30': { en: 'CSTD: thirtieth session' } }),
  line: named({ C5: { en: 'Building confidence', short: 'C5' } }),
  sdg: none,
  instrument: named({ 'a-res-80-173': { en: 'A/RES/80/173', short: 'A/RES/80/173' } }),
  owner: named({ unesco: { en: 'UNESCO' } }),
}
const say = (language: Language, query: string, total: number) =>
  sentenceOf(t[language], readFilter(new URLSearchParams(query)), total, names)

const example = 'addressee=itu-sg&to=2027-04-30&progress=not-started&progress=planned&progress=under-way'

describe('a list says in words what it shows', () => {
  it('in each of the six languages', () => {
    expect((['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const).map((language) => say(language, example, 43))).toEqual([
      '43 mandates on the Secretary-General of ITU, due by 30 April 2027, not yet reported, in force or proposed.',
      "43 mandats ; à exécuter par : Secrétaire général de l'UIT ; échéance au plus tard le 30 avril 2027 ; sans rapport à ce jour ; statut : en vigueur ou proposé.",
      '43 mandatos; a cargo de: Secretario General de la UIT; con plazo hasta el 30 de abril de 2027; aún sin informe; situación: en vigor o propuesto.',
      '43 мандата; адресат: Генеральный секретарь МСЭ; срок — до 30 апреля 2027 г. включительно; отчета еще нет; статус: действует или предложен.',
      '43 ولاية؛ الجهة المكلَّفة: الأمين العام للاتحاد؛ موعدها في 30 أبريل 2027 أو قبله؛ لم يُقدَّم تقرير عنها بعد؛ الحالة: سارية أو مقترحة.',
      '43 项任务，责任方：国际电联秘书长，2027年4月30日前（含当日）到期，尚未报告，状态：有效或拟议。',
    ])
  })

  it('with the number in its grammar', () => {
    expect([0, 1, 2, 5].map((count) => say('ru', 'due=overdue', count))).toEqual([
      'Нет мандатов; срок истек.',
      '1 мандат; срок истек.',
      '2 мандата; срок истек.',
      '5 мандатов; срок истек.',
    ])
    expect([1, 2, 3, 11].map((count) => say('ar', 'due=none', count))).toEqual([
      'ولاية واحدة؛ بلا موعد؛ الحالة: سارية أو مقترحة.',
      'ولايتان؛ بلا موعد؛ الحالة: سارية أو مقترحة.',
      '3 ولايات؛ بلا موعد؛ الحالة: سارية أو مقترحة.',
      '11 ولاية؛ بلا موعد؛ الحالة: سارية أو مقترحة.',
    ])
  })

  it('with articles as English sets them', () => {
    const who = (id: string) => say('en', `addressee=${id}`, 2)
    expect([who('private-sector'), who('all-stakeholders'), who('unesco'), who('cstd')]).toEqual([
      '2 mandates on the private sector, in force or proposed.',
      '2 mandates on all stakeholders, in force or proposed.',
      '2 mandates on UNESCO, in force or proposed.',
      '2 mandates on the Commission on Science and Technology for Development, in force or proposed.',
    ])
  })

  it('with alternatives as alternatives', () => {
    expect(say('en', 'addressee=cstd&addressee=itu-sg&state=in-force&state=proposed', 7)).toBe(
      '7 mandates on the Commission on Science and Technology for Development or the Secretary-General of ITU, state: in force or proposed.',
    )
  })

  it('and the whole register, and more than anybody counts', () => {
    expect([say('en', '', 20_000), say('en', 'q=report', 1001)]).toEqual([
      '20,000 mandates in force or proposed.',
      'More than 1,000 mandates, in force or proposed, with the words “report”.',
    ])
  })
})
