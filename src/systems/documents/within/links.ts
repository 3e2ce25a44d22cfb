import { documentLink } from '../links.ts'

/** Search inside one document. */
export const withinLink = (id: string): string => `${documentLink(id)}/search`
