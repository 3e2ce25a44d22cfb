/**
 * `npm test`: everything that tells whether a change may land. Installs what is missing, checks types, style and import rules,
 * then runs the tests on a PostgreSQL of their own. Words after `npm test --` go to Vitest: `npm test -- src/texts`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, node, run, script } from './ensure.mjs'

const started = Date.now()
const program = (name) => join('node_modules', ...name.split('/'))

await script(async () => {
  ensureInstalled()
  ensureBrowser()
  const chosen = process.argv.slice(2)
  const steps = [
    ['types', () => run(node, [program('typescript/bin/tsc'), '--noEmit', '-p', '.'])],
    ['browser types', () => run(node, [program('typescript/bin/tsc'), '--noEmit', '-p', 'src/ui/browser'])],
    ['style', () => run(node, [program('@biomejs/biome/bin/biome'), 'ci', '--no-errors-on-unmatched'])],
    ['imports', () => run(node, [join('scripts', 'imports.ts')])],
    ['build', ensureBuilt],
    ['tests', () => run(node, [program('vitest/vitest.mjs'), 'run', ...chosen])],
  ]
  const failed = []
  for (const [name, step] of steps) {
    const from = Date.now()
    const ok = await Promise.resolve()
      .then(step)
      .then(() => true)
      .catch((error) => console.error(error.message))
    if (!ok) failed.push(name)
    console.log(`${ok ? 'passed' : 'FAILED'}  ${name.padEnd(13)} ${seconds(from)}`)
  }
  console.log(failed.length ? `\nFailed: ${failed.join(', ')}. ` : '\nAll passed. ', `${seconds(started)} in all.`)
  return failed.length ? 1 : 0
})

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`
}

/** The walks through the pages need a Chromium, and fonts for Arabic and Chinese: on Debian, root's run installs them. */
function ensureBrowser() {
  if (existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')) return
  if (process.env.CHROMIUM_PATH) {
    console.log(`Browser tests are skipped: there is no ${process.env.CHROMIUM_PATH}, which CHROMIUM_PATH names.`)
    return
  }
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!debian) {
    console.log('Browser tests are skipped: there is no /usr/bin/chromium. Install Chromium, or name one in CHROMIUM_PATH.')
    return
  }
  console.log('Installing Chromium and fonts for the browser tests.')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-noto-cjk'], quiet)
  } catch (error) {
    console.log(`Browser tests are skipped: Chromium could not be installed. ${error.message}`)
  }
}
