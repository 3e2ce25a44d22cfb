import type { Language } from '../../../platform/i18n/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { textLink } from '../links.ts'
import type { Format } from './make.ts'
import type { Content } from './paper.ts'

export const outLink = (id: string): string => `${textLink(id)}/out`
export const outcomeLink = (id: string): string => `${textLink(id)}/outcome`

export interface FileAddress {
  language: Language
  what: Content
  format: Format
  party?: string | null
  /** null: as the text stands when it is fetched */
  version?: number | null
}

export const fileLink = (id: string, { language, what, format, party = null, version = null }: FileAddress): string =>
  withQuery(`${outLink(id)}/${language}/${what}.${format}`, { party, version: version === null ? null : String(version) })
