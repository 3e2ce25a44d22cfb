import { Worker } from 'node:worker_threads'
import { type ExtractOptions, isExhausted, resourceLimits, scriptBeside, TextError, tooHeavy } from '../../texts/index.ts'
import type { SourceFormat, TextDocument } from '../../texts/types.ts'

/** A paper as it was read. */
export interface ReadPaper {
  text: TextDocument
  format: SourceFormat
}

export interface Task {
  bytes: Uint8Array
  name: string
  options: ExtractOptions
}

export type Answer = { read: ReadPaper } | { refused: { code: string; values: Record<string, string | number> } } | { failed: string }

export interface ReaderLimits {
  /** papers at once */
  threads: number
  /** milliseconds until a file that is still being read is refused */
  deadline: number
  /** megabytes of JavaScript objects that a thread may hold */
  heap: number
  /** milliseconds after which a thread without work ends */
  idle: number
}

/** A hundred pages take well under a second. */
const usual: ReaderLimits = { threads: 2, deadline: 30_000, heap: 512, idle: 20_000 }

export interface Reader {
  /**
   * Reads a paper and finds what is in it, beside the thread that answers requests. A file made to exhaust memory or time ends its
   * thread and not the server.
   * @throws TextError when the file is refused; `too-heavy` when its thread died or ran out of time
   */
  read(bytes: Uint8Array, name: string, options?: ExtractOptions): Promise<ReadPaper>
}

/**
 * Threads that read one paper after the other. Starting one and warming its patterns takes longer than most papers do, so they stay
 * while there is work, and a thread that a paper broke is replaced.
 */
export function createReader(limits: Partial<ReaderLimits> = {}): Reader {
  const { threads, deadline, heap, idle } = { ...usual, ...limits }
  const free: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  let busy = 0

  function take(): Promise<Thread> {
    if (busy >= threads) return new Promise((resolve) => waiting.push(resolve))
    busy++
    const rested = free.pop()
    return Promise.resolve(rested?.alive ? rested : new Thread(heap))
  }

  function giveBack(thread: Thread): void {
    const next = waiting.shift()
    if (next) {
      next(thread.alive ? thread : new Thread(heap))
      return
    }
    busy--
    if (!thread.alive) return
    free.push(thread)
    thread.rest(idle, () => void free.splice(free.indexOf(thread), 1))
  }

  return {
    async read(bytes, name, options = {}) {
      const thread = await take()
      try {
        // A copy that moves to the thread: a Buffer's own memory may be shared with others.
        const answer = await thread.ask({ bytes: new Uint8Array(bytes), name, options }, deadline)
        if ('read' in answer) return answer.read
        if ('failed' in answer) throw new Error(answer.failed)
        throw new TextError(answer.refused.code, answer.refused.values)
      } finally {
        giveBack(thread)
      }
    },
  }
}

class Thread {
  alive = true
  readonly #worker: Worker
  #resting: NodeJS.Timeout | undefined

  constructor(heap: number) {
    this.#worker = new Worker(scriptBeside(import.meta.url, 'reader-worker'), { resourceLimits: resourceLimits(heap), execArgv: [] })
    this.#worker.on('error', () => {})
    this.#worker.on('exit', () => {
      this.alive = false
    })
  }

  async ask(task: Task, deadline: number): Promise<Answer> {
    clearTimeout(this.#resting)
    const worker = this.#worker
    worker.ref()
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const ended = (error?: unknown) => reject(error instanceof Error && !isExhausted(error) ? error : tooHeavy(task.name, deadline))
    const timer = setTimeout(() => {
      this.alive = false
      void worker.terminate()
    }, deadline)
    worker.once('message', resolve).once('error', ended).once('exit', ended)
    try {
      worker.postMessage(task, [task.bytes.buffer as ArrayBuffer])
      return await promise
    } finally {
      clearTimeout(timer)
      worker.off('message', resolve).off('error', ended).off('exit', ended)
    }
  }

  /** Stays for more work, without keeping the process alive; ends when none comes. */
  rest(idle: number, ended: () => void): void {
    this.#worker.unref()
    this.#resting = setTimeout(() => {
      ended()
      void this.#worker.terminate()
    }, idle)
    this.#resting.unref()
  }
}

/** The threads of this process. */
export const reader = createReader()
