import { type Folded, fold } from '../fold.ts'
import { matchesOf } from '../lexicon/pattern.ts'
import type { Reference } from '../types.ts'
import {
  assemblySymbol,
  conferenceOf,
  type DocumentOrResolution,
  documentPatterns,
  documentSymbol,
  type Edition,
  latinized,
  placeOf,
  type ResolutionSymbol,
  resolutionPattern,
  symbolKey,
  unResolution,
} from './symbols.ts'

// the word in six languages, before the number (or after it, in Chinese)
const resolutionWord = '(?:resolutions?|résolutions?|resoluci(?:ón|ones)|резолюц\\p{L}+|(?:ال)?قرار(?:ات|ين|ان|ي|اها|ها|ه)?|决议)'
const decisionWord = '(?:decisions?|décisions?|decisi(?:ón|ones)|acuerdos?|решени\\p{L}+|(?:ال)?مقرر(?:ات|ين)?|决定)'
const and = '(?:\\s|,|、|and|et|y|e|и|و|和|及|;|the|its|of|paragraph|-)*'
const edition = '(?:\\s?\\((?<edition>[^()]{3,80})\\))?'
const number = '(?:no\\.?\\s|n°\\s?|núm\\.\\s|№\\s?|رقم\\s)?(?<n>\\d{1,4})(?![\\d/.])'

const wordThenNumber = new RegExp(
  `(?<![\\p{L}])(?:ب|ل|و|وب|لل)?(?:(?<res>${resolutionWord})|(?<dec>${decisionWord}))\\s+${number}${edition}`,
  'giu',
)
const moreNumbers = new RegExp(`^${and}(?:و)?(?<n>\\d{1,4})(?![\\d/.%-])${edition}`, 'iu')
const chineseNumber =
  /(?<![\d/])(?<lead>(?:\d{1,4}(?:\([^()]{3,60}\))?(?:号)?(?:、|和|及|与|号?和第|、第))*)(?<![\d/])(?<n>\d{1,4})号(?<word>决议|决定)(?:\((?<edition>[^()]{3,60})\))?/gu
const bareAssembly = /(?<![A-Za-z0-9/.-])(?<n>(?:4[6-9]|[5-9]\d)\/\d{1,3})(?![\d/.]|\p{L}*\/)/gu
const bareCouncil = /(?<![A-Za-z0-9/.-])(?<n>(?:19|20)\d{2}\/\d{1,3})(?![\d/])/gu
const wordNearby = new RegExp(`${resolutionWord}|${decisionWord}`, 'iu')
const decisionNearby = new RegExp(`${decisionWord}[^.;]{0,12}$`, 'iu')

const resolutions = new RegExp(resolutionPattern, 'g')
const documents = documentPatterns.map(({ family, pattern }) => ({ family, pattern: new RegExp(pattern, 'g') }))

const conferences: [RegExp, ResolutionSymbol['body']][] = [
  [
    /WTDC|CMDT|ВКРЭ|世界电信发展大会|المؤتمر العالمي لتنمية الاتصالات|Development Conference|développement des télécommunications|Desarrollo de las Telecomunicaciones|ITU-D|UIT-D|МСЭ-D/iu,
    'ITU-WTDC',
  ],
  [
    /WTSA|AMNT|ВАСЭ|世界电信标准化全会|الجمعية العالمية لتقييس|Standardization Assembly|normalisation des télécommunications|Normalización de las Telecomunicaciones/iu,
    'ITU-WTSA',
  ],
  [/(?:ITU|UIT|МСЭ)-R\b|Radiocommunication Assembly|无线电通信全会/iu, 'ITU-R'],
]

