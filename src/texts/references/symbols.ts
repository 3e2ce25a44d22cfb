import { foldText } from '../fold.ts'
import data from './conferences.json' with { type: 'json' }

/** A document: `C26/59`, `CWG-WSIS&SDG-44/8(Rev.1)`, `A/80/L.41`, `E/CN.16/2027/CRP.1`, `CL-23/23`. */
export interface DocumentSymbol {
  kind: 'document'
  family: 'council' | 'cwg' | 'pp' | 'wsis' | 'un' | 'letter'
  /** `C26`, `CWG-WSIS&SDG-44`, `PP-14`, `WSIS-03/GENEVA`, `A/81`, `CL-23`: what the numbering restarts in */
  series: string
  /** `INF`, `ADM`, `DT`, `DL`, `TD`; '' for the plain one */
  subseries: string
  number: string
  modifiers: { kind: 'Rev' | 'Add' | 'Corr'; number: number }[]
  /** language letter as printed; it never belongs to the key, for a translation is the same document */
  language: 'E' | 'F' | 'S' | 'R' | 'A' | 'C' | null
}

/** A resolution or decision, by its body and number; `edition` tells which text of it. */
export interface ResolutionSymbol {
  kind: 'resolution'
  body: 'A' | 'E' | 'ITU-PP' | 'ITU-COUNCIL' | 'ITU-WTDC' | 'ITU-WTSA' | 'ITU-R'
  type: 'RES' | 'DEC'
  /** `80/173`, `2023/3`, `1332` */
  number: string
  edition: Edition | null
}

export type Edition = { at: 'conference'; revised: boolean; place: string; year: number } | { at: 'council'; session: number }

export type DocumentOrResolution = DocumentSymbol | ResolutionSymbol

