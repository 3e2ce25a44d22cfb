import type { Deps } from '../../../platform/deps.ts'
import { remindOfProcedure, settleProcedure } from './commands/procedures.ts'
import { handleNotices } from './notices.ts'

export { groupLink, groupsLink } from './links.ts'
export { mayReadGroups } from './policy.ts'
export { groupRoutes } from './routes.tsx'

export function listenGroups(deps: Deps): void {
  handleNotices(deps)
  deps.jobs.handle('meetings.group-settle', ({ group }) => settleProcedure(deps, group))
  deps.jobs.handle('meetings.group-ending', (ending) => remindOfProcedure(deps, ending))
}
