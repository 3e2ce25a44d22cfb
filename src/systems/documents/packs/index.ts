export { archiveLink, packsLink } from './links.ts'
export { makePack, streamPack } from './pack.ts'
export { packRoutes } from './routes.tsx'

import './schema.ts'
