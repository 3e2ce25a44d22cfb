import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Job } from './load.ts'
import { read } from './read/read.ts'
import { TextError } from './types.ts'

const { bytes, name, limits } = workerData as Job

const answer: Answer = await read(bytes, name, limits).then(
  (document) => ({ document }),
  (error: unknown) => {
    // A refusal crosses the thread as data; anything else is a fault of ours and ends the thread with its trace.
    if (!(error instanceof TextError)) throw error
    return { refused: { code: error.code, values: error.values } }
  },
)
parentPort?.postMessage(answer)
