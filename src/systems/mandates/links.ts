export const registerLink = '/mandates'
export const mandateLink = (id: number): string => `/mandates/${id}`
export const reviewLink = (documentId: string): string => `/review/${encodeURIComponent(documentId)}`
export const carryOverLink = (id: number): string => `/review/carry-overs/${id}`
export const instrumentMandatesLink = (instrumentId: string): string => `/instruments/${encodeURIComponent(instrumentId)}/mandates`
export const deskLink = '/desk'
export const deskFeedLink = (feed: 'calendar.ics' | 'changes.atom', token: string): string =>
  `${deskLink}/${feed}?token=${encodeURIComponent(token)}`
export const takeOverLink = (id: number): string => `${mandateLink(id)}/takeover`
export const gapsLink = '/gaps'
export const handoverLink = (organizationId: string): string => `/organizations/${encodeURIComponent(organizationId)}/handover`
