import type { Language } from '../../types.ts'
import { pack } from '../pack.ts'
import type { PaperFront } from '../types.ts'
import { declaration, escaped, xml } from '../xml.ts'
import { namespaces, stylesPart } from './styles.ts'

/** A part of the package that holds text: what its root holds, and its links. */
export interface Part {
  content: string
  /** relationships of the part, as markup */
  links?: string
}

export interface PackageParts {
  /** blocks of the body */
  body: Part
  footnotes?: Part
  endnotes?: Part
  comments?: Part
  commentsExtended?: Part
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const known: Record<
  Exclude<keyof PackageParts, 'body'> | 'styles' | 'settings' | 'footer1',
  { root: string; type: string; media: string }
> = {
  styles: { root: 'w:styles', type: `${office}/styles`, media: `${main}.styles+xml` },
  settings: { root: 'w:settings', type: `${office}/settings`, media: `${main}.settings+xml` },
  footer1: { root: 'w:ftr', type: `${office}/footer`, media: `${main}.footer+xml` },
  footnotes: { root: 'w:footnotes', type: `${office}/footnotes`, media: `${main}.footnotes+xml` },
  endnotes: { root: 'w:endnotes', type: `${office}/endnotes`, media: `${main}.endnotes+xml` },
  comments: { root: 'w:comments', type: `${office}/comments`, media: `${main}.comments+xml` },
  commentsExtended: {
    root: 'w15:commentsEx',
    type: 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
    media: `${main}.commentsExtended+xml`,
  },
}

const relationships = (content: string) =>
  declaration + xml('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, content)
const relationship = (id: string, type: string, target: string) => xml('Relationship', { Id: id, Type: type, Target: target })

/** The parts of a Word document, packed. The same parts give the same bytes. */
export function wordPackage(parts: PackageParts, language: Language, front: PaperFront): Uint8Array {
  const { body, ...stories } = parts
  const files: Record<string, Part> = {
    styles: { content: stylesPart(language) },
    settings: { content: settings(stories) },
    footer1: { content: declaration + xml('w:ftr', namespaces, pageNumber(front.symbol)) },
  }
  for (const [name, part] of Object.entries(stories) as [keyof typeof stories, Part | undefined][])
    if (part) files[name] = { ...part, content: declaration + xml(known[name].root, namespaces, part.content) }

  const names = Object.keys(files) as (keyof typeof known)[]
  const section = xml(
    'w:sectPr',
    {},
    xml('w:footerReference', { 'w:type': 'default', 'r:id': 'footer1' }),
    xml('w:pgSz', { 'w:w': 11907, 'w:h': 16840 }),
    xml('w:pgMar', {
      'w:top': 1134,
      'w:right': 1134,
      'w:bottom': 1134,
      'w:left': 1134,
      'w:header': 567,
      'w:footer': 567,
      'w:gutter': 0,
    }),
    language === 'ar' ? '<w:bidi/>' : '',
  )
  const out: Record<string, string> = {
    '[Content_Types].xml':
      declaration +
      xml(
        'Types',
        { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
        xml('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
        xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        xml('Override', { PartName: '/word/document.xml', ContentType: `${main}.document.main+xml` }),
        ...names.map((name) => xml('Override', { PartName: `/word/${name}.xml`, ContentType: known[name].media })),
        xml('Override', {
          PartName: '/docProps/core.xml',
          ContentType: 'application/vnd.openxmlformats-package.core-properties+xml',
        }),
      ),
    '_rels/.rels': relationships(
      relationship('document', `${office}/officeDocument`, 'word/document.xml') +
        relationship('core', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
    ),
    'docProps/core.xml': core(language, front),
    'word/document.xml': declaration + xml('w:document', namespaces, xml('w:body', {}, body.content, section)),
    'word/_rels/document.xml.rels': relationships(
      names.map((name) => relationship(name, known[name].type, `${name}.xml`)).join('') + (body.links ?? ''),
    ),
  }
  for (const name of names) {
    out[`word/${name}.xml`] = files[name]!.content
    if (files[name]!.links) out[`word/_rels/${name}.xml.rels`] = relationships(files[name]!.links!)
  }
  return pack(out)
}

const separatorOf = (kind: 'footnote' | 'endnote') =>
  xml(`w:${kind}Pr`, {}, xml(`w:${kind}`, { 'w:id': -1 }), xml(`w:${kind}`, { 'w:id': 0 }))

const settings = ({ footnotes, endnotes }: Pick<PackageParts, 'footnotes' | 'endnotes'>) =>
  declaration +
  xml(
    'w:settings',
    namespaces,
    xml('w:defaultTabStop', { 'w:val': 850 }),
    footnotes ? separatorOf('footnote') : '',
    endnotes ? separatorOf('endnote') : '',
    xml(
      'w:compat',
      {},
      xml('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 }),
    ),
  )

const pageNumber = (symbol: string | null) => {
  const run = (content: string) => xml('w:r', {}, content)
  const field = (type: string) => run(xml('w:fldChar', { 'w:fldCharType': type }))
  return xml(
    'w:p',
    {},
    xml('w:pPr', {}, xml('w:pStyle', { 'w:val': 'Footer' })),
    symbol === null ? '' : run(`${xml('w:t', { 'xml:space': 'preserve' }, escaped(symbol))}<w:tab/>`),
    field('begin'),
    run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
    field('separate'),
    run('<w:t>1</w:t>'),
    field('end'),
  )
}

/** What the paper says of itself, and nothing of when or where the file was made. */
function core(language: Language, front: PaperFront): string {
  const date = front.date !== null && /^\d{4}-\d\d-\d\d$/.test(front.date) ? front.date : null
  const text = (name: string, value: string | null) => (value ? xml(name, {}, escaped(value)) : '')
  return (
    declaration +
    xml(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('dc:title', front.title),
      text('dc:creator', front.source),
      text('dc:identifier', front.symbol),
      text('dc:language', language),
      date ? xml('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, `${date}T00:00:00Z`) : '',
    )
  )
}
