import { meetingLink } from '../links.ts'

export const planLink = (id: string): string => `${meetingLink(id)}/plan`
export const slotsLink = (id: string): string => `${planLink(id)}/slots`
export const slotLink = (id: string, slot: number): string => `${slotsLink(id)}/${slot}`
