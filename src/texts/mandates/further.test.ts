import { describe, expect, test } from 'vitest'
import { extracted, ofAssembly, ofCouncil, ofOutcome, ofRecord, ofReport } from '../testing.ts'
import type { Language, Mandate } from '../types.ts'

const who = (mandates: Mandate[]): string[] => mandates.map((mandate) => mandate.addressees.join('+'))

test('the terms of reference of a group just set up are its tasks', () => {
  const { mandates } = extracted(
    'Report of the Chair of the Council Working Group on WSIS and SDGs (CWG-WSIS&SDG)',
    '__________________',
    '1.1\tThe Group met twice.',
    '1.2\tThe Group set up a correspondence group.',
    '1.3\tIts terms of reference are:',
    'a)\tto shorten the draft;',
    'b)\tto deliver its text by 20 April 2030.',
  )
  expect(who(mandates)).toEqual(['itu-cwg-wsis-sdg', 'correspondence-group', 'correspondence-group'])
})

test('in Arabic the present tense over a list lays down what the group is to do', () => {
  const items = ['أ )\tجمع آراء جميع أصحاب المصلحة؛', 'ب)\tموافاة رئيس الفريق بنص متفق عليه.']
  const report = [
    'تقرير رئيس فريق العمل التابع للمجلس المعني بالقمة العالمية لمجتمع المعلومات',
    '__________________',
    '1.1\tاجتمع الفريق مرتين.',
  ]
  expect(who(extracted(...report, '1.2\tويقوم فريق المراسلة بما يلي:', ...items).mandates)).toEqual([
    'correspondence-group',
    'correspondence-group',
  ])
})

describe('a clause that only says who has not yet done so leads in the list', () => {
  test.each<[Language, string, string]>([
    ['en', 'Urges Governments that have not yet done so:', '(a) To adopt a national plan;'],
    ['fr', "Exhorte les gouvernements qui ne l'ont pas encore fait :", 'a) À adopter un plan national ;'],
    ['es', 'Insta a los gobiernos que aún no lo hayan hecho:', 'a) A que aprueben un plan nacional;'],
  ])('%s', (language, lead, item) => {
    expect(who(ofAssembly(language, lead, item))).toEqual(['member-states'])
  })
})

test('whoever comes last in a task may be given the next one', () => {
  const mandates = ofReport(
    'en',
    'The secretariat should pass the text to the Chair of the Council, who will convey it to New York by 15 May.',
  )
  expect(who(mandates)).toEqual(['itu-secretariat', 'itu-council-chair'])
  expect(mandates[0]?.recipients).toEqual(['itu-council-chair'])
})

test('a task in the passive falls to the one who acts', () => {
  expect(who(ofReport('en', 'Entries without a target will be sent back by the secretariat.'))).toEqual(['itu-secretariat'])
})

describe('what those who speak as "we" believe should be done is asked', () => {
  test.each<[Language, string]>([
    ['en', 'We believe that the private sector should reinvest part of its profits.'],
    ['fr', 'Nous estimons que le secteur privé devrait réinvestir une partie de ses bénéfices.'],
    ['es', 'Creemos que el sector privado debería reinvertir parte de sus beneficios.'],
  ])('%s', (language, sentence) => {
    expect(who(ofOutcome(language, sentence))).toEqual(['private-sector'])
  })
})

test('"that" behind a preposition points, and opens no clause', () => {
  expect(who(ofOutcome('en', 'To make good on that pledge, ITU should draw the map of schools afresh.'))).toEqual(['itu'])
})

test('after a condition the main clause asks', () => {
  expect(who(ofOutcome('ru', 'Если выяснится, что причина в наших правилах, мы предлагаем ЮНЕСКО внести предложения.'))).toEqual(['unesco'])
})

test('what is not to be done to States asks nothing of them', () => {
  expect(ofOutcome('zh', '我们认为，任何国家都不应被要求放弃监管权。')).toEqual([])
})

describe('assent expressed in other words than the set ones seals what the chair proposed', () => {
  test.each<[Language, string]>([
    ['en', 'The Chair suggested, and the Council concurred, inviting UNESCO to present its plans.'],
    ['es', 'La Presidenta encarga a la Secretaría, con el asentimiento general, que remita el acta.'],
  ])('%s', (language, paragraph) => {
    expect(ofRecord(language, paragraph)).toHaveLength(1)
  })

  test('"the Council expresses its agreement" is a seal', () => {
    const record = (seal: string): Mandate[] =>
      extracted(
        'C27/99',
        '1.1\tПредседатель открывает прения.',
        '1.2\tРешение принимается.',
        '1.3\tПредседатель открывает прения.',
        '1.4\tРешение принимается.',
        '2.1\tПредседатель предлагает поручить секретариату обновить перечень.',
        `2.2\t${seal}`,
      ).mandates
    expect(who(record('Совет выражает согласие.'))).toEqual(['itu-secretariat'])
    expect(record('Слово берет советник от Канады.')).toEqual([])
  })
})

test('a record whose section is called Proposal is still a record', () => {
  const record = (seal: string): Mandate[] =>
    extracted(
      'C27/99',
      '1\tReports',
      '1.1\tThe Chair opened the item.',
      '1.2\tIt was so agreed.',
      '1.3\tThe Chair opened the item.',
      '1.4\tIt was so agreed.',
      '2\tProposal',
      '2.1\tThe Chair proposed that the secretariat revise the list.',
      `2.2\t${seal}`,
    ).mandates
  expect(who(record('It was so agreed.'))).toEqual(['itu-secretariat'])
  expect(record('The Chair closed the item.')).toEqual([])
})

test('what is to be submitted at a session goes to the body that sits', () => {
  const [mandate] = ofCouncil(
    'en',
    'instructs the Secretary-General',
    '1\tto submit the accounts at the 2030 session of the Plenipotentiary Conference.',
  )
  expect(mandate?.recipients).toEqual(['itu-pp'])
  const [russian] = ofCouncil('ru', 'поручает Генеральному секретарю', '1\tпредставить отчет к сессии Совета 2030 года.')
  expect(russian?.recipients).toEqual(['itu-council'])
})

test('in a text of the Assembly the Council is that of the house named just before', () => {
  const receiver = (body: string): string[] | undefined =>
    ofAssembly('en', `Invites ${body} to inform the Council of the outcome.`)[0]?.recipients
  expect(receiver('the Secretary-General of the International Telecommunication Union')).toEqual(['itu-council'])
  expect(receiver('the Commission on Science and Technology for Development')).toEqual(['ecosoc'])
})

test('a body that agrees to submit a text acts itself; who is to approve it receives', () => {
  expect(ofReport('ar', 'واتفق الفريق على رفع خارطة الطريق إلى المجلس كي يوافق عليها.')).toMatchObject([
    { addressees: ['itu-cwg-wsis-sdg'], recipients: ['itu-council'] },
  ])
})

test('in French an infinitive after another particle belongs to the task before it', () => {
  const one = ofAssembly('fr', 'Demande au Secrétaire général d’aider les pays, à leur demande, à établir leurs rapports nationaux;')
  expect(one.map(({ deliverable }) => deliverable)).toEqual([expect.stringContaining('à établir leurs rapports')])
  const two = ofAssembly('fr', 'Demande au Secrétaire général d’aider les pays à leur demande, et de publier leurs rapports nationaux;')
  expect(two.map(({ act }) => act)).toEqual(['support', 'publish'])
})
