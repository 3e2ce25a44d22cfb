import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What browsers load: each address carries a hash of the content, so it may be kept for ever. */
export interface Assets {
  /**
   * `actionline.css`, `actionline.js`, `icon.svg`, `speculation.json` -> its address; throws for a name that was not built.
   * The last tells browsers which pages to fetch as soon as a link is pointed at. A page names it in the header
   * `Speculation-Rules: "<address>"`; it is served as `application/speculationrules+json`.
   */
  url(name: string): string
}

/** Reads the manifest that `scripts/assets.mjs` wrote. `root`: the folder that holds `dist/assets`; `prefix`: where it is served. */
export function loadAssets(root: string, prefix = '/assets/'): Assets {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/assets/manifest.json'), 'utf8')) as Record<string, string>
  return {
    url(name) {
      const file = manifest[name]
      if (!file) throw new Error(`dist/assets/manifest.json names no ${name}: run node scripts/assets.mjs`)
      return prefix + file
    },
  }
}
