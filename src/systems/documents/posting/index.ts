export { postingLink, postingsLink, symbolLink } from './links.ts'
export { loadSymbolForms } from './load.ts'
export { printedSymbol, readFileName } from './names.ts'
export { listReserved, listSeries, type Reserved, reserveNumber, returnNumber, type Series } from './numbers.ts'
export { mayPost } from './policy.ts'
export { listParts, type Part } from './queries.ts'
export { postingRoutes } from './routes.tsx'

import './schema.ts'
