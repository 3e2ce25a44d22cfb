import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { roomApi } from '../room/api.ts'
import { proposalApi } from './proposals.ts'
import { textApi } from './texts.ts'

/** Drafting for programs: texts, proposals and the room, through the same commands as the pages. */
export function draftingApi(app: App, deps: Deps): void {
  textApi(app, deps)
  proposalApi(app, deps)
  roomApi(app, deps)
}
