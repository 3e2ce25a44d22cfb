import { meetingLink } from '../links.ts'

export const decisionsLink = (id: string): string => `${meetingLink(id)}/decisions`
export const decisionLink = (id: string, number: number): string => `${decisionsLink(id)}/${number}`
export const decisionFormLink = (id: string): string => `${decisionsLink(id)}/new`
export const silencesLink = (id: string): string => `${meetingLink(id)}/silence`
export const silenceLink = (id: string, number: number): string => `${silencesLink(id)}/${number}`
