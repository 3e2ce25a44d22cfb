import { direction, type Language } from './languages.ts'

/** A text of the record in any of the six languages; `original` names the one it was written in. */
export type Localized = Partial<Record<Language, string>> & { original?: Language }

export interface Reading {
  text: string
  lang: Language
  dir: 'ltr' | 'rtl'
  /** true when the reader's language is missing and another stands in: the page says so */
  fallback: boolean
}

/** The reader's language if it is there, else the original, else English, else whatever there is. */
export function read(text: Localized | null | undefined, language: Language): Reading {
  const order: Language[] = [language, ...(text?.original ? [text.original] : []), 'en', 'fr', 'es', 'ru', 'zh', 'ar']
  const lang = order.find((l) => text?.[l]) ?? language
  return { text: text?.[lang] ?? '', lang, dir: direction(lang), fallback: lang !== language }
}
