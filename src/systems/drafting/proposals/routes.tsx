import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'

/** Proposals and their compilation. */
export function proposalRoutes(_app: App, _deps: Deps): void {}
