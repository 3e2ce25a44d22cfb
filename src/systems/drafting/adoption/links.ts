import { adoptionLink } from '../links.ts'

export const adoptedLanguagesLink = (id: string): string => `${adoptionLink(id)}/languages`
export const instrumentHistoryLink = (instrument: string): string => `/instruments/${encodeURIComponent(instrument)}/history`
