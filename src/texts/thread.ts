import { type Transferable, Worker } from 'node:worker_threads'
import { TextError } from './types.ts'

export interface ThreadLimits {
  /** of what is read or made, for the message of a refusal */
  name: string
  /** milliseconds until it is given up */
  deadline: number
  /** megabytes of JavaScript objects */
  heap: number
  /** megabytes of buffers beside them; nobody counts them where absent */
  buffers?: number
  /** parts of the data that move to the thread instead of being copied */
  transfer?: readonly Transferable[]
}

/** The script of a thread beside a file: the compiled program has .js there, the source has .ts. */
export const scriptBeside = (url: string, name: string): URL => new URL(`./${name}${url.endsWith('.ts') ? '.ts' : '.js'}`, url)

/** What a thread that holds one piece of work at a time may take. */
export const resourceLimits = (heap: number) => ({ maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 48 })

/** Whether a thread ended because it wanted too much; any other error is a fault of ours. */
export const isExhausted = (error: unknown): boolean => (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The refusal of what takes too much time or memory. */
export const tooHeavy = (name: string, deadline: number): TextError =>
  new TextError('too-heavy', { name, seconds: Math.round(deadline / 1000) })

/**
 * Does one piece of work in a thread of its own, beside the one that answers requests; resolves to the first message that it posts. What
 * exhausts memory or time ends its thread and not the server.
 * @throws TextError `too-heavy` when the thread died or ran out of time; the thread's own error when it failed
 */
export async function inThread<Answer>(
  script: URL,
  data: unknown,
  { name, deadline, heap, buffers, transfer = [] }: ThreadLimits,
): Promise<Answer> {
  const worker = new Worker(script, { workerData: data, transferList: [...transfer], resourceLimits: resourceLimits(heap), execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const giveUp = () => reject(tooHeavy(name, deadline))
  const timer = setTimeout(giveUp, deadline)
  // The thread's own limit knows nothing of buffers, into which a PDF of a few kilobytes can unpack gigabytes.
  const watch = buffers === undefined ? undefined : setInterval(() => void weigh(worker, buffers, giveUp), 10)
  worker.once('message', resolve)
  worker.once('error', (error) => (isExhausted(error) ? giveUp() : reject(error)))
  worker.once('exit', giveUp)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    await worker.terminate()
  }
}

async function weigh(worker: Worker, buffers: number, giveUp: () => void): Promise<void> {
  const memory = await worker.getHeapStatistics().catch(() => undefined)
  if (memory && memory.external_memory > buffers * 2 ** 20) giveUp()
}
