import { documentLink } from '../links.ts'

export const deadLinksLink = '/links'
export const unknownSymbolsLink = '/links/symbols'
export const mendLink = (documentId: string, link: number): string => `${documentLink(documentId)}/links/${link}`
