import type { Deps } from '../../platform/deps.ts'
import { readFile } from './batches.ts'
import { sweepUploads } from './uploads.ts'

declare module '../../platform/jobs/index.ts' {
  interface JobMap {
    /** Reads one file of an import. Its bytes are kept already, so a process that dies loses nothing. */
    'documents.read': { fileId: number }
    /** Takes away unfinished uploads that nobody came back for. */
    'documents.sweep-uploads': Record<string, never>
  }
}

export function jobs(deps: Deps): void {
  // Two at a time: reading takes a core each, and other work wants to go on.
  deps.jobs.handle('documents.read', ({ fileId }) => readFile(deps, fileId), { concurrency: 2 })
  deps.jobs.handle('documents.sweep-uploads', () => sweepUploads(deps), { cron: '20 3 * * *' })
}
