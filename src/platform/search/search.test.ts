import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type Language, languages } from '../i18n/index.ts'
import { headline, headlineHtml, headlines, query, queryAny, rank, tokenize, vector, type WeightedParts } from './index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await sql`create table paper (name text, language text, search tsvector)`.execute(database.db)
  await sql`create index on paper using gin (search)`.execute(database.db)
})
beforeEach(() => sql`truncate paper`.execute(database.db))
afterAll(() => database.close())

async function papers(language: Language, texts: Record<string, string | WeightedParts>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    const search = vector(language, typeof text === 'string' ? { C: text } : text)
    await sql`insert into paper values (${name}, ${language}, ${search})`.execute(database.db)
  }
}

async function found(search: RawBuilder<string>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from paper where search @@ ${search} order by ${rank(sql`search`, search)} desc, name`.execute(database.db)
  return rows.map(({ name }) => name)
}

const matches = async (language: Language, text: string, typed: string): Promise<boolean> => {
  const { rows } = await sql<{ yes: boolean }>`select ${vector(language, { A: text })} @@ ${query(language, typed)} as yes`.execute(
    database.db,
  )
  return rows[0]!.yes
}

/** Text, question: the question finds the text, in this language. */
const meets: Record<Language, [string, string][]> = {
  ar: [
    ['تقرير عن مجتمع المعلومات', 'معلومات'],
    ['تقديم معلومات إلى المجلس', 'المعلومات'],
    ['وإذ يشير إلى القرارات ذات الصلة', 'قرارات'],
    ['الجمعية العامة للأمم المتحدة', 'الامم المتحده'],
    ['المؤتمر العالمي', 'موتمر'],
    ['التنمية المستدامة والدول النامية', 'دول'],
    ['مُجْتَمَعُ المَعْلُومَات', 'مجتمع'],
    ['الاتحـــاد الدولي للاتصالات', 'الاتحاد'],
    ['مستوى القمة', 'مستوي'],
    ['أن يقدم تقريراً إلى المجلس', 'تقرير'],
    ['أن يقدم تقريراً إلى المجلس', 'تقريرا'],
    ['التقرير السنوي', 'تقريرًا'],
    ['يجتمع الفريق سنوياً', 'سنوية'],
    ['أحاط علما بالوثيقة', 'علماً'],
    ['يحيط المجلس علماً', 'علم'],
    ['اجتماعا للفريق', 'اجتماعات'],
    ['القرار ٨٠/١٧٣', '80/173'],
    ['القرار 80/173', '٨٠/١٧٣'],
  ],
  en: [
    ['The Secretary-General shall report to the Council', 'reporting'],
    ['Member States reported', 'report'],
    ['a naïve approach in Côte d’Ivoire', "cote d'ivoire"],
    ['Decides as in A/RES/80/173 of 17 December', 'A/RES/80/173'],
    ['Decides as in A/RES/80/173 of 17 December', '80/173'],
    ['Document C26/59(Rev.1)', 'C26/59'],
    ['the follow-up to the Summit', 'follow up'],
    ['the organisation of the Forum', 'organizations'],
    ['recognized by the Council', 'recognise'],
    ['ＷＳＩＳ Forum', 'wsis'],
    ['the e\u00ADva\u00ADlu\u00ADa\u00ADtion', 'evaluations'],
  ],
  es: [
    ['Las resoluciones de la Asamblea', 'resolución'],
    ['La resolución de la Asamblea', 'resoluciones'],
    ['La resolución de la Asamblea', 'resolucion'],
    ['Las informaciones recibidas', 'informacion'],
    ['los países en desarrollo', 'pais'],
    ['las tecnologías digitales', 'tecnologia'],
    ['las mujeres y las niñas', 'mujer'],
    ['el papel de la mujer', 'mujeres'],
    ['cooperación con las niñas', 'nina'],
  ],
  fr: [
    ['Les résolutions adoptées par le Conseil', 'adopté'],
    ['La résolution adoptée', 'adopter resolution'],
    ['Les sociétés de l’information', 'societe'],
    ['l’égalité entre les États', 'etat'],
    ['les intérêts régionaux', 'interet regional'],
    ['une œuvre réalisée', 'oeuvre réalisation'],
    ['mise en œuvre : quatre-vingtième session', 'QUATRE-VINGTIEME'],
    ['l’or et le numérique', 'or'],
  ],
  ru: [
    ['доклады Генерального секретаря', 'доклад'],
    ['представить отчёт Совету', 'отчет'],
    ['представить отчет Совету', 'ОТЧЁТЫ'],
    ['развитие информационного общества', 'информационное общество'],
    ['Международный союз электросвязи', 'союза'],
  ],
  zh: [
    ['国际电信联盟秘书长向理事会提交报告', '秘书长'],
    ['信息社会世界峰会的落实情况', '世界峰会'],
    ['请联合国大会第八十届会议审议', '联合国大会'],
    ['第80/173号决议', '第80/173号决议'],
    ['落实ICT促进发展', 'ict'],
    ['可持续发展目标', '可持续发展'],
  ],
}

describe.each(languages)('in %s', (language) => {
  test.each(meets[language])('“%s” is found by “%s”', async (text, typed) => {
    expect(await matches(language, text, typed)).toBe(true)
    expect((await found(queryAny(typed))).length).toBe(0)
    await papers(language, { it: text })
    expect(await found(queryAny(typed))).toEqual(['it'])
  })
})

test.each([
  ['zh', '发展中国家应加强数字能力建设', '中国'],
  ['zh', '数字能力', '能力数字'],
  ['es', 'el informe anual', 'informática'],
  ['ar', 'الأمم المتحدة', 'الأمين'],
  ['ar', 'بناء على الطلب', 'عليا'],
  ['en', 'resolution 80/17', '80/173'],
] as [Language, string, string][])('in %s “%s” is not found by “%s”', async (language, text, typed) => {
  expect(await matches(language, text, typed)).toBe(false)
})

test('words are all wanted, in any order; phrases together; -word is unwanted; OR says or', async () => {
  await papers('en', {
    both: 'The Council decides on the budget of the Summit',
    summit: 'The Summit was held in Tunis',
    forum: 'The Forum was held in Geneva',
    far: 'The budget, and much later in the text a summit',
  })
  const answers: Record<string, string[]> = {}
  for (const typed of [
    'summit budget',
    '"budget of the summit"',
    '“budget of the summit”',
    'summit -budget',
    'tunis OR geneva',
    'held -geneva',
    '"held in geneva"',
  ]) {
    answers[typed] = (await found(query('en', typed))).sort()
  }
  expect(answers).toEqual({
    'summit budget': ['both', 'far'],
    '"budget of the summit"': ['both'],
    '“budget of the summit”': ['both'],
    'summit -budget': ['summit'],
    'tunis OR geneva': ['forum', 'summit'],
    'held -geneva': ['summit'],
    '"held in geneva"': ['forum'],
  })
})

test('a word in the title weighs more than in the text, and words close together more than apart', async () => {
  await papers('fr', {
    text: { C: 'Le Conseil examine le rapport annuel' },
    title: { A: 'Rapport annuel', C: 'Le Conseil examine' },
    apart: { C: 'Le rapport, dont le Conseil a pris note, porte sur un exercice qui n’est plus annuel' },
  })
  expect(await found(query('fr', 'rapport annuel'))).toEqual(['title', 'text', 'apart'])
})

test('a question finds texts of every language, each by its own rules', async () => {
  await papers('ar', { arabic: 'التقارير السنوية' })
  await papers('en', { english: 'annual reports' })
  await papers('es', { spanish: 'informes anuales' })
  await papers('fr', { french: 'rapports annuels' })
  await papers('ru', { russian: 'ежегодные доклады (80/173)' })
  await papers('zh', { chinese: '第80/173号决议要求的年度报告' })
  const answers: Record<string, string[]> = {}
  for (const typed of ['تقارير', 'report', 'informe', 'rapport', 'доклад', '年度报告', '80/173', 'no-such-word']) {
    answers[typed] = (await found(queryAny(typed))).sort()
  }
  expect(answers).toEqual({
    تقارير: ['arabic'],
    report: ['english'],
    informe: ['spanish'],
    rapport: ['french'],
    доклад: ['russian'],
    年度报告: ['chinese'],
    '80/173': ['chinese', 'russian'],
    'no-such-word': [],
  })
})

const odd = [
  '',
  ' ',
  '"',
  '""',
  '-',
  '- -',
  '--',
  'OR',
  'OR OR',
  '!',
  '&|!<->:*()',
  "' \\ '",
  "a:*b & !(c|d) <-> 'e'",
  '\0',
  '\u202e\u200b',
  '\ud800',
  '😀',
  '%',
  '_',
  '-"',
  '-the',
  'the of',
  'x'.repeat(100_000),
  `${'a '.repeat(5000)}`,
  '"'.repeat(999),
  '(((((((',
  '<script>',
  '\u0301',
  '½ ﷺ ﬁ',
]

test('whatever is typed, searching never throws, and without a word to look for finds nothing', async () => {
  for (const language of languages) await papers(language, { [language]: 'a summit the of x 1' })
  for (const typed of odd) {
    for (const language of languages) {
      await found(query(language, typed))
      await headline(database.db, language, `${typed} summit`, typed)
      await papers(language, { odd: typed })
    }
    await found(queryAny(typed))
    await sql`delete from paper where name = 'odd'`.execute(database.db)
  }
  for (const typed of ['', '-summit', '""', 'OR', '!&|', '-"a summit" -x']) expect(await found(queryAny(typed)), typed).toEqual([])
})

test.each([
  ['a book of short words', () => Array.from({ length: 500_000 }, (_, i) => i.toString(36)).join(' ')],
  ['a book of long words', () => Array.from({ length: 200_000 }, (_, i) => `${i}${'x'.repeat(60)}`).join(' ')],
  [
    'a book in characters',
    () => Array.from({ length: 200_000 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 20_000), 0x4e00 + ((i * 7919) % 20_000))).join(' '),
  ],
])('%s is indexed without an error, from its beginning', async (_what, book) => {
  await papers('zh', { book: { A: 'title here', D: book() } })
  expect(await found(query('zh', 'title'))).toEqual(['book'])
})

test.each([
  ['ar', 'وإذ تُشيرُ إلى القرارات', 'واذ تشير ال قرار'],
  ['en', 'A/RES/80/173 — “Follow-up”', 'a res 80 173 follow up'],
  ['es', 'Resolución y acción', 'resolución y acción'],
  ['fr', 'L’ŒUVRE créée', 'l oeuvre creée'],
  ['ru', 'Ещё Отчёт', 'еще отчет'],
  ['zh', '请秘书长提交第80/173号决议', '请 秘书 长 提交 第 80 173 号 决议'],
] as [Language, string, string][])('in %s the words of “%s” are “%s”', (language, text, words) => {
  expect(tokenize(text, language)).toBe(words)
})

describe('a headline', () => {
  const html = async (language: Language, text: string, typed: string, options = {}) =>
    headlineHtml(await headline(database.db, language, text, typed, options))

  test.each([
    [
      'ar',
      'وإذ تشير إلى القراراتِ المتعلقة بمجتمع المعلومات',
      'قرار معلومات',
      'وإذ تشير إلى <mark>القراراتِ</mark> المتعلقة بمجتمع <mark>المعلومات</mark>',
    ],
    [
      'en',
      'The Secretary-General’s reports (A/80/173) were reported.',
      '"report" -budget',
      'The Secretary-General’s <mark>reports</mark> (A/80/173) were <mark>reported</mark>.',
    ],
    ['es', 'Las Resoluciones y la resolución', 'resolucion', 'Las <mark>Resoluciones</mark> y la <mark>resolución</mark>'],
    ['fr', 'Résolution adoptée à l’unanimité', 'adopter', 'Résolution <mark>adoptée</mark> à l’unanimité'],
    ['ru', 'ДОКЛАДЫ и отчёты', 'доклад отчет', '<mark>ДОКЛАДЫ</mark> и <mark>отчёты</mark>'],
    ['zh', '请秘书长提交报告', '秘书长', '请<mark>秘书</mark><mark>长</mark>提交报告'],
  ] as [Language, string, string, string][])(
    'in %s shows the text as it was written, its hits marked',
    async (language, text, typed, expected) => {
      expect((await html(language, text, typed)).replace('</mark><mark>', '')).toBe(expected.replace('</mark><mark>', ''))
    },
  )

  test('never lets a text bring its own markup', async () => {
    const text = '<mark>x</mark> <script>alert("report")</script> & report\u0001 <b onclick=\'report\'>'
    expect(await html('en', text, '<script> report "b onclick"')).toBe(
      '&lt;mark&gt;x&lt;/mark&gt; &lt;<mark>script</mark>&gt;alert(&quot;<mark>report</mark>&quot;)&lt;/<mark>script</mark>&gt; &amp; <mark>report</mark>\u0001 &lt;<mark>b</mark> <mark>onclick</mark>=&#39;<mark>report</mark>&#39;&gt;',
    )
  })

  test('of a long text is its best passages, and the beginning when nothing answers', async () => {
    const filler = (from: number) => Array.from({ length: 60 }, (_, i) => `w${from + i}`).join('\n')
    const text = `${filler(100)} budget ${filler(200)} the summit and its budget ${filler(300)} a summit ${filler(400)}`
    expect(await html('en', text, 'summit budget', { length: 8, passages: 2 })).toBe(
      '… w158 w159 <mark>budget</mark> w200 w201 w202 w203 w204 … w259 the <mark>summit</mark> and its <mark>budget</mark> w300 w301 …',
    )
    expect(await html('en', text, 'forum', { length: 3 })).toBe('w100 w101 w102 …')
  })

  test('of a whole page of results costs one query for each language', async () => {
    const texts = Array.from({ length: 30 }, (_, i) => ({ text: `report ${i}`, language: (['en', 'ru', 'fr'] as const)[i % 3]! }))
    database.queries.length = 0
    const pages = await headlines(database.db, texts, 'report')
    expect([pages.every(([piece]) => piece!.hit), database.queries.length]).toEqual([true, 3])
  })
})
