/** `npm run build`: what `npm start` does before it starts; for images and packages. */
import { ensureBuilt, ensureInstalled, script } from './ensure.mjs'

await script(async () => {
  ensureInstalled()
  await ensureBuilt()
})
