#!/usr/bin/env node
/** The `actionline` command on any Node from 20 on: installs and builds what is missing, then runs it on the pinned one. */
import { join } from 'node:path'
import { become, ensureBuilt, ensureInstalled, root, script } from './ensure.mjs'

await script(async () => {
  ensureInstalled()
  await ensureBuilt()
  return become([join(root, 'dist', 'cli.js'), ...process.argv.slice(2)])
})
