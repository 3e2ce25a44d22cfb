import { describe, expect, test } from 'vitest'
import { extracted, ofAssembly, ofCouncil, ofOutcome, ofRecord, ofReport } from '../testing.ts'
import type { Language, Mandate } from '../types.ts'

const who = (mandates: Mandate[]): string[] => mandates.map((mandate) => mandate.addressees.join('+'))
const first = (mandates: Mandate[]): Mandate => {
  expect(mandates).not.toHaveLength(0)
  return mandates[0] as Mandate
}

describe('an opener gives verb and addressee to the items under it', () => {
  test.each<[Language, string, string]>([
    ['en', 'instructs the Secretary-General', '1\tto submit a report to the Council every two years.'],
    ['fr', 'charge le Secrétaire général', '1\tde soumettre au Conseil un rapport tous les deux ans.'],
    ['es', 'encarga al Secretario General', '1\tque presente al Consejo un informe cada dos años.'],
    ['ru', 'поручает Генеральному секретарю', '1\tпредставлять Совету отчет раз в два года.'],
    ['zh', '责成秘书长', '1\t每两年向理事会提交一份报告。'],
    ['ar', 'يكلف الأمين العام', '١\tبأن يقدم إلى المجلس تقريراً كل سنتين.'],
  ])('%s', (language, opener, item) => {
    expect(ofCouncil(language, opener, item)).toMatchObject([
      { addressees: ['itu-sg'], verbClass: 'instruct', recipients: ['itu-council'], recurrence: { every: 'year', interval: 2 } },
    ])
  })
})

describe('what is resolved without an addressee falls to the Union, unless a subject is named', () => {
  test.each<[Language, string, string, string]>([
    ['en', 'resolves', '1\tto keep the WSIS Fund;', '2\tthat the Council Working Group on WSIS and SDGs should remain open.'],
    ['fr', 'décide', '1\tde maintenir le fonds;', '2\tque le Groupe de travail du Conseil sur le SMSI et les ODD devrait rester ouvert.'],
    ['es', 'resuelve', '1\tmantener el fondo;', '2\tque el Grupo de Trabajo del Consejo sobre la CMSI y los ODS debe permanecer abierto.'],
    ['ru', 'решает', '1\tсохранить фонд;', '2\tчто Рабочая группа Совета по ВВУИО и ЦУР должна оставаться открытой.'],
    ['zh', '做出决议', '1\t维持该基金；', '2\t理事会WSIS&SDG工作组应继续开放。'],
    ['ar', 'يقرر', '١\tأن يحافظ على الصندوق؛', '٢\tأن يظل فريق العمل التابع للمجلس مفتوحاً.'],
  ])('%s', (language, opener, own, named) => {
    expect(who(ofCouncil(language, opener, own, named))).toEqual(['itu', 'itu-cwg-wsis-sdg'])
  })
})

describe('an order may stand within an order: two actors, two mandates', () => {
  test.each<[Language, string, string]>([
    ['en', 'instructs the Secretary-General', '1\tto invite the United Nations Group on the Information Society to align its work.'],
    [
      'fr',
      'charge le Secrétaire général',
      "1\td'inviter le Groupe des Nations Unies sur la société de l'information à harmoniser ses travaux.",
    ],
    [
      'es',
      'encarga al Secretario General',
      '1\tque invite al Grupo de las Naciones Unidas sobre la Sociedad de la Información a que armonice su labor.',
    ],
    [
      'ru',
      'поручает Генеральному секретарю',
      '1\tпредложить Группе Организации Объединенных Наций по вопросам информационного общества согласовать свою работу.',
    ],
    ['zh', '责成秘书长', '1\t请联合国信息社会小组协调其工作。'],
    ['ar', 'يكلف الأمين العام', '١\tبأن يدعو فريق الأمم المتحدة المعني بمجتمع المعلومات إلى مواءمة عمله.'],
  ])('%s', (language, opener, item) => {
    const mandates = ofCouncil(language, opener, item)
    expect(who(mandates)).toEqual(['itu-sg', 'ungis'])
    expect(first(mandates).recipients).toEqual(['ungis'])
  })
})

