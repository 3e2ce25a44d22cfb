import { tokens } from '../compare/tokens.ts'
import type { Language, ParagraphKind, Run } from '../types.ts'
import { inTableOrder } from './cells.ts'
import { choicesIn } from './pieces.ts'
import { editable } from './print.ts'
import { adds, deletes, rewords, voicesOf } from './problems.ts'
import type { Action, Amendment, Clause, Deed, MarkedParagraph, NegotiatedText, Reading, Step, Voice } from './types.ts'

/** A paragraph of a base text, with what a test leaves out filled in. */
export const clause = (id: string, text: string, rest: Partial<Clause> = {}): Clause => {
  const label = rest.label ?? ''
  return { id, label, path: `resolves ${label.replace(/\W+$/, '')}`.trim(), opener: 'resolves', kind: 'operative', level: 0, text, ...rest }
}

/** An amendment of one or more parties. */
export const amendment = (
  id: string,
  parties: string | string[],
  action: Action,
  target: string,
  rest: Partial<Amendment> = {},
): Amendment => ({
  id,
  parties: typeof parties === 'string' ? [parties] : parties,
  action,
  target,
  text: '',
  ...rest,
})

export const placeAfter = (after: string | null, level = 0, kind: ParagraphKind = 'operative', opener: string | null = 'resolves') => ({
  after,
  kind,
  opener,
  level,
})

/**
 * What a party proposes, taken straight from its own amendments: the yardstick for a compilation. Labels of new paragraphs that
 * the party does not print are undefined, for the compilation gives them.
 */
export function proposalOf(
  base: readonly Clause[],
  amendments: readonly Amendment[],
  voice: Voice,
): (Omit<Reading, 'label'> & { label: string | undefined })[] {
  const last = new Map<string, Amendment>()
  for (const one of amendments) if (voicesOf(one).includes(voice)) last.set(one.target, one)
  const text: (Omit<Reading, 'label'> & { label: string | undefined })[] = []
  const follow = (after: string | null): void => {
    for (const one of inTableOrder(amendments.filter(({ place }) => place?.after === after))) {
      if (!adds(one) || !one.place) continue
      const own = last.get(one.target)
      const { kind, opener, level } = one.place
      if (own && !deletes(own)) {
        text.push({ id: one.target, label: own.label, opener, kind, level, text: own.action === 'NOC' ? one.text : own.text })
      }
      follow(one.target)
    }
  }
  follow(null)
  for (const { id, label, opener, kind, level, text: words } of base) {
    const own = last.get(id)
    if (!own || !deletes(own))
      text.push({ id, label: own?.label ?? label, opener, kind, level, text: own && rewords(own) ? own.text : words })
    follow(id)
  }
  return text
}

/** Where random choices come from: `draw(n)` gives a whole number from 0 to n - 1. */
export type Draw = (below: number) => number

/** Reads choices off a list of numbers, and 0 when it is at its end: a shorter list is a simpler case. */
export function tape(numbers: readonly number[]): Draw {
  let at = 0
  return (below) => (numbers[at++] ?? 0) % Math.max(1, below)
}

