import { describe, expect, test } from 'vitest'
import { ofAssembly, ofCouncil, ofOutcome, ofRecord, ofReport } from '../../testing.ts'
import type { Mandate } from '../../types.ts'

const who = (mandates: Mandate[]): string[] => mandates.map((mandate) => mandate.addressees.join('+'))

describe('the head of a clause tells who asks', () => {
  test.each<[string, string]>([
    ['请秘书处编写一份清单。', 'itu-secretariat'],
    ['论坛定于七月举行，请成员踊跃参加。', 'membership'],
    ['会议建议秘书处编写一份清单。', 'itu-secretariat'],
    ['清单交由秘书处编写。', 'itu-secretariat'],
    ['秘书处须编写一份清单。', 'itu-secretariat'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofReport('zh', sentence))).toContain(addressee)
  })

  test.each([
    '一个代表团提出应由秘书处编写清单。',
    '秘书处通报说，上次会议请其简化的表格已经启用。',
    '主席未采纳关于请求私营部门赞助的建议。',
    '会议提请各研究组注意，清单不具约束力。',
  ])('only told: %s', (sentence) => {
    expect(ofReport('zh', sentence)).toEqual([])
  })
})

describe('lists of bodies', () => {
  test('of two that touch the second is meant', () => {
    expect(who(ofAssembly('zh', '请国际电信联盟电信标准化局主任审查清单；'))).toEqual(['itu-tsb'])
  })

  test('whom somebody works with is not asked', () => {
    expect(who(ofReport('zh', '请秘书处与教科文组织协商后编写清单。'))).toEqual(['itu-secretariat'])
  })
})

describe('将', () => {
  test('before a verb lays down a plan', () => {
    expect(who(ofReport('zh', '信函通信组将于2029年5月1日前提交案文。'))).toEqual(['correspondence-group'])
  })

  test('before an object it does not', () => {
    expect(ofOutcome('zh', '我们将案文留存。')).toEqual([])
  })
})

describe('what goes on', () => {
  test('a sentence without a subject adds its date and receiver', () => {
    const [mandate] = ofReport('zh', '清单交信函通信组研究。该组向全体成员开放；2029年1月5日前拿出初稿，报主席审阅。')
    expect(mandate?.addressees).toEqual(['correspondence-group'])
    expect(mandate?.due.map(({ from }) => from)).toContain('2029-01-05')
  })

  test('each clause of what was agreed names its own', () => {
    expect(who(ofReport('zh', '会议商定，由电信发展局编写清单，电信标准化局核对清单。'))).toEqual(['itu-bdt', 'itu-tsb'])
  })

  test('a line of agreed actions', () => {
    expect(who(ofReport('zh', '行动项目1：秘书处修订清单。'))).toEqual(['itu-secretariat'])
  })
})

describe('who receives', () => {
  test.each<[string, string]>([
    ['向理事会提交年度报告。', 'itu-council'],
    ['将进展录入WSIS清点平台。', 'wsis-stocktaking'],
    ['为成员提供有关信息。', 'membership'],
    ['选派一人列席CWG-WSIS&SDG每次会议。', 'itu-cwg-wsis-sdg'],
  ])('%s', (task, receiver) => {
    expect(ofCouncil('zh', '责成秘书长', task)[0]?.recipients).toContain(receiver)
  })
})

test('an opinion goes to the group that asks for it', () => {
  expect(ofReport('zh', '请教科文组织就清单提供书面意见。')[0]?.recipients).toEqual(['itu-cwg-wsis-sdg'])
})

describe('outcomes and records', () => {
  test.each<[string, string]>([
    ['我们商定，教科文组织继续编写清单。', 'unesco'],
    ['任何接受过援助的国家都不应再拖延提交清单。', 'member-states'],
    ['倘若教科文组织能编写清单，我们将不胜感激。', 'unesco'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofOutcome('zh', sentence))).toContain(addressee)
  })

  test("one delegate's wish stays a wish", () => {
    expect(ofRecord('zh', '埃及理事建议理事会责成秘书长估算费用。', false)).toEqual([])
  })

  test("the chair's words are the meeting's once it agreed", () => {
    expect(who(ofRecord('zh', '主席认为理事会愿责成秘书长估算费用，并请成员国发表意见。', true))).toEqual(['itu-sg', 'member-states'])
  })
})
