import { describe, expect, test } from 'vitest'
import { extracted } from '../testing.ts'
import type { Language } from '../types.ts'

const paths = (...lines: string[]): string[] => extracted(...lines).paragraphs.map((paragraph) => paragraph.path)

describe('a paragraph has the address that a delegate would say', () => {
  test('in a resolution of the Union', () => {
    expect(
      paths(
        'MOD',
        'RESOLUTION 1332 (C11, last amended C24)',
        'The ITU Council,',
        'recalling',
        'a)\tResolution 140 (Rev. Bucharest, 2022);',
        'b)\tResolution 102 (Rev. Bucharest, 2022),',
        'considering',
        'h)\tthat it asked:',
        'i)\tfor one thing;',
        'ii)\tfor another;',
        '–\tand a third;',
        'resolves',
        '1\tthat ITU should continue;',
        '2\tto use the framework, by:',
        'a)\tupdating the road maps;',
        'instructs the Secretary-General',
        '1\tto report yearly to the Council;',
        '2\tto keep the fund,',
        'invites Member States and Sector Members',
        'to take part.',
        'Annex',
        'Terms of reference of the group',
        'a)\tto monitor the activities;',
      ),
    ).toEqual([
      'heading',
      'heading',
      'body',
      'recalling',
      'recalling a',
      'recalling b',
      'considering',
      'considering h',
      'considering h i',
      'considering h ii',
      'considering h ii dash 1',
      'resolves',
      'resolves 1',
      'resolves 2',
      'resolves 2 a',
      'instructs-sg',
      'instructs-sg 1',
      'instructs-sg 2',
      'invites-member-states-and-sector-members',
      'invites-member-states-and-sector-members',
      'annex',
      'heading',
      'annex a',
    ])
  })

  test('in a resolution of the Assembly', () => {
    expect(
      paths(
        'The General Assembly,',
        'Recalling its resolution 80/173,',
        'Noting the report,',
        '1.\tTakes note of it;',
        '2.\tCalls upon Member States:',
        '(a)\tTo notify the task force;',
        '(b)\tTo publish:',
        '(i)\tThe share;',
        '(ii)\tThe conditions;',
        '3.\tDecides to revert to the matter.',
      ),
    ).toEqual(['body', 'recalling', 'noting', '1', '2', '2 a', '2 b', '2 b i', '2 b ii', '3'])
  })

  test('in a report', () => {
    expect(
      paths(
        'Report of the group',
        '_____',
        '3\tRecommendations',
        '3.15\tThe Council is invited to instruct the Group:',
        '3.15.1\tto review it;',
        '3.15.2\tto report.',
      ),
    ).toEqual(['title', '3', '3.15', '3.15.1', '3.15.2'])
  })

  test('ids are addresses made fit for a link, and never repeat', () => {
    const { paragraphs } = extracted(
      'MOD',
      'The ITU Council,',
      'invites Member States',
      'to take part,',
      'resolves',
      '1\tto act;',
      '1\tto act again.',
    )
    expect(paragraphs.map((paragraph) => paragraph.id)).toEqual([
      'heading',
      'body',
      'invites-member-states',
      'invites-member-states-2',
      'resolves',
      'resolves-1',
      'resolves-1-2',
    ])
  })
})

describe('openers are known in each language', () => {
  test.each<[Language, string, string[], string[]]>([
    [
      'en',
      'The ITU Council,',
      ['bearing in mind', 'further instructs the Secretary-General and the Directors of the Bureaux', 'urges the private sector'],
      ['bearing-in-mind', 'instructs-sg-and-directors', 'urges-private-sector'],
    ],
    [
      'fr',
      'Le Conseil,',
      ["ayant à l'esprit", 'charge le Secrétaire général et les Directeurs des Bureaux', 'exhorte le secteur privé'],
      ['bearing-in-mind', 'instructs-sg-and-directors', 'urges-private-sector'],
    ],
    [
      'es',
      'El Consejo,',
      ['teniendo presente', 'encarga al Secretario General y a los Directores de las Oficinas', 'insta al sector privado'],
      ['bearing-in-mind', 'instructs-sg-and-directors', 'urges-private-sector'],
    ],
    [
      'ru',
      'Совет,',
      ['памятуя', 'поручает Генеральному секретарю и Директорам Бюро', 'настоятельно призывает частный сектор'],
      ['bearing-in-mind', 'instructs-sg-and-directors', 'urges-private-sector'],
    ],
    [
      'zh',
      '国际电联理事会，',
      ['铭记', '责成秘书长和各局主任', '敦促私营部门'],
      ['bearing-in-mind', 'instructs-sg-and-directors', 'urges-private-sector'],
    ],
    [
      'ar',
      'إن مجلس الاتحاد الدولي للاتصالات،',
      ['وإذ لا يغيب عن باله', 'يكلف الأمين العام ومديري المكاتب', 'يحث القطاع الخاص'],
      ['bearing-in-mind', 'instructs-sg-and-directors', 'urges-private-sector'],
    ],
  ])('%s', (_, clause, [preamble, instructs, urges], expected) => {
    const { paragraphs } = extracted(
      'MOD',
      clause,
      preamble as string,
      'a)\tx 文 з ع,',
      instructs as string,
      '1\tx 文 з ع,',
      urges as string,
      '1\tx 文 з ع.',
    )
    expect(paragraphs.filter((paragraph) => paragraph.kind === 'opener').map((paragraph) => paragraph.path)).toEqual(expected)
  })
})