// Cyrillic capitals that look like the Latin ones of symbols; the length stays
const lookalikes: Record<string, string> = { А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X' }

/** The folded text with look-alike letters and dashes made Latin: for symbols only, since it spoils Cyrillic words. Same length. */
export const latinized = (folded: string): string =>
  folded.replace(/[АВСЕНКМОРТХ]/g, (letter) => lookalikes[letter] ?? letter).replace(/[–—−]/g, '-')

const part = '(?: ?\\(?(?:Rev|Add|Corr|REV|ADD|CORR)\\.? ?\\d{1,2}\\)?)*'
const tail = '(?:-(?<language>[EFSRAC]))?(?![A-Za-z0-9]|/\\d)'
const head = '(?<![A-Za-z0-9/.-])'

/** Patterns of document symbols over latinized text. */
export const documentPatterns: { family: DocumentSymbol['family']; pattern: string }[] = [
  {
    family: 'council',
    pattern: `${head}C(?<series>\\d{2})/(?:(?<sub>INF|ADM|DT|DL|TD)/)?0*(?<number>\\d{1,4})(?<modifiers>${part})${tail}`,
  },
  {
    family: 'cwg',
    pattern: `${head}C?WG-?\\s?WSIS(?:\\s?&\\s?SDG)?-?\\s?(?<series>\\d{1,2})[-/](?:(?<sub>INF|ADM|DT|DL|TD)/)?0*(?<number>\\d{1,4})(?<modifiers>${part})${tail}`,
  },
  { family: 'pp', pattern: `${head}PP-?(?<series>\\d{2})/(?:(?<sub>DT|DL|INF|ADM)/)?0*(?<number>\\d{1,4})(?<modifiers>${part})${tail}` },
  {
    family: 'wsis',
    pattern: `${head}WSIS-(?<series>(?:\\d{2}|II)/(?:GENEVA|TUNIS|PC-\\d))/DOC/0*(?<number>\\d{1,4})(?<modifiers>${part})${tail}`,
  },
  { family: 'letter', pattern: `${head}(?<series>(?:CL|DM)-\\d{2})/0*(?<number>\\d{1,5})${tail}` },
  {
    family: 'un',
    pattern: `${head}(?<series>(?:A|E|S)(?:/(?:C\\.\\d{1,2}|CN\\.\\d{1,2}|CONF\\.\\d{1,3}|AC\\.\\d{1,3}|HLPF|HRC))?/(?:\\d{4}|\\d{1,2}))/(?:(?<sub>L|CRP|INF|PV|SR|NGO)[./])?0*(?<number>\\d{1,4})(?<modifiers>(?:/(?:Rev|Add|Corr)\\.\\d{1,2})*)(?<joint>-[AE]/\\d{2,4}/\\d{1,4})?(?![A-Za-z0-9]|/\\d)`,
  },
]

/** `A/RES/80/173`, `E/RES/2023/3`, `A/DEC/78/501`: resolutions that say so. */
export const resolutionPattern = `${head}(?<body>[AE])/(?<type>RES|DEC)/(?<number>(?:\\d{2}|\\d{4})/\\d{1,3})(?![A-Za-z0-9]|/\\d)`

const keyResolution =
  /^(ITU-PP|ITU-COUNCIL|ITU-WTDC|ITU-WTSA|ITU-R|A|E)\/(RES|DEC)\/(\d{1,4}(?:\/\d{1,3})?)(?:\((Rev\.)?([^,()]+),(\d{4})\)|\(C(\d{2})\))?$/

/** Reads one symbol or key that stands alone; null when it is none. Odd spellings are understood: full-width signs, Cyrillic letters, dashes. */
export function parseSymbol(text: string): DocumentOrResolution | null {
  const plain = foldText(text).trim()
  const key = keyResolution.exec(plain)
  if (key && key[1] !== 'A' && key[1] !== 'E') {
    const edition: Edition | null = key[5]
      ? { at: 'conference', revised: key[4] !== undefined, place: placeOf(key[5]) ?? key[5], year: Number(key[6]) }
      : key[7]
        ? { at: 'council', session: Number(key[7]) }
        : null
    return {
      kind: 'resolution',
      body: key[1] as ResolutionSymbol['body'],
      type: key[2] as 'RES' | 'DEC',
      number: key[3] as string,
      edition,
    }
  }
  const latin = latinized(plain)
  const resolution = new RegExp(`^${resolutionPattern}$`).exec(latin)
  if (resolution?.groups)
    return unResolution(resolution.groups.body as 'A' | 'E', resolution.groups.type as 'RES' | 'DEC', resolution.groups.number as string)
  for (const { family, pattern } of documentPatterns) {
    const match = new RegExp(`^${pattern}$`).exec(latin)
    if (match?.groups) return documentSymbol(family, match.groups)
  }
  return null
}

export function documentSymbol(family: DocumentSymbol['family'], groups: Record<string, string | undefined>): DocumentSymbol {
  const series = groups.series as string
  const named =
    family === 'council'
      ? `C${series}`
      : family === 'cwg'
        ? `CWG-WSIS&SDG-${Number(series)}`
        : family === 'pp'
          ? `PP-${series}`
          : family === 'wsis'
            ? `WSIS-${series}`
            : series
  return {
    kind: 'document',
    family,
    series: named,
    subseries: groups.sub ?? '',
    number: String(Number(groups.number)),
    modifiers: [...(groups.modifiers ?? '').matchAll(/(Rev|Add|Corr)\.? ?(\d{1,2})/gi)].map((match) => ({
      kind: `${match[1]?.[0]?.toUpperCase()}${match[1]?.slice(1).toLowerCase()}` as 'Rev' | 'Add' | 'Corr',
      number: Number(match[2]),
    })),
    language: (groups.language as DocumentSymbol['language']) ?? null,
  }
}

/** ECOSOC numbers its decisions from 200 in each year, so `2020/212` is none of its resolutions. */
export function unResolution(body: 'A' | 'E', type: 'RES' | 'DEC', number: string): ResolutionSymbol {
  const [, n] = number.split('/')
  const decision = body === 'E' && Number(n) >= 200
  return { kind: 'resolution', body, type: decision ? 'DEC' : type, number: number.replace(/\/0+(?=\d)/, '/'), edition: null }
}

/** The one normal form under which a document or resolution is filed. */
export function symbolKey(symbol: DocumentOrResolution): string {
  if (symbol.kind === 'resolution') {
    const { edition } = symbol
    const suffix =
      edition === null
        ? ''
        : edition.at === 'council'
          ? `(C${String(edition.session).padStart(2, '0')})`
          : `(${edition.revised ? 'Rev.' : ''}${edition.place},${edition.year})`
    return `${symbol.body}/${symbol.type}/${symbol.number}${suffix}`
  }
  const un = symbol.family === 'un'
  const middle = symbol.subseries === '' ? '' : un ? `${symbol.subseries}.` : `${symbol.subseries}/`
  const doc = symbol.family === 'wsis' ? 'DOC/' : ''
  const modifiers = symbol.modifiers.map(({ kind, number }) => (un ? `/${kind}.${number}` : `(${kind}.${number})`)).join('')
  return `${symbol.series}/${doc}${middle}${symbol.number}${modifiers}`
}

/** As a document prints it: the key with its language letter. */
export const printSymbol = (symbol: DocumentOrResolution): string =>
  `${symbolKey(symbol)}${symbol.kind === 'document' && symbol.language && symbol.family !== 'un' ? `-${symbol.language}` : ''}`

const places = new Map<string, string>()
for (const [place, names] of Object.entries(data.places))
  for (const name of [place, ...names]) places.set(foldText(name).toLowerCase(), place)

/** English name of a conference's place, from its name in any of the six languages. */
export const placeOf = (name: string): string | null => places.get(foldText(name).trim().toLowerCase()) ?? null

/** Which conference met at a place in a year. */
export const conferenceOf = (place: string, year: number): ResolutionSymbol['body'] | null =>
  (data.editions.find((edition) => edition.place === place && edition.years.includes(year))?.body as
    | ResolutionSymbol['body']
    | undefined) ?? null

const reports = new Set(data.reports)

/**
 * What `A/ss/n` is, where `RES` is missing: a resolution if the text calls it one and the numbers allow it, for the Assembly
 * has never passed 400 in a session, and unless it is known as a report.
 */
export function assemblySymbol(session: string, number: string, calledResolution: boolean): DocumentOrResolution {
  const plain = String(Number(number))
  if (calledResolution && Number(plain) < 400 && !reports.has(`A/${session}/${plain}`))
    return unResolution('A', 'RES', `${session}/${plain}`)
  return { kind: 'document', family: 'un', series: `A/${session}`, subseries: '', number: plain, modifiers: [], language: null }
}
