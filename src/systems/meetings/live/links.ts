import { meetingLink } from '../links.ts'

export const liveLink = (id: string): string => `${meetingLink(id)}/live`
export const statementsLink = (id: string): string => `${meetingLink(id)}/statements`
