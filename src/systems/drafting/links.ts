import type { Language } from '../../platform/i18n/index.ts'

export const draftingLink = '/drafting'
export const textLink = (id: string): string => `/drafting/${encodeURIComponent(id)}`
export const proposalsLink = (id: string): string => `${textLink(id)}/proposals`
export const proposalLink = (id: string, proposal: number): string => `${proposalsLink(id)}/${proposal}`
export const compilationLink = (id: string): string => `${textLink(id)}/compilation`
/** The room of one language, and one paragraph of it. */
export const roomLink = (id: string, language: Language): string => `${textLink(id)}/room/${language}`
export const roomParagraphLink = (id: string, language: Language, paragraph: string): string =>
  `${roomLink(id, language)}#${encodeURIComponent(paragraph)}`
export const adoptionLink = (id: string): string => `${textLink(id)}/adoption`
/** What changes with every step: pages and streams listen to it. */
export const roomTopic = (id: string, language: Language): string => `drafting.room ${id} ${language}`
