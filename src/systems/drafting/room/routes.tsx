import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'

/** The room. */
export function roomRoutes(_app: App, _deps: Deps): void {}
