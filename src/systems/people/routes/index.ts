import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { api } from '../api.ts'
import { accountRoutes } from './account.tsx'
import { administrationRoutes } from './administration.tsx'
import { authRoutes } from './auth.ts'
import { entranceRoutes } from './entrance.tsx'
import { organizationRoutes } from './organizations.tsx'
import { peopleRoutes } from './people.tsx'

export function routes(app: App, deps: Deps): void {
  entranceRoutes(app, deps)
  authRoutes(app, deps)
  accountRoutes(app, deps)
  peopleRoutes(app, deps)
  organizationRoutes(app, deps)
  administrationRoutes(app, deps)
  api(app, deps)
}
