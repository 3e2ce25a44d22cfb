import { franc } from 'franc-min'
import type { Language } from '../types.ts'

const codes: Record<string, Language> = { eng: 'en', fra: 'fr', spa: 'es' }

/**
 * Language of a text: by its script, and among the three Latin ones by the frequency of letter groups. `prior`, the language of the
 * whole document, decides for texts too short to tell.
 */
export function detectLanguage(text: string, prior: Language = 'en'): Language {
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const scripts: [Language, number][] = [
    // a Chinese character carries about as much as three letters
    ['zh', 3 * count(/\p{Script=Han}/gu)],
    ['ru', count(/\p{Script=Cyrillic}/gu)],
    ['ar', count(/\p{Script=Arabic}/gu)],
  ]
  const latin = count(/\p{Script=Latin}/gu)
  const [language, letters] = scripts.reduce((most, next) => (next[1] > most[1] ? next : most))
  if (letters > latin * 0.5) return language
  if (latin < 12) return prior
  return codes[franc(sample.slice(0, 4000), { only: Object.keys(codes), minLength: 12 })] ?? prior
}
