/**
 * `npm run bench`: speed and memory of the built product on this machine, each also as a ratio to the bare page of `bare.ts`, run in turn in
 * the same call, so that a slow or busy machine shows in both. Prints a table; judges nothing.
 *
 *   node test/load/bench.ts [--seconds 6] [--mandates 20000] [--rounds 3]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import pg from 'pg'
import { nodeOptions } from '../../scripts/ensure.mjs'
import { removeEmbedded, startEmbedded } from '../../src/platform/db/embedded.ts'
import { seed, seedPapers } from './seed.ts'
import { signIn } from './session.ts'

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  // the options of the other benches come along
  strict: false,
  options: {
    seconds: { type: 'string', default: '6' },
    mandates: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
  },
})
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)
const connections = 16

interface Case {
  page: string
  path: string
  /** of whoever has signed in */
  cookie?: string
}

interface Figure {
  rate: number
  p95: number
}

const load = async (url: string, headers: Record<string, string> = {}): Promise<Figure> => {
  const result = await autocannon({ url, connections, duration: seconds, headers })
  if (result.non2xx || result.errors) throw new Error(`${url}: ${result.non2xx} answers were not 200, ${result.errors} failed`)
  return { rate: result.requests.average, p95: (result.latency as unknown as { p97_5: number }).p97_5 }
}

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

async function until(url: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} did not come up`)
}

const memoryOf = (child: ChildProcess) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
const peakOf = (child: ChildProcess) =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'actionline-bench-'))
  const database = await startEmbedded(data)
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    ACTIONLINE_DATA: data,
    ACTIONLINE_DEMO: 'true', // for the accounts that sign in
    PORT: '18090',
    RATE_LIMIT: '100000',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  }
  const children: ChildProcess[] = []
  const start = (args: string[], more: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [...nodeOptions, ...args], { env: { ...env, ...more }, stdio: ['ignore', 'ignore', 'inherit'] })
    children.push(child)
    return child
  }
  try {
    const product = start([join(root, 'dist/main.js')])
    const origin = 'http://127.0.0.1:18090'
    await until(`${origin}/readyz`)
    await seed(database.url, Number(values.mandates))
    const uncached = start([join(root, 'dist/main.js')], { PORT: '18091', ACTIONLINE_PAGE_CACHE_MB: '0' })
    const bare = start([join(root, 'test/load/bare.ts'), database.url, '18092'])
    await until('http://127.0.0.1:18091/readyz')
    await until('http://127.0.0.1:18092/')
    const { mandate, paper } = await examples(database.url)
    const delegate = await signIn(origin, 'delegate')
    const focalPoint = await signIn(origin, 'bdt')

    const cases: Case[] = [
      { page: 'register', path: '/en/mandates' },
      { page: 'register, filtered', path: '/en/mandates?addressee=itu-sg&recipient=cstd' },
      { page: 'register, Arabic', path: '/ar/mandates' },
      { page: 'search for a word in 80 % of the records', path: '/en/mandates?q=report' },
      { page: 'mandate', path: `/en/mandates/${mandate}` },
      { page: 'timeline', path: '/en/timeline' },
      { page: 'home', path: '/en' },
      { page: 'register, a delegate’s', path: '/en/mandates', cookie: delegate },
      { page: 'register, filtered, a delegate’s', path: '/en/mandates?addressee=itu-sg&recipient=cstd', cookie: delegate },
      { page: 'mandate, a delegate’s', path: `/en/mandates/${mandate}`, cookie: delegate },
      { page: `paper of ${paper.paragraphs} paragraphs, a delegate’s`, path: `/en/documents/${paper.id}`, cookie: delegate },
      { page: 'my desk, a focal point’s', path: '/en/desk', cookie: focalPoint },
    ]
    const rows: string[][] = []
    for (const { page, path, cookie } of cases) {
      const kept: Figure[] = []
      const made: Figure[] = []
      const yard: Figure[] = []
      for (let round = 0; round < rounds; round++) {
        yard.push(await load('http://127.0.0.1:18092/'))
        // what the signed-in read is never kept
        if (!cookie) kept.push(await load(origin + path))
        made.push(await load(`http://127.0.0.1:18091${path}`, cookie ? { cookie } : {}))
      }
      const rate = (figures: Figure[]) => median(figures.map((f) => f.rate))
      const ratio = (figures: Figure[]) => median(figures.map((f, i) => f.rate / yard[i]!.rate))
      const p95 = (figures: Figure[]) => median(figures.map((f) => f.p95))
      const told = (figures: Figure[]) =>
        figures.length > 0 ? [rate(figures).toFixed(0), `${(100 * ratio(figures)).toFixed(0)} %`, p95(figures).toFixed(1)] : ['–', '–', '–']
      rows.push([page, rate(yard).toFixed(0), ...told(kept), ...told(made)])
      process.stdout.write('.')
    }
    const one95 = await single(`http://127.0.0.1:18091/en/mandates?q=report`)
    await seedPapers(database.url)
    const papers95 = await single(`http://127.0.0.1:18091/en/documents?q=report`)
    process.stdout.write(
      `\n${connections} connections, ${seconds} s a run, median of ${rounds} rounds, ${values.mandates} mandates; rates in pages a second, times in ms (97.5th percentile)\n\n${table(
        ['page', 'bare', 'as served', 'of bare', 'time', 'made anew each time', 'of bare', 'time'],
        rows,
      )}\nsearch for a common word, one reader at a time, page made anew: median ${one95.median.toFixed(1)} ms, 95th percentile ${one95.p95.toFixed(1)} ms\n` +
        `the same in the texts of 4,200 documents, list and counts: median ${papers95.median.toFixed(1)} ms, 95th percentile ${papers95.p95.toFixed(1)} ms\n` +
        `memory, MB now / at most: product ${memoryOf(product)} / ${peakOf(product)}, product without kept pages ${memoryOf(uncached)} / ${peakOf(uncached)}, bare ${memoryOf(bare)} / ${peakOf(bare)}\n`,
    )
  } finally {
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(
      children.map((child) => new Promise((resolve) => (child.exitCode === null ? child.on('exit', resolve) : resolve(null)))),
    )
    await database.stop()
    await removeEmbedded(data)
    rmSync(data, { recursive: true, force: true })
  }
}

/** A mandate of the many, and the longest paper of the example year. */
async function examples(url: string): Promise<{ mandate: number; paper: { id: string; paragraphs: number } }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const mandates = await client.query<{ id: number }>(`select min(id)::int as id from mandates.mandate where document_id like 'LOAD-%'`)
  const papers = await client.query<{ id: string; paragraphs: number }>(
    `select p.document_id as id, count(*)::int as paragraphs from documents.paragraph p join documents.document d on d.id = p.document_id
     where d.visibility = 'public' and p.language = 'en' group by 1 order by 2 desc, 1 limit 1`,
  )
  await client.end()
  return { mandate: mandates.rows[0]!.id, paper: papers.rows[0]! }
}

async function single(url: string): Promise<{ median: number; p95: number }> {
  const times: number[] = []
  for (let i = 0; i < 60; i++) {
    const from = performance.now()
    const answer = await fetch(url)
    await answer.text()
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  return { median: times[30]!, p95: times[57]! }
}

function table(head: string[], rows: string[][]): string {
  const all = [head, head.map(() => '---'), ...rows]
  return `${all.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`
}

await main()
