import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { type Config, ConfigError } from '../config/index.ts'
import { createFiles } from '../files/index.ts'
import { createDb, createPool } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { findMigrations, type MigrationFolder, migrate } from './migrate.ts'
import { readTar, type TarEntry, tarEnd, tarEntry } from './tar.ts'

/** What an operator must put right, or an archive that is not whole. */
export class BackupError extends ConfigError {
  override name = 'BackupError'
}

export interface BackupSummary {
  tables: number
  rows: number
  files: number
  /** files whose content was not what their address says, already when the backup was made */
  damaged: string[]
}

type Progress = (line: string) => void

interface Table {
  schema: string
  name: string
  columns: string[]
}

interface CopiedTable extends Table {
  rows: number
  /** of all its parts, in order */
  sha256: string
}

/** `manifest.json`, the archive's last file. */
interface Manifest {
  format: 1
  made: string
  postgres: string
  /** by name: the schema is made of these */
  migrations: string[]
  queues: { name: string; options: object }[]
  sequences: { schema: string; name: string; value: string; called: boolean }[]
  tables: CopiedTable[]
  files: number
  damaged: string[]
}

/** Tables are cut into parts of about this many bytes: an archive wants to know a file's length before its content. */
const partSize = 4 * 1024 * 1024

/**
 * Writes everything that is kept, as of one moment, into one `.tar.gz`: tables as PostgreSQL's own COPY text, files by their address, the
 * signing key if it lies in the data folder, and `manifest.json` with what the rest must be. May run beside the server. Files in a bucket
 * stay there: the bucket has backups of its own. `file` appears whole or not at all.
 */
export async function backup(config: Config, file: string, progress: Progress = () => {}): Promise<BackupSummary> {
  const part = `${file}.part`
  return await withClient(config, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const manifest = await describe(client)
    try {
      await pipeline(archive(client, config, manifest, progress), createGzip(), createWriteStream(part, { mode: 0o600, flush: true }))
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    await rename(part, file)
    return summary(manifest)
  })
}

async function* archive(client: pg.Client, config: Config, manifest: Manifest, progress: Progress): AsyncGenerator<Buffer> {
  for (const table of manifest.tables) {
    const hash = createHash('sha256')
    const stream = client.query(copyTo(`copy (select ${columnList(table)} from ${nameOf(table)}) to stdout`))
    let number = 0
    for await (const bytes of inParts(stream)) {
      hash.update(bytes)
      yield* tarEntry(`tables/${table.schema}.${table.name}/${String(++number).padStart(6, '0')}`, bytes.length, [bytes])
    }
    table.rows = stream.rowCount
    table.sha256 = hash.digest('hex')
    progress(`${table.schema}.${table.name}: ${table.rows} rows`)
  }

  if (config.s3Bucket) progress(`Files lie in the bucket ${config.s3Bucket}, and are not in this backup.`)
  else {
    const folder = join(config.data, 'files')
    const all = storedFiles(folder)
    for (const [index, sha256] of all.entries()) {
      const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
      const hash = createHash('sha256')
      yield* tarEntry(`files/${sha256}`, statSync(path).size, watched(createReadStream(path), hash))
      if (hash.digest('hex') !== sha256) {
        manifest.damaged.push(sha256)
        progress(`Damaged: ${path} is not what was once stored.`)
      }
      if ((index + 1) % 1000 === 0 || index + 1 === all.length) progress(`files: ${index + 1} of ${all.length}`)
    }
    manifest.files = all.length
  }

  const secret = join(config.data, 'secret')
  if (existsSync(secret) && readFileSync(secret, 'utf8').trim() === config.secret) {
    const bytes = Buffer.from(config.secret)
    yield* tarEntry('secret', bytes.length, [bytes])
  } else progress('The signing key comes from ACTIONLINE_SECRET, and is not in this backup: keep it as well.')

  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  yield* tarEntry('manifest.json', bytes.length, [bytes])
  yield tarEnd()
}

