import type { Language } from '../../../platform/i18n/index.ts'
import { meetingLink } from '../links.ts'
import type { ReportKind } from './schema.ts'

export const reportsLink = (meeting: string): string => `${meetingLink(meeting)}/reports`
/** A report in one language. */
export const reportLink = (meeting: string, kind: ReportKind, language: Language): string => `${reportsLink(meeting)}/${kind}/${language}`
export const reportSectionLink = (meeting: string, kind: ReportKind, language: Language, key: string): string =>
  `${reportLink(meeting, kind, language)}/sections/${encodeURIComponent(key)}`
export const recompilationLink = (meeting: string, kind: ReportKind, language: Language): string =>
  `${reportLink(meeting, kind, language)}/compilation`
export const postingLink = (meeting: string, kind: ReportKind): string => `${reportsLink(meeting)}/${kind}/posting`
