import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'

/** The text as a file, in each language. */
export function outRoutes(_app: App, _deps: Deps): void {}
