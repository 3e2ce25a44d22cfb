import type { System } from '../../platform/system.ts'
import { listenDeadlines } from './deadlines/index.ts'
import { demonstrate } from './demonstration.ts'
import { listen } from './events.ts'
import { gapsLink, registerLink } from './links.ts'
import { mayReview } from './policy.ts'
import { routes } from './routes.tsx'
import './asides.tsx'
import './schema.ts'

export {
  type CarryOverForm,
  carryOver,
  confirmCarryOver,
  type MandatesCarriedOver,
} from './carry-over/commands.ts'
export { listWentOn, type WentOn } from './carry-over/history.ts'
export type { Relation, Traced } from './carry-over/pairing.ts'
export { mandateDumps } from './dump.ts'
export type { MandateChanged, MandatesAssigned, MandatesConfirmed } from './events.ts'
export { carryOverLink, deskLink, gapsLink, instrumentMandatesLink, mandateLink, registerLink, reviewLink } from './links.ts'

/** Who owes what to whom by when: read from official texts, confirmed by people, owned, reported on. */
export const mandates: System = {
  name: 'mandates',
  routes,
  listen(deps) {
    listen(deps)
    listenDeadlines(deps)
  },
  demonstrate,
  nav: [
    { path: registerLink, label: 'mandates.nav', order: 10 },
    { path: gapsLink, label: 'mandates.gap.title', order: 10, place: 'more' },
    { path: '/review', label: 'mandates.nav.review', order: 10, place: 'own', may: mayReview },
  ],
}
