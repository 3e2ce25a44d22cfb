import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedDatabaseError, findPlace, type Place, removePlace } from './embedded-place.ts'

export { EmbeddedDatabaseError } from './embedded-place.ts'

export interface EmbeddedDatabase {
  /** for `pg`, and for `psql` as well */
  url: string
  /** Leaves the server. The last process that leaves also shuts it down; what is not committed by then never happened. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** For tests: nothing is forced to disk, so a machine that loses power may lose everything. */
  throwAway?: boolean
  /** hears what an operator should know, such as a server that died and was started again */
  log?: (line: string) => void
}

/**
 * Starts the PostgreSQL that comes along, with its cluster in `<dataFolder>/postgres`, or joins the one that runs there already.
 *
 * Any number of processes may use one data folder: the server belongs to none of them. Each holds a shared advisory lock on a
 * connection of its own, which the kernel closes for a process that is killed. Who leaves asks for the exclusive lock, and shuts the
 * server down if it gets it. So a server whose last process was killed goes on, and the next start joins it. A server that dies is
 * started again by whoever misses it.
 *
 * Throws `EmbeddedDatabaseError` for what the operator must put right.
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const data = resolve(dataFolder)
  const server = new Server(data, findPlace(data), options)
  await server.prepare()
  return server.join()
}

/** Ends the server of a data folder, whoever uses it, and removes its cluster for good. */
export async function removeEmbedded(dataFolder: string): Promise<void> {
  const data = resolve(dataFolder)
  const place = findPlace(data)
  const server = new Server(data, place, {})
  await server.shutDown('immediate')
  server.remove()
  removePlace(data, place)
}

/** The port is part of the socket's name only, where there are sockets. */
const socketPort = 5432
const role = 'actionline'
/** Advisory lock of the processes that use the server: the bytes "Acti". */
const presenceLock = 0x41637469
const startDeadline = 30_000
/** A server that is ready but cannot be reached has lost its socket. */
const unreachableDeadline = 2_000
/** A crash is recovered from before the first connection. */
const recoveryDeadline = 15 * 60_000
const largestLog = 10_000_000

class Server {
  readonly place: Place
  readonly options: EmbeddedOptions
  readonly #passwordFile: string
  readonly #urlFile: string
  readonly #logFile: string
  #password = ''
  #presence: pg.Client | null = null
  #returning: Promise<void> | null = null
  #leaving = false

  constructor(data: string, place: Place, options: EmbeddedOptions) {
    this.place = place
    this.options = options
    this.#passwordFile = join(data, 'postgres.password')
    this.#urlFile = join(data, 'postgres.url')
    this.#logFile = join(data, 'postgres.log')
  }

  /** Sees to it that there is a cluster of our version, and a password for it. */
  async prepare(): Promise<void> {
    const { cluster, major, account } = this.place
    const exists = existsSync(join(cluster, 'PG_VERSION'))
    const passwordIsNew = this.#keepPassword()
    if (!exists) return this.#initialise()

    const theirs = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (theirs !== major) {
      throw new EmbeddedDatabaseError(
        `${cluster} was made by PostgreSQL ${theirs}, and this Actionline brings PostgreSQL ${major}. ` +
          'Make a backup with the Actionline that made it ("actionline backup"), and restore it into a new data folder with this one.',
      )
    }
    const owner = statSync(cluster).uid
    if (process.getuid && owner !== (account?.uid ?? process.getuid())) {
      throw new EmbeddedDatabaseError(
        `${cluster} belongs to the account with number ${owner}. Start Actionline as the user who started it first.`,
      )
    }
    if (passwordIsNew) {
      await this.shutDown('fast')
      await this.#alone(cluster, [`alter role ${role} password '${this.#password}'`])
    }
  }

