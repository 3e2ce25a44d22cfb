import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { correctionRoutes } from './correction.tsx'
import { documentRoutes } from './document.tsx'
import { importRoutes } from './import.tsx'
import { instrumentRoutes } from './instruments.tsx'
import { registerRoutes } from './register.tsx'
import { searchRoutes } from './search.tsx'

export async function routes(app: App, deps: Deps): Promise<void> {
  await importRoutes(app, deps)
  registerRoutes(app, deps)
  documentRoutes(app, deps)
  correctionRoutes(app, deps)
  instrumentRoutes(app, deps)
  searchRoutes(app, deps)
}
