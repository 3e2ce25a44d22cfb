import type { System } from '../../platform/system.ts'
import { api } from './api.ts'
import { loadReference } from './load.ts'
import { routes } from './routes.tsx'
import './schema.ts'

/** The process itself: bodies, sessions, timeline, action lines, goals, regions. */
export const reference: System = {
  name: 'reference',
  load: loadReference,
  routes(app, deps) {
    routes(app, deps)
    api(app, deps)
  },
  nav: [
    { path: '/timeline', label: 'reference.nav.timeline', order: 50 },
    { path: '/bodies', label: 'reference.nav.bodies', order: 60 },
    { path: '/action-lines', label: 'reference.nav.action-lines', order: 70 },
  ],
}

export { addSession } from './commands.ts'
export type { Dates, SessionAdded, SessionMoved } from './events.ts'
export { actionLineLink, bodyLink, sdgLink, sessionLink, timelineLink } from './links.ts'
export { maySeeUnverified } from './policy.ts'
export {
  findSession,
  listActionLines,
  listAddressees,
  listBodies,
  listCountries,
  listMilestones,
  listRegions,
  listSdgs,
  listSessions,
  listStakeholderTypes,
} from './queries.ts'
export { Local } from './views/local.tsx'
export { TimelinePage } from './views/timeline-page.tsx'
