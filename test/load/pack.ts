/**
 * `npm run bench`: a meeting pack of 60 papers in six languages, streamed whole and from its middle. Memory is looked at while the bytes go by:
 * it must not grow with the archive.
 */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { bytesOf, layOut } from '../../src/systems/documents/packs/zip.ts'

const [papers, languages, megabytes] = [60, ['ar', 'en', 'es', 'fr', 'ru', 'zh'], 1.5]
const folder = mkdtempSync(join(tmpdir(), 'actionline-bench-pack-'))
const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(0).padStart(5)

try {
  // as many files as the pack has: the disk is read as it is in life
  const entries = languages.flatMap((language) =>
    Array.from({ length: papers }, (_, n) => {
      const content = Buffer.alloc(megabytes * 2 ** 20, `${language} ${n} `)
      const file = join(folder, `${language}-${n}`)
      writeFileSync(file, content)
      return { name: `${language}/C26-${n + 1}.docx`, size: content.length, crc32: crc32(content), file }
    }),
  )
  const start = performance.now()
  const layout = layOut(entries)
  console.log(
    `${papers} papers x ${languages.length} languages, ${mb(layout.size)} MB; laid out in ${(performance.now() - start).toFixed(1)} ms`,
  )

  const stream = async (what: string, from: number) => {
    globalThis.gc?.()
    const before = process.memoryUsage()
    const begun = performance.now()
    let [bytes, rss, held] = [0, 0, 0]
    for await (const chunk of bytesOf(layout, async ({ file }) => createReadStream(file) as AsyncIterable<Buffer>, from, layout.size)) {
      bytes += chunk.length
      const now = process.memoryUsage()
      rss = Math.max(rss, now.rss)
      held = Math.max(held, now.heapUsed + now.arrayBuffers)
    }
    const seconds = (performance.now() - begun) / 1000
    console.log(
      `${what.padEnd(16)} ${mb(bytes)} MB in ${seconds.toFixed(2)} s, ${mb(bytes / seconds)} MB/s; memory before ${mb(before.rss)} MB, at most ${mb(rss)} MB, of it heap and buffers ${mb(held)} MB`,
    )
  }
  await stream('whole', 0)
  await stream('from the middle', Math.floor(layout.size / 2))
  await stream('last 100 bytes', layout.size - 100)
} finally {
  rmSync(folder, { recursive: true })
}