describe('a paragraph of the Assembly carries its own verb', () => {
  test.each<[Language, string, string]>([
    [
      'en',
      'Takes note of the report;',
      'Further requests the Secretary-General to submit to the General Assembly at its eighty-second session a report on the matter.',
    ],
    [
      'fr',
      'Prend note du rapport ;',
      "Prie en outre le Secrétaire général de présenter à l'Assemblée générale, à sa quatre-vingt-deuxième session, un rapport sur la question.",
    ],
    [
      'es',
      'Toma nota del informe;',
      'Solicita además al Secretario General que presente a la Asamblea General, en su octogésimo segundo período de sesiones, un informe sobre la cuestión.',
    ],
    [
      'ru',
      'принимает к сведению доклад;',
      'просит далее Генерального секретаря представить Генеральной Ассамблее на ее восемьдесят второй сессии доклад по этому вопросу.',
    ],
    ['zh', '表示注意到该报告；', '还请秘书长向大会第八十二届会议提交一份关于此事的报告。'],
    ['ar', 'تحيط علماً بالتقرير؛', 'تطلب كذلك إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها الثانية والثمانين تقريراً عن المسألة.'],
  ])('%s', (language, idle, request) => {
    expect(ofAssembly(language, idle, request)).toMatchObject([
      { addressees: ['un-sg'], verbClass: 'request', recipients: ['unga'], due: [{ event: 'UNGA-82', from: '2027-09-01' }] },
    ])
  })
})

describe('praise, notes and expectations give nobody a task', () => {
  test.each<[Language, string[]]>([
    [
      'en',
      [
        'Commends the facilitators of the action lines for their work, and thanks the secretariat;',
        'Stresses that the follow-up depends on predictable funding;',
        'Looks forward to the report of the Commission.',
      ],
    ],
    [
      'fr',
      [
        'Félicite les coordonnateurs des grandes orientations de leur travail et remercie le secrétariat ;',
        "Souligne que la suite dépend d'un financement prévisible ;",
        'Attend avec intérêt le rapport de la Commission.',
      ],
    ],
    [
      'es',
      [
        'Encomia la labor de los facilitadores de las líneas de acción y agradece a la secretaría su apoyo;',
        'Subraya que el seguimiento depende de una financiación previsible;',
        'Aguarda con interés el informe de la Comisión.',
      ],
    ],
    [
      'ru',
      [
        'выражает признательность секретариату и государствам-членам за их работу;',
        'подчеркивает, что последующая деятельность зависит от предсказуемого финансирования;',
        'с интересом ожидает доклад Комиссии.',
      ],
    ],
    ['zh', ['赞扬各行动方面推进方的工作，并感谢秘书处；', '强调后续工作取决于可预测的资金；', '期待委员会的报告。']],
    [
      'ar',
      [
        'تثني على ميسري خطوط العمل وتشكر الأمانة على عملها؛',
        'تشدد على أن المتابعة تتوقف على تمويل يمكن التنبؤ به؛',
        'تتطلع إلى تقرير اللجنة.',
      ],
    ],
  ])('%s', (language, paragraphs) => {
    expect(ofAssembly(language, ...paragraphs)).toEqual([])
  })
})

describe('an order that a recital quotes is none of this text', () => {
  test.each<[Language, string, string]>([
    ['en', 'considering', 'a)\tthat Resolution 140 (Rev. Bucharest, 2022) instructs the Secretary-General to report every year,'],
    ['fr', 'considérant', 'a)\tque la Résolution 140 (Rév. Bucarest, 2022) charge le Secrétaire général de faire rapport chaque année,'],
    ['es', 'considerando', 'a)\tque la Resolución 140 (Rev. Bucarest, 2022) encarga al Secretario General que informe cada año,'],
    ['ru', 'учитывая', 'a)\tчто Резолюция 140 (Пересм. Бухарест, 2022 г.) поручает Генеральному секретарю ежегодно представлять отчет,'],
    ['zh', '考虑到', 'a)\t第140号决议（2022年，布加勒斯特，修订版）责成秘书长每年提交报告，'],
    ['ar', 'وإذ يضع في اعتباره', 'أ )\tأن القرار ١٤٠ (المراجَع في بوخارست، ٢٠٢٢) يكلف الأمين العام بتقديم تقرير كل سنة،'],
  ])('%s', (language, opener, item) => {
    expect(ofCouncil(language, opener, item)).toEqual([])
  })
})