/**
 * Brings a backup back into an empty database, which may be of a later version: the schema is made as it was then, and the next start
 * brings it up to date. The archive is read once to see that it is whole, and only then used. What was interrupted may be
 * run again: files that are there are not written twice, and the tables come in one transaction.
 *
 * `folders`: those that may hold migrations, as for `migrate`.
 */
export async function restore(
  config: Config,
  file: string,
  folders: readonly MigrationFolder[],
  progress: Progress = () => {},
): Promise<BackupSummary> {
  const manifest = await verify(file)
  const known = new Set(findMigrations(folders).map(([name]) => name))
  const unknown = manifest.migrations.filter((name) => !known.has(name))
  if (unknown.length)
    throw new BackupError(`This backup was made by a later version, which also has ${unknown.join(', ')}. Install that version first.`)
  progress(`The backup of ${manifest.made} is whole.`)

  return await withClient(config, async (client, url) => {
    await beginAnew(client)
    const db = createDb(createPool(url, 1))
    try {
      await migrate(db, folders, manifest.migrations)
    } finally {
      await db.destroy()
    }
    await makeQueues(client, manifest)

    await client.query('begin')
    const finish = await openTables(client, manifest.tables)
    const entries = new Entries(file)
    const files = createFiles(config)
    let count = 0
    for (let entry = await entries.next(); entry; entry = await entries.next()) {
      const [kind, name = ''] = entry.name.split('/')
      if (kind === 'tables') {
        const table = manifest.tables.find((t) => `${t.schema}.${t.name}` === name)!
        const stream = client.query(copyFrom(`copy ${nameOf(table)} (${columnList(table)}) from stdin`))
        await pipeline(entries.bodiesBelow(`tables/${name}/`), stream)
        if (stream.rowCount !== table.rows) throw new BackupError(`${name} took ${stream.rowCount} of ${table.rows} rows.`)
        progress(`${name}: ${table.rows} rows`)
      } else if (kind === 'files' && !manifest.damaged.includes(name) && !(await files.has(name))) {
        await files.put(Readable.from(entry.body, { objectMode: false }))
      } else if (kind === 'secret') {
        await keepSecret(config, (await buffer(entry.body)).toString(), progress)
      }
      if (kind === 'files' && (++count % 1000 === 0 || count === manifest.files)) progress(`files: ${count} of ${manifest.files}`)
    }
    for (const { schema, name, value, called } of manifest.sequences)
      await client.query('select setval($1::regclass, $2, $3)', [nameOf({ schema, name }), value, called])
    await finish()
    await client.query(`drop schema ${unfinished}`)
    await client.query('commit')
    await client.query('analyze')
    return summary(manifest)
  })
}

const summary = ({ tables, files, damaged }: Manifest): BackupSummary => ({
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  files,
  damaged,
})

/** Works on the configured database, or on the embedded one, which is started for it or joined. */
async function withClient<T>(config: Config, work: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  const embedded = config.databaseUrl ? null : await startEmbedded(config.data)
  try {
    const url = config.databaseUrl ?? embedded!.url
    const client = new pg.Client({ connectionString: url, application_name: 'actionline backup' })
    client.on('error', () => {}) // the statement under way fails with it
    await client.connect()
    try {
      return await work(client, url)
    } finally {
      await client.end().catch(() => {})
    }
  } finally {
    await embedded?.stop()
  }
}

const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
const columnList = ({ columns }: Table): string => columns.map((column) => pg.escapeIdentifier(column)).join(', ')

