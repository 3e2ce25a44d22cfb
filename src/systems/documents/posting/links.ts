export const postingsLink = '/posting'
/** Where a revision, addendum or corrigendum of a document is posted. */
export const followingLink = (symbol: string): string => `${postingsLink}?of=${encodeURIComponent(symbol)}`
/** A batch that is looked at before it is posted. */
export const postingLink = (id: number | string): string => `/posting/${id}`
export const numbersLink = '/posting/numbers'
/** Leads from a symbol in any spelling to its document. */
export const symbolLink = (words: string): string => `/s/${words.split('/').map(encodeURIComponent).join('/')}`
