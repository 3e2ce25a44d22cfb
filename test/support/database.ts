import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { createDb, createPool, type Db } from '../../src/platform/db/index.ts'

export interface TestDatabase {
  db: Db
  pool: pg.Pool
  url: string
  /** every statement that went through `db`, in order: empty it before the step whose queries you count */
  queries: string[]
  /** closes the connections and drops the database; call it in `afterAll` */
  close(): Promise<void>
}

/** `admin` may create databases; `template` is the one to clone. */
export interface TestServer {
  admin: string
  template: string
}

/** What a database with the demonstration accounts and the example year is cloned from, and the folder of its files. */
export interface ExampleYear {
  template: string
  data: string
}

let server: Promise<TestServer> | undefined
const testServer = (): Promise<TestServer> => (server ??= answered<TestServer>('/'))

let example: Promise<ExampleYear> | undefined
export const exampleYear = (): Promise<ExampleYear> => (example ??= answered<ExampleYear>('/example-year'))

async function answered<T>(path: string): Promise<T> {
  const answer = await fetch(new URL(path, inject('databaseServer')))
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as T
}

/** A database of the caller's own, with the whole schema and the process's reference data: one for each test file. `from`: another to clone. */
export async function testDatabase(from?: string): Promise<TestDatabase> {
  const { admin, template: empty } = await testServer()
  const template = from ?? empty
  const name = `test_${randomBytes(6).toString('hex')}`
  await ask(admin, `create database ${name} template ${template}`)
  const url = withDatabase(admin, name)
  const pool = createPool(url, 4)
  const queries: string[] = []
  const db = createDb(pool, (sql) => queries.push(sql))
  return {
    db,
    pool,
    url,
    queries,
    async close() {
      await db.destroy()
      await drop(admin, name)
    },
  }
}

/** A database with nothing in it. */
export async function emptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { admin } = await testServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  await ask(admin, `create database ${name}`)
  return { url: withDatabase(admin, name), close: () => drop(admin, name) }
}

/** A pool's `end()` resolves before its sockets have closed; to force a drop then would be an error in connections nobody listens to. */
async function drop(admin: string, name: string) {
  const open = async () => (await ask(admin, `select from pg_stat_activity where datname = '${name}'`)).rowCount !== 0
  for (let tries = 0; tries < 50 && (await open()); tries++) await setTimeout(20)
  await ask(admin, `drop database if exists ${name} with (force)`)
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** One statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
