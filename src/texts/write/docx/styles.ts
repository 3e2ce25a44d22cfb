import type { Language, ParagraphKind } from '../../types.ts'
import type { WritablePaper, WritableParagraph } from '../types.ts'
import { declaration, group, xml } from '../xml.ts'

/** Namespaces of every part of the text. */
export const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml',
  'mc:Ignorable': 'w14 w15',
}

/** Twips of a line of text: the page without its margins. */
export const textWidth = 9639

/** Twips by which a labelled paragraph hangs: 1.5 cm, wide enough for `3.15.1` and `5 bis`. */
const hang = 850

const styleIds: Partial<Record<ParagraphKind, string>> = {
  front: 'Headline',
  opener: 'Call',
  'body-clause': 'Bodyclause',
  'annex-title': 'Annextitle',
  note: 'Notetext',
  table: 'Tabletext',
  signature: 'Signature',
}

const styleOf = ({ kind, level, cell }: WritableParagraph): string | null => {
  if (kind === 'heading') return `Heading${Math.min(level + 1, 4)}`
  return cell ? 'Tabletext' : (styleIds[kind] ?? null)
}

/** What holds for a paragraph; `mark` are the tracked changes of its mark, as markup. */
export function paragraphProperties(paragraph: WritableParagraph, paper: Pick<WritablePaper, 'language'>, mark = ''): string {
  const style = styleOf(paragraph)
  const labelled = paragraph.label.some((run) => run.text !== '')
  const left = paragraph.cell || paragraph.kind === 'heading' ? (labelled ? hang : 0) : hang * (paragraph.level + (labelled ? 1 : 0))
  return group(
    'w:pPr',
    style ? xml('w:pStyle', { 'w:val': style }) : '',
    paper.language === 'ar' ? '<w:bidi/>' : '',
    left > 0 || labelled ? xml('w:ind', { 'w:left': left, 'w:hanging': labelled ? hang : null }) : '',
    mark === '' ? '' : xml('w:rPr', {}, mark),
  )
}

const tags: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ru: 'ru-RU', zh: 'zh-CN', ar: 'ar-SA' }

const paragraphStyle = (id: string, name: string, pPr: string, rPr = '', next = 'Normal') =>
  xml(
    'w:style',
    {
      'w:type': 'paragraph',
      'w:styleId': id,
      'w:customStyle': /^(heading|Title|footnote|endnote|annotation|footer|Signature)/.test(name) ? null : 1,
    },
    xml('w:name', { 'w:val': name }),
    xml('w:basedOn', { 'w:val': 'Normal' }),
    xml('w:next', { 'w:val': next }),
    '<w:qFormat/>',
    xml('w:pPr', {}, pPr),
    rPr === '' ? '' : xml('w:rPr', {}, rPr),
  )

const spacing = (before: number, after = 0) => xml('w:spacing', { 'w:before': before, 'w:after': after })
const size = (halfPoints: number) => xml('w:sz', { 'w:val': halfPoints }) + xml('w:szCs', { 'w:val': halfPoints })
const centred = xml('w:jc', { 'w:val': 'center' })

/**
 * Styles by the names that delegations know. Bold and italics are not among them: they stand at the runs, so that what a
 * reader finds at a run is what is printed.
 */
export function stylesPart(language: Language): string {
  const fonts = xml('w:rFonts', { 'w:ascii': 'Calibri', 'w:hAnsi': 'Calibri', 'w:eastAsia': 'SimSun', 'w:cs': 'Traditional Arabic' })
  const lang = xml('w:lang', {
    'w:val': language === 'ar' || language === 'zh' ? 'en-GB' : tags[language],
    'w:eastAsia': 'zh-CN',
    'w:bidi': 'ar-SA',
  })
  const body = language === 'ar' ? xml('w:sz', { 'w:val': 22 }) + xml('w:szCs', { 'w:val': 28 }) : size(24)
  const outline = (level: number) => xml('w:outlineLvl', { 'w:val': level })
  const character = (id: string, name: string, rPr: string) =>
    xml('w:style', { 'w:type': 'character', 'w:styleId': id }, xml('w:name', { 'w:val': name }), xml('w:rPr', {}, rPr))
  const edges = (...sides: string[]) =>
    sides.map((side) => xml(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'auto' })).join('')
  const margins = ['left', 'right'].map((side) => xml(`w:${side}`, { 'w:w': 108, 'w:type': 'dxa' })).join('')
  const grid = xml(
    'w:style',
    { 'w:type': 'table', 'w:styleId': 'TableGrid' },
    xml('w:name', { 'w:val': 'Table Grid' }),
    xml(
      'w:tblPr',
      {},
      xml('w:tblBorders', {}, edges('top', 'left', 'bottom', 'right', 'insideH', 'insideV')),
      xml('w:tblCellMar', {}, margins),
    ),
  )
  return (
    declaration +
    xml(
      'w:styles',
      namespaces,
      xml(
        'w:docDefaults',
        {},
        xml('w:rPrDefault', {}, xml('w:rPr', {}, fonts, body, lang)),
        xml('w:pPrDefault', {}, xml('w:pPr', {}, spacing(120))),
      ),
      xml(
        'w:style',
        { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
        xml('w:name', { 'w:val': 'Normal' }),
        '<w:qFormat/>',
      ),
      paragraphStyle('Title', 'Title', spacing(240, 240) + centred, size(28)),
      paragraphStyle('Headline', 'Headline', spacing(120) + centred),
      paragraphStyle('Source', 'Source', spacing(480) + centred, size(28), 'Title'),
      ...[0, 1, 2, 3].map((level) =>
        paragraphStyle(
          `Heading${level + 1}`,
          `heading ${level + 1}`,
          `<w:keepNext/>${spacing(level === 0 ? 280 : 200)}${outline(level)}`,
          level === 0 ? size(26) : '',
        ),
      ),
      paragraphStyle('Call', 'Call', `<w:keepNext/>${spacing(200)}`),
      paragraphStyle('Bodyclause', 'Body clause', spacing(240)),
      paragraphStyle('Annextitle', 'Annex_title', `<w:keepNext/>${spacing(480, 240)}${centred}`, size(28)),
      paragraphStyle('Frontline', 'Front_line', spacing(20)),
      paragraphStyle('Tabletext', 'Table_text', spacing(40, 40), size(22)),
      paragraphStyle('Notetext', 'Note', spacing(80), size(20)),
      paragraphStyle('Signature', 'Signature', spacing(240)),
      paragraphStyle('FootnoteText', 'footnote text', spacing(40), size(20)),
      paragraphStyle('EndnoteText', 'endnote text', spacing(40), size(20)),
      paragraphStyle('CommentText', 'annotation text', spacing(0), size(20)),
      paragraphStyle('Footer', 'footer', spacing(0) + centred, size(18)),
      character('FootnoteReference', 'footnote reference', xml('w:vertAlign', { 'w:val': 'superscript' })),
      character('EndnoteReference', 'endnote reference', xml('w:vertAlign', { 'w:val': 'superscript' })),
      character('CommentReference', 'annotation reference', size(16)),
      character('Hyperlink', 'Hyperlink', xml('w:color', { 'w:val': '0563C1' })),
      character('PlaceholderText', 'Placeholder Text', xml('w:color', { 'w:val': '666666' })),
      grid,
    )
  )
}
