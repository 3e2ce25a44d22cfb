import fc from 'fast-check'
import type { Comment, Language, Note, Revision, Run, SourceParagraph } from '../types.ts'
import { noFront, type PaperFront, type WritablePaper, type WritableParagraph } from './types.ts'

/** Papers made in the tests of the writers. */

export const plain = (text: string): Run => ({ text, revisions: [] })
export const added = (text: string, by = 'CEPT', at = '2026-03-01T10:00:00Z'): Run => ({ text, revisions: [{ kind: 'ins', by, at }] })
export const struck = (text: string, by = 'CEPT', at = '2026-03-01T10:00:00Z'): Run => ({ text, revisions: [{ kind: 'del', by, at }] })

export const para = (
  kind: WritableParagraph['kind'],
  text: string | Run[],
  more: { label?: string | Run[]; level?: number; mark?: Revision[]; cell?: SourceParagraph['cell'] } = {},
): WritableParagraph => ({
  kind,
  level: more.level ?? 0,
  label: runsOf(more.label ?? []),
  runs: runsOf(text),
  mark: more.mark ?? [],
  cell: more.cell ?? null,
})
const runsOf = (text: string | Run[]) => (typeof text === 'string' ? [plain(text)] : text)

export const paper = (language: Language, paragraphs: WritableParagraph[], more: Partial<WritablePaper> = {}): WritablePaper => ({
  language,
  front: noFront,
  paragraphs,
  notes: [],
  comments: [],
  ...more,
})

/** A front page with every field, in each language. */
export const fronts: Record<Language, PaperFront> = {
  en: {
    symbol: 'C26/59',
    title: 'Improvements to the review of the Action Lines',
    date: '2026-04-10',
    source: 'Republic of Korea, Switzerland',
    originalLanguage: 'en',
    agendaItem: 'PL 1.1',
    session: 'Council 2026, Geneva, 28 April - 8 May 2026',
    purpose: 'This contribution proposes how the reporting of facilitators may be made simpler.',
    actionRequired: 'The Council is invited to consider and approve the proposal.',
    financial: 'Within the allocated budget.',
    references: ['Resolution 140 (Rev. Bucharest, 2022)', 'C25/8'],
  },
  fr: {
    symbol: 'C26/59',
    title: "Améliorations de l'examen des grandes orientations",
    date: '2026-05-01',
    source: 'République de Corée, Suisse',
    originalLanguage: 'en',
    agendaItem: 'PL 1.1',
    session: 'Conseil 2026, Genève, 28 avril - 8 mai 2026',
    purpose: 'La présente contribution propose de simplifier les rapports des coordonnateurs.',
    actionRequired: 'Le Conseil est invité à examiner et à approuver la proposition.',
    financial: 'Dans les limites du budget attribué.',
    references: ['Résolution 140 (Rév. Bucarest, 2022)', 'C25/8'],
  },
  es: {
    symbol: 'C26/59',
    title: 'Mejoras del examen de las Líneas de Acción',
    date: '2026-04-10',
    source: 'República de Corea, Suiza',
    originalLanguage: 'en',
    agendaItem: 'PL 1.1',
    session: 'Consejo 2026, Ginebra, 28 de abril - 8 de mayo de 2026',
    purpose: 'Esta contribución propone simplificar los informes de los facilitadores.',
    actionRequired: 'Se invita al Consejo a considerar y aprobar la propuesta.',
    financial: 'Dentro del presupuesto asignado.',
    references: ['Resolución 140 (Rev. Bucarest, 2022)', 'C25/8'],
  },
  ru: {
    symbol: 'C26/59',
    title: 'Совершенствование обзора Направлений деятельности',
    date: '2026-04-10',
    source: 'Республика Корея, Швейцария',
    originalLanguage: 'en',
    agendaItem: 'PL 1.1',
    session: 'Совет 2026 года, Женева, 28 апреля - 8 мая 2026 года',
    purpose: 'В этом вкладе предлагается упростить отчетность координаторов.',
    actionRequired: 'Совету предлагается рассмотреть и утвердить предложение.',
    financial: 'В пределах выделенного бюджета.',
    references: ['Резолюция 140 (Пересм. Бухарест, 2022 г.)', 'C25/8'],
  },
  zh: {
    symbol: 'C26/59',
    title: '改进对行动方面的审查工作',
    date: '2026-04-10',
    source: '大韩民国、瑞士',
    originalLanguage: 'en',
    agendaItem: 'PL 1.1',
    session: '2026年理事会，日内瓦，2026年4月28日-5月8日',
    purpose: '本文稿建议简化推进方的报告工作。',
    actionRequired: '请理事会审议并批准该提案。',
    financial: '在已划拨的预算之内。',
    references: ['第140号决议（2022年，布加勒斯特，修订版）', 'C25/8'],
  },
  ar: {
    symbol: 'C26/59',
    title: 'تحسين استعراض خطوط العمل',
    date: '2026-04-10',
    source: 'جمهورية كوريا، سويسرا',
    originalLanguage: 'en',
    agendaItem: 'PL 1.1',
    session: 'المجلس 2026، جنيف، 28 أبريل - 8 مايو 2026',
    purpose: 'تقترح هذه المساهمة تبسيط تقارير الميسرين.',
    actionRequired: 'يُدعى المجلس إلى النظر في المقترح والموافقة عليه.',
    financial: 'في حدود الميزانية المخصصة.',
    references: ['القرار 140 (المراجَع في بوخارست، 2022)', 'C25/8'],
  },
}

