import { describe, expect, test } from 'vitest'
import { ofAssembly, ofCouncil, ofOutcome, ofRecord, ofReport } from '../testing.ts'
import type { Mandate } from '../types.ts'

const who = (mandates: Mandate[]): string[] => mandates.map((mandate) => mandate.addressees.join('+'))

describe('the one asked stands in the case that the verb governs', () => {
  test.each<[string, string]>([
    ['Секретариату поручено составить перечень центров.', 'itu-secretariat'],
    ['ЮНЕСКО приглашается составить перечень центров.', 'unesco'],
    ['На Директора БРЭ возлагается подготовка перечня центров.', 'itu-bdt'],
    ['За секретариатом остается согласовать перечень с ЮНЕСКО.', 'itu-secretariat'],
    ['К исследовательским комиссиям обращена просьба проверить перечень.', 'study-groups'],
    ['От секретариата ожидается перечень центров.', 'itu-secretariat'],
    ['Пусть исследовательские комиссии проверят перечень.', 'study-groups'],
    ['Перечень подлежит проверке секретариатом до 3 марта 2028 года.', 'itu-secretariat'],
    ['Группа призывает все заинтересованные стороны прислать примеры.', 'all-stakeholders'],
    ['БРЭ было предложено совместно с ЮНЕСКО разработать перечень.', 'itu-bdt'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofReport('ru', sentence))).toContain(addressee)
  })

  test('a body in another case is not the one asked', () => {
    expect(who(ofReport('ru', 'По просьбе ЮНЕСКО Группа просит секретариат составить перечень.'))).toEqual(['itu-secretariat'])
  })
})

describe('nouns that end as infinitives do are none', () => {
  test.each(['Группа решила вопрос о сети и части помощи.', 'Группа согласилась с важностью деятельности.'])('%s', (sentence) => {
    expect(ofReport('ru', sentence)).toEqual([])
  })
})

describe('where nothing follows the one named, the task stands before', () => {
  test('between verb and body', () => {
    const [mandate] = ofReport('ru', 'Группа возложила ведение реестра на заместителей Председателя.')
    expect(mandate).toMatchObject({ addressees: ['cwg-vice-chairs'], deliverable: 'ведение реестра на' })
  })

  test('in the clause before', () => {
    const [mandate] = ofReport('ru', 'Обзор публикуется в мае; ответственность за это лежит на секретариате.')
    expect(mandate).toMatchObject({ addressees: ['itu-secretariat'], deliverable: expect.stringContaining('Обзор публикуется') })
  })
})

describe('a task may be told by a clause', () => {
  test('with чтобы', () => {
    expect(
      who(ofReport('ru', 'Признано целесообразным, чтобы региональные отделения МСЭ собрали примеры, а БРЭ свело их вместе.')),
    ).toEqual(['itu-regional-offices', 'itu-bdt'])
  })

  test('with если бы', () => {
    expect(who(ofOutcome('ru', 'Нам бы помогло, если бы ЮНЕСКО собрала примеры.'))).toEqual(['unesco'])
  })

  test('with a pronoun for the body named before', () => {
    expect(who(ofOutcome('ru', 'ЮНЕСКО следует собрать примеры. Мы рассчитываем, что она передаст их ЮНКТАД.'))).toEqual([
      'unesco',
      'unesco',
    ])
  })
})

describe('pronouns', () => {
  test('the latter is the body named last', () => {
    const mandates = ofReport('ru', 'Группа условилась передать перечень ЮНЕСКО; последней предлагается ответить до 5 мая 2028 года.')
    expect(who(mandates)).toEqual(['itu-cwg-wsis-sdg', 'unesco'])
  })

  test('a result goes back to the body that asked', () => {
    const [mandate] = ofReport('ru', 'Группа обратилась к ЮНЕСКО с просьбой раз в полгода информировать ее о перечне.')
    expect(mandate).toMatchObject({ addressees: ['unesco'], recipients: ['itu-cwg-wsis-sdg'], recurrence: { every: 'month', interval: 6 } })
  })
})

