import type { Limits } from './read/limits.ts'
import { inThread, scriptBeside } from './thread.ts'
import { type SourceDocument, TextError } from './types.ts'

export interface LoadLimits {
  /** milliseconds until a file that is still being read is refused */
  deadline: number
  /** megabytes of JavaScript objects that reading one file may take */
  heap: number
  /** megabytes of buffers that it may take beside them */
  buffers: number
  /** limits within the reader; its own defaults where absent */
  read?: Limits
}

export const defaultLoadLimits: LoadLimits = { deadline: 20_000, heap: 256, buffers: 160 }

export interface Job {
  bytes: Uint8Array
  name: string
  limits?: Limits
}

export type Answer = { document: SourceDocument } | { refused: { code: string; values: Record<string, string | number> } }

/**
 * Reads a paper in a thread of its own, so that a file made to exhaust memory or time ends its thread and not the server.
 * @throws TextError when the file is refused; `too-heavy` when its thread died or ran out of time
 */
export async function loadText(bytes: Uint8Array, name: string, limits: Partial<LoadLimits> = {}): Promise<SourceDocument> {
  const { deadline, heap, buffers, read } = { ...defaultLoadLimits, ...limits }
  // A copy that moves to the thread: a Buffer's own memory may be shared with others, and would be cloned whole.
  const job: Job = { bytes: new Uint8Array(bytes), name, ...(read && { limits: read }) }
  const transfer = [job.bytes.buffer as ArrayBuffer]
  const answer = await inThread<Answer>(scriptBeside(import.meta.url, 'load-worker'), job, { name, deadline, heap, buffers, transfer })
  if ('refused' in answer) throw new TextError(answer.refused.code, answer.refused.values)
  return answer.document
}

/** Reads a paper in this thread: for tests, and for programs that read one trusted file and end. */
export async function readNow(bytes: Uint8Array, name: string): Promise<SourceDocument> {
  // Loaded here, so that a server that only uses the thread does not carry the readers' libraries.
  const { read } = await import('./read/read.ts')
  return read(bytes, name)
}
