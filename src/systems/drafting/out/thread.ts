import { Worker } from 'node:worker_threads'
import { TextError, type Written } from '../../../texts/index.ts'
import type { Order } from './make.ts'

/** files at once in this process: others wait, so that a hall that downloads at the same moment takes no more than this */
const atOnce = 2
/** milliseconds for a file; a text of 300 paragraphs takes one or two seconds */
const deadline = 60_000
/** megabytes of JavaScript objects that making one may take */
const heap = 512

let busy = 0
const waiting: (() => void)[] = []

/**
 * Makes a file beside the thread that answers requests.
 * @throws TextError `too-heavy` when its thread died or ran out of time
 */
export async function makeInThread(order: Order): Promise<Written> {
  if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy++
  try {
    return await inThread(order)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}

async function inThread(order: Order): Promise<Written> {
  // The compiled program has .js beside this file, the source has .ts.
  const script = new URL(import.meta.url.endsWith('.ts') ? './make-worker.ts' : './make-worker.js', import.meta.url)
  const worker = new Worker(script, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: heap }, execArgv: [] })
  const tooHeavy = () => new TextError('too-heavy', { name: order.about.title, seconds: Math.round(deadline / 1000) })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Written>((resolve, reject) => {
      timer = setTimeout(() => reject(tooHeavy()), deadline)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : error))
      worker.once('exit', () => reject(tooHeavy()))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
