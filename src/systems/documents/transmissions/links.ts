import { documentLink } from '../links.ts'

export const transmissionsLink = '/transmissions'
export const transmissionLink = (id: number): string => `/transmissions/${id}`
/** Where a document is handed on. */
export const gateLink = (documentId: string): string => `${documentLink(documentId)}/transmission`
export const commentsLink = (documentId: string): string => `${documentLink(documentId)}/comments`
