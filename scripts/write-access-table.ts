/** `npm run access:write`: writes docs/access.md anew, after a change of who may ask for what that is meant. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/access.test.ts', '--update'], { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
