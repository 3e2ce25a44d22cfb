import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm } from '../../platform/errors.ts'
import { openStream } from '../../platform/events/index.ts'
import type { Typed } from '../../platform/http/index.ts'
import { importTopic, receiveFile } from './batches.ts'

/** The browser part sends the form alone and asks for JSON: the files go to /uploads, piece by piece. */
export const comesWithoutFiles = (req: FastifyRequest): boolean => req.headers.accept?.includes('application/json') ?? false

/**
 * Takes a form with its files as it arrives: the fields stand before the files, and each file is kept at once in the batch that they begin.
 *
 * @param typed takes what the fields say, also of a form that is refused
 * @param begin makes the batch of them
 * @returns the id of the batch
 * @throws InvalidForm at `files` when none came
 */
export async function receiveBatch(deps: Deps, req: FastifyRequest, typed: Typed, begin: () => Promise<number>): Promise<number> {
  if (!req.isMultipart()) Object.assign(typed, req.body)
  if (comesWithoutFiles(req)) return begin()
  let id: number | null = null
  if (req.isMultipart()) {
    for await (const part of req.parts()) {
      if (part.type === 'field') {
        const before = typed[part.fieldname]
        typed[part.fieldname] = before === undefined ? String(part.value) : [before, String(part.value)].flat()
      }
      // a form without a chosen file sends an empty one without a name
      else if (part.filename) {
        id ??= await begin()
        await receiveFile(deps, id, part.filename, part.file)
      } else part.file.resume()
    }
  }
  if (id === null) throw new InvalidForm({ files: { key: 'ui.field.file-required' } })
  return id
}

/** Milliseconds between two looks at a batch that is under way: several files may be done by then, and are told together. */
const tempo = 500

/** Tells a browser how far a batch is, as often as that changes. */
export const streamBatch = (
  { events }: Pick<Deps, 'events'>,
  req: FastifyRequest,
  reply: FastifyReply,
  id: number,
  show: () => Promise<VNode>,
) =>
  openStream(req, reply, {
    events,
    topics: [importTopic(id)],
    render: async () => {
      await pause(tempo)
      return renderToString(await show())
    },
  })
