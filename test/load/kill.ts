/**
 * Kills the whole product, its database included, in the middle of an import of many papers, starts it again, and looks whether
 * everything that was acknowledged is there, whole and once.
 *
 *   node test/load/kill.ts [--documents 200] [--port 18095] [--within 60]
 *
 * `within`: most seconds from the restart to the last acknowledged paper read; more is a failure.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { removeEmbedded, startEmbedded } from '../../src/platform/db/embedded.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '200' },
    port: { type: 'string', default: '18095' },
    within: { type: 'string', default: '60' },
  },
})
const count = Number(values.documents)
const origin = `http://127.0.0.1:${values.port}`
const root = join(import.meta.dirname, '../..')
const data = mkdtempSync(join(tmpdir(), 'actionline-kill-'))
const perRequest = 10

const paper = (n: number) => `Document C26/${1000 + n}-E
10 April 2026
Contribution of an example State, number ${n}

RESOLUTION 1332 (C11, last amended C24)

The ITU Council,

recalling

a) Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference;

resolves

1 that the Union continue its work on example subject ${n};

instructs the Secretary-General

1 to submit a report on example subject ${n} to the Council at its 2027 session;
2 to invite Member States to contribute to that report before 1 March 2027.
`

function start(): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist/main.js')], {
    env: { ...process.env, ACTIONLINE_DATA: data, PORT: values.port, LOG_LEVEL: 'error', RATE_LIMIT: '100000', DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
}

async function up(): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (
      await fetch(`${origin}/readyz`)
        .then((r) => r.ok)
        .catch(() => false)
    )
      return
    await pause(200)
  }
  throw new Error('the product did not come up')
}

/** The process and all below it, whatever session they run in. */
function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1])] as const]
      } catch {
        return []
      }
    })
  const below = (of: number): number[] => parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)])
  return [pid, ...below(pid)]
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${origin}/en/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: 'secretariat@example.org', password: 'demonstration' }),
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function main(): Promise<void> {
  let product = start()
  await up()
  const before = await tally()
  const cookie = await signIn()
  const acknowledged: string[] = []
  let stop = false
  const uploads = (async () => {
    for (let first = 0; first < count && !stop; first += perRequest) {
      const form = new FormData()
      const names: string[] = []
      for (let n = first; n < Math.min(first + perRequest, count); n++) {
        names.push(`paper-${n}.txt`)
        form.append('files', new Blob([paper(n)], { type: 'text/plain' }), `paper-${n}.txt`)
      }
      const answer = await fetch(`${origin}/en/imports`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: form,
      }).catch(() => null)
      if (answer?.status === 303) acknowledged.push(...names)
      else if (!stop) throw new Error(`upload answered ${answer?.status}`)
    }
  })()
  // while jobs read the first papers and the last are still on their way
  while (acknowledged.length < count / 2) await pause(20)
  const tree = treeOf(product.pid!)
  stop = true
  for (const pid of tree) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // gone with its parent
    }
  }
  await uploads.catch(() => {})
  process.stdout.write(`killed ${tree.length} processes with ${acknowledged.length} of ${count} papers acknowledged\n`)
  await pause(500)

  const from = Date.now()
  product = start()
  await up()
  process.stdout.write(`up again after ${((Date.now() - from) / 1000).toFixed(1)} s\n`)
  let after = await tally()
  while (after.unread > 0 && Date.now() - from < 300_000) {
    await pause(1000)
    after = await tally()
  }
  const took = (Date.now() - from) / 1000
  const found = new Set(after.names)
  const lost = acknowledged.filter((name) => !found.has(name))
  process.stdout.write(
    `all read ${took.toFixed(1)} s after the restart\n` +
      `acknowledged ${acknowledged.length}, lost ${lost.length}, unread ${after.unread}, refused ${after.refused}, new documents ${after.documents - before.documents}, ` +
      `texts without paragraphs ${after.empty}, papers brought in twice ${after.twice}\n`,
  )
  process.exitCode =
    lost.length ||
    took > Number(values.within) ||
    after.unread ||
    after.refused ||
    after.empty ||
    after.twice ||
    after.documents - before.documents < acknowledged.length
      ? 1
      : 0
  product.kill('SIGTERM')
  await new Promise((resolve) => product.on('exit', resolve))
}

async function tally() {
  const server = await startEmbedded(data)
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const one = async (sql: string) => Number((await client.query(sql)).rows[0].n)
  const result = {
    names: (await client.query<{ name: string }>(`select name from documents.import_file where state in ('done', 'duplicate')`)).rows.map(
      (r) => r.name,
    ),
    unread: await one(`select count(*) as n from documents.import_file where state in ('waiting', 'reading')`),
    refused: await one(`select count(*) as n from documents.import_file where state = 'refused'`),
    documents: await one('select count(*) as n from documents.document'),
    empty: await one(
      'select count(*) as n from documents.edition e where not exists (select from documents.paragraph p where p.edition_id = e.id)',
    ),
    twice: await one(
      'select count(*) as n from (select file_sha256 from documents.edition group by file_sha256, document_id having count(*) > 1) t',
    ),
  }
  await client.end()
  await server.stop()
  return result
}

try {
  await main()
} finally {
  await removeEmbedded(data)
  rmSync(data, { recursive: true, force: true })
}
