import { describe, expect, test } from 'vitest'
import { ofAssembly, ofCouncil, ofOutcome, ofRecord, ofReport } from '../../testing.ts'
import type { Mandate } from '../../types.ts'

const who = (mandates: Mandate[]): string[] => mandates.map((mandate) => mandate.addressees.join('+'))

describe('what follows the verb tells who asks and who is asked', () => {
  test.each<[string, string]>([
    ['طلب الفريق إلى الأمانة أن تعد قائمة بالمراكز.', 'itu-secretariat'],
    ['طُلب إلى الأمانة أن تعد قائمة بالمراكز.', 'itu-secretariat'],
    ['حث الفريق الدول الأعضاء على مراجعة القائمة.', 'member-states'],
    ['كلف الفريق مدير مكتب تنمية الاتصالات بمراجعة القائمة.', 'itu-bdt'],
    ['أهاب الفريق بالدول الأعضاء أن تراجع القائمة.', 'member-states'],
    ['أسند الفريق مهمة المراجعة إلى الأمانة.', 'itu-secretariat'],
    ['تم تكليف الأمانة بمراجعة القائمة.', 'itu-secretariat'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofReport('ar', sentence))).toContain(addressee)
  })

  test('another body that asked is only told of', () => {
    expect(ofReport('ar', 'طلبت الجمعية العامة إلى الأمانة أن تعد قائمة.')).toEqual([])
    expect(ofReport('ar', 'دعا أحد الوفود الأمانة إلى إعداد قائمة.')).toEqual([])
  })

  test('a pronoun joined to the verb means who was named before', () => {
    expect(who(ofReport('ar', 'حث الفريق الدول الأعضاء على الحضور، وشجعها على إيفاد خبراء.'))).toEqual(['member-states', 'member-states'])
  })
})

describe('duties', () => {
  test.each<[string, string]>([
    ['ينبغي للأمانة أن تراجع القائمة.', 'itu-secretariat'],
    ['على الأمانة مراجعة القائمة كل سنة.', 'itu-secretariat'],
    ['يتعين على الأمانة رفع الأمر إلى المجلس.', 'itu-secretariat'],
    ['والأمانة مطالبة بمراجعة القائمة.', 'itu-secretariat'],
    ['يقع على عاتق الأمانة أن تراجع القائمة.', 'itu-secretariat'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofReport('ar', sentence))).toContain(addressee)
  })
})

describe('a clause whose verb agrees with the body next to it', () => {
  test('the subject acts', () => {
    expect(who(ofOutcome('ar', 'نود أن تراجع الأمانة القائمة.'))).toHaveLength(1)
    expect(who(ofOutcome('ar', 'نوصي بأن يدرج المنتدى السياسي الرفيع المستوى المسألة في استعراضه.'))).toEqual(['hlpf'])
  })

  test('each of two clauses names its own', () => {
    const sentence = 'اتفق الفريق على أن يتولى مكتب تنمية الاتصالات المراجعة، وأن يقدم مكتب تقييس الاتصالات تقريراً إلى المجلس.'
    expect(who(ofReport('ar', sentence))).toEqual(['itu-bdt', 'itu-tsb'])
  })

  test('let the body act', () => {
    expect(who(ofOutcome('ar', 'ولتنشر اليونسكو القائمة قبل ١ مايو ٢٠٢٩.'))).toEqual(['unesco'])
  })
})

describe('orders of the Assembly and the Council', () => {
  test.each<[string, string]>([
    ['تكرر طلبها إلى اليونسكو أن توسع القائمة؛', 'unesco'],
    ['تطلب إلى اليونسكو أن توسع القائمة؛', 'unesco'],
    ['تناشد المصارف الإنمائية دعم القائمة؛', 'all-stakeholders'],
  ])('%s', (paragraph, addressee) => {
    expect(who(ofAssembly('ar', paragraph))).toContain(addressee)
  })

  test('whoever receives is named, and through whom', () => {
    const [mandate] = ofCouncil('ar', 'يكلف الأمين العام', 'برفع تقرير سنوي إلى المجلس عن طريق فريق العمل التابع للمجلس.')
    expect(mandate).toMatchObject({ addressees: ['itu-sg'], recipients: ['itu-council'], intermediaries: ['itu-cwg-wsis-sdg'] })
  })
})

test('an opinion goes to the group that asks for it', () => {
  expect(ofReport('ar', 'دعا الفريق اليونسكو إلى إبداء رأيها في القائمة.')[0]?.recipients).toEqual(['itu-cwg-wsis-sdg'])
})

describe('records', () => {
  test("one delegate's wish stays a wish", () => {
    expect(ofRecord('ar', 'اقترح مستشار من مصر أن يكلف المجلس الأمين العام بتقدير التكاليف.', false)).toEqual([])
  })

  test("the chair's words are the meeting's once it agreed", () => {
    const text = 'قال الرئيس إنه يعتبر أن المجلس يود تكليف الأمين العام بتقدير التكاليف ودعوة الدول الأعضاء إلى إبداء رأيها.'
    expect(who(ofRecord('ar', text, true))).toEqual(['itu-sg', 'member-states'])
  })
})
