import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { completeConfig, readSettings } from '../../src/platform/config/index.ts'
import { removeEmbedded, startEmbedded } from '../../src/platform/db/embedded.ts'
import { createDb, createPool, migrate } from '../../src/platform/db/index.ts'
import { ask, type ExampleYear, type TestServer, withDatabase } from './database.ts'
import { migrationFolders } from './folders.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** answers with a `TestServer`, and at `/example-year` with an `ExampleYear` */
    databaseServer: string
  }
}

/**
 * One PostgreSQL for a whole run of the tests, thrown away after it (or the server of TEST_DATABASE_URL, whose role may create
 * databases), and in it a template with the schema and the process's reference data, which `testDatabase()` clones. It starts when
 * the first test asks for it over loopback: most runs of a few pure tests need none.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Started> | null = null
  const server = () => {
    started ??= startServer()
    return started
  }
  let filled: Promise<ExampleYear> | null = null
  const exampleYear = () => {
    filled ??= server().then(fillExampleYear)
    return filled
  }
  const door = createServer((asked, answer) => {
    const wanted = asked.url === '/example-year' ? exampleYear() : server().then(({ server }) => server)
    wanted.then(
      (found) => answer.end(JSON.stringify(found)),
      (error: Error) => answer.writeHead(500).end(`There is no test database: ${error.stack}`),
    )
  })
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  provide('databaseServer', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)

  return async () => {
    door.close()
    door.closeAllConnections()
    await (await started?.catch(() => null))?.stop()
  }
}

interface Started {
  server: TestServer
  folder: string
  stop(): Promise<void>
}

async function startServer(): Promise<Started> {
  await removeAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  const embedded = process.env.TEST_DATABASE_URL ? null : await startEmbedded(folder, { throwAway: true })
  const admin = process.env.TEST_DATABASE_URL ?? embedded!.url
  const template = `template_${process.pid}`
  const stop = async () => {
    await embedded?.stop()
    if (embedded) await removeEmbedded(folder)
    else for (const one of [template, exampleOf(template)]) await ask(admin, `drop database if exists ${one} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ask(admin, `drop database if exists ${template} with (force)`)
    await ask(admin, `create database ${template}`)
    await prepare(withDatabase(admin, template), folder)
  } catch (error) {
    await stop()
    throw error
  }
  return { server: { admin, template }, folder, stop }
}

const exampleOf = (template: string) => `${template}_example`

/** Once for a run: most tests of pages begin with the example year, which takes longer to fill than to clone. */
async function fillExampleYear({ server: { admin, template }, folder }: Started): Promise<ExampleYear> {
  const example = { template: exampleOf(template), data: join(folder, 'example-year') }
  await ask(admin, `drop database if exists ${example.template} with (force)`)
  await ask(admin, `create database ${example.template} template ${template}`)
  await loadProcess(withDatabase(admin, example.template), example.data, true)
  return example
}

async function prepare(url: string, data: string): Promise<void> {
  const db = createDb(createPool(url, 1))
  try {
    await migrate(db, migrationFolders())
  } finally {
    await db.destroy()
  }
  await loadProcess(url, data)
}

/** What a start does after the migrations: each system brings its part of the process's reference data; `demo`: with the example year and its accounts. */
async function loadProcess(url: string, data: string, demo = false): Promise<void> {
  const { systems } = await import('../../src/systems.ts')
  if (!systems.some((system) => system.load)) return
  const { open, prepare } = await import('../../src/app.ts')
  const env = { ACTIONLINE_DATA: data, DATABASE_URL: url, ACTIONLINE_DEMO: String(demo) }
  const opened = await open(completeConfig(readSettings(env)), { databaseUrl: url, log: pino({ level: 'silent' }) })
  try {
    await prepare(opened.deps)
  } finally {
    await opened.close()
  }
}

const folderPrefix = 'actionline-test-'

/** What a run left that was killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(folderPrefix) ? Number(name.slice(folderPrefix.length).split('-')[0]) : 0
    if (!(pid > 0) || lives(pid)) continue
    await removeEmbedded(join(tmpdir(), name)).catch(() => {})
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
