import type { System } from '../../platform/system.ts'
import { demonstrate } from './demonstration.ts'
import { listen } from './jobs.ts'
import { maySeeAudit, maySeePeople, maySeeSettings } from './policy.ts'
import { routes } from './routes/index.ts'
import { identifier } from './sessions.ts'
import './events.ts'
import './schema.ts'

export { type DemonstrationName, demonstrationAccounts, demonstrationPeople } from './demonstration.ts'
export { organizationLink, personLink, safeNext, signInLink } from './links.ts'
export { putAccount } from './operators.ts'
export {
  findOrganization,
  findOrganizations,
  findPeople,
  type Mailbox,
  mailFor,
  named,
  type OrganizationRow,
  organizationOptions,
  type PersonRow,
  peopleOf,
  unitOptions,
  unitsOf,
} from './queries.ts'
export { type NoticeKind, noticeKinds } from './rules.ts'
export type { DirectoryView, OrganizationsView } from './schema.ts'
export { findActor } from './sessions.ts'
export { unsubscribeLink } from './unsubscribe.ts'
export { QrCode } from './views/qr.tsx'

/** Accounts, organizations, roles. */
export const people: System = {
  name: 'people',
  routes,
  identify: identifier,
  listen,
  demonstrate,
  nav: [
    { path: '/organizations', label: 'people.organizations.title', order: 30, place: 'more' },
    { path: '/people', label: 'people.people.title', order: 30, place: 'own', may: maySeePeople },
    { path: '/audit', label: 'people.trail.title', order: 40, place: 'own', may: maySeeAudit },
    { path: '/settings', label: 'people.settings.title', order: 50, place: 'own', may: maySeeSettings },
  ],
}
