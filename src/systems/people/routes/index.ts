import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { entranceRoutes } from './entrance.tsx'

export function routes(app: App, deps: Deps): void {
  entranceRoutes(app, deps)
}
