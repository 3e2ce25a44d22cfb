/**
 * `npm run bench`: what reading a paper costs. A Word paper of 100 pages is made on the spot in each of the six languages, from the
 * invented papers of `test/corpus/mandates`, with typed labels, openers and tracked changes; then it is read and its structure,
 * references and mandates are found. Each figure also stands as a ratio to unpacking the file and running a bare parser over its text
 * part, so that a slow or busy machine shows in both. Ends with 1 where a language takes more CPU than the bound.
 *
 *   node test/load/texts.ts [--pages 100] [--rounds 3]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DeletedTextRun, Document, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx'
import { SaxesParser } from 'saxes'
import { extract } from '../../src/texts/extract.ts'
import { loadText } from '../../src/texts/load.ts'
import { readDocx } from '../../src/texts/read/docx.ts'
import { defaultLimits } from '../../src/texts/read/limits.ts'
import { openZip } from '../../src/texts/read/zip.ts'
import { type Language, languages, TextError } from '../../src/texts/types.ts'

/** seconds of CPU that 100 pages may take */
const bound = 1
/** characters of a page, spaces included */
const pageSize = 3000

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  // the options of the other bench come along
  strict: false,
  options: { pages: { type: 'string', default: '100' }, rounds: { type: 'string', default: '3' } },
})
const pages = Number(values.pages)
const rounds = Number(values.rounds)

/** The lines of a language's papers in turn, with other numbers each time, so that no two passes are the same text. */
function* linesOf(language: Language): Generator<string> {
  const folder = join(root, 'test/corpus/mandates')
  const papers = readdirSync(folder).filter((name) => name.startsWith(`${language}-`) && name.endsWith('.txt'))
  const lines = papers.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  for (let pass = 0; ; pass++)
    for (const line of lines) yield line.replace(/(?<![\d/.])\d{2}(?=\/\d)/g, (series) => String(((Number(series) + pass) % 90) + 10))
}

const author = { author: 'CEPT', date: '2027-03-01T00:00:00Z' }

/** One paragraph; of every sixth the last words are struck and others proposed. */
function paragraphOf(line: string, at: number): Paragraph {
  const cut = line.lastIndexOf(' ')
  if (at % 6 !== 0 || cut < 40) return new Paragraph({ children: [new TextRun(line)] })
  const [kept, struck] = [line.slice(0, cut), line.slice(cut)]
  return new Paragraph({
    children: [
      new TextRun(kept),
      new DeletedTextRun({ id: 2 * at, ...author, text: struck }),
      new InsertedTextRun({ id: 2 * at + 1, ...author, text: ` 2028${struck}` }),
    ],
  })
}

async function paperIn(language: Language): Promise<Uint8Array> {
  const children: Paragraph[] = []
  let size = 0
  for (const line of linesOf(language)) {
    children.push(paragraphOf(line, children.length))
    size += line.length
    if (size >= pages * pageSize) break
  }
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

/** Seconds of CPU of the fastest round: whatever else the machine does only adds to it. */
function fastest(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const from = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1e6
  })
  return Math.min(...times)
}

/** The yardstick: unpacks the text part and parses it, keeping nothing. */
function parseBare(bytes: Uint8Array): void {
  const xml = new TextDecoder().decode(openZip(bytes, defaultLimits).read('word/document.xml') ?? undefined)
  const parser = new SaxesParser({ xmlns: true })
  parser.write(xml).close()
}

const table = (head: string[], rows: string[][]): string =>
  `${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`

async function speed(): Promise<Language[]> {
  const rows: string[][] = []
  const slow: Language[] = []
  for (const language of languages) {
    const bytes = await paperIn(language)
    const bare = fastest(() => parseBare(bytes))
    const reading = fastest(() => readDocx(bytes))
    const paper = readDocx(bytes)
    let found = extract(paper)
    const extracting = fastest(() => {
      found = extract(paper)
    })
    const whole = reading + extracting
    if (whole > (bound * pages) / 100) slow.push(language)
    rows.push([
      language,
      String(found.paragraphs.length),
      String(found.mandates.length),
      bare.toFixed(2),
      reading.toFixed(2),
      extracting.toFixed(2),
      whole.toFixed(2),
      ((1000 * whole) / pages).toFixed(1),
      (whole / bare).toFixed(1),
    ])
    process.stdout.write('.')
  }
  process.stdout.write(
    `\n${pages} pages of ${pageSize} characters, tracked changes in every sixth paragraph; seconds of CPU, fastest of ${rounds} rounds\n\n${table(
      ['language', 'paragraphs', 'mandates', 'bare parser', 'reading', 'extraction', 'together', 'ms a page', 'of bare'],
      rows,
    )}memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  )
  return slow
}

/** Files made to exhaust a reader, read as an upload is, in a thread of its own. */
async function hostile(): Promise<string[]> {
  const folder = join(root, '../shared/corpus/docx/hostile')
  if (!existsSync(folder)) {
    process.stdout.write('hostile files: skipped, ../shared/corpus/docx/hostile is not here\n')
    return []
  }
  const rows: string[][] = []
  const taken: string[] = []
  for (const name of readdirSync(folder)) {
    const from = performance.now()
    const answer = await loadText(readFileSync(join(folder, name)), name).then(
      () => null,
      (error: unknown) => (error instanceof TextError ? error.code : String(error)),
    )
    if (answer === null) taken.push(name)
    rows.push([name, answer ?? 'read', (performance.now() - from).toFixed(0)])
  }
  process.stdout.write(`\n${table(['hostile file', 'refused as', 'ms'], rows)}`)
  return taken
}

const slow = await speed()
const taken = await hostile()
if (slow.length > 0) console.error(`${pages} pages took more than ${(bound * pages) / 100} s of CPU in: ${slow.join(', ')}.`)
if (taken.length > 0) console.error(`Not refused: ${taken.join(', ')}.`)
process.exitCode = slow.length > 0 || taken.length > 0 ? 1 : 0
