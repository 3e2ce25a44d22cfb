import type { Lexicon } from '../lexicon/types.ts'
import { rulesOf } from '../mandates/grammar.ts'
import type { Speaker } from '../mandates/mentions.ts'
import { passageOf } from '../mandates/passage.ts'
import { speaksAsWe } from './genre.ts'
import { patternsOf } from './headings.ts'
import type { Unit } from './units.ts'

/** Whose text it is: the body clause says so, else the symbol, else the bodies that the first paragraphs name. */
export function speakerOf(
  lexicon: Lexicon,
  units: readonly Unit[],
  folded: readonly string[],
  clauseAt: (index: number) => string | null,
  symbol: string | null,
): Speaker {
  for (let i = 0; i < units.length; i++) {
    const body = clauseAt(i)
    if (body !== null) return { house: body.startsWith('itu') ? 'itu' : 'un', body }
  }
  if (symbol?.startsWith('CWG')) return { house: 'itu', body: 'itu-cwg-wsis-sdg' }
  const head = folded.slice(0, 40).join('\n')
  const printed = units
    .slice(0, 40)
    .map((unit) => unit.text)
    .join('\n')
  // "the chair of the Working Group" names the Group
  const named = passageOf(lexicon, printed).mentions.map(({ from, ids }) => ({ from, id: (ids[0] as string).split('/').at(-1) as string }))
  const house = houseOf(symbol, named)
  const seals = folded.filter((text) => text.length < 160 && rulesOf(lexicon).sealed.test(text)).length
  if (seals >= 2 || patternsOf(lexicon).headings.record.test(head.slice(0, 1200))) {
    // the first body that a record names is the one that met, whatever its items are about
    const first = named.filter(({ from }) => from < 400).map(({ id }) => id)
    const council = first.some((id) => id === '~council' || id === 'itu-council')
    const conference = ['itu-pp', 'itu-wtdc', 'itu-wtsa', 'itu-ra', 'itu-wrc'].find((id) => id === first[0])
    if (house === 'itu')
      return { house, body: conference ?? (first.includes('itu-cwg-wsis-sdg') && !council ? 'itu-cwg-wsis-sdg' : 'itu-council') }
    return { house, body: first.find((id) => meetingBodies.has(id)) ?? bodyOfSeries(symbol) }
  }
  if (patternsOf(lexicon).headings.report.test(head.slice(0, 2500)) && !speaksAsWe(lexicon, units, folded, 0)) {
    const inTitle = named.find(({ from, id }) => from < 1200 && reporters.includes(id))?.id
    const group = inTitle ?? reporters.find((id) => named.some((one) => one.id === id))
    if (group) return { house, body: group }
  }
  return { house, body: house === 'itu' ? 'itu-council' : bodyOfSeries(symbol) }
}

const meetingBodies = new Set(['cstd', 'ecosoc', 'unga', 'unsc-stat', 'ungis', 'igf', 'hlpf'])
const reporters = [
  'itu-cwg-wsis-sdg',
  'itu-cwg-internet',
  'ungis',
  'cstd',
  'unsc-stat',
  'partnership-ict4d',
  'igf',
  'correspondence-group',
  'itf-finance',
]
const bodiesOf: Record<Speaker['house'], string[]> = {
  itu: ['itu-cwg-wsis-sdg', 'itu-cwg-internet', 'itu-council', '~council', 'itu-sg', 'itu-pp'],
  un: ['unga', 'cstd', 'ecosoc', 'un-sg'],
}

/** Of the Union or of the United Nations: by the symbol, else by the bodies named, those at the top above all. */
function houseOf(symbol: string | null, named: readonly { from: number; id: string }[]): Speaker['house'] {
  if (/^[AES]\//.test(symbol ?? '')) return 'un'
  if (/^(?:C\d|CWG|PP|WSIS|CL-|DM-)/.test(symbol ?? '')) return 'itu'
  const weight = (house: Speaker['house']): number =>
    named.filter(({ id }) => bodiesOf[house].includes(id)).reduce((sum, { from }) => sum + (from < 300 ? 5 : 1), 0)
  return weight('itu') >= weight('un') ? 'itu' : 'un'
}

const bodyOfSeries = (symbol: string | null): string =>
  symbol?.startsWith('E/CN.16') ? 'cstd' : symbol?.startsWith('E/CN.3') ? 'unsc-stat' : symbol?.startsWith('E/') ? 'ecosoc' : 'unga'
