import { inThread, scriptBeside, type Written } from '../../../texts/index.ts'
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
    return await inThread<Written>(scriptBeside(import.meta.url, 'make-worker'), order, { name: order.about.title, deadline, heap })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}
