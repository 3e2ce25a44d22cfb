import { parentPort, workerData } from 'node:worker_threads'
import { make, type Order } from './make.ts'

parentPort!.postMessage(await make(workerData as Order))
