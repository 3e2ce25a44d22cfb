import type { System } from '../../platform/system.ts'
import { demonstrate } from './demonstration.ts'
import { listen } from './jobs.ts'
import { routes } from './routes/index.ts'
import { identifier } from './sessions.ts'
import './schema.ts'

export { type DemonstrationName, demonstrationAccounts, demonstrationPeople } from './demonstration.ts'
export { organizationLink, personLink, signInLink } from './links.ts'
export type { DirectoryView } from './schema.ts'

/** Accounts, organizations, roles. */
export const people: System = {
  name: 'people',
  routes,
  identify: identifier,
  listen,
  demonstrate,
}
