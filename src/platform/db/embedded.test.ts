import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, type TestContext, test } from 'vitest'
import { type EmbeddedDatabase, removeEmbedded, startEmbedded } from './embedded.ts'

/** What concerns root's start alone. */
function needsRoot(context: TestContext): void {
  if (process.getuid?.() !== 0) context.skip('only root can try it')
}

let folder: string
let data: string

function newFolder(): void {
  folder = mkdtempSync(join(tmpdir(), 'actionline-embedded-'))
  chmodSync(folder, 0o755)
  data = join(folder, 'data')
}

async function removeFolder(): Promise<void> {
  await removeEmbedded(data)
  rmSync(folder, { recursive: true, force: true })
}

const lines: string[] = []
const start = (throwAway = true): Promise<EmbeddedDatabase> => startEmbedded(data, { throwAway, log: (line) => lines.push(line) })

async function query(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][]
  } finally {
    await client.end().catch(() => {})
  }
}

const serverPid = () => Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const runs = () => existsSync(join(data, 'postgres', 'postmaster.pid'))

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 15_000; ; await pause(50)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

/** Another process of this program that has joined the server of `data`. */
async function anotherProcess(throwAway = true): Promise<ChildProcess> {
  const program = `import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const { stop } = await startEmbedded(${JSON.stringify(data)}, { throwAway: ${throwAway} })
    process.on('SIGTERM', () => stop().then(() => process.exit(0)))
    console.log('joined')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((joined, failed) => {
    child.stdout!.once('data', joined)
    child.once('exit', () => failed(new Error('it ended before it joined')))
  })
  return child
}

const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise((done) => {
    child.once('exit', done)
    child.kill(signal)
  })

describe('the embedded database', () => {
  beforeAll(newFolder)
  afterAll(removeFolder)

  test('keeps what was written through a stop and a start', async () => {
    const first = await start()
    await query(first.url, "create table note_1 as select 'kept' as words")
    await first.stop()
    expect(runs()).toBe(false)

    const second = await start()
    expect(await query(second.url, 'select words from note_1')).toEqual([['kept']])
    await second.stop()
  })

  test('is UTF-8, orders by code point, and knows upper case beyond ASCII on every machine', async () => {
    const { url, stop } = await start()
    expect(await query(url, `select upper('é ж'), 'Z' < 'a', current_setting('server_encoding')`)).toEqual([['É Ж', true, 'UTF8']])
    await stop()
  })

  test('listens on no port, asks for its password, and gives Actionline no rights over the machine', async () => {
    const { url, stop } = await start()
    expect(await query(url, `select current_setting('listen_addresses'), current_setting('is_superuser')`)).toEqual([['', 'off']])
    await expect(query(url.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed')
    for (const file of ['postgres.password', 'postgres.url', 'postgres.log']) expect(statSync(join(data, file)).mode & 0o077).toBe(0)
    expect(readFileSync(join(data, 'postgres.url'), 'utf8').trim()).toBe(url)
    await stop()
  })

  test('is shared by all processes on one data folder, and shut down by the last', async () => {
    const ours = await start()
    const other = await anotherProcess()
    await ours.stop()
    expect(await query(ours.url, 'select 1')).toEqual([[1]])
    await ended(other, 'SIGTERM')
    expect(runs()).toBe(false)
  })

  test('goes on when its process is killed, and the next start joins it', async () => {
    const other = await anotherProcess()
    const pid = serverPid()
    await ended(other, 'SIGKILL')
    const { url, stop } = await start()
    expect([serverPid(), await query(url, 'select 1')]).toEqual([pid, [[1]]])
    await stop()
    expect(runs()).toBe(false)
  })

  test('starts again by itself, with all that was committed, when it is killed', async () => {
    const { url, stop } = await start(false)
    await query(url, "create table note_2 as select 'kept' as words")
    const pid = serverPid()
    process.kill(pid, 'SIGKILL')
    expect(await eventually(() => query(url, 'select words from note_2'))).toEqual([['kept']])
    await eventually(async () => expect(serverPid()).not.toBe(pid))
    expect(lines).toContain('The database went away; it is started again.')
    await stop()
  })

  test('recovers when everything was killed at once', async () => {
    const other = await anotherProcess(false)
    const url = readFileSync(join(data, 'postgres.url'), 'utf8').trim()
    await query(url, "create table note_3 as select 'kept' as words")
    const pid = serverPid()
    await ended(other, 'SIGKILL')
    process.kill(pid, 'SIGKILL')

    const { stop } = await start(false)
    expect(await query(url, 'select words from note_3')).toEqual([['kept']])
    await stop()
  })

  test('is not kept from starting by a process that bears the number of the last server', async () => {
    await (await start()).stop()
    const cluster = join(data, 'postgres')
    const { uid, gid } = statSync(cluster)
    const bystander = spawn('sleep', ['60'], { uid, gid })
    const lock = join(cluster, 'postmaster.pid')
    writeFileSync(lock, `${bystander.pid}\n${cluster}\n0\n5432\n${cluster}\n\n 0 0\nready   \n`, { mode: 0o600 })
    chownSync(lock, uid, gid)

    const { url, stop } = await start()
    expect(await query(url, 'select 1')).toEqual([[1]])
    await stop()
    expect(bystander.exitCode).toBe(null)
    await ended(bystander, 'SIGKILL')
  })

  test('is started again when it lives but its socket was removed', async () => {
    const other = await anotherProcess()
    await ended(other, 'SIGKILL')
    rmSync(join(data, 'postgres', '.s.PGSQL.5432'))
    const { url, stop } = await start()
    expect(await query(url, 'select 1')).toEqual([[1]])
    await stop()
  }, 60_000)

  test('that has no place left says so, and goes on', async () => {
    const { url, stop } = await start()
    // one after the other: of many at once some are refused for the sake of others that are refused as well, and a place stays free
    const crowd: pg.Client[] = []
    for (let place = true; place; ) {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => {})
      place = await client.connect().then(
        () => crowd.push(client) > 0,
        () => false,
      )
    }
    await expect(start()).rejects.toThrow(/refuses us: .*(slots|clients)/)
    await crowd[0]!.query('select 1')
    await Promise.allSettled(crowd.map((client) => client.end()))
    await stop()
    expect(runs()).toBe(false)
  })

  test('gets a new password when the old one is lost', async () => {
    const before = await start()
    await before.stop()
    rmSync(join(data, 'postgres.password'))
    const { url, stop } = await start()
    expect(url).not.toBe(before.url)
    expect(await query(url, 'select 1')).toEqual([[1]])
    await stop()
  })

  test('of another major version is refused with what to do', async () => {
    await (await start()).stop()
    const version = join(data, 'postgres', 'PG_VERSION')
    writeFileSync(version, '17\n')
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17, and this Actionline brings PostgreSQL 18.*backup/)
    writeFileSync(version, '18\n')
  })

  test('that cannot start says why', async () => {
    await (await start()).stop()
    writeFileSync(join(data, 'postgres', 'postgresql.auto.conf'), "shared_buffers = 'much'\n")
    await expect(start()).rejects.toThrow(/did not start.*invalid value for parameter "shared_buffers"/s)
  })
})

describe('a new embedded database', () => {
  beforeEach(newFolder)
  afterEach(removeFolder)

  test('is made once when two processes make the first start together', async () => {
    const [one, other] = await Promise.all([anotherProcess(), anotherProcess()])
    await ended(one!, 'SIGTERM')
    expect(runs()).toBe(true)
    await ended(other!, 'SIGTERM')
    expect(runs()).toBe(false)
  })

  test('works in a folder whose path is too long for a socket', async () => {
    data = join(folder, 'a-folder-with-quite-a-long-name'.repeat(4), 'and-another')
    const { url, stop } = await start()
    expect(await query(url, 'select 1')).toEqual([[1]])
    await stop()
  })

  test('works for root in a folder that is closed to everybody else', async (context) => {
    needsRoot(context)
    chmodSync(folder, 0o700)
    const first = await start()
    await query(first.url, "create table note_4 as select 'kept' as words")
    await first.stop()
    const second = await start()
    expect(await query(second.url, 'select words from note_4')).toEqual([['kept']])
    expect(lstatSync(join(data, 'postgres')).isSymbolicLink()).toBe(true)
    await second.stop()
  })

  test('of a copied folder is refused, not shared; of a moved folder it moves along', async (context) => {
    needsRoot(context)
    chmodSync(folder, 0o700)
    await (await start()).stop()
    const [first, second] = [data, join(folder, 'second')]
    cpSync(first, second, { recursive: true, verbatimSymlinks: true })
    data = second
    await expect(start()).rejects.toThrow(`${second} is a copy of ${first}`)

    rmSync(first, { recursive: true })
    await (await start()).stop()
  })

  test('works for an ordinary user', async (context) => {
    needsRoot(context)
    const nobody = { uid: 65534, gid: 65534 }
    const program = `import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
      const { url, stop } = await startEmbedded(${JSON.stringify(data)}, { throwAway: true })
      await stop()
      console.log(url)`
    const reaches = await new Promise((done) =>
      spawn(process.execPath, ['-e', `require('node:fs').readFileSync(${JSON.stringify(import.meta.filename)})`], {
        ...nobody,
        cwd: '/',
        stdio: 'ignore',
      })
        .once('error', () => done(false))
        .once('exit', (code) => done(code === 0)),
    )
    if (!reaches) context.skip('no other account can read this clone')
    mkdirSync(data)
    chownSync(data, nobody.uid, nobody.gid)
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      ...nobody,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
    await new Promise((done) => child.once('close', done))
    expect(said).toMatch(/^postgresql:/)
    expect(statSync(join(data, 'postgres')).uid).toBe(nobody.uid)
  })
})
