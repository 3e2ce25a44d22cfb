/**
 * `npm run bench`: a hall that watches one room. Watchers hold a stream each, in the six languages of the interface; the chair
 * changes a paragraph once a second, over the same server. Prints how long a change takes from the editor's press to every watcher, and the memory that
 * they cost; judges nothing.
 *
 *   node test/load/watchers.ts [--watchers 2000] [--seconds 20]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { nodeOptions } from '../../scripts/ensure.mjs'
import { removeEmbedded, startEmbedded } from '../../src/platform/db/embedded.ts'
import { compile } from '../../src/texts/compile/index.ts'
import { conference } from '../../src/texts/compile/testing.ts'
import { signIn } from './session.ts'

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  // the options of the other benches come along
  strict: false,
  options: { watchers: { type: 'string', default: '2000' }, seconds: { type: 'string', default: '20' } },
})
const watchers = Number(values.watchers)
const seconds = Number(values.seconds)
const port = 18094
const origin = `http://127.0.0.1:${port}`
const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh']

/** in megabytes; `VmHWM`: the most it has been */
const memory = ({ pid }: ChildProcess, what: 'VmRSS' | 'VmHWM') =>
  Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** Reads a stream, and tells each version of the text as its message arrives. */
function watch(address: string, heard: (version: number, bytes: number) => void): Promise<IncomingMessage> {
  return new Promise((opened, failed) => {
    get(address, { agent: false, headers: { accept: 'text/event-stream' } }, (answer) => {
      if (answer.statusCode !== 200) return failed(new Error(`${address}: ${answer.statusCode}`))
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const version = /^data: \{"version":(\d+)/m.exec(text.slice(0, end))?.[1]
          if (version) heard(Number(version), end)
          text = text.slice(end + 2)
        }
      })
      answer.on('error', () => {})
      opened(answer)
    }).on('error', failed)
  })
}

const id = 'hall'

/** A text of a conference of twelve parties, open to everybody, and its room. */
async function openRoom(url: string): Promise<void> {
  const { base, amendments } = conference(12, 100)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into drafting.text (id, title, body_id, original, state, visibility, created_at)
     values ($1, '{"en": "Draft resolution", "original": "en"}', 'itu-council', 'en', 'negotiating', 'public', now())`,
    [id],
  )
  const origin = JSON.stringify(compile(base, amendments, 'en'))
  await client.query(`insert into drafting.room (text_id, language, origin, opened_at) values ($1, 'en', $2, now())`, [id, origin])
  await client.end()
}

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'actionline-watchers-'))
  const database = await startEmbedded(data)
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    ACTIONLINE_DATA: data,
    ACTIONLINE_DEMO: 'true', // for the chair's account
    PORT: String(port),
    RATE_LIMIT: '100000',
    ACTIONLINE_STREAMS_PER_ADDRESS: String(watchers + 10), // the hall's one address
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  }
  const product = spawn(process.execPath, [...nodeOptions, join(root, 'dist/main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const open: IncomingMessage[] = []
  try {
    for (let tries = 0; !(await fetch(`${origin}/readyz`).catch(() => null))?.ok; tries++) {
      if (tries > 300) throw new Error('the product did not come up')
      await pause(200)
    }
    await openRoom(database.url)
    const cookie = await signIn(origin, 'chair')
    await fetch(`${origin}/en/drafting/${id}/room/en`).then((page) => page.text())
    const before = memory(product, 'VmRSS')

    const pressed = new Map<number, number>()
    const delays: number[] = []
    let bytes = 0
    const heard = (version: number, size: number): void => {
      bytes += size
      delays.push(performance.now() - pressed.get(version)!)
    }
    for (let at = 0; at < watchers; at += 100) {
      const some = Array.from({ length: Math.min(100, watchers - at) }, (_, n) => languages[(at + n) % languages.length])
      open.push(
        ...(await Promise.all(some.map((language) => watch(`${origin}/${language}/drafting/${id}/room/en/changes?since=0`, heard)))),
      )
    }
    await pause(1000)
    const watched = memory(product, 'VmRSS')

    const room = `${origin}/api/v1/drafting/${id}/room/en`
    const { paragraphs } = (await (await fetch(room)).json()) as { paragraphs: { id: string }[] }
    for (let number = 1; number <= seconds; number++) {
      const begun = performance.now()
      pressed.set(number, begun)
      const { id: paragraph } = paragraphs[number % paragraphs.length]!
      const body = { id: `change-${number}`, paragraph, on: 0, deed: { do: 'status', status: 'suggested-for-closure' } }
      const headers = { cookie, origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      const answer = await fetch(`${room}/steps`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`step ${number}: ${answer.status} ${await answer.text()}`)
      await pause(Math.max(0, 1000 - (performance.now() - begun)))
    }
    await pause(1500)

    delays.sort((a, b) => a - b)
    const at = (share: number) => `${delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]!.toFixed(0)} ms`
    process.stdout.write(
      `\n${watchers} watchers of one room of ${paragraphs.length} paragraphs, ${languages.length} languages, one change a second for ${seconds} s\n` +
        `messages: ${delays.length} of ${watchers * seconds}, ${(bytes / Math.max(1, delays.length)).toFixed(0)} bytes each\n` +
        `from press to screen: median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}\n` +
        `memory of the product, MB: ${before} before, ${watched} with all watchers, ${memory(product, 'VmRSS')} now, ${memory(product, 'VmHWM')} at most\n`,
    )
  } finally {
    for (const answer of open) answer.destroy()
    product.kill('SIGTERM')
    await new Promise((resolve) => (product.exitCode === null ? product.on('exit', resolve) : resolve(null)))
    await database.stop()
    await removeEmbedded(data)
    rmSync(data, { recursive: true, force: true })
  }
}

await main()