describe('the front page is read in each language', () => {
  test.each<[Language, string[]]>([
    [
      'en',
      [
        'Council 2027\tGeneva, 8-18 June 2027',
        'Agenda item: PL 1.4',
        'Document C27/73-E',
        '22 April 2027',
        'Original: English',
        'Contribution of several States',
        'Revision of Resolution 1332',
        'Purpose',
        'This paper proposes.',
        'Action required by the Council',
        'The Council is invited to consider it.',
        'References: Resolution 140 (Rev. Doha, 2026); C26/59',
      ],
    ],
    [
      'fr',
      [
        'Conseil 2027\tGenève, 8-18 juin 2027',
        "Point de l'ordre du jour : PL 1.4",
        'Document C27/73-F',
        '22 avril 2027',
        'Original : anglais',
        'Contribution de plusieurs États',
        'Révision de la Résolution 1332',
        'Objet',
        'Ce document propose.',
        'Suite à donner par le Conseil',
        'Le Conseil est invité à examiner ce document.',
        'Références : Résolution 140 (Rév. Doha, 2026) ; C26/59',
      ],
    ],
    [
      'es',
      [
        'Consejo 2027\tGinebra, 8-18 de junio de 2027',
        'Punto del orden del día: PL 1.4',
        'Documento C27/73-S',
        '22 de abril de 2027',
        'Original: inglés',
        'Contribución de varios Estados',
        'Revisión de la Resolución 1332',
        'Finalidad',
        'Este documento propone.',
        'Acción solicitada al Consejo',
        'Se invita al Consejo a examinar este documento.',
        'Referencias: Resolución 140 (Rev. Doha, 2026); C26/59',
      ],
    ],
    [
      'ru',
      [
        'Совет 2027 года\tЖенева, 8–18 июня 2027 года',
        'Пункт повестки дня: PL 1.4',
        'Документ С27/73-R',
        '22 апреля 2027 года',
        'Оригинал: английский',
        'Вклад нескольких государств',
        'Пересмотр Резолюции 1332',
        'Назначение',
        'Этот документ предлагает.',
        'Необходимые действия Совета',
        'Совету предлагается рассмотреть этот документ.',
        'Справочные материалы: Резолюция 140 (Пересм. Доха, 2026 г.); C26/59',
      ],
    ],
    [
      'zh',
      [
        '理事会2027年会议\t2027年6月8-18日，日内瓦',
        '议项：PL 1.4',
        '文件 C27/73-C',
        '2027年4月22日',
        '原文：英文',
        '若干成员国的文稿',
        '第1332号决议的修订',
        '目的',
        '本文稿提出建议。',
        '理事会需采取的行动',
        '请理事会审议本文稿。',
        '参考文件：第140号决议（2026年，多哈，修订版）；C26/59',
      ],
    ],
    [
      'ar',
      [
        'مجلس الاتحاد لعام ٢٠٢٧\tجنيف، ٨-١٨ يونيو ٢٠٢٧',
        'بند جدول الأعمال: PL 1.4',
        'الوثيقة C27/73-A',
        '٢٢ أبريل ٢٠٢٧',
        'الأصل: بالإنكليزية',
        'مساهمة من عدة دول',
        'مراجعة القرار ١٣٣٢ لعام ٢٠٢٧',
        'الغرض',
        'تقترح هذه الوثيقة.',
        'الإجراء المطلوب من المجلس',
        'يُدعى المجلس إلى النظر في هذه الوثيقة.',
        'المراجع: القرار ١٤٠ (المراجَع في الدوحة، ٢٠٢٦)؛ C26/59',
      ],
    ],
  ])('%s', (language, lines) => {
    const { document, mandates } = extracted(...lines, '_____', '1\tIntroduction')
    expect(document).toMatchObject({
      language,
      symbol: 'C27/73',
      date: '2027-04-22',
      agendaItem: 'PL 1.4',
      originalLanguage: 'en',
      title: lines[6],
      purpose: lines[8],
      actionRequired: lines[10],
      references: ['ITU-PP/RES/140(Rev.Doha,2026)', 'C26/59'],
    })
    expect(mandates.map((mandate) => mandate.addressees)).toEqual([['itu-council']])
  })
})

