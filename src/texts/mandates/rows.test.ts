import { describe, expect, test } from 'vitest'
import { ofReport } from '../testing.ts'

describe('a row of agreed actions tells what, who and by when', () => {
  test('in whatever order its columns stand', () => {
    const [row] = ofReport('ru', 'Подготовить перечень учебных центров\tБРЭ\t12 мая 2028 г.')
    expect(row).toMatchObject({ addressees: ['itu-bdt'], act: 'prepare', due: [{ from: '2028-05-12' }], why: ['row'] })
    const [turned] = ofReport('ru', 'БРЭ\tПодготовить перечень учебных центров\t12 мая 2028 г.')
    expect(turned).toMatchObject({ addressees: ['itu-bdt'], act: 'prepare', due: [{ from: '2028-05-12' }] })
  })

  test('with several who do it', () => {
    expect(ofReport('ru', 'Обновить страницы\tЮНЕСКО и ПРООН\tежемесячно')).toMatchObject([
      { addressees: ['unesco', 'undp'], recurrence: { every: 'month' } },
    ])
  })

  test('a row whose last column says that it is done gives no task', () => {
    expect(ofReport('ru', 'Перевести брошюру\tБСЭ\tсделано')).toEqual([])
  })

  test('a line of contents is no row: a title names bodies among other words', () => {
    expect(ofReport('ru', 'Отчет Председателя РГС-ВВУИО/ЦУР\tC28/17')).toEqual([])
  })
})
