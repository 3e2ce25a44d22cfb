import { type Language, languages } from '../../../platform/i18n/index.ts'
import { revisionOf, workKey } from '../rules.ts'
import { readFileName } from './names.ts'
import type { FoundInText, GivenByPerson } from './schema.ts'
import { isTranslated, type SymbolForm } from './series.ts'

/**
 * What a file of a held batch is, and what speaks against posting it as that: its name, its text and what is posted already. Pure.
 */

/** `stops`: cannot be posted so; `asks`: a person must have looked; `notes`: worth knowing. */
export type Weight = 'stops' | 'asks' | 'notes'

export interface Finding {
  /** a message key below `documents.posting.finding.` */
  code:
    | 'no-symbol'
    | 'symbol-differs'
    | 'symbol-not-printed'
    | 'language-differs'
    | 'twice'
    | 'known'
    | 'replaces'
    | 'older'
    | 'no-main'
    | 'missing'
  weight: Weight
  values: Record<string, string | number>
  languages?: Language[]
}

export interface HeldFile {
  id: number
  name: string
  sha256: string | null
  found: FoundInText
  given: GivenByPerson | null
}

export interface PostedEdition {
  /** normal form of the document's symbol, without revision */
  key: string
  /** its newest revision */
  newest: number
  revision: number
  language: Language
  sha256: string
}

export interface Line extends HeldFile {
  /** normal form with revision; null while nobody says */
  symbol: string | null
  language: Language
  title: string
  machine: boolean
  findings: Finding[]
}

/** What the file is: a person says it, else the batch, else its name, else its text. */
export function identify(file: HeldFile, batch: { symbol: string | null; title: string | null }) {
  const named = readFileName(file.name)
  const { found, given } = file
  return {
    symbol: given?.symbol ?? batch.symbol ?? named.symbol ?? found.symbol,
    language: given?.language ?? named.language ?? found.language,
    title: given?.title ?? (batch.title && found.language === 'en' ? batch.title : found.title),
    machine: given?.machine ?? false,
  }
}

export function judge(
  files: readonly HeldFile[],
  batch: { symbol: string | null; title: string | null },
  posted: readonly PostedEdition[],
  forms: readonly SymbolForm[],
): Line[] {
  const lines = files.map((file) => ({ ...file, ...identify(file, batch), findings: [] as Finding[] }))
  const known = new Set(posted.map(({ key }) => key))
  const here = new Set(lines.flatMap(({ symbol }) => (symbol ? [workKey(symbol)] : [])))
  const first = new Map<string, Line>()
  for (const line of lines) {
    const { symbol, language, found, given, findings } = line
    const find = (code: Finding['code'], weight: Weight, values: Finding['values'] = {}) => findings.push({ code, weight, values })
    if (symbol === null) {
      find('no-symbol', 'stops')
      continue
    }
    if (found.symbol === null) find('symbol-not-printed', 'notes')
    else if (found.symbol !== symbol) find('symbol-differs', given?.symbol ? 'notes' : 'asks', { stated: symbol, printed: found.symbol })
    if (found.language !== language) {
      findings.push({
        code: 'language-differs',
        weight: given?.language ? 'notes' : 'asks',
        values: {},
        languages: [language, found.language],
      })
    }
    const same = `${symbol} ${language}`
    const twin = first.get(same)
    if (twin) find('twice', 'stops', { name: twin.name })
    else first.set(same, line)

    const key = workKey(symbol)
    const revision = revisionOf(symbol)
    const ofDocument = posted.filter((edition) => edition.key === key)
    const inPlace = ofDocument.find((edition) => edition.revision === revision && edition.language === language)
    if (inPlace?.sha256 === line.sha256) find('known', 'asks')
    else if (inPlace) find('replaces', 'asks')
    if (ofDocument.some(({ newest }) => newest > revision)) find('older', 'asks', { newest: ofDocument[0]!.newest })
    const main = key.replace(/[(/](?:Add|Corr)\.\d+.*$/, '')
    if (main !== key && !known.has(main) && !here.has(main)) find('no-main', 'notes', { main })
  }
  return withMissing(lines, posted, forms)
}

/** A paper of a translated series says once, at its first file, which languages are still missing. */
function withMissing(lines: Line[], posted: readonly PostedEdition[], forms: readonly SymbolForm[]): Line[] {
  const told = new Set<string>()
  for (const { symbol, findings } of lines) {
    if (symbol === null || told.has(symbol) || isTranslated(symbol, forms) !== true) continue
    told.add(symbol)
    const there = new Set([
      ...lines.flatMap((other) => (other.symbol === symbol ? [other.language] : [])),
      ...posted.flatMap((one) => (one.key === workKey(symbol) && one.revision === revisionOf(symbol) ? [one.language] : [])),
    ])
    const missing = languages.filter((language) => !there.has(language))
    if (missing.length) findings.push({ code: 'missing', weight: 'notes', values: {}, languages: missing })
  }
  return lines
}

/** Whether the line is proposed for posting: nothing stops it and nobody needs to be asked. */
export const isFit = ({ findings }: Pick<Line, 'findings'>): boolean => findings.every(({ weight }) => weight === 'notes')
export const isStopped = ({ findings }: Pick<Line, 'findings'>): boolean => findings.some(({ weight }) => weight === 'stops')
