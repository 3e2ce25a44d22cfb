import type { System } from '../../platform/system.ts'
import { loadParties } from './load.ts'
import './schema.ts'

/** Drafting to consensus: proposals on a base text, their compilation, the room where it is negotiated, adoption. */
export const drafting: System = {
  name: 'drafting',
  load: loadParties,
}
