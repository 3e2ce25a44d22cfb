import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Gallery, galleryParts, loadAssets, render } from './index.ts'
import { testFrame } from './testing.ts'

type Written = Record<string, { file: string; bytes: number; gzip: number; brotli: number }>

const folder = mkdtempSync(join(tmpdir(), 'actionline-assets-'))
const out = join(folder, 'dist/assets')
let built: Written

beforeAll(async () => {
  const { buildAssets } = await import('../../scripts/assets.mjs')
  built = await buildAssets({ out })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what a browser loads', () => {
  it('stays light: style under 9 kB, script under 12 kB, a first visit under 40 kB', () => {
    const pages = galleryParts.map(
      (part) => gzipSync(render(<Gallery frame={testFrame('ru', { path: `/dev/gallery?part=${part}` })} />), { level: 6 }).length,
    )
    const [css, js, icon] = ['actionline.css', 'actionline.js', 'icon.svg'].map((name) => built[name]!.gzip) as [number, number, number]
    const heaviest = Math.max(...pages)
    console.log(
      `gzip: style ${css}, script ${js}, icon ${icon}, heaviest page of the gallery ${heaviest}, first visit ${css + js + icon + heaviest} bytes`,
    )
    expect(css).toBeLessThan(9 * 1024)
    expect(js).toBeLessThan(12 * 1024)
    expect(heaviest).toBeLessThan(15 * 1024)
    expect(css + js + icon + heaviest).toBeLessThan(40 * 1024)
  })

  it('has names that change with the content, and copies that are the same compressed', () => {
    for (const { file } of Object.values(built)) {
      expect(file).toMatch(/^[a-z]+\.[A-Za-z0-9]{8}\.(css|js|svg|json)$/)
      const plain = readFileSync(join(out, file))
      expect(gunzipSync(readFileSync(join(out, `${file}.gz`))).equals(plain)).toBe(true)
      expect(brotliDecompressSync(readFileSync(join(out, `${file}.br`))).equals(plain)).toBe(true)
    }
  })

  it('is found by its plain name; a name that was not built is an error that says what to run', () => {
    const assets = loadAssets(folder)
    expect(assets.url('actionline.css')).toBe(`/assets/${built['actionline.css']!.file}`)
    expect(() => assets.url('other.css')).toThrow(/node scripts\/assets\.mjs/)
  })

  it('is what the last build made, whatever an earlier one left', async () => {
    const { buildAssets } = await import('../../scripts/assets.mjs')
    const again: Written = await buildAssets({ out, minify: false })
    expect(again['actionline.css']!.file).not.toBe(built['actionline.css']!.file)
    expect(loadAssets(folder).url('actionline.css')).toBe(`/assets/${again['actionline.css']!.file}`)
    await buildAssets({ out })
  })

  it('keeps the files that a build replaces for a day, for pages that were sent before it', async () => {
    const { buildAssets } = await import('../../scripts/assets.mjs')
    const own = join(folder, 'days')
    const first = await buildAssets({ out: own })
    const styleOf = (written: Written) => written['actionline.css']!.file
    const second = await buildAssets({ out: own, minify: false })
    expect(styleOf(second)).not.toBe(styleOf(first))
    const found = () => readdirSync(own)
    expect(found()).toEqual(expect.arrayContaining([styleOf(first), `${styleOf(first)}.br`, styleOf(second)]))
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000)
    for (const name of found()) utimesSync(join(own, name), yesterday, yesterday)
    await buildAssets({ out: own })
    // the second one's was replaced only now, however old it is; the first one's is current again
    expect(found()).toEqual(expect.arrayContaining([styleOf(first), styleOf(second)]))
    utimesSync(join(own, styleOf(second)), yesterday, yesterday)
    await buildAssets({ out: own })
    expect(found()).toContain(styleOf(first))
    expect(found()).not.toContain(styleOf(second))
  })
})

describe('the style sheet', () => {
  const source = (name: string) => readFileSync(join(import.meta.dirname, 'css', name), 'utf8')
  const all = readdirSync(join(import.meta.dirname, 'css'))

  it('mirrors by itself: no property names left or right', () => {
    for (const name of all)
      expect(source(name), name).not.toMatch(
        /(^|[\s;{-])(left|right)\s*:|text-align:\s*(left|right)|(padding|margin|border)-(left|right|top|bottom)/m,
      )
  })

  it('gives words at least 4.5:1 on every ground they stand on, and marks 3:1, in both schemes', () => {
    const tokens = source('tokens.css')
    const [light, dark] = [tokens.slice(0, tokens.indexOf('@media')), tokens.slice(tokens.indexOf('@media'))].map((part) =>
      Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, colour]) => [name!, colour!])),
    ) as [Record<string, string>, Record<string, string>]
    const words: [string, string[]][] = [
      ['ink', ['paper', 'sheet', 'accent-soft', 'ins-soft', 'soon-soft', 'del-soft']],
      ['muted', ['paper', 'sheet', 'accent-soft']],
      ['accent', ['paper', 'sheet', 'accent-soft']],
      ['on-accent', ['accent']],
      ['ins', ['paper', 'sheet', 'ins-soft', 'accent-soft']],
      ['del', ['paper', 'sheet', 'del-soft', 'accent-soft']],
      ['soon', ['paper', 'sheet']],
      ['paper', ['del']],
    ]
    for (const [scheme, colours] of Object.entries({ light, dark })) {
      for (const [word, grounds] of words)
        for (const ground of grounds) {
          expect(contrast(colours[word]!, colours[ground]!), `${scheme}: ${word} on ${ground}`).toBeGreaterThanOrEqual(4.5)
        }
      for (const ground of ['paper', 'sheet'])
        expect(contrast(colours.edge!, colours[ground]!), `${scheme}: edge on ${ground}`).toBeGreaterThanOrEqual(3)
    }
  })

  it('sets each Goal in its colour with figures that can be read', () => {
    const parts = source('parts.css')
    const white = new Set([...parts.matchAll(/:is\(((?:\.sdg-\d+(?:, )?)+)\)/g)].flatMap(([, list]) => list!.match(/\d+/g)!))
    const goals = [...parts.matchAll(/\.sdg-(\d+) \{\s*background: (#[0-9a-f]{6});/g)]
    expect(goals.map(([, goal]) => Number(goal))).toEqual(Array.from({ length: 17 }, (_, index) => index + 1))
    for (const [, goal, ground] of goals)
      expect(contrast(white.has(goal!) ? '#ffffff' : '#000000', ground!), `Goal ${goal}`).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2.2 contrast ratio of two colours written `#rgb` or `#rrggbb`. */
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
