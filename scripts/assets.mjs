/**
 * Builds what a browser loads: `dist/assets/<name>.<hash>.<css|js|svg|json>`, each beside its gzip and brotli copies,
 * and `manifest.json`, from plain name to file: `{ "actionline.css": "actionline.3F2A….css", … }`.
 * Plain JavaScript, so that it runs before anything is built and on whatever Node starts it.
 */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Older engines still found on ministries' laptops; syntax newer than theirs is lowered. */
const target = ['chrome109', 'firefox115', 'safari16.4']

/**
 * @param {{ minify?: boolean, out?: string }} [options] `out`: the folder, `dist/assets` unless told
 * @returns {Promise<Record<string, { file: string, bytes: number, gzip: number, brotli: number }>>} plain name -> what was written
 */
export async function buildAssets({ minify = true, out = join(root, 'dist/assets') } = {}) {
  const common = { bundle: true, minify, write: false, target, legalComments: 'none', logLevel: 'warning' }
  const [css, js, room, icon, speculation] = await Promise.all([
    build({ ...common, entryPoints: [join(root, 'src/ui/css/index.css')] }),
    build({ ...common, entryPoints: [join(root, 'src/ui/browser/main.ts')], format: 'esm' }),
    build({ ...common, entryPoints: [join(root, 'src/ui/browser/room.ts')], format: 'esm' }),
    readFile(join(root, 'src/ui/icons/icon.svg')),
    readFile(join(root, 'src/ui/browser/speculation.json'), 'utf8'),
  ])
  const contents = {
    'actionline.css': css.outputFiles[0].contents,
    'actionline.js': js.outputFiles[0].contents,
    'room.js': room.outputFiles[0].contents,
    'icon.svg': icon,
    'speculation.json': Buffer.from(minify ? JSON.stringify(JSON.parse(speculation)) : speculation),
  }

  // Built aside and moved into place, so that a server which reads the folder meanwhile finds the old set or the new one.
  const fresh = `${out}.new-${process.pid}`
  await mkdir(fresh, { recursive: true })
  const written = {}
  for (const [name, bytes] of Object.entries(contents)) {
    const hash = createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 8)
    const file = `${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`
    const gzip = gzipSync(bytes, { level: 9 })
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    await Promise.all([
      writeFile(join(fresh, file), bytes),
      writeFile(join(fresh, `${file}.gz`), gzip),
      writeFile(join(fresh, `${file}.br`), brotli),
    ])
    written[name] = { file, bytes: bytes.length, gzip: gzip.length, brotli: brotli.length }
  }
  const manifest = Object.fromEntries(Object.entries(written).map(([name, { file }]) => [name, file]))
  await writeFile(join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await carryOver(out, fresh)
  await rm(out, { recursive: true, force: true })
  await mkdir(dirname(out), { recursive: true })
  await rename(fresh, out)
  return written
}

/** Pages that were sent before a build, or are kept by a server that still runs, name the files of then. */
const keptAfterwards = 24 * 3600 * 1000

/** Files of earlier builds, for a day from the build that replaced them; the time of the file says when that was. */
async function carryOver(from, to) {
  const names = await readdir(from).catch(() => [])
  const current = names.includes('manifest.json') ? Object.values(JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8'))) : []
  const present = new Set(await readdir(to))
  for (const name of names) {
    if (present.has(name)) continue
    const replacedNow = current.includes(name.replace(/\.(gz|br)$/, ''))
    const { mtime } = await stat(join(from, name))
    const replaced = replacedNow ? new Date() : mtime
    if (Date.now() - replaced.getTime() > keptAfterwards) continue
    await copyFile(join(from, name), join(to, name))
    await utimes(join(to, name), replaced, replaced)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const written = await buildAssets({ minify: !process.argv.includes('--no-minify') })
  for (const [name, { file, bytes, gzip, brotli }] of Object.entries(written)) {
    console.log(`${name} -> ${file}  ${bytes} bytes, gzip ${gzip}, brotli ${brotli}`)
  }
}