describe("a group's report asks, in the active or the passive", () => {
  test.each<[Language, string, string]>([
    [
      'en',
      'The Group requested the secretariat to update the road maps by 31 March 2027.',
      'Member States are invited to nominate projects.',
    ],
    [
      'fr',
      'Le Groupe a prié le secrétariat de mettre à jour les feuilles de route avant le 31 mars 2027.',
      'Les États Membres sont invités à proposer des projets.',
    ],
    [
      'es',
      'El Grupo pidió a la secretaría que actualizara las hojas de ruta antes del 31 de marzo de 2027.',
      'Se invita a los Estados Miembros a que presenten proyectos.',
    ],
    [
      'ru',
      'Группа просит секретариат обновить дорожные карты до 31 марта 2027 года.',
      'Государствам-Членам предлагается выдвигать проекты.',
    ],
    ['zh', '工作组要求秘书处在2027年3月31日前更新路线图。', '请成员国推荐项目。'],
    ['ar', 'طلب الفريق إلى الأمانة تحديث خرائط الطريق قبل ٣١ مارس ٢٠٢٧.', 'الدول الأعضاء مدعوة إلى ترشيح مشاريع.'],
  ])('%s', (language, active, passive) => {
    const mandates = ofReport(language, active, passive)
    expect(who(mandates)).toEqual(['itu-secretariat', 'member-states'])
    expect(first(mandates)).toMatchObject({ act: 'update', due: [{ from: '2027-03-31', to: '2027-03-31' }] })
  })
})

describe('what a delegate would like, and what another body once asked, is told and not asked', () => {
  test.each<[Language, string[]]>([
    [
      'en',
      [
        'One delegation asked the secretariat to publish the figures.',
        'The secretariat recalled that the General Assembly had requested the Commission to report.',
        'Some members felt that the Secretary-General should act.',
      ],
    ],
    [
      'fr',
      [
        'Une délégation a demandé au secrétariat de publier les chiffres.',
        "Le secrétariat a rappelé que l'Assemblée générale avait prié la Commission de faire rapport.",
        'Certains membres estiment que le Secrétaire général devrait agir.',
      ],
    ],
    [
      'es',
      [
        'Una delegación pidió a la secretaría que publicara las cifras.',
        'La secretaría recordó que la Asamblea General había pedido a la Comisión que informara.',
        'Algunos miembros opinaron que el Secretario General debería actuar.',
      ],
    ],
    [
      'ru',
      [
        'Один из делегатов просил секретариат опубликовать данные.',
        'Секретариат напомнил, что Генеральная Ассамблея просила Комиссию представить доклад.',
        'Некоторые делегации отметили, что Генеральный секретарь должен принять меры.',
      ],
    ],
    ['zh', ['一个代表团要求秘书处公布数据。', '秘书处回顾说，联大曾要求科学和技术促进发展委员会提交报告。']],
    ['ar', ['طلب أحد الوفود إلى الأمانة نشر الأرقام.', 'ذكّرت الأمانة بأن الجمعية العامة كانت قد طلبت إلى اللجنة تقديم تقرير.']],
  ])('%s', (language, paragraphs) => {
    expect(ofReport(language, ...paragraphs)).toEqual([])
  })
})

