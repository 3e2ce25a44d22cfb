/** `npm start`: installs and builds what is missing, then runs the server. */
import { join } from 'node:path'
import { become, ensureBuilt, ensureInstalled, root, script } from './ensure.mjs'

await script(async () => {
  ensureInstalled()
  await ensureBuilt()
  return become([join(root, 'dist', 'main.js'), ...process.argv.slice(2)])
})
