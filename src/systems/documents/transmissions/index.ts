export { commentOn, type TransmissionRequest, transmit, withdrawComment } from './commands.ts'
export { commentsLink, gateLink, transmissionLink, transmissionsLink } from './links.ts'
export { loadPeriods } from './load.ts'
export { mayReadComments, mayTransmit } from './policy.ts'
export { listTransmissions } from './queries.ts'
export { transmissionRoutes } from './routes.tsx'

import './schema.ts'
