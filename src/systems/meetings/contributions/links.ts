import { withQuery } from '../../../ui/index.ts'
import { meetingLink } from '../links.ts'

export const contributionsLink = (meetingId: string): string => `${meetingLink(meetingId)}/contributions`
export const incomingLink = (meetingId: string): string => `${contributionsLink(meetingId)}/desk`
export const templateLink = (meetingId: string, query: { language: string; kind: string; item?: number | null }): string =>
  withQuery(`${contributionsLink(meetingId)}/template.docx`, {
    language: query.language,
    kind: query.kind,
    item: query.item ? String(query.item) : null,
  })
export const contributionLink = (id: number): string => `/contributions/${id}`
export const writeLink = (id: number): string => `${contributionLink(id)}/edit`