const ownSchemas = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`

/** pg-boss makes its schema itself, with a partition for each queue. Of it, the jobs are kept; what was done long ago is not. */
const jobsSchema = 'jobs'
const keptTables = `c.relkind in ('r', 'p') and not c.relispartition and ${ownSchemas}
  and (n.nspname <> '${jobsSchema}' or c.relname = 'job')
  and (n.nspname, c.relname) not in (('platform', 'kysely_migration'), ('platform', 'kysely_migration_lock'))`

async function describe(client: pg.Client): Promise<Manifest> {
  const rows = async <R>(text: string) => (await client.query(text)).rows as R[]
  if (!(await isMigrated(client))) throw new BackupError('There is nothing to keep: this database is empty.')
  const migrations = await rows<{ name: string }>('select name from platform.kysely_migration order by name')
  const tables = await rows<Table>(`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where ${keptTables}
    group by n.nspname, c.relname
    order by n.nspname, c.relname`)
  const hasQueues = tables.some(({ schema }) => schema === jobsSchema)
  return {
    format: 1,
    made: new Date().toISOString(),
    postgres: (await rows<{ server_version: string }>('show server_version'))[0]!.server_version,
    migrations: migrations.map(({ name }) => name),
    queues: hasQueues
      ? await rows(`
        select name, json_build_object('policy', policy, 'retryLimit', retry_limit, 'retryDelay', retry_delay, 'retryBackoff', retry_backoff,
          'expireInSeconds', expire_seconds, 'retentionMinutes', retention_minutes, 'deadLetter', dead_letter) as options
        from ${jobsSchema}.queue order by created_on`)
      : [],
    sequences: await sequences(client),
    tables: tables.map((table) => ({ ...table, rows: 0, sha256: '' })),
    files: 0,
    damaged: [],
  }
}

const isMigrated = async (client: pg.Client): Promise<boolean> =>
  (await client.query(`select to_regclass('platform.kysely_migration') is not null as yes`)).rows[0].yes

async function sequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ownSchemas} and n.nspname <> '${jobsSchema}' order by 1, 2`,
  )
  const found: Manifest['sequences'] = []
  for (const sequence of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${nameOf(sequence)}`,
    )
    found.push({ ...sequence, ...state.rows[0]! })
  }
  return found
}

/** Reads all of an archive, and returns what it says of itself if that is true. */
async function verify(file: string): Promise<Manifest> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`)
  const tables = new Map<string, ReturnType<typeof createHash>>()
  const files = new Map<string, string>()
  let manifest: Manifest | null = null
  try {
    for await (const { name: path, body } of readTar(unpacked(file))) {
      const [kind, name = ''] = path.split('/')
      if (kind === 'manifest.json') manifest = JSON.parse((await buffer(body)).toString())
      else if (kind === 'tables') {
        const hash = tables.get(name) ?? createHash('sha256')
        tables.set(name, hash)
        for await (const chunk of body) hash.update(chunk)
      } else if (kind === 'files') {
        const hash = createHash('sha256')
        for await (const chunk of body) hash.update(chunk)
        files.set(name, hash.digest('hex'))
      }
    }
  } catch (error) {
    throw new BackupError(`${file} is no whole backup: ${(error as Error).message}`)
  }
  if (manifest?.format !== 1) throw new BackupError(`${file} is no backup that this version can read.`)
  const nothing = createHash('sha256').digest('hex')
  const bad = [
    ...manifest.tables
      .filter(({ schema, name, sha256 }) => (tables.get(`${schema}.${name}`)?.digest('hex') ?? nothing) !== sha256)
      .map(({ name }) => name),
    ...[...files].filter(([name, sha256]) => name !== sha256 && !manifest.damaged.includes(name)).map(([name]) => name),
    ...(files.size === manifest.files ? [] : [`${manifest.files - files.size} files`]),
  ]
  if (bad.length) throw new BackupError(`${file} is damaged: ${bad.join(', ')}`)
  return manifest
}

/** A schema that exists from the beginning of a restore to its end. */
const unfinished = 'unfinished_restore'

