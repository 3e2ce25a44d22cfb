export { linkJobs } from './jobs.ts'
export { deadLinksLink } from './links.ts'
export { listMends, type MendRow } from './queries.ts'
export { linkRoutes } from './routes.tsx'
export { Mends } from './views/mends.tsx'

import './schema.ts'
