import type { System } from '../../platform/system.ts'
import { developing } from './developing.tsx'
import { pages } from './pages.tsx'
import { wellKnown } from './well-known.ts'

/** What an installation tells of itself: to its readers, to programs, and to whoever tries or builds it. */
export const about: System = {
  name: 'about',
  routes(app, deps) {
    pages(app, deps)
    wellKnown(app, deps)
    developing(app, deps)
  },
}
