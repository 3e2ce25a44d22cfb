import './events.ts'

export type { DocumentImported, Standing, StandingCorrected } from './events.ts'
export { documentLink, documentsLink, editionsLink, importLink, instrumentLink, instrumentsLink, paragraphLink } from './links.ts'