/** Every document, resolution and decision that a paragraph names, in its order, each under its normal form. */
export function findReferences(printed: string, folded: Folded = fold(printed)): Reference[] {
  const text = folded.text
  if (!/\d/.test(text)) return []
  const latin = latinized(text)
  const found: { symbol: DocumentOrResolution; from: number; to: number }[] = []
  const taken = (from: number, to: number): boolean => found.some((known) => from < known.to && to > known.from)
  const add = (symbol: DocumentOrResolution, from: number, to: number): void => {
    if (!taken(from, to)) found.push({ symbol, from, to })
  }

  for (const match of matchesOf(resolutions, latin)) {
    const groups = match.groups ?? {}
    add(
      unResolution(groups.body as 'A' | 'E', groups.type as 'RES' | 'DEC', groups.number as string),
      match.index,
      match.index + match[0].length,
    )
  }
  for (const { family, pattern } of documents) {
    for (const match of matchesOf(pattern, latin)) {
      const groups = match.groups ?? {}
      const assembly = family === 'un' && !groups.sub && !groups.modifiers && !groups.joint && /^A\/(\d{2})$/.exec(groups.series ?? '')
      const symbol = assembly
        ? assemblySymbol(assembly[1] as string, groups.number as string, calledResolution(text, match.index, match.index + match[0].length))
        : documentSymbol(family, groups)
      add(symbol, match.index, match.index + match[0].length)
    }
  }
  for (const match of matchesOf(bareAssembly, text)) {
    if (isCalled(text, match.index, match.index + match[0].length))
      add(unResolution('A', typeAt(text, match.index), match.groups?.n as string), match.index, match.index + match[0].length)
  }
  for (const match of matchesOf(bareCouncil, text)) {
    if (isCalled(text, match.index, match.index + match[0].length))
      add(unResolution('E', typeAt(text, match.index), match.groups?.n as string), match.index, match.index + match[0].length)
  }
  for (const match of matchesOf(wordThenNumber, text)) {
    const groups = match.groups ?? {}
    const type = groups.dec ? 'DEC' : 'RES'
    const start = match.index + match[0].length
    const first = match.index + match[0].search(/\d/)
    add(ituResolution(type, groups.n as string, groups.edition, around(text, match.index)), plural(match[0]) ? first : match.index, start)
    if (!plural(match[0])) continue
    for (let at = start, next = moreNumbers.exec(text.slice(at)); next; next = moreNumbers.exec(text.slice(at))) {
      const from = at + next[0].search(/\d/)
      at += next[0].length
      add(ituResolution(type, next.groups?.n as string, next.groups?.edition, around(text, match.index)), from, at)
    }
  }
  for (const match of matchesOf(chineseNumber, text)) {
    const groups = match.groups ?? {}
    const type = groups.word === '决定' ? 'DEC' : 'RES'
    const lead = groups.lead ?? ''
    for (const one of lead.matchAll(/(\d{1,4})(?:\(([^()]{3,60})\))?/g)) {
      add(
        ituResolution(type, one[1] as string, one[2], around(text, match.index)),
        match.index + one.index,
        match.index + one.index + one[0].length,
      )
    }
    add(
      ituResolution(type, groups.n as string, groups.edition, around(text, match.index)),
      match.index + lead.length,
      match.index + match[0].length,
    )
  }

  return found
    .sort((a, b) => a.from - b.from)
    .map(({ symbol, from, to }) => {
      const start = folded.at(text[from - 1] === '第' ? from - 1 : from)
      const end = folded.at(to - 1) + 1
      return { key: symbolKey(symbol), words: printed.slice(start, end), kind: symbol.kind, from: start, to: end }
    })
}

const plural = (words: string): boolean =>
  /^(?:ب|ل|و|وب|لل)?(?:resolutions|résolutions|resoluciones|резолюци(?:и|й|ям|ях|ями)|(?:ال)?قرار(?:ات|ين|ان|ي)|decisions|décisions|decisiones|acuerdos|решения|решений|(?:ال)?مقرر(?:ات|ين))/iu.test(
    words,
  )
const around = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at + 40)
const typeAt = (text: string, at: number): 'RES' | 'DEC' => (decisionNearby.test(text.slice(Math.max(0, at - 40), at)) ? 'DEC' : 'RES')

/** The sentence speaks of resolutions before the number, or after it as Chinese does. */
function isCalled(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 220), from)
  return (
    wordNearby.test(before.slice(before.search(/[.。;](?=[^.。;]*$)/) + 1)) ||
    /^(?:[\d/、,和及与号第（）()A-Z\s]{0,60})号?(?:决议|决定)/u.test(text.slice(to, to + 70))
  )
}

const calledResolution = (text: string, from: number, to: number): boolean => isCalled(text, from, to)

function ituResolution(type: 'RES' | 'DEC', number: string, words: string | undefined, context: string): ResolutionSymbol {
  const found = words === undefined ? null : editionOf(words)
  const council = Number(number) >= (type === 'RES' ? 1000 : 400)
  if (council) {
    const year = found?.at === 'conference' ? null : found
    return { kind: 'resolution', body: 'ITU-COUNCIL', type, number: String(Number(number)), edition: year }
  }
  if (found?.at === 'conference') {
    const body = conferenceOf(found.place, found.year) ?? conferences.find(([pattern]) => pattern.test(context))?.[1] ?? 'ITU-PP'
    return { kind: 'resolution', body, type, number: String(Number(number)), edition: found }
  }
  const body = conferences.find(([pattern]) => pattern.test(context))?.[1] ?? 'ITU-PP'
  return { kind: 'resolution', body, type, number: String(Number(number)), edition: null }
}

/** `Rev. Bucharest, 2022`, `C11, last amended C24`, `Mod. 2019`, `2022年，布加勒斯特，修订版`, `المراجَع في بوخارست، 2022`. */
export function editionOf(words: string): Edition | null {
  const folded = latinized(fold(words).text)
  const sessions = [...folded.matchAll(/(?<![A-Za-z])C(\d{2})(?!\d)/g)].map((match) => Number(match[1]))
  if (sessions.length > 0 && /(?<![A-Za-z])C\d{2}/.test(folded)) return { at: 'council', session: sessions.at(-1) as number }
  const year = [...folded.matchAll(/(?:19|20)\d{2}/g)].at(-1)
  if (!year) return null
  const plain = fold(words).text
  const revised = /rev|rév|пересм|مراج|修订|修改|mod/iu.test(plain)
  for (const piece of plain.split(/[,،]| в | في /u)) {
    const name = piece
      .replace(/(?:19|20)\d{2}\s?(?:г(?:ода|\.)?|年)?/u, '')
      .replace(/^\s*(?:rev(?:\.|isada|ised|isée)?|rév\.?|пересм\.?|пересмотрена|المراجع(?:ة)?|修订版|修改版)\s*(?:en |à |в |في )?/iu, '')
      .trim()
    const place = placeOf(name)
    if (place) return { at: 'conference', revised, place, year: Number(year[0]) }
  }
  return revised ? { at: 'council', session: Number(year[0]) % 100 } : null
}
