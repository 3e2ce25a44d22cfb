import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'

/** Texts and parties. */
export function textRoutes(_app: App, _deps: Deps): void {}