const words: Record<Language, string[]> = {
  en: ['to act', 'the Council', ' & <report>', 'by 2027;', ' '],
  fr: ["à agir d'urgence", 'le Conseil', ' '],
  es: ['a que actúe', 'el Consejo', ' '],
  ru: ['действовать', 'Совет', ' '],
  zh: ['采取行动', '理事会', '（2022年）', '；'],
  ar: ['أن يعمل', 'المجلس', ' 2027', '؛ ', 'ITU'],
}
const labels: Record<Language, string[]> = {
  en: ['1', 'a)', '5 bis', '3.15.1', '–'],
  fr: ['1', 'a)', '5 bis', '–'],
  es: ['1', 'a)', '5 bis', '–'],
  ru: ['1', 'а)', '5 bis', '–'],
  zh: ['1', '（三）', 'a)', '一、'],
  ar: ['1', 'أ )', '5 مكرراً', '–'],
}

const by = fc.constantFrom('CEPT', 'ATU', 'Secretariat "A" & <B>', 'الأمانة', null)
const at = fc.constantFrom('2026-03-01T10:00:00Z', '2026-04-02T08:30:00+02:00', null)
const revision = (kind: Revision['kind']) => fc.record({ kind: fc.constant(kind), by, at })
const stack = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Revision[]>([]) },
  { weight: 2, arbitrary: fc.tuple(revision('ins')).map((one): Revision[] => one) },
  { weight: 2, arbitrary: fc.tuple(revision('del')).map((one): Revision[] => one) },
  { weight: 1, arbitrary: fc.tuple(revision('ins'), revision('del')).map((both): Revision[] => both) },
)
const marks = fc.subarray(['bold', 'italic', 'underline', 'strike', 'superscript'] as const)
const kinds = ['heading', 'body-clause', 'opener', 'preamble', 'operative', 'prose', 'annex-title', 'note', 'signature'] as const

const run = (texts: readonly string[]): fc.Arbitrary<Run> =>
  fc
    .record({
      text: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...texts) },
        {
          weight: 1,
          arbitrary: fc.string({ unit: fc.constantFrom('x', '&', '<', '\u0301', '😀', '\t', '\n', '\u2011'), minLength: 1, maxLength: 5 }),
        },
      ),
      revisions: stack,
      marks,
      href: fc.option(fc.constantFrom('https://www.example.int/a?b=1&c=2', '#annex'), { nil: undefined, freq: 6 }),
    })
    .map(({ text, revisions, marks, href }) => ({
      text,
      revisions,
      ...(marks.length > 0 && { marks: [...marks] }),
      ...(href !== undefined && { href }),
    }))

