import type { System } from '../../platform/system.ts'
import { loadReference } from './load.ts'
import './schema.ts'

/** The process itself: bodies, sessions, timeline, action lines, goals, regions. */
export const reference: System = {
  name: 'reference',
  load: loadReference,
}
