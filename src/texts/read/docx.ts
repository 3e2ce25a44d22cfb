import { joined, textOf, visible } from '../project.ts'
import { type Comment, type Note, type SourceDocument, TextError, type View, type Warning } from '../types.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { counter, type Numbering, readNumbering } from './numbering.ts'
import { openPackage, type Package, type Relation } from './package.ts'
import { commentKey, type Definitions, noteKey, type Placed, Story } from './story.ts'
import { readStyles } from './styles.ts'
import { child, type Element } from './xml.ts'

/**
 * Reads a Word document (ECMA-376, transitional or strict) with its tracked changes.
 * Headers, footers and pictures are left out; a document embedded as a part of its own gives a warning.
 * @throws TextError when the file is refused; see the codes in zip.ts, xml.ts and package.ts
 */
export function readDocx(bytes: Uint8Array, limits: Limits = defaultLimits): SourceDocument {
  const file = openPackage(bytes, limits)
  const root = file.part(file.main)
  const body = root?.name === 'w:document' ? child(root, 'w:body') : undefined
  if (!body) throw new TextError('not-word')

  const relations = file.relations(file.main)
  const target = (type: string) => relations.find((relation) => relation.type === type && !relation.external)?.target
  const styles = readStyles(file.part(target('styles')))
  const numbering = readNumbering(file.part(target('numbering')), (style) => styles.numberingList(style))
  const definitions: Definitions = { styles, numbering }

  const warnings: Warning[] = []
  const story = readStory(body, definitions, linksOf(relations))
  warnings.push(...story.warnings)
  numberParagraphs(story.placed, numbering)
  return {
    format: 'docx',
    paragraphs: story.placed.map(({ paragraph }) => paragraph),
    notes: [
      ...readNotes(file, target('footnotes'), 'footnote', definitions, story.typedMarks),
      ...readNotes(file, target('endnotes'), 'endnote', definitions, story.typedMarks),
    ],
    comments: readComments(file, target('comments'), target('commentsExtended'), definitions),
    warnings,
  }
}

function readStory(root: Element, definitions: Definitions, links: ReadonlyMap<string, string>): Story {
  let story = new Story(definitions, links).read(root)
  if (story.openFields > 0) {
    story = new Story(definitions, links, false).read(root)
    story.warnings.push({ code: 'field-without-end' })
  }
  story.moves.settle()
  return story
}

const linksOf = (relations: readonly Relation[]) =>
  new Map(relations.filter((relation) => relation.external).map((relation) => [relation.id, relation.target]))

/**
 * Prints the automatic labels. Each reading counts for itself: a list that loses an item in the proposal has other numbers
 * there than in the base, and none of it is tracked in the file.
 */
function numberParagraphs(placed: readonly Placed[], numbering: Numbering): void {
  const paragraphs = placed.map(({ paragraph }) => paragraph)
  for (const view of ['base', 'proposed', 'marked'] satisfies View[]) {
    const count = counter(numbering)
    for (const line of joined(paragraphs, view)) {
      const { paragraph, place, basePlace } = placed[line.at(-1)!]!
      const where = view === 'base' ? basePlace : place
      if (where) paragraph.label[view] = count(where)
    }
  }
}

function readNotes(
  file: Package,
  part: string | undefined,
  kind: Note['kind'],
  definitions: Definitions,
  typedMarks: ReadonlyMap<string, string>,
): Note[] {
  const root = file.part(part)
  if (!root || part === undefined) return []
  const links = linksOf(file.relations(part))
  return root.children
    .filter((element) => element.name === `w:${kind}` && ['normal', undefined].includes(element.attributes['w:type']))
    .map((element) => {
      const key = noteKey(element)
      return { key, kind, runs: withoutMark(runsOf(readStory(element, definitions, links)), typedMarks.get(key)) }
    })
}

/** The runs of all paragraphs of a note or comment, divided by line breaks. */
function runsOf(story: Story) {
  return story.placed.flatMap(({ paragraph }, index) =>
    index === 0 ? paragraph.runs : [{ text: '\n', revisions: paragraph.mark }, ...paragraph.runs],
  )
}

/** A note begins with its mark, typed or automatic, and a space or tab: neither is part of what it says. */
function withoutMark(runs: Note['runs'], typed: string | undefined): Note['runs'] {
  const text = textOf(runs)
  const mark = typed !== undefined && text.trimStart().startsWith(typed) ? text.indexOf(typed) + typed.length : 0
  let drop = mark + (text.slice(mark).length - text.slice(mark).trimStart().length)
  return runs.flatMap((run) => {
    const cut = Math.min(drop, run.text.length)
    drop -= cut
    return cut > 0 && cut === run.text.length ? [] : [{ ...run, text: run.text.slice(cut) }]
  })
}

function readComments(file: Package, part: string | undefined, extended: string | undefined, definitions: Definitions): Comment[] {
  const root = file.part(part)
  if (!root || part === undefined) return []
  const links = linksOf(file.relations(part))
  const elements = root.children.filter((element) => element.name === 'w:comment')
  // An answer names the last paragraph of the comment that it answers.
  const owners = new Map<string, string>()
  for (const element of elements)
    for (const { name, attributes } of element.children)
      if (name === 'w:p' && attributes['w14:paraId']) owners.set(attributes['w14:paraId'], commentKey(element.attributes['w:id'] ?? ''))
  const answers = new Map<string, string>()
  for (const { attributes } of file.part(extended)?.children ?? []) {
    const own = owners.get(attributes['w15:paraId'] ?? '')
    const parent = owners.get(attributes['w15:paraIdParent'] ?? '')
    if (own !== undefined && parent !== undefined && own !== parent) answers.set(own, parent)
  }
  return elements.map((element) => {
    const key = commentKey(element.attributes['w:id'] ?? '')
    const runs = runsOf(readStory(element, definitions, links)).filter((run) => visible(run.revisions, 'proposed'))
    const replyTo = answers.get(key)
    return {
      key,
      by: element.attributes['w:author'] || null,
      at: element.attributes['w:date'] || null,
      text: textOf(runs).trim(),
      ...(replyTo !== undefined && { replyTo }),
    }
  })
}