test('a tracked change gives a paragraph two readings, and a struck one stays for its base', () => {
  // the reader of .docx is tried by its own tests; here only what the structure makes of its answer
  const run = (text: string, kind?: 'ins' | 'del') => ({ text, revisions: kind ? [{ kind, by: 'RCC', at: null }] : [] })
  const paragraph = (label: string, runs: ReturnType<typeof run>[], mark: 'ins' | 'del' | null = null) => ({
    label: { base: label, proposed: label, marked: label },
    runs,
    mark: mark ? [{ kind: mark, by: 'RCC', at: null }] : [],
    style: null,
    depth: 0,
    cell: null,
    rtl: false,
  })
  const doc = {
    format: 'docx' as const,
    notes: [],
    comments: [],
    warnings: [],
    paragraphs: [
      paragraph('', [run('The ITU Council,')]),
      paragraph('', [run('instructs the Secretary-General')]),
      paragraph('1', [run('to report to '), run('Council 2025', 'del'), run('the Council every year', 'ins'), run(';')]),
      paragraph('2', [run('to keep the fund;', 'del')], 'del'),
      paragraph('2', [run('to close the fund.', 'ins')], 'ins'),
      paragraph('3', [run('to inform the members.')]),
    ],
  }
  return import('../extract.ts').then(({ extract }) => {
    const { paragraphs, mandates } = extract(doc)
    expect(paragraphs.slice(2).map(({ text, base, views }) => [text, base, views])).toEqual([
      ['to report to the Council every year;', 'to report to Council 2025;', { base: true, proposed: true }],
      ['to keep the fund;', 'to keep the fund;', { base: true, proposed: false }],
      ['to close the fund.', null, { base: false, proposed: true }],
      ['to inform the members.', 'to inform the members.', { base: true, proposed: true }],
    ])
    expect(paragraphs[2]?.changes).toEqual([
      { op: 'del', by: 'RCC', at: null, text: 'Council 2025' },
      { op: 'ins', by: 'RCC', at: null, text: 'the Council every year' },
    ])
    expect(mandates.map(({ paragraph: id, views }) => [id, views.base, views.proposed])).toEqual([
      ['instructs-sg-1', true, true],
      ['instructs-sg-2', true, false],
      ['instructs-sg-2-2', false, true],
      ['instructs-sg-3', true, true],
    ])
  })
})

describe('a label typed right under an opener is read', () => {
  const openers: Record<Language, [body: string, opener: string, task: string]> = {
    en: ['The ITU Council,', 'instructs the Secretary-General', 'to submit a report to the Council at its 2027 session;'],
    fr: ['Le Conseil,', 'charge le Secrétaire général', 'de soumettre un rapport au Conseil à sa session de 2027;'],
    es: ['El Consejo,', 'encarga al Secretario General', 'de presentar un informe al Consejo en su reunión de 2027;'],
    ru: ['Совет,', 'поручает Генеральному секретарю', 'представить отчет Совету на его сессии 2027 года;'],
    zh: ['国际电联理事会，', '责成秘书长', '向理事会2027年会议提交报告；'],
    ar: ['إن مجلس الاتحاد الدولي للاتصالات،', 'يكلف الأمين العام', 'بتقديم تقرير إلى المجلس في دورته لعام 2027؛'],
  }
  const labels = ['1 ', '1\t', '1. ', '1.\t', '1) ', '1)\t', '(1) ', 'a) ', '1\u00a0']
  test.each(Object.keys(openers) as Language[])('%s', (language) => {
    const [body, opener, task] = openers[language]
    for (const label of labels) {
      const { paragraphs, mandates } = extracted('MOD', body, opener, label + task)
      expect(paragraphs.at(-1), label).toMatchObject({
        label: label.trim(),
        path: `instructs-sg ${label.replace(/[^1a]/g, '')}`,
        text: task,
      })
      expect(mandates, label).toMatchObject([{ addressees: ['itu-sg'] }])
    }
  })
  test('but a date is none', () => {
    expect(extracted('MOD', 'El Consejo,', 'encarga al Secretario General', '1 de enero de 2027').paragraphs.at(-1)?.label).toBe('')
  })
})

describe('the title of a summary record is its headline, not the line under it', () => {
  test.each([
    ['Summary record of the third plenary meeting', 'Chair: Ms A. Ndiaye (Senegal)', '1.1\tIt was so agreed.'],
    ['Compte rendu de la troisième séance plénière', 'Présidente: Mme A. Ndiaye (Sénégal)', '1.1\tIl en est ainsi décidé.'],
    ['Acta resumida de la tercera sesión plenaria', 'Presidenta: Sra. A. Ndiaye (Senegal)', '1.1\tAsí se acuerda.'],
    ['Краткий отчет о третьем пленарном заседании', 'Председатель: г-жа А. Ндиай (Сенегал)', '1.1\tРешение принимается.'],
    ['第三次全体会议摘要记录', '主席：A.恩迪亚耶女士（塞内加尔）', '1.1\t会议对此表示同意。'],
    ['محضر موجز للجلسة العامة الثالثة', 'الرئيسة: السيدة أ. ندياي (السنغال)', '1.1\tوقد اتُفق على ذلك.'],
  ])('%s', (headline, chair, seal) => {
    expect(extracted('C27/99', headline, chair, seal).document).toMatchObject({ genre: 'summary-record', title: headline })
  })
  test('of two lines, both', () => {
    const { document } = extracted(
      'C27/99',
      'SUMMARY RECORD',
      'of the third plenary meeting',
      'Chair: Ms A. Ndiaye',
      '1.1\tIt was so agreed.',
    )
    expect(document.title).toBe('SUMMARY RECORD of the third plenary meeting')
  })
})
