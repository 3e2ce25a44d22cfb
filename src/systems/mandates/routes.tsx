import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http/index.ts'
import { deadlineRoutes } from './deadlines/index.ts'
import { keeper } from './keep.ts'
import { type Kept, registerRoutes } from './routes/register.tsx'

export function routes(app: App, deps: Deps): void {
  const kept: Kept = {
    counts: keeper(deps.events, ['mandates', 'documents']),
    names: keeper(deps.events, ['reference', 'documents', 'people']),
  }
  registerRoutes(app, deps, kept)
  deadlineRoutes(app, deps)
}