  /** Starts the server if none runs, and enters; once this returns, the server stays until we leave. */
  async join(): Promise<EmbeddedDatabase> {
    const url = await this.#enter()
    return { url, stop: () => this.#leave() }
  }

  /** True when there was none yet. A link appears whole or not at all, so that of two processes one wins. */
  #keepPassword(): boolean {
    if (!existsSync(this.#passwordFile)) {
      const draft = `${this.#passwordFile}.${process.pid}`
      rmSync(draft, { force: true })
      writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
      try {
        linkSync(draft, this.#passwordFile)
        this.#password = readFileSync(draft, 'utf8')
        return true
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      } finally {
        rmSync(draft)
      }
    }
    this.#password = readFileSync(this.#passwordFile, 'utf8')
    return false
  }

  /** Makes the cluster under another name first: a start that is interrupted leaves no half of one, and of two at once one wins. */
  async #initialise(): Promise<void> {
    const { cluster, account } = this.place
    const { throwAway } = this.options
    removeAbandonedDrafts(cluster)
    const draft = `${cluster}.new-${process.pid}`
    mkdirSync(draft, { mode: 0o700 })
    if (account) chownSync(draft, account.uid, account.gid)
    try {
      const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      const settings = Object.entries(tuning).map(([name, value]) => `--set=${name}=${value}`)
      // Nobody knows a password of the superuser, so it can only be used by hand, with the server stopped: postgres --single
      const access = ['--username=postgres', '--auth=reject']
      await this.#run('initdb', ['-D', draft, ...access, ...locale, ...settings, ...(throwAway ? ['--no-sync'] : [])])
      writeFileSync(
        join(draft, 'pg_hba.conf'),
        this.place.socket === null ? 'host all all 127.0.0.1/32 scram-sha-256\n' : 'local all all scram-sha-256\n',
      )
      await this.#alone(draft, [`create role ${role} login createdb password '${this.#password}'`, `create database ${role} owner ${role}`])
      renameSync(draft, cluster)
    } catch (error) {
      // another process has made it meanwhile
      if (!existsSync(join(cluster, 'PG_VERSION'))) throw error
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  }

  /** Runs statements, each on one line, in a server that takes no connections. */
  async #alone(cluster: string, statements: readonly string[]): Promise<void> {
    const flags = ['--single', '-D', cluster, '-F', '-c', 'log_checkpoints=off', 'postgres']
    const said = await this.#run('postgres', flags, `${statements.join('\n')}\n`)
    if (/^.*(ERROR|FATAL|PANIC): .*$/m.test(said)) throw new EmbeddedDatabaseError(`PostgreSQL could not be set up:\n${said}`)
  }

  /** Runs one of PostgreSQL's programs to its end; returns what it said. */
  #run(program: string, args: readonly string[], input = ''): Promise<string> {
    return new Promise((done, failed) => {
      const child = this.#spawn(program, args, ['pipe', 'pipe', 'pipe'])
      let said = ''
      child.stdout!.setEncoding('utf8').on('data', (text) => (said += text))
      child.stderr!.setEncoding('utf8').on('data', (text) => (said += text))
      child.stdin!.on('error', () => {}).end(input)
      child.once('error', failed)
      child.once('close', (code) => (code === 0 ? done(said) : failed(new EmbeddedDatabaseError(`${program} failed:\n${said.trim()}`))))
    })
  }

