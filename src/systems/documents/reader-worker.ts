import { parentPort } from 'node:worker_threads'
import { extract, readNow, TextError } from '../../texts/index.ts'
import type { Answer, Task } from './reader.ts'

/** More than the longest paper has; a file of more is no paper, and its rows would crowd out all others. */
const mostParagraphs = 20_000

parentPort!.on('message', async ({ bytes, name, options }: Task) => {
  parentPort!.postMessage(await answer(bytes, name, options))
})

async function answer(bytes: Uint8Array, name: string, options: Task['options']): Promise<Answer> {
  try {
    const source = await readNow(bytes, name)
    if (source.paragraphs.length > mostParagraphs) throw new TextError('too-many-elements', { limit: mostParagraphs })
    const text = extract(source, options)
    return { read: { text, format: source.format } }
  } catch (error) {
    // A refusal crosses the thread as data; anything else is a fault of ours, told with its trace.
    if (error instanceof TextError) return { refused: { code: error.code, values: error.values } }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
