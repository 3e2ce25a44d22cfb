import type { Run, Warning } from '../../types.ts'
import { changesOf } from '../changes.ts'
import { frontLines, lineText } from '../front.ts'
import { marksOf } from '../look.ts'
import { blocksOf, Table } from '../tables.ts'
import type { WritablePaper, WritableParagraph } from '../types.ts'
import { paperWords, printDate } from '../words.ts'
import { legal } from '../xml.ts'

/** Scripts that a set of fonts can print: those of Latin, Cyrillic and Greek letters always. */
export interface Covered {
  arabic: boolean
  chinese: boolean
}

const always = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u
const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u

/** What the layout prints, as plain data, and warnings of what no font here can print. */
export function pdfData(paper: WritablePaper, covered: Covered): { data: object; warnings: Warning[] } {
  const missing = new Map<string, string>()
  const words = paperWords[paper.language]
  const print = (text: string) => printable(text, covered, missing)
  const parties = [...new Set(changesOf(paper).map(({ by }) => by))]
  const notes = new Map(paper.notes.map(({ key }, index) => [key, index]))
  const numbers = new Map(paper.comments.map(({ key }, index) => [key, String(index + 1)]))
  const last = lastPlaces(paper)

  const runs = (all: readonly Run[], kind: WritableParagraph['kind']) =>
    all.flatMap((run, index) => {
      const change = run.revisions.at(-1)
      const marks = marksOf(run, kind, paper.language)
      const note = run.note === undefined ? undefined : notes.get(run.note)
      const next = all[index + 1]?.revisions.at(-1)
      // once after all that one party changed in a place
      const ends = change && !(next && next.by === change.by && next.move === change.move)
      const moved = change?.move === undefined ? '' : ` – ${words.moved}`
      return {
        lines: legal(run.text).replace(/\t/g, '\u2003').split('\n').map(print),
        bold: marks.includes('bold'),
        italic: marks.includes('italic'),
        underline: marks.includes('underline'),
        strike: marks.includes('strike'),
        raised: marks.find((mark) => mark === 'superscript' || mark === 'subscript') ?? null,
        href: run.href !== undefined && /^(https?:|mailto:)/i.test(run.href) ? run.href : null,
        note: note ?? null,
        colour: change ? parties.indexOf(change.by) : null,
        added: run.revisions.some(({ kind }) => kind === 'ins'),
        struck: run.revisions.some(({ kind }) => kind === 'del'),
        by: ends && run.text !== '' ? print((change.by ?? words.unnamed) + moved) : null,
        comments: (run.comments ?? []).filter((key) => last.get(key) === run).flatMap((key) => numbers.get(key) ?? []),
      }
    })
  const block = (paragraph: WritableParagraph) => {
    // who changed a label is told once, after the text, where the same party changed that too
    const told = new Set(paragraph.runs.flatMap(({ revisions }) => revisions.at(-1)?.by ?? []))
    const label = runs(paragraph.label, paragraph.kind).map((run, index) =>
      told.has(paragraph.label[index]!.revisions.at(-1)?.by ?? '') ? { ...run, by: null } : run,
    )
    return { kind: paragraph.kind, level: paragraph.level, label, runs: runs(paragraph.runs, paragraph.kind) }
  }

  const lines = frontLines(paper)
  const line = (...fields: string[]) => lines.filter(({ field }) => fields.includes(field)).map((one) => print(lineText(one, words.colon)))
  const data = {
    language: paper.language,
    size: paper.language === 'ar' ? 13 : 11,
    title: print(paper.front.title ?? paper.front.symbol ?? ''),
    author: paper.front.source === null ? [] : [print(paper.front.source)],
    symbol: print(paper.front.symbol ?? ''),
    commentsTitle: words.comments,
    front: {
      session: line('session')[0] ?? null,
      left: line('agendaItem'),
      right: line('symbol', 'date', 'originalLanguage'),
      source: line('source')[0] ?? null,
      title: line('title')[0] ?? null,
      box: lines
        .filter(({ field }) => ['purpose', 'actionRequired', 'financial', 'references'].includes(field))
        .map(({ label, text }) => ({ label, text: print(text) })),
    },
    blocks: blocksOf(paper.paragraphs, (paragraph) => paragraph).map((part) =>
      part instanceof Table
        ? { kind: 'rows', widths: part.widths, cells: part.rows.flatMap((row) => row.map((inside) => inside.map(block))) }
        : block(part),
    ),
    notes: paper.notes.map((note) =>
      runs(
        note.runs.map(({ note: _, comments: __, ...run }) => run),
        'note',
      ),
    ),
    comments: paper.comments.map(({ by, at, text }) => {
      const when = at === null ? '' : ` (${printDate(at, paper.language)})`
      return print(`${by ?? words.unnamed}${when}${words.colon}${legal(text).replace(/\n/g, ' ')}`)
    }),
  }
  return {
    data,
    warnings: [...missing].map(([script, found]) => ({ code: 'font-missing', detail: { found, script } })),
  }
}

/** Text with a mark in the place of what no font can print, so that nobody takes a row of boxes for words. */
function printable(text: string, covered: Covered, missing: Map<string, string>): string {
  let out = ''
  let lost = false
  for (const character of text) {
    const script = scriptWithoutFont(character, covered)
    if (script !== null)
      missing.set(script, (missing.get(script) ?? '').length < 20 ? (missing.get(script) ?? '') + character : missing.get(script)!)
    if (script === null) out += character
    else if (!lost) out += '[?]'
    lost = script !== null
  }
  return out
}

function scriptWithoutFont(character: string, covered: Covered): string | null {
  if (chinese.test(character)) return covered.chinese ? null : 'Han'
  if (/\p{Script=Arabic}/u.test(character)) return covered.arabic ? null : 'Arabic'
  if (/\p{Emoji_Presentation}/u.test(character)) return 'emoji'
  return always.test(character) ? null : 'other'
}

/** The run after which a comment's number stands: the last one that carries it. */
function lastPlaces({ paragraphs }: WritablePaper): Map<string, Run> {
  const last = new Map<string, Run>()
  for (const { label, runs } of paragraphs) for (const run of [...label, ...runs]) for (const key of run.comments ?? []) last.set(key, run)
  return last
}
