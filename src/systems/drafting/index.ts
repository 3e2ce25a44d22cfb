import type { System } from '../../platform/system.ts'
import { adoptionRoutes } from './adoption/routes.tsx'
import { draftingApi } from './api/index.ts'
import { demonstrate } from './demonstration.ts'
import { languageRoutes } from './languages/routes.tsx'
import { loadDrafting } from './load.ts'
import { outRoutes } from './out/routes.tsx'
import { listenProposals } from './proposals/mail.ts'
import { proposalRoutes } from './proposals/routes.tsx'
import { roomRoutes } from './room/routes.tsx'
import { listenSilence } from './room/silence.ts'
import './schema.ts'
import { textRoutes } from './texts/routes.tsx'

export { compilationLink, draftingLink, proposalLink, proposalsLink, roomLink, textLink } from './links.ts'

/** Drafting to consensus: proposals on a base text, their compilation, the room where it is negotiated, adoption. */
export const drafting: System = {
  name: 'drafting',
  load: loadDrafting,
  demonstrate,
  listen(deps) {
    listenProposals(deps)
    listenSilence(deps)
  },
  routes(app, deps) {
    textRoutes(app, deps)
    proposalRoutes(app, deps)
    draftingApi(app, deps)
    roomRoutes(app, deps)
    outRoutes(app, deps)
    languageRoutes(app, deps)
    adoptionRoutes(app, deps)
  },
  nav: [{ path: '/drafting', label: 'drafting.text.nav', order: 30 }],
}
