import { isLanguage, type Language, type Translate } from '../../../platform/i18n/index.ts'
import type { WritableParagraph } from '../../../texts/index.ts'

/** A section as it is printed: a chapter (level 0), or a topic within the chapter before it (level 1). */
export interface SectionText {
  key: string
  level: number
  heading: string
  heading_language: Language
  /** one paragraph on each line; a line that begins with `{fr}` quotes words in that language and has no number */
  text: string
}

/** A line of a report with its number, ready for the page and for the writers. */
export interface ReportLine {
  section: string
  kind: 'heading' | 'prose'
  level: number
  label: string
  text: string
  lang: Language
}

const quoted = /^\{(ar|en|es|fr|ru|zh)\}\s*/

/** Lines of a section's text: its paragraphs, and words quoted in a language of their own. */
export const linesOf = (text: string, language: Language): { text: string; lang: Language; quote: boolean }[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const said = quoted.exec(line)
      const lang = said && isLanguage(said[1]) ? said[1] : language
      const words = said ? line.slice(said[0].length) : line
      return words ? [{ text: words, lang, quote: said !== null }] : []
    })

/** Words said in some language, as a line of a section; every paragraph of theirs is a line of its own. */
export const quote = (text: string, language: Language): string[] => linesOf(text, language).map((line) => `{${line.lang}} ${line.text}`)

/** a), b), … z), aa): Latin letters in every language, as the papers have them. */
const letter = (index: number): string => {
  const one = String.fromCharCode(97 + (index % 26))
  return `${one.repeat(Math.floor(index / 26) + 1)})`
}

/**
 * The house form: chapters 1, 2, 3 with paragraphs 1.1, 1.2; topics a), b), c) with paragraphs 1), 2). Numbers follow from the
 * order alone, so that a paragraph more or less renumbers what comes after it.
 */
export function numberLines(sections: readonly SectionText[], language: Language): ReportLine[] {
  let chapter = 0
  let topic = -1
  return sections.flatMap(({ key, level, heading, heading_language, text }) => {
    if (level === 0) [chapter, topic] = [chapter + 1, -1]
    else topic++
    const label = level === 0 ? String(chapter) : letter(topic)
    let paragraph = 0
    const body = linesOf(text, language).map(({ text, lang, quote }): ReportLine => {
      if (!quote) paragraph++
      const own = quote ? '' : level === 0 ? `${chapter}.${paragraph}` : `${paragraph})`
      return { section: key, kind: 'prose', level: level + (quote ? 1 : 0), label: own, text, lang }
    })
    return [{ section: key, kind: 'heading' as const, level, label, text: heading, lang: heading_language }, ...body]
  })
}

/** Words that are not in the language of the report say so. */
export const marked = (t: Translate, { text, lang }: Pick<ReportLine, 'text' | 'lang'>): string =>
  lang === t.lang ? text : t('meetings.report.other-language', { words: text, language: t(`ui.language.${lang}`) })

/** The lines as the writers of Word and PDF take them. */
export const writable = (t: Translate, lines: readonly ReportLine[]): WritableParagraph[] =>
  lines.map((line) => ({
    kind: line.kind,
    level: line.level,
    label: line.label ? [{ text: line.label, revisions: [] }] : [],
    runs: [{ text: marked(t, line), revisions: [] }],
    mark: [],
    cell: null,
  }))

/** A table of the summary record: what was discussed, on which documents. */
export const subjectTable = (head: readonly [string, string], rows: readonly (readonly [string, string])[]): WritableParagraph[] =>
  [head, ...rows].flatMap((cells, row) =>
    cells.map((text, cell) => ({
      kind: 'table' as const,
      level: 0,
      label: [],
      runs: [{ text, revisions: [], ...(row === 0 && { marks: ['bold' as const] }) }],
      mark: [],
      cell: { table: 0, row, cell },
    })),
  )