/** A stream of choices that is always the same for one seed (mulberry32). */
export function seeded(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

const vocabulary: Record<Language, string[]> = {
  en: [
    'the ',
    'Secretary-General ',
    'shall ',
    'report ',
    'annually ',
    'to ',
    'the ',
    'Council',
    ', ',
    'on ',
    'progress ',
    '2027',
    ' [',
    '] ',
    ';',
  ],
  fr: ['le ', 'Secrétaire général ', 'fait ', 'rapport ', 'chaque ', 'année ', 'au ', 'Conseil', ', ', 'sur ', "l'état ", '2027', ';'],
  es: ['el ', 'Secretario General ', 'informará ', 'cada ', 'año ', 'al ', 'Consejo', ', ', 'sobre ', 'los ', 'avances ', '2027', ';'],
  ru: ['Генеральный ', 'секретарь ', 'ежегодно ', 'представляет ', 'отчет ', 'Совету', ', ', 'о ', 'ходе ', 'работы ', '2027 ', ';'],
  zh: ['秘书长', '应', '每年', '向', '理事会', '报告', '进展', '情况', '，', '并', '提交', '2027年', '；', '𠀀'],
  ar: ['يقدم ', 'الأمين ', 'العام ', 'تقريرا ', 'سنويا ', 'إلى ', 'المجلس', '، ', 'عن ', 'التقدم ', 'المحرز ', '2027 ', 'وقّع ', '؛'],
}

function sentence(draw: Draw, language: Language, words: number): string {
  const pool = vocabulary[language]
  return Array.from({ length: words }, () => pool[draw(pool.length)]).join('')
}

/** A text with one to three stretches of words replaced, added or left out; never empty. */
export function reworded(draw: Draw, text: string, language: Language): string {
  const words = tokens(text, language)
  for (let edits = 1 + draw(3); edits > 0; edits--)
    words.splice(draw(words.length + 1), draw(3), ...(draw(3) === 0 ? [] : [sentence(draw, language, 1 + draw(3))]))
  const changed = words.join('')
  return changed.trim() === '' ? `${text}.` : changed
}

export interface Draft {
  language: Language
  base: Clause[]
  amendments: Amendment[]
  parties: string[]
}

const series: Record<Language, string[][]> = {
  en: [['1', '2', '3', '4', '5', '6', '7', '8'], ['a)', 'b)', 'c)', 'd)', 'e)', 'f)', 'g)', 'h)'], ['i)', 'ii)', 'iii)', 'iv)', 'v)', 'vi)', 'vii)', 'viii)']],
  fr: [],
  es: [],
  ru: [],
  zh: [['1', '2', '3', '4', '5', '6', '7', '8'], ['（一）', '（二）', '（三）', '（四）', '（五）', '（六）', '（七）', '（八）'], ['a)', 'b)', 'c)', 'd)', 'e)', 'f)', 'g)', 'h)']],
  ar: [['1', '2', '3', '4', '5', '6', '7', '8'], ['أ )', 'ب)', 'ج)', 'د)', 'ه)', 'و)', 'ز)', 'ح)'], ['–', '–', '–', '–', '–', '–', '–', '–']],
} // biome-ignore format: series of labels read best in rows

/** A table of two columns or three, with empty cells. */
function randomTable(draw: Draw, language: Language, before: readonly Clause[]): Clause[] {
  const table = Math.max(-1, ...before.map(({ cell }) => cell?.table ?? -1)) + 1
  const columns = 2 + draw(2)
  const common = { label: '', path: `table ${table + 1}`, opener: null, kind: 'table' as const, level: 0 }
  const cells = Array.from({ length: columns * (1 + draw(3)) }, (_, at): Clause => {
    const words = sentence(draw, language, draw(5))
    const text = at === 0 && words.trim() === '' ? '–' : words
    return { id: `t${table}-${at}`, ...common, text, cell: { table, row: Math.floor(at / columns), cell: at % columns } }
  })
  return cells.filter(({ text }) => text.trim() !== '')
}

/** A random negotiation: tables, conflicts, joint and unspecified authors, moves, amendments to amendments, whole new sections. Without errors. */
export function randomDraft(draw: Draw, language: Language, size = { paragraphs: 6, amendments: 12, parties: 6 }): Draft {
  const parties = Array.from(
    { length: 2 + draw(size.parties - 1) },
    (_, at) => ['CEPT', 'ATU', 'RCC', 'APT', 'CITEL', 'ASMG'][at] ?? `S${at}`,
  )
  const labels = series[language].length > 0 ? series[language] : series.en
  const base: Clause[] = []
  const counts = [0, 0, 0]
  let opener = 'resolves'
  for (let n = 1 + draw(size.paragraphs); n > 0; n--) {
    const id = `p${base.length + 1}`
    if (draw(5) === 0) {
      opener = `instructs-${base.length}`
      counts.fill(0)
      base.push({ id, label: '', path: opener, opener, kind: 'opener', level: 0, text: sentence(draw, language, 2) })
      continue
    }
    if (draw(6) === 0) {
      base.push(...randomTable(draw, language, base))
      continue
    }
    const level = draw(3)
    const label = labels[level]?.[counts[level] ?? 0] ?? ''
    counts[level] = (counts[level] ?? 0) + 1
    counts.fill(0, level + 1)
    base.push({ id, label, path: `${opener} ${label}`, opener, kind: 'operative', level, text: sentence(draw, language, draw(12)) || '–' })
  }
  const amendments: Amendment[] = []
  const subjects = new Map(base.map(({ id, text }) => [id, text]))
  const someone = (): string[] => {
    const first = draw(parties.length)
    if (draw(10) === 9) return []
    return draw(4) === 3 ? [...new Set([parties[first] as string, parties[draw(parties.length)] as string])] : [parties[first] as string]
  }
  const somePlace = () => {
    const ids = [null, ...subjects.keys()]
    const near = ids[draw(ids.length)] as string | null
    const stood = base.find(({ id }) => id === near)?.cell
    // beside a cell a new row, a further paragraph in it, or what its author did not place in the table
    const place = [{ column: draw(3), begins: 'row' as const }, stood && { column: stood.cell }, undefined][draw(3)]
    // a row is added below a whole one
    const row = base.findLast(({ cell }) => stood && cell?.table === stood.table && cell.row === stood.row)
    const after = place?.begins && row ? row.id : near
    if (stood && place) return { after, kind: 'table' as const, opener: null, level: 0, cell: place }
    return { after, kind: (draw(8) === 7 ? 'opener' : 'operative') as ParagraphKind, opener, level: draw(2) }
  }
  const propose = (one: Omit<Amendment, 'id' | 'parties'>, by = someone()): void => {
    const label = draw(4) === 3 && !deletes(one as Amendment) ? { label: `${draw(9)} bis` } : {}
    amendments.push({ ...one, id: `m${amendments.length + 1}`, parties: by, ...label })
  }
  for (let n = draw(size.amendments + 1); n > 0; n--) {
    const ids = [...subjects.keys()]
    const target = ids[draw(ids.length)] as string
    const source = subjects.get(target) as string
    const fresh = `n${amendments.length + 1}`
    const earlier = amendments.filter(adds)
    const rewordings = amendments.filter((one) => rewords(one) && one.target === target)
    switch (draw(9)) {
      case 0:
      case 1:
      case 2:
        propose({ action: 'MOD', target, text: reworded(draw, source, language) })
        break
      case 3: {
        const other = rewordings[draw(rewordings.length)]
        propose({ action: draw(2) === 0 ? 'MOD' : '(MOD)', target, text: other ? other.text : `${source}.` })
        break
      }
      case 4:
        propose({ action: 'SUP', target, text: '' })
        break
      case 5:
        propose({ action: 'NOC', target, text: '' })
        break
      case 6: {
        const by = someone()
        const place = somePlace()
        propose({ action: 'SUP*', target, text: '', partner: fresh }, by)
        propose(
          { action: 'ADD*', target: fresh, text: draw(2) === 0 ? source : reworded(draw, source, language), place, partner: target },
          by,
        )
        subjects.set(fresh, amendments.at(-1)?.text as string)
        break
      }
      default: {
        // a rival of an earlier one, the same or a little different, or something else
        const rival = earlier[draw(earlier.length)]
        const place = rival?.place && draw(3) > 0 ? rival.place : somePlace()
        const likely = rival && draw(3) > 0 ? (draw(2) === 0 ? rival.text : reworded(draw, rival.text, language)) : ''
        const text = likely || sentence(draw, language, 1 + draw(10))
        propose({ action: 'ADD', target: fresh, text: text.trim() === '' ? '–' : text, place })
        subjects.set(fresh, amendments.at(-1)?.text as string)
      }
    }
  }
  return { language, base, amendments, parties }
}

/** A conference: every party amends every third paragraph, many of them alike. For measuring. */
export function conference(parties: number, paragraphs: number, language: Language = 'en'): Draft {
  const draw = seeded(parties * 1000 + paragraphs)
  const labels = Array.from({ length: paragraphs }, (_, at) => String(at + 1))
  const base = labels.map((label, at) => clause(`p${at + 1}`, sentence(draw, language, 60), { label }))
  const names = Array.from({ length: parties }, (_, at) => `Party ${at + 1}`)
  const alike = base.map(({ text }) => Array.from({ length: 3 }, () => reworded(draw, text, language)))
  const amendments: Amendment[] = []
  for (const name of names) {
    for (const [at, { id, text }] of base.entries()) {
      const ids = { id: `${name} ${id}`, parties: [name], target: id }
      const kind = draw(30)
      if (kind < 14)
        amendments.push({ ...ids, action: 'MOD', text: draw(2) === 0 ? (alike[at]?.[draw(3)] as string) : reworded(draw, text, language) })
      else if (kind < 16) amendments.push({ ...ids, action: 'SUP', text: '' })
      else if (kind < 18) amendments.push({ ...ids, action: 'NOC', text: '' })
      else if (kind < 20)
        amendments.push({ ...ids, action: 'ADD', target: `new ${name} ${id}`, text: alike[at]?.[draw(3)] as string, place: placeAfter(id) })
    }
  }
  return { language, base, amendments, parties: names }
}

/** What a word processor leaves of tracked changes when all are rejected (`del`) or accepted (`ins`). */
export function sideOfRuns(paper: readonly MarkedParagraph[], side: 'del' | 'ins'): { label: string; text: string }[] {
  const read = (runs: readonly Run[]) =>
    runs
      .filter(({ revisions }) => revisions.every(({ kind }) => kind === side))
      .map(({ text }) => text)
      .join('')
  return paper
    .filter(({ mark }) => mark.every(({ kind }) => kind === side))
    .map(({ label, runs }) => ({ label: read(label), text: read(runs) }))
}

const at = '2026-11-22T09:00:00Z'

/** A step on a paragraph as it is now. */
export const stepOn = (text: NegotiatedText, id: string, paragraph: string | null, deed: Deed, rest: Partial<Step> = {}): Step => ({
  id,
  by: 'chair',
  at,
  paragraph,
  on: text.paragraphs.find((one) => one.id === paragraph || one.merged.includes(paragraph ?? ''))?.version ?? 0,
  deed,
  ...rest,
})

/** Something that somebody may do next in the room; not always possible. */
export function randomStep(draw: Draw, text: NegotiatedText, late: readonly Amendment[]): Step {
  const id = `s${text.version}-${draw(1000)}`
  const paragraph = text.paragraphs[draw(text.paragraphs.length)]
  const deed = ((): Deed => {
    const choices = paragraph ? [...choicesIn(paragraph.pieces)] : []
    const choice = choices[draw(choices.length)]
    const length = paragraph?.pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 1), 0) ?? 0
    const from = draw(length + 1)
    const stretch = { within: null, from, to: from + draw(length - from + 1) }
    switch (draw(14)) {
      case 0:
      case 1:
        if (paragraph?.presence) return { do: 'choose', choice: paragraph.presence.id, option: draw(2) }
        return { do: 'choose', choice: choice?.id ?? 'none', option: draw(3) || null }
      case 2:
        return { do: 'choose', choice: choice?.id ?? 'none', option: draw(choice?.options.length ?? 1) }
      case 3:
        return { do: 'edit', text: 'X', stretch }
      case 4:
        return { do: 'edit', text: `${paragraph ? editable(paragraph) : ''} Y` }
      case 5:
        return { do: 'bracket', stretch, asked: { by: 'RCC', why: 'capital' } }
      case 6:
        return { do: 'unbracket', choice: choices.find(({ asked }) => asked)?.id ?? 'none' }
      case 7:
        return { do: 'delete' }
      case 8:
        return { do: 'restore' }
      case 9:
        return { do: 'move', after: text.paragraphs[draw(text.paragraphs.length)]?.id ?? null }
      case 10:
        return { do: 'status', status: (['open', 'agreed', 'suggested-for-closure'] as const)[draw(3)] as 'open' }
      case 11: {
        const amendment = late[draw(late.length)]
        return amendment ? { do: 'amend', amendment } : { do: 'delete' }
      }
      case 12:
        return { do: 'withdraw', amendment: text.amendments[draw(text.amendments.length)]?.id ?? 'none' }
      default:
        return { do: 'undo', step: text.history[text.history.length - 1 - draw(3)]?.step.id ?? 'none' }
    }
  })()
  if (deed.do === 'undo') return stepOn(text, id, null, deed)
  if (deed.do === 'amend') return stepOn(text, id, deed.amendment.target, deed)
  return stepOn(text, id, paragraph?.id ?? null, deed)
}
