import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extract } from './extract.ts'
import { readNow } from './load.ts'
import type { TextDocument } from './types.ts'

/** One task of an answer key; see the README beside the papers. */
interface Key {
  id: string
  file: string
  anchor: string
  core: boolean
  addressees: string[]
  recipients: string[]
  due: { start?: string | null; end?: string | null; datesFromOutsideDocument?: boolean }[]
  amendment?: { state: string }
}
interface Answers {
  mandates: Key[]
  notMandates: { file: string; anchor: string }[]
}

const flat = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
const stem = (file: string): string =>
  file
    .replace(/^.*\//, '')
    .replace(/\.[^.]+$/, '')
    .replace(/_.*$/, '')
const zero = { core: 0, found: 0, addressee: 0, recipientKeys: 0, recipient: 0, dueKeys: 0, due: 0, predicted: 0, wrong: 0 }
type Sums = typeof zero

/** Counts what was found: a task when a mandate stands in the paragraph of its anchor; a mandate in a paragraph that no key names is wrong. */
function count(file: string, answers: Answers, { paragraphs, mandates }: TextDocument): Sums {
  const sums = { ...zero }
  const keys = answers.mandates.filter((key) => stem(key.file) === stem(file))
  const traps = answers.notMandates.filter((trap) => stem(trap.file) === stem(file))
  const texts = new Map(paragraphs.map((paragraph) => [paragraph.id, flat(paragraph.text)]))
  const predicted = mandates.map((mandate) => ({ ...mandate, text: texts.get(mandate.paragraph) ?? '' }))
  const holds = (text: string, { anchor }: { anchor: string }): boolean => text.includes(flat(anchor))
  sums.predicted = predicted.length
  for (const { text } of predicted) {
    const trapped = traps.some((trap) => holds(text, trap)) && !keys.some((key) => key.core && holds(text, key))
    if (!keys.some((key) => holds(text, key)) || trapped) sums.wrong++
  }
  for (const key of keys) {
    if (!key.core || key.amendment?.state === 'deleted') continue
    sums.core++
    const here = predicted.filter(({ text }) => holds(text, key))
    if (here.length === 0) continue
    sums.found++
    if (here.some(({ addressees }) => key.addressees.some((id) => addressees.includes(id)))) sums.addressee++
    if (key.recipients.length > 0) {
      sums.recipientKeys++
      if (here.some(({ recipients }) => key.recipients.some((id) => recipients.includes(id)))) sums.recipient++
    }
    const dated = key.due.filter((due) => due.start && due.end && !due.datesFromOutsideDocument)
    if (dated.length > 0) {
      sums.dueKeys++
      if (
        dated.some(({ start, end }) =>
          here.some(({ due }) => due.some((one) => one.from && one.to && one.from <= end! && one.to >= start!)),
        )
      )
        sums.due++
    }
  }
  return sums
}

const add = (all: Sums[]): Sums =>
  all.reduce(
    (sum, one) => Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + one[key as keyof Sums]])) as Sums,
    zero,
  )
const share = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole)
const figures = (sums: Sums) => ({
  recall: share(sums.found, sums.core),
  precision: share(sums.predicted - sums.wrong, sums.predicted),
  addressee: share(sums.addressee, sums.found),
  recipient: share(sums.recipient, sums.recipientKeys),
  due: share(sums.due, sums.dueKeys),
})
const show = (sums: Sums): string =>
  Object.entries(figures(sums))
    .map(([name, value]) => `${name} ${value.toFixed(1)}`)
    .join(' ')

async function score(path: string, answers: string): Promise<Sums> {
  return count(path, JSON.parse(readFileSync(answers, 'utf8')), extract(await readNow(readFileSync(path), path)))
}

const papers = new URL('../../test/corpus/mandates/', import.meta.url).pathname
const names = readdirSync(papers).filter((name) => /^[a-z]{2}-\d\.txt$/.test(name))
const own = (pattern: RegExp): Promise<Sums[]> =>
  Promise.all(
    names.filter((name) => pattern.test(name)).map((name) => score(papers + name, `${papers}gold-${name.replace('.txt', '.json')}`)),
  )

describe('the invented papers', () => {
  test.each(['en', 'fr', 'es', 'ru', 'zh', 'ar'])('%s: resolutions and reports, on which the rules were tried', async (language) => {
    const sums = add(await own(new RegExp(`^${language}-[35]`)))
    const { recall, precision, addressee, due } = figures(sums)
    expect(recall, show(sums)).toBeGreaterThanOrEqual(94)
    expect(precision, show(sums)).toBeGreaterThanOrEqual(98)
    expect(addressee, show(sums)).toBeGreaterThanOrEqual(93)
    expect(due, show(sums)).toBeGreaterThanOrEqual(90)
  })

  test('proposals, outcomes and records, kept apart while the rules were written', async () => {
    const sums = add(await own(/-[246]/))
    const { recall, precision, addressee, due } = figures(sums)
    expect(recall, show(sums)).toBeGreaterThanOrEqual(96)
    expect(precision, show(sums)).toBeGreaterThanOrEqual(98)
    expect(addressee, show(sums)).toBeGreaterThanOrEqual(91)
    expect(due, show(sums)).toBeGreaterThanOrEqual(92)
  })

  test.each([
    ['six genres, one per language', /-7/],
    ['three per language, of every genre', /-[789]/],
  ])('the papers of %s, read blind when they were written', async (_, pattern) => {
    const sums = add(await own(pattern))
    const { recall, precision, addressee, recipient, due } = figures(sums)
    expect(recall, show(sums)).toBeGreaterThanOrEqual(99)
    expect(precision, show(sums)).toBeGreaterThanOrEqual(99)
    expect(addressee, show(sums)).toBeGreaterThanOrEqual(96)
    expect(recipient, show(sums)).toBeGreaterThanOrEqual(88)
    expect(due, show(sums)).toBeGreaterThanOrEqual(98)
  })
})

const shared = new URL('../../../shared/corpus/', import.meta.url).pathname
const absent = !existsSync(shared)
if (absent) console.info('corpus.test: the papers of ../shared/corpus are not here, so their scores are not tried')

describe.skipIf(absent)('the papers of the shared corpus', () => {
  const real = absent
    ? []
    : readdirSync(shared)
        .filter((name) => /^00\d_.*\.txt$/.test(name))
        .concat(['docx/001.docx', 'docx/003.docx'])
  test.each(real)('%s', async (name) => {
    const sums = await score(shared + name, `${shared}mandates-gold.json`)
    const { recall, precision, addressee, recipient, due } = figures(sums)
    expect(recall, show(sums)).toBeGreaterThanOrEqual(95)
    expect(precision, show(sums)).toBeGreaterThanOrEqual(90)
    expect(addressee, show(sums)).toBeGreaterThanOrEqual(92)
    expect(recipient, show(sums)).toBeGreaterThanOrEqual(80)
    expect(due, show(sums)).toBeGreaterThanOrEqual(85)
  })
  test.each(absent ? [] : readdirSync(`${shared}lang`).filter((name) => name.endsWith('.txt')))('lang/%s', async (name) => {
    const sums = await score(`${shared}lang/${name}`, `${shared}lang/gold-1.json`)
    const { recall, precision, addressee } = figures(sums)
    expect(recall, show(sums)).toBeGreaterThanOrEqual(92)
    expect(precision, show(sums)).toBeGreaterThanOrEqual(90)
    expect(addressee, show(sums)).toBeGreaterThanOrEqual(90)
  })
})
