import type { System } from '../../platform/system.ts'
import { developing } from './developing.tsx'
import { firstOpenData, listenOpenData } from './open-data/publish.ts'
import { openDataRoutes } from './open-data/routes.tsx'
import { pages } from './pages.tsx'
import './schema.ts'
import { wellKnown } from './well-known.ts'

export { exportOpenData } from './open-data/dump.ts'
export { publishOpenData } from './open-data/publish.ts'

/** What an installation tells of itself: to its readers, to programs, and to whoever tries or builds it. */
export const about: System = {
  name: 'about',
  load: firstOpenData,
  listen: listenOpenData,
  routes(app, deps) {
    pages(app, deps)
    openDataRoutes(app, deps)
    wellKnown(app, deps)
    developing(app, deps)
  },
}
