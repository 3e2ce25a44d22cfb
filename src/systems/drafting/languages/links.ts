import type { Language } from '../../../platform/i18n/index.ts'
import { textLink } from '../links.ts'

export const languagesLink = (id: string): string => `${textLink(id)}/languages`
/** The desk of those who translate into a language. */
export const translationLink = (id: string, language: Language): string => `${languagesLink(id)}/${language}`
export const translatorLink = (id: string, language: Language): string => `${translationLink(id, language)}/translator`
export const translateParagraphLink = (id: string, language: Language, paragraph: string): string =>
  `${translationLink(id, language)}/${encodeURIComponent(paragraph)}`
