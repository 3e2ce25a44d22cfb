import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http/index.ts'
import { api } from './api.ts'
import { carryOverRoutes } from './carry-over/routes.tsx'
import { deadlineRoutes } from './deadlines/index.ts'
import { keeper } from './keep.ts'
import { homeRoutes } from './routes/home.tsx'
import { mandateRoutes } from './routes/mandate.tsx'
import { type Kept, registerRoutes } from './routes/register.tsx'
import { reviewRoutes } from './routes/review.tsx'
import { timelineRoutes } from './routes/timeline.tsx'

export function routes(app: App, deps: Deps): void {
  const kept: Kept = {
    counts: keeper(deps.events, ['mandates', 'documents']),
    names: keeper(deps.events, ['reference', 'documents', 'organizations']),
    calendar: keeper(deps.events, ['reference'], 100),
  }
  homeRoutes(app, deps, kept)
  registerRoutes(app, deps, kept)
  mandateRoutes(app, deps, kept)
  reviewRoutes(app, deps, kept)
  carryOverRoutes(app, deps, kept)
  api(app, deps, kept)
  deadlineRoutes(app, deps, kept)
  timelineRoutes(app, deps, kept)
}
