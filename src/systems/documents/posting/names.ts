import { type DocumentSymbol, parseSymbol, symbolKey } from '../../../texts/references/symbols.ts'
import type { Language } from '../../../texts/types.ts'
import { withRevision } from '../rules.ts'

/** What the name of a file says of it: `C26-59-E.docx` is C26/59 in English. */
export interface NamedFile {
  /** normal form of the symbol, with revision, addendum, corrigendum; null when the name holds none */
  symbol: string | null
  language: Language | null
}

export const languageOfLetter: Record<string, Language> = { E: 'en', F: 'fr', S: 'es', R: 'ru', A: 'ar', C: 'zh' }
export const letterOfLanguage: Record<Language, string> = { en: 'E', fr: 'F', es: 'S', ru: 'R', ar: 'A', zh: 'C' }

const code = '(?:INF|ADM|DT|DL|TD)'

/** ITU's document store: `S26-CL-C-0059!R1!MSW-E`, `S25-RCLCWGWSIS44-INF-0004!!PDF-F`, `S22-PP-C-0020!A1!MSW-S`. */
const stored =
  /^S(?<yy>\d{2})-(?:(?<council>CL)|R?(?:CL)?-?CWGWSIS(?:SDG)?(?<meeting>\d{1,2})|(?<pp>PP))-(?<sub>C|INF|ADM|DT|DL|TD)-0*(?<n>\d+)!(?<modifiers>(?:[RAC]\d{1,2}(?:-)?)*)!?(?:MSW|PDF|TXT|HTM)?-(?<letter>[EFSRAC])$/i

/** The same symbols with what file systems allow between their parts: `C26_DT_1`, `CWG-WSIS&SDG-44-8`, `PP-14-20`. */
const plain = [
  { pattern: new RegExp(`^C(?<series>\\d{2})[-_/ ](?:(?<sub>${code})[-_/ ])?0*(?<n>\\d{1,4})$`, 'i'), series: (n: string) => `C${n}` },
  {
    pattern: new RegExp(
      `^C?WG[-_ ]?WSIS(?:[-_ ]?(?:&|AND)?[-_ ]?SDG)?[-_ ]?(?<series>\\d{1,2})[-_/ ](?:(?<sub>${code})[-_/ ])?0*(?<n>\\d{1,4})$`,
      'i',
    ),
    series: (n: string) => `CWG-WSIS&SDG-${Number(n)}`,
  },
  {
    pattern: new RegExp(`^PP[-_ ]?(?<series>\\d{2})[-_/ ](?:(?<sub>${code})[-_/ ])?0*(?<n>\\d{1,4})$`, 'i'),
    series: (n: string) => `PP-${n}`,
  },
]

const modifierWord = /[-_ .]*\(?(Rev|Add|Corr)[._ ]?-?(\d{1,2})\)?$/i
const modifierOfLetter = { R: 'Rev', A: 'Add', C: 'Corr' } as const

/** Reads the name of a file as the practice writes it, and as ITU's document store does. A name of another organization's pattern says nothing. */
export function readFileName(name: string): NamedFile {
  const stem = name
    .normalize('NFKC')
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[–—−]/g, '-')
    .trim()
  const inStore = stored.exec(stem)?.groups
  if (inStore) return fromStore(inStore)

  const [, before, letter, word] = /^(.*?)[-_ ](?:([EFSRAC])|(ar|en|es|fr|ru|zh))$/i.exec(stem) ?? [null, stem]
  const language = letter ? languageOfLetter[letter.toUpperCase()]! : word ? (word.toLowerCase() as Language) : null
  const symbol = spelledSymbol(before!) ?? spelledSymbol(stem)
  // what looks like a language is one only behind a symbol: plan-B is no paper in an unknown tongue
  return { symbol, language: symbol === null ? null : language }
}

/** The symbol that a name spells with hyphens, underscores or spaces in place of what it is written with; null for other words. */
export function spelledSymbol(words: string): string | null {
  let rest = words.trim()
  const modifiers: string[] = []
  for (let found = modifierWord.exec(rest); found; found = modifierWord.exec(rest)) {
    modifiers.unshift(`(${found[1]![0]!.toUpperCase()}${found[1]!.slice(1).toLowerCase()}.${Number(found[2])})`)
    rest = rest.slice(0, found.index)
  }
  for (const { pattern, series } of plain) {
    const groups = pattern.exec(rest)?.groups
    if (groups)
      return `${series(groups.series!)}/${groups.sub ? `${groups.sub.toUpperCase()}/` : ''}${Number(groups.n)}${modifiers.join('')}`
  }
  const symbol = parseSymbol(words.trim().replaceAll('_', '/'))
  return symbol && symbolKey(symbol)
}

function fromStore({ yy, council, meeting, sub, n, modifiers, letter }: Record<string, string | undefined>): NamedFile {
  const series = council ? `C${yy}` : meeting ? `CWG-WSIS&SDG-${Number(meeting)}` : `PP-${yy}`
  const symbol: DocumentSymbol = {
    kind: 'document',
    family: council ? 'council' : meeting ? 'cwg' : 'pp',
    series,
    subseries: sub!.toUpperCase() === 'C' ? '' : sub!.toUpperCase(),
    number: String(Number(n)),
    modifiers: Array.from((modifiers ?? '').toUpperCase().matchAll(/([RAC])(\d{1,2})/g), ([, kind, number]) => ({
      kind: modifierOfLetter[kind as 'R'],
      number: Number(number),
    })),
    language: null,
  }
  return { symbol: symbolKey(symbol), language: languageOfLetter[letter!.toUpperCase()]! }
}

/** The symbol of one text as it is printed: `C26/59(Rev.1)-E`. United Nations papers bear no letter. */
export function printedSymbol(symbol: string, revision: number, language: Language): string {
  const itu = /^(?:C\d{2}\/|C?WG-|PP-|WSIS-)/.test(symbol)
  const revised = withRevision(symbol, revision)
  return itu ? `${revised}-${letterOfLanguage[language]}` : revised
}
