import type { Language } from '../../../platform/i18n/index.ts'
import { roomLink } from '../links.ts'

/** One paragraph with its story, and for editors with all that can be done to it. */
export const paragraphPageLink = (id: string, language: Language, paragraph: string): string =>
  `${roomLink(id, language)}/paragraphs/${encodeURIComponent(paragraph)}`
export const objectionLink = (id: string, language: Language, paragraph: string): string =>
  `${paragraphPageLink(id, language, paragraph)}/objection`
export const stepsLink = (id: string, language: Language): string => `${roomLink(id, language)}/steps`
/** the stream of changes after a version */
export const changesLink = (id: string, language: Language, since: number): string => `${roomLink(id, language)}/changes?since=${since}`
export const visitLink = (id: string, language: Language): string => `${roomLink(id, language)}/visit`
export const roomHistoryLink = (id: string, language: Language): string => `${roomLink(id, language)}/history`
/** the history as it was told up to a step, at that step */
export const roomStepLink = (id: string, language: Language, number: number): string =>
  `${roomHistoryLink(id, language)}?before=${number + 1}#step-${number}`
export const roomVersionLink = (id: string, language: Language, version: number): string => `${roomLink(id, language)}/versions/${version}`
export const roomCompareLink = (id: string, language: Language): string => `${roomLink(id, language)}/compare`
export const roomApiLink = (id: string, language: Language): string => `/api/v1${roomLink(id, language)}`
