/** `npm run bench`: builds what is served, then measures it, all of it, and fails if a part did. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, node, root, script } from './ensure.mjs'

await script(async () => {
  ensureInstalled()
  await ensureBuilt()
  let worst = 0
  for (const bench of ['bench.ts', 'texts.ts', 'compile.ts', 'pack.ts', 'watchers.ts']) {
    console.log(`\n${bench}`)
    const { status } = spawnSync(node, [join(root, 'test/load', bench), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
    worst = Math.max(worst, status ?? 1)
  }
  return worst
})
