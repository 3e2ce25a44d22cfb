export const openapiLink = '/api/v1/openapi.json'
export const problemsLink = '/about/api#errors'
export const galleryLink = '/dev/gallery'
export const mailLink = '/dev/mail'
export const letterLink = (id: string): string => `${mailLink}/${encodeURIComponent(id)}`

/** A mail address or an https address, as `CONTACT` gives it, for an anchor. */
export const contactLink = (contact: string): string => (contact.startsWith('https://') ? contact : `mailto:${contact}`)