describe("the chair's conclusion counts once it is sealed", () => {
  test.each<[Language, string]>([
    [
      'en',
      'The Chair took it that the Council wished to note the report and to request the secretariat to post the documents three weeks before each meeting.',
    ],
    [
      'fr',
      'La Présidente croit comprendre que le Conseil souhaite prendre note du rapport et prier le secrétariat de publier les documents trois semaines avant chaque réunion.',
    ],
    [
      'es',
      'La Presidenta entiende que el Consejo desea tomar nota del informe y pedir a la secretaría que publique los documentos tres semanas antes de cada reunión.',
    ],
    [
      'ru',
      'Председатель понимает так, что Совет желает принять отчет к сведению и просить секретариат размещать документы за три недели до каждого собрания.',
    ],
    ['zh', '主席认为，理事会希望将报告记录在案，并要求秘书处在每次会议前三周公布文件。'],
    ['ar', 'فهمت الرئيسة أن المجلس يرغب في الإحاطة علماً بالتقرير وفي أن يطلب إلى الأمانة نشر الوثائق قبل كل اجتماع بثلاثة أسابيع.'],
  ])('%s', (language, conclusion) => {
    expect(who(ofRecord(language, conclusion, true))).toEqual(['itu-secretariat'])
    expect(ofRecord(language, conclusion, false)).toEqual([])
  })
})

describe('an outcome speaks as "we"', () => {
  test.each<[Language, string, string]>([
    [
      'en',
      'We request the International Telecommunication Union to update the map as soon as possible.',
      'We commit to connecting every school.',
    ],
    [
      'fr',
      "Nous prions l'Union internationale des télécommunications d'actualiser la carte dans les meilleurs délais.",
      'Nous nous engageons à connecter toutes les écoles.',
    ],
    [
      'es',
      'Solicitamos a la Unión Internacional de Telecomunicaciones que actualice el mapa lo antes posible.',
      'Nos comprometemos a conectar todas las escuelas.',
    ],
    ['ru', 'Мы просим Международный союз электросвязи обновить карту в кратчайшие сроки.', 'Мы обязуемся подключить все школы.'],
    ['zh', '我们请国际电信联盟尽快更新地图。', '我们承诺连通所有学校。'],
    ['ar', 'نطلب إلى الاتحاد الدولي للاتصالات تحديث الخريطة في أقرب وقت ممكن.', 'نلتزم بتوصيل جميع المدارس.'],
  ])('%s', (language, request, commitment) => {
    const mandates = ofOutcome(language, request)
    expect(who(mandates)).toEqual(['itu'])
    expect(first(mandates)).toMatchObject({ due: [{ relation: 'asap' }] })
    expect(ofOutcome(language, commitment)).toEqual([])
  })
})

describe('the chain of recipients is kept: whom it is for, and through whom', () => {
  test.each<[Language, string, string]>([
    [
      'en',
      'instructs the Secretary-General',
      '1\tto report to the Economic and Social Council through the Commission on Science and Technology for Development.',
    ],
    [
      'fr',
      'charge le Secrétaire général',
      "1\tde faire rapport au Conseil économique et social par l'intermédiaire de la Commission de la science et de la technique au service du développement.",
    ],
    [
      'es',
      'encarga al Secretario General',
      '1\tque informe al Consejo Económico y Social por conducto de la Comisión de Ciencia y Tecnología para el Desarrollo.',
    ],
    [
      'ru',
      'поручает Генеральному секретарю',
      '1\tпредставить отчет Экономическому и Социальному Совету через Комиссию по науке и технике в целях развития.',
    ],
    ['zh', '责成秘书长', '1\t通过科学和技术促进发展委员会，向经社理事会提交报告。'],
    [
      'ar',
      'يكلف الأمين العام',
      '١\tبأن يقدم تقريراً إلى المجلس الاقتصادي والاجتماعي من خلال اللجنة المعنية بتسخير العلم والتكنولوجيا لأغراض التنمية.',
    ],
  ])('%s', (language, opener, item) => {
    expect(first(ofCouncil(language, opener, item))).toMatchObject({ act: 'report', recipients: ['ecosoc'], intermediaries: ['cstd'] })
  })
})

