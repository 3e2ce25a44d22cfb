import type { Language } from '../../types.ts'
import { type FrontLine, frontLines, lineText } from '../front.ts'
import type { WritablePaper } from '../types.ts'
import { paperWords } from '../words.ts'
import { xml } from '../xml.ts'
import { textRun } from './runs.ts'
import { textWidth } from './styles.ts'

/** How a line's value is printed: a run, or in a template the field that a person fills in. */
export type PrintValue = (line: FrontLine, marks: 'bold'[]) => string

/**
 * The front page as the house has it: the session; the agenda item facing symbol, date and original language; source and
 * title; and a box that says why the paper is there and what is asked.
 */
export function frontBlock(
  paper: Pick<WritablePaper, 'language' | 'front' | 'paragraphs'>,
  print: PrintValue = plainValue(paper.language),
): string {
  return layOut(frontLines(paper), paper.language, print)
}

export function layOut(lines: readonly FrontLine[], language: Language, print: PrintValue): string {
  if (lines.length === 0) return ''
  const words = paperWords[language]
  const run = (text: string, marks: 'bold'[] = []) => textRun(text, { marks, language, kind: 'front' })
  const paragraph = (style: string, ...content: string[]) =>
    xml('w:p', {}, xml('w:pPr', {}, xml('w:pStyle', { 'w:val': style }), language === 'ar' ? '<w:bidi/>' : ''), ...content)
  const whole = (line: FrontLine, marks: 'bold'[]) => {
    const lead = line.label === null ? '' : lineText({ ...line, text: '' }, words.colon)
    return (lead === '' ? '' : run(lead, marks)) + print(line, marks)
  }
  const of = (...fields: FrontLine['field'][]) => lines.filter((line) => fields.includes(line.field))

  const session = of('session').map((line) => paragraph('Frontline', whole(line, ['bold'])))
  const left = of('agendaItem').map((line) => paragraph('Frontline', whole(line, ['bold'])))
  const right = of('symbol', 'date', 'originalLanguage').map((line) => paragraph('Frontline', whole(line, ['bold'])))
  const source = of('source').map((line) => paragraph('Source', whole(line, ['bold'])))
  const title = of('title').map((line) => paragraph('Title', print(line, ['bold'])))
  const box = of('purpose', 'actionRequired', 'financial', 'references').flatMap((line) => [
    paragraph('Tabletext', run(line.label ?? '', ['bold'])),
    paragraph('Tabletext', print(line, [])),
  ])
  const empty = paragraph('Frontline')
  return [
    ...session,
    left.length + right.length > 0 ? table(language, [left, right], false) : '',
    left.length + right.length > 0 && source.length + title.length === 0 ? empty : '',
    ...source,
    ...title,
    box.length > 0 ? table(language, [box], true) + empty : '',
  ].join('')
}

export const plainValue =
  (language: Language): PrintValue =>
  ({ text }, marks) =>
    textRun(text, { marks, language, kind: 'front' })

function table(language: Language, cells: readonly string[][], boxed: boolean): string {
  const width = Math.floor(textWidth / cells.length)
  return xml(
    'w:tbl',
    {},
    xml(
      'w:tblPr',
      {},
      boxed ? xml('w:tblStyle', { 'w:val': 'TableGrid' }) : '',
      language === 'ar' ? '<w:bidiVisual/>' : '',
      xml('w:tblW', { 'w:w': width * cells.length, 'w:type': 'dxa' }),
      xml('w:tblLayout', { 'w:type': 'fixed' }),
      xml('w:tblLook', { 'w:val': '04A0' }),
    ),
    xml('w:tblGrid', {}, xml('w:gridCol', { 'w:w': width }).repeat(cells.length)),
    xml(
      'w:tr',
      {},
      ...cells.map((content) =>
        xml('w:tc', {}, xml('w:tcPr', {}, xml('w:tcW', { 'w:w': width, 'w:type': 'dxa' })), ...(content.length > 0 ? content : ['<w:p/>'])),
      ),
    ),
  )
}
