import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'

/** Adoption. */
export function adoptionRoutes(_app: App, _deps: Deps): void {}