/** An empty database stays what it is; one that an interrupted restore left is emptied of what that one made; any other is refused. */
async function beginAnew(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; used: boolean; note: string | null }>(`
    select n.nspname as schema, obj_description(n.oid, 'pg_namespace') as note,
      exists (select from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'm')) as used
    from pg_namespace n where ${ownSchemas}`)
  const interrupted = rows.find(({ schema }) => schema === unfinished)
  if (interrupted) {
    const before: string[] = JSON.parse(interrupted.note ?? '[]')
    for (const { schema } of rows) if (!before.includes(schema)) await client.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`)
    return beginAnew(client)
  }
  if (rows.some(({ used }) => used)) {
    throw new BackupError(
      'A backup is restored into an empty database only. Name a new data folder in ACTIONLINE_DATA, or a new database in DATABASE_URL.',
    )
  }
  const before = pg.escapeLiteral(JSON.stringify(rows.map(({ schema }) => schema)))
  await client.query(`begin; create schema ${unfinished}; comment on schema ${unfinished} is ${before}; commit`)
}

async function makeQueues(client: pg.Client, { tables, queues }: Manifest): Promise<void> {
  if (!tables.some(({ schema }) => schema === jobsSchema)) return
  await client.query(PgBoss.getConstructionPlans(jobsSchema))
  for (const { name, options } of queues) await client.query(`select ${jobsSchema}.create_queue($1, $2)`, [name, options])
}

/**
 * Makes the tables ready to be filled in any order: without what migrations wrote into them, without references and triggers.
 * Returns the step that puts references, triggers and materialized views back; a reference that leads nowhere fails there.
 */
async function openTables(client: pg.Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where contype = 'f' and conparentid = 0 and ${ownSchemas} and n.nspname <> '${jobsSchema}'`)
  const { rows: triggers } = await client.query<{ table: string; name: string }>(`
    select tgrelid::regclass::text as table, quote_ident(tgname) as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not tgisinternal and tgparentid = 0 and tgenabled <> 'D' and ${ownSchemas}`)
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`)
  if (tables.length) await client.query(`truncate ${tables.map(nameOf).join(', ')}`)
  return async () => {
    for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`)
    for (const { table, name, definition } of references) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
    const { rows: views } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where relkind = 'm' order by c.oid`,
    )
    for (const { name } of views) await client.query(`refresh materialized view ${name}`)
  }
}

async function keepSecret(config: Config, secret: string, progress: Progress): Promise<void> {
  if (process.env.ACTIONLINE_SECRET) return progress('ACTIONLINE_SECRET is set, so the signing key of the backup is not used.')
  await mkdir(config.data, { recursive: true })
  await writeFile(join(config.data, 'secret'), `${secret}\n`, { mode: 0o600 })
}

/** Addresses of the files below `ab/cd/`. */
function storedFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

async function* watched(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk)
    yield chunk
  }
}

async function* inParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    parts.push(chunk)
    size += chunk.length
    if (size < partSize) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size) yield Buffer.concat(parts)
}

const unpacked = (file: string): AsyncIterable<Buffer> => {
  const stream = createGunzip()
  createReadStream(file)
    .on('error', (error) => stream.destroy(error))
    .pipe(stream)
  return stream
}

/** The files of an archive one by one, where several that follow each other may be taken as one. */
class Entries {
  readonly #entries: AsyncIterator<TarEntry>
  #ahead: TarEntry | null = null
  #current: TarEntry | null = null

  constructor(file: string) {
    this.#entries = readTar(unpacked(file))
  }

  async next(): Promise<TarEntry | null> {
    this.#current = this.#ahead ?? (await this.#read())
    this.#ahead = null
    return this.#current
  }

  /** The bodies of the current entry and of all that follow it whose names begin so. */
  async *bodiesBelow(prefix: string): AsyncGenerator<Buffer> {
    for (let entry = this.#current; entry; entry = await this.#read()) {
      if (!entry.name.startsWith(prefix)) {
        this.#ahead = entry
        return
      }
      yield* entry.body
    }
  }

  async #read(): Promise<TarEntry | null> {
    const { value, done } = await this.#entries.next()
    return done ? null : value
  }
}
