/** `npm run dev`: compiles as sources change, and starts the server anew each time. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { become, ensureBuilt, ensureInstalled, node, root, script } from './ensure.mjs'

await script(async () => {
  ensureInstalled()
  await ensureBuilt()
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const compiler = spawn(node, [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], { cwd: root, stdio: 'inherit' })
  const watched = ['dist', 'src/platform', 'src/ui', 'src/systems', 'process'].map((folder) => `--watch-path=${join(root, folder)}`)
  try {
    return await become([...watched, '--watch-preserve-output', join(root, 'dist', 'main.js')])
  } finally {
    compiler.kill()
  }
})
