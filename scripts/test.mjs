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
  ensurePrograms()
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

/**
 * Programs that some tests ask: a Chromium to walk through the pages, with fonts for Arabic and Chinese; LibreOffice, which must make
 * the right texts of our tracked changes. On Debian, root's run installs what is missing; elsewhere those tests are skipped and say why.
 */
function ensurePrograms() {
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const needed = [
    { what: `a browser (${chromium})`, is: existsSync(chromium), packages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'] },
    { what: 'LibreOffice with python3-uno', is: hasOffice(), packages: ['libreoffice-writer', 'python3-uno'] },
  ].filter(({ is }) => !is)
  if (needed.length === 0) return
  const missing = needed.map(({ what }) => what).join(' and ')
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!debian || (process.env.CHROMIUM_PATH && !existsSync(chromium))) {
    console.log(`Some tests are skipped: there is no ${missing}.`)
    return
  }
  console.log(`Installing ${missing} for the tests.`)
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...needed.flatMap(({ packages }) => packages)], quiet)
  } catch (error) {
    console.log(`Some tests are skipped: ${missing} could not be installed. ${error.message}`)
  }
}

function hasOffice() {
  const answers = (program, ...words) => spawnSync(program, words, { stdio: 'ignore' }).status === 0
  return answers('soffice', '--version') && answers('/usr/bin/python3', '-c', 'import uno')
}
