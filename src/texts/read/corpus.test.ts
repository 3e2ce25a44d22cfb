import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { textCommand } from '../cli-text.ts'
import { abstractNum, del, docxParts, ins, list, lvl, makeDocx, makeZip, num, p, r, tbl, tr } from './testing.ts'

/** Papers to measure against are kept outside the repository; their place may be named by ACTIONLINE_CORPUS. */
const corpus = resolve(process.env.ACTIONLINE_CORPUS ?? join(import.meta.dirname, '../../../../shared/corpus'))
const present = existsSync(join(corpus, 'compare-docx.mjs'))
if (!present) console.warn(`No corpus at ${corpus}: readings are not compared with a word processor's. Set ACTIONLINE_CORPUS.`)

const folder = mkdtempSync(join(tmpdir(), 'actionline-corpus-'))
afterAll(() => rmSync(folder, { recursive: true }))
const runProgram = promisify(execFile)

interface Cost {
  code: string
  milliseconds: number
  cpu: number
  megabytes: number
}

/** Reads a file in a program of its own, as the server does, and tells what the whole program took. */
async function cost(file: string): Promise<Cost> {
  const program = `
    import { readFileSync } from 'node:fs'
    import { loadText } from ${JSON.stringify(new URL('../load.ts', import.meta.url).href)}
    const bytes = readFileSync(${JSON.stringify(file)})
    const started = performance.now()
    const code = await loadText(bytes, 'paper').then(() => 'read', (error) => error.code ?? String(error))
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    console.log(JSON.stringify({ code, milliseconds: performance.now() - started, cpu: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 }))`
  const { stdout } = await runProgram(process.execPath, ['--input-type=module', '--eval', program])
  return JSON.parse(stdout) as Cost
}

async function reading(file: string, view: string): Promise<string> {
  const path = join(folder, `${view}.json`)
  let text = ''
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString()
      done()
    },
  })
  expect(await textCommand([file, '--view', view, '--json'], out)).toBe(0)
  writeFileSync(path, text)
  return path
}

describe.runIf(present)('readings agree with a word processor’s', () => {
  // full and docxpkg: footnote numbers after figures, and a row and a list that the other program reads against the format.
  test.each([
    ['lo', 100],
    ['001', 100],
    ['003', 100],
    ['full', 89],
    ['docxpkg', 86],
  ])('%s: at least %d of 100 lines', async (name, least) => {
    const file = join(corpus, 'docx', `${name}.docx`)
    const truth = join(corpus, 'docx', `${name}.accepted-rejected.json`)
    const { stdout } = await runProgram(process.execPath, [
      join(corpus, 'compare-docx.mjs'),
      truth,
      await reading(file, 'base'),
      await reading(file, 'proposed'),
    ])
    expect(Number(/\(([\d.]+) %\)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(least)
  })
})

describe('files made to exhaust are refused in time and memory', () => {
  const own: Record<string, Uint8Array> = {
    'bomb.docx': makeZip(docxParts('<w:p/>'.repeat(8_000_000))),
    'elements.docx': makeZip(docxParts('<w:p/>'.repeat(3_000_000)), { store: true }),
    'deep.docx': makeZip(docxParts(`${'<w:sdt><w:sdtContent>'.repeat(50_000)}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`), {
      store: true,
    }),
    'entries.docx': makeZip(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`${i}`, '']))),
    'deep.html': new TextEncoder().encode(`<!doctype html>${'<div>'.repeat(200_000)}`),
  }
  const files = Object.entries(own).map(([name, bytes]): [string, () => string] => [
    name,
    () => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    },
  ])
  if (present)
    for (const name of readdirSync(join(corpus, 'docx/hostile'))) files.push([`corpus ${name}`, () => join(corpus, 'docx/hostile', name)])

  test.each(files)('%s', async (_, file) => {
    const { code, cpu, megabytes } = await cost(file())
    expect(code).toMatch(/^(too-|part-too-large|doctype)/)
    // CPU time, since a machine that does other work too says little by the clock
    expect(cpu).toBeLessThan(2000)
    expect(megabytes).toBeLessThan(400)
  })
})

test('a hundred pages with tracked changes are read in under a second of CPU', async () => {
  const page = Array.from({ length: 14 }, (_, i) =>
    p(
      `${r('the contribution of the Union to the outcomes of the Summit, ')}${r('and in particular ', '<w:i/>')}${del('the review in 2025')}${ins(r('the review in 2035'))}${r(', taking into account the needs of developing countries and of all who take part in the process;'.repeat(2))}`,
      num(1, i % 3),
    ),
  ).join('')
  const table = tbl(...Array.from({ length: 6 }, () => tr([p(r('Region')), p(r('Proposals')), p(ins(r('9')))])))
  const levels = lvl(0, 'decimal', '%1') + lvl(1, 'decimal', '%1.%2') + lvl(2, 'lowerLetter', '%3)')
  const file = join(folder, 'hundred.docx')
  writeFileSync(file, makeDocx((page + table).repeat(100), { numbering: abstractNum(0, levels) + list(1, 0) }))
  const start = join(folder, 'start.docx')
  writeFileSync(start, makeDocx(p(r('x'))))
  const program = await cost(start)
  const { code, cpu, megabytes } = await cost(file)
  expect(code).toBe('read')
  console.info(
    `100 pages: ${Math.round(cpu)} ms of CPU, ${Math.round(program.cpu)} of them to start the program; ${Math.round(megabytes)} MB`,
  )
  expect(cpu - program.cpu).toBeLessThan(1000)
})