describe('the verb may stand once', () => {
  test('before a second body and a dash', () => {
    const mandates = ofAssembly(
      'ru',
      'предлагает ЮНЕСКО обновить перечень, а Статистической комиссии – высказаться о нем в марте 2029 года;',
    )
    expect(who(mandates)).toEqual(['unesco', 'unsc-stat'])
  })
})

describe('the perfective future gives a task, the present does not', () => {
  test.each<[string, string[]]>([
    ['Секретариат разошлет перечень к 5 мая 2028 года.', ['itu-secretariat']],
    ['Секретариат будет раз в год обновлять перечень.', ['itu-secretariat']],
    ['Секретариат проводит обзор.', []],
    ['Секретариат находит перечень полным.', []],
  ])('%s', (sentence, addressees) => {
    expect(who(ofReport('ru', sentence))).toEqual(addressees)
  })
})

describe('who says it decides what it is', () => {
  test('a delegate asks for himself', () => {
    expect(ofRecord('ru', 'Советник от Кении просит секретариат пояснить смету.', false)).toEqual([])
    expect(ofRecord('ru', 'Советник от Кении благодарит Группу. Он призывает секретариат писать короче.', false)).toEqual([])
  })

  test('the conclusion of the chair is sealed, also within its paragraph', () => {
    const text = 'Председатель понимает, что Совет желает поручить секретариату подготовить смету.'
    expect(who(ofRecord('ru', text, true))).toEqual(['itu-secretariat'])
    expect(ofRecord('ru', text, false)).toEqual([])
  })

  test('an order done with is none', () => {
    expect(ofReport('ru', 'Поручение секретариату о переводе архива исполнено полностью.')).toEqual([])
  })

  test('an order that is not given is none', () => {
    expect(ofReport('ru', 'Группа не стала поручать секретариату новых обзоров.')).toEqual([])
  })
})

describe('word order is free', () => {
  test.each<[string, string]>([
    ['ЮНЕСКО мы поручаем хранение архивов.', 'unesco'],
    ['А гражданское общество просим следить за сроками.', 'civil-society'],
    ['Выбор даты мы оставляем за Генеральным секретариатом МСЭ.', 'itu-secretariat'],
    ['Готовить учителей должны университеты.', 'academia'],
    ['Настаиваем на том, чтобы Совет МСЭ снял ограничение.', 'itu-council'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofOutcome('ru', sentence))).toEqual([addressee])
  })
})

describe('a relative clause may give a duty', () => {
  test('to the body just named, inside another order', () => {
    const mandates = ofReport(
      'ru',
      'Группа постановила передать вопрос Статистической комиссии, которая должна высказаться до июля 2031 года.',
    )
    expect(who(mandates)).toEqual(['itu-cwg-wsis-sdg', 'unsc-stat'])
  })

  test('and none where it only describes', () => {
    expect(ofReport('ru', 'Было упомянуто о Статистической комиссии, которая должна высказаться до июля 2031 года.')).toEqual([])
  })
})

describe('items', () => {
  test('the one asked may stand before a dash', () => {
    const mandates = ofCouncil('ru', 'решает', '1\tисследовательским комиссиям – вести перечень шрифтов;', '2\tсохранить фонд.')
    expect(who(mandates)).toEqual(['study-groups', 'itu'])
  })

  test('a clause with a colon only leads in its items', () => {
    const mandates = ofCouncil(
      'ru',
      'поручает Генеральному секретарю',
      '1\tв целях сохранения письменности:',
      '–\tвести перечень шрифтов;',
      '–\tраз в три года созывать совещание.',
    )
    expect(mandates.map((mandate) => mandate.deliverable)).toEqual(['вести перечень шрифтов;', 'раз в три года созывать совещание.'])
  })

  test('a period of years is a due', () => {
    const [mandate] = ofCouncil('ru', 'решает', '1\tсохранить взнос на период 2030–2033 годов.')
    expect(mandate?.due).toMatchObject([{ from: '2030-01-01', to: '2033-12-31' }])
  })
})
