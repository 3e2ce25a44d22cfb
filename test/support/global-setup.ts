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
import { ask, type TestServer, withDatabase } from './database.ts'
import { migrationFolders } from './folders.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** answers with a `TestServer` */
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
  const door = createServer((_, answer) => {
    started ??= startServer()
    started.then(
      ({ server }) => answer.end(JSON.stringify(server)),
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
    else await ask(admin, `drop database if exists ${template} with (force)`)
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
  return { server: { admin, template }, stop }
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

/** What a start does after the migrations: each system brings its part of the process's reference data. No example year, no accounts. */
async function loadProcess(url: string, data: string): Promise<void> {
  const { systems } = await import('../../src/systems.ts')
  if (!systems.some((system) => system.load)) return
  const { open, prepare } = await import('../../src/app.ts')
  const env = { ACTIONLINE_DATA: data, DATABASE_URL: url, ACTIONLINE_DEMO: 'false' }
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
