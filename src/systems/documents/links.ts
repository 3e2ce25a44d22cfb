export const documentsLink = '/documents'
export const instrumentsLink = '/instruments'
export const importLink = '/import'
export const documentLink = (id: string): string => `/documents/${encodeURIComponent(id)}`
/** A paragraph in the document's text; `anchor` is its id there. */
export const paragraphLink = (documentId: string, anchor: string): string => `${documentLink(documentId)}#${encodeURIComponent(anchor)}`
/** A paragraph on a page of its own, with who cites it and what it cites. */
export const paragraphPageLink = (documentId: string, anchor: string): string =>
  `${documentLink(documentId)}/paragraphs/${encodeURIComponent(anchor)}`
export const correctionLink = (id: string): string => `${documentLink(id)}/correction`
export const editionsLink = (id: string): string => `${documentLink(id)}/languages`
export const instrumentLink = (id: string): string => `/instruments/${encodeURIComponent(id)}`
export const batchLink = (id: string | number): string => `/imports/${id}`