  #spawn(program: string, args: readonly string[], stdio: ('pipe' | 'ignore' | number)[], detached = false): ChildProcess {
    const { bin, account } = this.place
    // our own folder may be closed to the server's account, and our environment (PGDATA, LANG …) is none of its business
    const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' }
    return spawn(join(bin, program), args, { cwd: bin, env, stdio, detached, windowsHide: true, ...(account ?? {}) })
  }

  /** Loops until it holds its place in a server that takes connections; every step may be undone by another process, and is tried anew. */
  async #enter(): Promise<string> {
    const begun = Date.now()
    let child: ChildProcess | null = null
    let logged = 0
    let unreachableSince: number | null = null
    for (;;) {
      const running = this.#postmaster()
      if (running?.state === 'ready') {
        const answer = await this.#knock(this.#url(running))
        if (answer.url) return answer.url
        unreachableSince = answer.unreachable ? (unreachableSince ?? Date.now()) : null
        if (unreachableSince && Date.now() - unreachableSince > unreachableDeadline) {
          this.options.log?.('The database runs but cannot be reached; it is started again.')
          await this.shutDown('immediate')
          unreachableSince = null
        }
      } else if (!running && (child === null || hasEnded(child))) {
        const reason = child && this.#logSince(logged)
        // another process was quicker, or a killed server's last processes are still ending
        const mayPass = reason === null || /lock file ".*" already exists|shared memory block .* is still in use/.test(reason)
        if (!mayPass || Date.now() - begun > startDeadline) {
          throw new EmbeddedDatabaseError(`PostgreSQL did not start. It said, in ${this.#logFile}:\n${reason}`)
        }
        if (child) await pause(100)
        logged = this.#rotateLog()
        child = await this.#launch()
      }
      // a server that recovers from a crash, or ends, is left its time
      if (Date.now() - begun > (running ? recoveryDeadline : startDeadline)) {
        throw new EmbeddedDatabaseError(`PostgreSQL did not answer. What it said is in ${this.#logFile}.`)
      }
      await pause(20)
    }
  }

  /** Asks for a place in a server that says it is ready; `url` if we have it. */
  async #knock(url: string): Promise<{ url?: string; unreachable?: boolean }> {
    const client = new pg.Client({ connectionString: url, application_name: 'actionline presence', keepAlive: true })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [presenceLock])
    } catch (error) {
      await client.end().catch(() => {})
      const { code = '', message } = error as { code?: string; message: string }
      if (code === 'ENOENT' || code === 'ECONNREFUSED') return { unreachable: true }
      // it has begun to start, to end or to recover, or went away under us
      if (/^(57P0.|EPIPE|ECONNRESET|)$/.test(code)) return {}
      if (code === '28P01') {
        throw new EmbeddedDatabaseError(`${this.#passwordFile} is not this database's password. Remove it; a new one is made.`)
      }
      throw new EmbeddedDatabaseError(`The database refuses us: ${message}`)
    }
    this.#keepUrl(url)
    this.#hold(client)
    return { url }
  }

  async #launch(): Promise<ChildProcess> {
    const { cluster, socket } = this.place
    this.#disarmStalePid()
    const where: Record<string, string | number> =
      socket === null
        ? { listen_addresses: '127.0.0.1', port: await freePort() }
        : { listen_addresses: '', port: socketPort, unix_socket_directories: `"${socket}"`, unix_socket_permissions: '0700' }
    const settings = { ...where, ...(this.options.throwAway ? carelessness : {}) }
    const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
    const log = openSync(this.#logFile, 'a', 0o600)
    // a session of its own: Ctrl-C in our terminal is for us, and we end it in order
    const child = this.#spawn('postgres', args, ['ignore', log, log], true)
    closeSync(log)
    child.unref()
    await once(child, 'spawn')
    return child
  }

  #hold(client: pg.Client): void {
    this.#presence = client
    client.once('end', () => {
      if (this.#leaving || this.#presence !== client) return
      this.options.log?.('The database went away; it is started again.')
      this.#presence = null
      this.#returning = this.#return()
    })
  }

  async #return(): Promise<void> {
    while (!this.#leaving && existsSync(this.place.cluster)) {
      try {
        await this.#enter()
        return
      } catch (error) {
        this.options.log?.((error as Error).message)
        await pause(5_000, undefined, { ref: false })
      }
    }
  }

  async #leave(): Promise<void> {
    if (this.#leaving) return
    this.#leaving = true
    await this.#returning
    const client = this.#presence
    if (!client) return
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [presenceLock])
      const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [presenceLock])
      // while we hold the lock nobody enters; who waits for it is sent away by the shutdown, and starts the server anew
      if (rows[0]?.last) await this.shutDown('fast')
    } catch (error) {
      if (error instanceof EmbeddedDatabaseError) throw error
      this.options.log?.(`The database went away before we left it: ${(error as Error).message}`)
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** Ends the server, if one runs: `fast` in order, `immediate` as if the power failed, which is recovered from at the next start. */
  async shutDown(how: 'fast' | 'immediate'): Promise<void> {
    const running = this.#postmaster()
    if (!running) return
    if (process.platform === 'win32') {
      await this.#run('pg_ctl', ['stop', '-D', this.place.cluster, '-m', how])
      return
    }
    const hasGone = () => this.#postmaster()?.pid !== running.pid
    for (const [signal, patience] of [
      [how === 'fast' ? 'SIGINT' : 'SIGQUIT', 60_000],
      ['SIGQUIT', 10_000],
      ['SIGKILL', 10_000],
    ] as const) {
      try {
        process.kill(running.pid, signal)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
        throw new EmbeddedDatabaseError(`The database's server, process ${running.pid}, belongs to another user and cannot be stopped.`)
      }
      for (const until = Date.now() + patience; Date.now() < until; await pause(10)) if (hasGone()) return
    }
  }

  remove(): void {
    for (const file of [this.#passwordFile, this.#urlFile, this.#logFile, `${this.#logFile}.1`]) rmSync(file, { force: true })
  }

  /** The lines of the server's lock file: process, folder, start, port, socket folder, address, shared memory, state. */
  #postmasterFile(): string[] | null {
    try {
      return readFileSync(join(this.place.cluster, 'postmaster.pid'), 'utf8').split('\n')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** The server of this very cluster, if it lives. */
  #postmaster(): Postmaster | null {
    const lines = this.#postmasterFile()
    const pid = Number(lines?.[0])
    if (!lines || !Number.isSafeInteger(pid) || pid <= 0 || !this.#isServer(pid)) return null
    return { pid, port: Number(lines[3] || 0), socket: lines[4]?.trim() ?? '', state: lines[7]?.trim() || 'starting' }
  }

  /** A process number may have passed to another program since, above all in containers, where they begin anew. */
  #isServer(pid: number): boolean {
    try {
      if (process.platform === 'linux') {
        const { account, cluster } = this.place
        return statSync(`/proc/${pid}`).uid === (account?.uid ?? process.getuid?.()) && readlinkSync(`/proc/${pid}/cwd`) === cluster
      }
      process.kill(pid, 0)
      return pid !== process.pid
    } catch {
      return false
    }
  }

  /**
   * PostgreSQL refuses to start while the process that its lock file names lives, even one that is no server. Our own number there
   * it takes for what it is, a coincidence. The file stays, since it also names the shared memory that a killed
   * server's last processes may still be writing to; for them PostgreSQL waits.
   */
  #disarmStalePid(): void {
    const before = this.#postmasterFile()
    if (!before || this.#postmaster() || process.platform === 'win32') return
    const file = join(this.place.cluster, 'postmaster.pid')
    const draft = `${file}.${process.pid}`
    const { account } = this.place
    rmSync(draft, { force: true })
    writeFileSync(draft, [process.pid, ...before.slice(1)].join('\n'), { mode: 0o600, flag: 'wx' })
    if (account) chownSync(draft, account.uid, account.gid)
    // another process may have started the server just now
    if (this.#postmasterFile()?.join('\n') === before.join('\n')) renameSync(draft, file)
    else rmSync(draft)
  }

  #url({ port, socket }: Postmaster): string {
    const where = socket === '' ? `127.0.0.1:${port}/${role}` : `localhost/${role}?host=${encodeURIComponent(socket)}`
    return `postgresql://${role}:${this.#password}@${where}`
  }

  /** For the operator: `psql "$(cat postgres.url)"`. */
  #keepUrl(url: string): void {
    const draft = `${this.#urlFile}.${process.pid}`
    writeFileSync(draft, `${url}\n`, { mode: 0o600 })
    renameSync(draft, this.#urlFile)
  }

  /** Keeps one older log; returns where the next words will begin. */
  #rotateLog(): number {
    const size = statSync(this.#logFile, { throwIfNoEntry: false })?.size ?? 0
    if (size < largestLog) return size
    renameSync(this.#logFile, `${this.#logFile}.1`)
    return 0
  }

  #logSince(position: number): string {
    const file = openSync(this.#logFile, 'r')
    const words = Buffer.alloc(4000)
    const read = readSync(file, words, 0, words.length, position)
    closeSync(file)
    return words.toString('utf8', 0, read).trim()
  }
}

interface Postmaster {
  pid: number
  port: number
  /** folder of the socket; empty where it listens on loopback */
  socket: string
  /** `starting`, `ready`, `stopping` */
  state: string
}

/** Written into postgresql.conf when the cluster is made, for a machine with two cores and 4 GB; an operator may change them there. */
const tuning: Record<string, string> = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // solid-state disks: reading by index costs little more than reading in order
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  // what was acknowledged is on disk
  synchronous_commit: 'on',
  // pages are many small queries: compiling one, or spreading it over cores that serve others, costs more than it brings
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_connections: '200',
  log_line_prefix: '%m [%p] %a ',
  log_min_duration_statement: '2s',
  // a statement's values may be people's data, and stay out of the log
  log_parameter_max_length: '0',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** For throw-away clusters. */
const carelessness: Record<string, string> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

/** Clusters that a killed process was making. */
function removeAbandonedDrafts(cluster: string): void {
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length))
    if (pid === process.pid || !lives(pid)) rmSync(join(dirname(cluster), name), { recursive: true, force: true })
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
