/**
 * Brings a clone to where it can run: packages, the pinned Node, the build. Each step looks first whether it is needed,
 * which takes some milliseconds. Plain JavaScript without packages, for any Node from 20 on.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The pinned Node, which runs everything but these scripts. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Something failed that has already said why. */
export class StepFailed extends Error {}

/** Ends the script with what an operator needs to know, and no stack for failures that explain themselves. */
export async function script(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** Installs the packages that the lock file names, if those in node_modules are others. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.log('Installing packages; this takes about a minute, once.')
  npm('ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error')
  // npm may have been told to run no scripts; this one brings the pinned Node
  if (!existsSync(node)) run(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(root, 'node_modules', 'node') })
  if (!isInstalled()) throw new StepFailed('The packages were installed, but not all of them are there. Remove node_modules and try again.')
}

/** npm keeps what it installed in a lock file of the same form inside node_modules, written last. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed) || !existsSync(node)) return false
  const have = packagesOf(installed)
  const production = process.env.NODE_ENV === 'production'
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, dev, devOptional }]) =>
      path === '' || have[path]?.version === version || optional || devOptional || (dev && production),
  )
}

const packagesOf = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages

function npm(...args) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) run(process.execPath, [own, ...args])
  else run('npm', args, { shell: process.platform === 'win32' })
}

/** Compiles the server and bundles the browser's part, if anything changed since. */
export async function ensureBuilt() {
  const stamp = join(root, 'dist', '.built')
  const state = sourceState()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
  await alone(async () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
    console.error('Building.')
    compile()
    run(node, [join('scripts', 'assets.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
    writeFileSync(stamp, state)
  })
}

export function compile() {
  run(node, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'])
}

/** Changes when a source is added, removed or touched. */
function sourceState() {
  const hash = createHash('sha256')
  const note = (path) => {
    const { mtimeMs, size } = statSync(path)
    hash.update(`${path} ${mtimeMs} ${size}\n`)
  }
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).sort(byPath))
    if (entry.isFile()) note(join(entry.parentPath ?? entry.path, entry.name))
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/assets.mjs']) note(join(root, file))
  return hash.digest('hex')
}

const byPath = (a, b) => (`${a.parentPath ?? a.path}/${a.name}` < `${b.parentPath ?? b.path}/${b.name}` ? -1 : 1)

/** One build at a time: commands that are called together wait for the first. A build that was killed is in nobody's way after a minute. */
async function alone(work) {
  const lock = join(root, 'dist', '.building')
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > 60_000) takeAway(lock)
      else await new Promise((done) => setTimeout(done, 100))
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Renaming first: of two that find the same abandoned lock only one removes it. */
function takeAway(lock) {
  try {
    renameSync(lock, `${lock}-${process.pid}`)
    rmSync(`${lock}-${process.pid}`, { recursive: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** Runs a program to its end in the clone's folder. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw new StepFailed(`${program} could not be run: ${error.message}`)
  if (status !== 0) throw new StepFailed(`${[program, ...args].join(' ')} failed.`)
}

/**
 * For the server and the command line. Pages are short-lived strings of tens of kilobytes: with the engine's own limit its space for
 * the young grows to 128 MB under load, and what lives in 70 MB lets the heap grow to 280 before it is looked through. Half as much
 * again is enough: measured at the same rate, 240 MB resident in place of 375.
 */
export const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=16', '--heap-growing-percent=50']

/**
 * Runs a program of ours on the pinned Node in the caller's folder, hands on the signals that ask it to stop, and ends as it ended.
 * @returns {Promise<number>} its exit code
 */
export function become(args, options = {}) {
  const child = spawn(node, [...nodeOptions, ...args], { stdio: 'inherit', ...options })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  stopWithNpm(() => child.kill('SIGTERM'))
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('exit', (code, signal) => {
      if (!signal) return done(code)
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    })
  })
}

/** npm hands SIGTERM to the shell between it and us, and no further: all we see is that our parent is gone. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return
  const { ppid } = process
  const watch = setInterval(() => {
    if (process.ppid === ppid) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}
