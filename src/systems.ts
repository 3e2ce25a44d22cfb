import { fileURLToPath } from 'node:url'
import type { System } from './platform/system.ts'
import { about } from './systems/about/index.ts'
import { documents } from './systems/documents/index.ts'
import { drafting } from './systems/drafting/index.ts'
import { mandates } from './systems/mandates/index.ts'
import { meetings } from './systems/meetings/index.ts'
import { people } from './systems/people/index.ts'
import { reference } from './systems/reference/index.ts'

/** Where the sources lie, beside which messages and migrations are read, from `src` and from `dist` alike. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** The house, from the ground up. Migrations and messages of `platform`, `ui` and `texts` are read as well. */
export const systems: readonly System[] = [reference, people, documents, mandates, meetings, drafting, about]
