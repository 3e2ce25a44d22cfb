import type { Language } from '../../platform/i18n/index.ts'

export const draftingLink = '/drafting'
export const textLink = (id: string): string => `/drafting/${encodeURIComponent(id)}`
export const partiesLink = '/drafting/parties'
export const partyLink = (id: string): string => `${partiesLink}/${encodeURIComponent(id)}`
export const baseLink = (id: string): string => `${textLink(id)}/base`
export const textSettingsLink = (id: string): string => `${textLink(id)}/settings`
export const proposalsLink = (id: string): string => `${textLink(id)}/proposals`
export const proposalLink = (id: string, proposal: number): string => `${proposalsLink(id)}/${proposal}`
/** Whether a party that was asked stands behind a proposal. */
export const invitationLink = (id: string, proposal: number, party: string): string =>
  `${proposalLink(id, proposal)}/invitations/${encodeURIComponent(party)}`
/** The base with a proposal's own words in it, where each paragraph can be changed. */
export const writingLink = (id: string, proposal: number): string => `${proposalLink(id, proposal)}/text`
export const writeParagraphLink = (id: string, proposal: number, paragraph: string): string =>
  `${writingLink(id, proposal)}/${encodeURIComponent(paragraph)}`
export const compilationLink = (id: string): string => `${textLink(id)}/compilation`
/** The room of one language, and one paragraph of it. */
export const roomLink = (id: string, language: Language): string => `${textLink(id)}/room/${language}`
export const roomParagraphLink = (id: string, language: Language, paragraph: string): string =>
  `${roomLink(id, language)}#${encodeURIComponent(paragraph)}`
export const adoptionLink = (id: string): string => `${textLink(id)}/adoption`
/** What changes with every step: pages and streams listen to it. */
export const roomTopic = (id: string, language: Language): string => `drafting.room ${id} ${language}`
/** What changes with the list of texts, and with one text's proposals. */
export const draftingTopic = 'drafting'