describe('terms of reference task the group', () => {
  test.each<[Language, string, string, string]>([
    ['en', 'The ITU Council,', 'Annex', 'a)\tto monitor the activities of ITU;'],
    ['fr', 'Le Conseil,', 'Annexe', "a)\tsuivre les activités de l'UIT;"],
    ['es', 'El Consejo,', 'Anexo', 'a)\tsupervisar las actividades de la UIT;'],
    ['ru', 'Совет,', 'Приложение', 'a)\tследить за деятельностью МСЭ;'],
    ['zh', '国际电联理事会，', '附件', 'a)\t监督国际电联的活动；'],
    ['ar', 'إن مجلس الاتحاد الدولي للاتصالات،', 'الملحق', 'أ )\tرصد أنشطة الاتحاد؛'],
  ])('%s', (language, clause, annex, item) => {
    const titles: Record<Language, string> = {
      en: 'Terms of reference of the working group',
      fr: 'Mandat du groupe de travail',
      es: 'Mandato del Grupo de Trabajo',
      ru: 'Круг ведения Рабочей группы',
      zh: '工作组的职责范围',
      ar: 'اختصاصات فريق العمل',
    }
    expect(extracted('MOD', clause, annex, titles[language], item).mandates).toMatchObject([
      { addressees: ['itu-cwg-wsis-sdg'], verbClass: 'mandate', why: ['terms-of-reference', 'inherited'] },
    ])
  })
})

test('a list introduction is no task where its items are', () => {
  const mandates = ofAssembly(
    'en',
    'Calls upon Member States:',
    '(a)\tTo notify the Commission by 30 September 2027;',
    '(b)\tTo spare small islands the cost.',
  )
  expect(mandates.map((mandate) => [mandate.paragraph, mandate.addressees.join(), mandate.verbClass])).toEqual([
    ['1-a', 'member-states', 'call'],
    ['1-b', 'member-states', 'call'],
  ])
})

test('one verb may address two bodies, each with a task of its own', () => {
  const mandates = ofAssembly(
    'en',
    'Also invites the Internet Governance Forum to devote a session to the road maps, and the Secretary-General of the International Telecommunication Union to report thereon to the Council of the Union.',
  )
  expect(mandates.map((mandate) => [mandate.addressees, mandate.recipients])).toEqual([
    [['igf'], []],
    [['itu-sg'], ['itu-council']],
  ])
})

test('several tasks of one order are told apart, each with its own act, recipients and due', () => {
  const mandates = ofAssembly(
    'en',
    'Requests the facilitators of the action lines to complete their road maps by 31 January 2027 and to lay them before the Commission on Science and Technology for Development at its thirtieth session, in 2027.',
  )
  expect(mandates.map(({ act, recipients, due }) => [act, recipients, due.map((one) => one.event ?? one.from)])).toEqual([
    ['prepare', [], ['2027-01-31']],
    ['submit', ['cstd'], ['CSTD-30']],
  ])
})

test('"the Secretary-General" is the one of the house that speaks, unless the text says otherwise', () => {
  expect(who(ofCouncil('en', 'instructs the Secretary-General', '1\tto act.'))).toEqual(['itu-sg'])
  expect(
    who(
      ofAssembly(
        'en',
        'Requests the Secretary-General to act;',
        'Requests the Secretary-General of the International Telecommunication Union to act.',
      ),
    ),
  ).toEqual(['un-sg', 'itu-sg'])
})

test('conditions and qualifiers are kept in the words of the text', () => {
  const [mandate] = ofAssembly(
    'en',
    'Requests the Secretary-General, should the sums pledged fall short, to present options to the Assembly within existing resources, as appropriate.',
  )
  expect(mandate).toMatchObject({ conditions: [], qualifiers: ['within existing resources', 'as appropriate'] })
  const [conditional] = ofCouncil('en', 'instructs the Secretary-General', '1\tto post the report, if it is revised before the session.')
  expect(conditional?.conditions).toEqual(['if it is revised before the session'])
})

test('a contribution argues in its introduction and proposes in its proposal', () => {
  const { mandates } = extracted(
    'C27/50-E',
    '_____',
    'I\tIntroduction',
    '1\tThe secretariat should start without delay.',
    'II\tProposal',
    '2\tIt is proposed that the Council adopt the text below.',
    'MOD',
    'The ITU Council,',
    'resolves',
    '1\tto continue.',
  )
  expect(mandates.map((mandate) => [mandate.addressees.join(), mandate.verbClass])).toEqual([
    ['itu-council', 'propose'],
    ['itu', 'decide'],
  ])
})