/** A random paper: labels under tracked changes, moves, tables with tracked rows, notes, comments with answers. */
export function anyPaper(choice: readonly Language[] = ['ar', 'en', 'zh']): fc.Arbitrary<WritablePaper> {
  return fc.constantFrom(...choice).chain((language) => {
    const text = run(words[language])
    const paragraph: fc.Arbitrary<WritableParagraph> = fc.record({
      kind: fc.constantFrom(...kinds),
      level: fc.nat(3),
      label: fc.array(fc.record({ text: fc.constantFrom(...labels[language]), revisions: stack }), { maxLength: 2 }),
      runs: fc.array(text, { minLength: 1, maxLength: 4 }),
      mark: stack,
      cell: fc.constant(null),
    })
    // of a tracked row each paragraph may be by somebody else; cells may be empty, or hold several paragraphs
    const placed = fc.tuple(paragraph, fc.constantFrom(0, 1, 1, 2), by)
    const tracked = fc.option(fc.oneof(revision('ins'), revision('del')))
    const table = fc.array(fc.tuple(tracked, fc.array(placed, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 3 })
    const block: fc.Arbitrary<WritableParagraph[] | { rows: [Revision | null, [WritableParagraph, number, string | null][]][] }> = fc.oneof(
      { weight: 6, arbitrary: paragraph.map((one) => [one]) },
      { weight: 1, arbitrary: table.map((rows) => ({ rows })) },
    )
    return fc
      .record({
        blocks: fc.array(block, { minLength: 1, maxLength: 7 }),
        notes: fc.array(
          fc.record({
            runs: fc.array(text, { minLength: 1, maxLength: 3 }),
            kind: fc.constantFrom('footnote', 'endnote'),
            where: fc.nat(),
          }),
          {
            maxLength: 2,
          },
        ),
        comments: fc.array(
          fc.record({
            by,
            at,
            text: fc.constantFrom(...words[language].map((word) => word.trim()), 'two\nlines'),
            from: fc.nat(),
            length: fc.nat(3),
            answered: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
        move: fc.option(fc.record({ by, at, from: fc.nat(), to: fc.nat() })),
      })
      .map(({ blocks, notes, comments, move }) => {
        let tables = 0
        const paragraphs = blocks.flatMap((part) => {
          if (Array.isArray(part)) return part.map(copy)
          const number = tables++
          const columns = Math.max(...part.rows.flatMap(([, row]) => row.map(([, column]) => column))) + 1
          const cells = part.rows.flatMap(([tracked, row], at) =>
            Array.from({ length: columns }, (_, cell) => {
              const inside = row.filter(([, column]) => column === cell)
              // as a reader tells it: an empty cell has a paragraph without words
              const all = inside.length > 0 ? inside : [[para('table', []), cell, tracked?.by ?? null] as const]
              return all.map(([one, , by]) => ({
                ...under(copy(one), tracked && { ...tracked, by }),
                kind: 'table' as const,
                cell: { table: number, row: at, cell },
              }))
            }).flat(),
          )
          return [...cells, para('prose', 'x')]
        })
        const body = paragraphs.filter(({ cell }) => cell === null)
        if (move && body.length > 0) {
          const { from, to, ...who } = move
          const end = (kind: Revision['kind']): Run => ({ text: 'moved words', revisions: [{ kind, ...who, move: 'm1' }] })
          body[from % body.length]!.runs.push(end('del'))
          body[to % body.length]!.runs.unshift(end('ins'))
        }
        const count = { footnote: 0, endnote: 0 }
        const made: Note[] = notes.map(({ runs, kind }) => ({
          key: `${kind === 'footnote' ? 'fn' : 'en'}${++count[kind]}`,
          kind,
          runs: [plain('see '), ...runs.map((one) => ({ ...one, text: `${one.text}.` }))],
        }))
        for (const [index, { where }] of notes.entries())
          paragraphs[where % paragraphs.length]!.runs.push({ text: '', revisions: [], note: made[index]!.key })
        const said: Comment[] = []
        const flow = paragraphs.flatMap(({ label, runs }) => [...label, ...runs])
        for (const { from, length, answered, ...comment } of comments) {
          const keys = [`c${said.length}`, ...(answered ? [`c${said.length + 1}`] : [])]
          said.push({ key: keys[0]!, ...comment })
          if (answered) said.push({ key: keys[1]!, by: 'Chair', at: null, text: 'agreed', replyTo: keys[0]! })
          const start = from % flow.length
          for (const one of flow.slice(start, start + length + 1)) one.comments = [...(one.comments ?? []), ...keys]
        }
        return paper(language, paragraphs, { notes: made, comments: said })
      })
  })
}

/** Generators share what they make; papers change their runs. */
const copy = (one: WritableParagraph): WritableParagraph => structuredClone(one)

/** All of a paragraph of a row that is tracked as a whole. */
const under = (one: WritableParagraph, tracked: Revision | null): WritableParagraph =>
  tracked === null
    ? one
    : {
        ...one,
        label: one.label.map((r) => ({ ...r, revisions: [tracked] })),
        runs: one.runs.map((r) => ({ ...r, revisions: [tracked] })),
        mark: [tracked],
      }

/** A resolution with what a negotiation leaves in it. */
const proposal = (
  language: 'en' | 'zh' | 'ar',
  w: Record<'clause' | 'recalling' | 'a' | 'resolves' | 'one' | 'two' | 'new' | 'note', string>,
) => {
  const by = { by: 'CEPT', at: '2026-03-01T10:00:00Z' }
  const gone = { by: 'ATU', at: '2026-03-02T09:00:00Z' }
  return paper(
    language,
    [
      para('body-clause', w.clause),
      para('opener', w.recalling),
      para('preamble', [plain(w.a), { text: '', revisions: [], note: 'fn1' }, plain('؛;'.charAt(language === 'ar' ? 0 : 1))], {
        label: 'a)',
      }),
      para('preamble', [{ text: w.two, revisions: [{ kind: 'del', ...gone, move: 'm1' }] }], {
        label: [{ text: 'b)', revisions: [{ kind: 'del', ...gone, move: 'm1' }] }],
        mark: [{ kind: 'del', ...gone, move: 'm1' }],
      }),
      para('preamble', w.a, { label: [struck('c', 'ATU'), added('b', 'ATU'), plain(')')] }),
      para('opener', w.resolves),
      para('operative', [plain(w.one), struck(w.note), added(w.new), plain('.')], { label: '1' }),
      para('operative', [added(w.new, 'RCC')], { label: [added('1 bis', 'RCC')], mark: [{ kind: 'ins', by: 'RCC', at: null }] }),
      para('operative', [{ text: w.two, revisions: [{ kind: 'ins', ...gone, move: 'm1' }] }], {
        label: [{ text: '2', revisions: [{ kind: 'ins', ...gone, move: 'm1' }] }],
        mark: [{ kind: 'ins', ...gone, move: 'm1' }],
      }),
      para(
        'operative',
        [plain(w.one), { text: w.two, revisions: [], comments: ['c0', 'c1'] }, added(w.new, 'RCC'), struck(w.note, 'RCC')],
        {
          label: 'i)',
          level: 1,
        },
      ),
      ...['', ' 2'].flatMap((row, at) =>
        [0, 1].map((cell) => {
          const own = at === 0 ? plain(w.note) : added(`${w.new}${row}`)
          return para('table', [own], { cell: { table: 0, row: at, cell }, mark: own.revisions })
        }),
      ),
      para('annex-title', w.note),
      para('prose', [{ text: w.one, revisions: [], href: 'https://www.example.int/a' }]),
    ],
    {
      front: fronts[language],
      notes: [{ key: 'fn1', kind: 'footnote', runs: [plain(w.note), added(w.new, by.by)] }],
      comments: [
        { key: 'c0', by: 'Chair', at: '2026-03-03T08:00:00Z', text: w.note },
        { key: 'c1', by: 'CEPT', at: null, text: w.two, replyTo: 'c0' },
      ],
    },
  )
}

/** The same resolution under negotiation in three languages. */
export const resolutions = {
  en: proposal('en', {
    clause: 'The Plenipotentiary Conference of the International Telecommunication Union,',
    recalling: 'recalling',
    a: 'the outcomes of both phases of the Summit',
    resolves: 'resolves',
    one: 'to submit a report to the Council ',
    two: 'the review to be held by the General Assembly',
    new: ' annual reports',
    note: ' each year',
  }),
  zh: proposal('zh', {
    clause: '国际电信联盟全权代表大会，',
    recalling: '忆及',
    a: '信息社会世界峰会两个阶段的成果',
    resolves: '做出决议',
    one: '向理事会提交报告',
    two: '联合国大会将进行的审查',
    new: '年度报告',
    note: '每年',
  }),
  ar: proposal('ar', {
    clause: 'إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات،',
    recalling: 'إذ يذكّر',
    a: 'بنتائج مرحلتي القمة العالمية لمجتمع المعلومات',
    resolves: 'يقرر',
    one: 'أن يقدم تقريراً إلى المجلس',
    two: 'الاستعراض الذي ستجريه الجمعية العامة',
    new: ' تقارير سنوية',
    note: ' في كل سنة',
  }),
}
