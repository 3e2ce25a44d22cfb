/** `npm run bench`: builds what is served, then measures it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, node, root, script } from './ensure.mjs'

await script(async () => {
  ensureInstalled()
  await ensureBuilt()
  for (const bench of ['bench.ts', 'texts.ts', 'compile.ts', 'pack.ts', 'watchers.ts']) {
    const { status } = spawnSync(node, [join(root, 'test/load', bench), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
    if (status) return status
  }
})
