import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { InvalidForm } from '../errors.ts'
import type { Body } from './form.ts'
import type { App } from './server.ts'

/** Routes in a scope of their own, whose forms may bring one file, read whole. Many files, or large ones, go to a batch of documents. */
export function withUpload(app: App, { config }: Pick<Deps, 'config'>, routes: (app: App) => void): void {
  void app.register(async (scope) => {
    await scope.register(multipart, {
      // a little more than a file may have: it is refused with words for the form
      limits: { files: 1, fileSize: config.uploadLimit * 2 ** 20 + 1, fields: 100, fieldSize: 2 ** 20, headerPairs: 50 },
      throwFileSizeLimit: false,
    })
    routes(scope as unknown as App)
  })
}

export interface Upload {
  /** as the sender calls it, without its folders, 200 characters at most */
  name: string
  bytes: Buffer
}

/**
 * The fields of a form, written into `fields` as they come, those sent several times as lists: also of a form that is refused. And its
 * file, when one was chosen.
 * @param limit megabytes
 * @throws InvalidForm at `file` when it is larger
 */
export async function readUpload(req: FastifyRequest, fields: Body, limit: number): Promise<Upload | null> {
  if (!req.isMultipart()) {
    Object.assign(fields, req.body)
    return null
  }
  let file: Upload | null = null
  let tooLarge = false
  for await (const part of req.parts()) {
    if (part.type === 'field') {
      const before = fields[part.fieldname]
      fields[part.fieldname] = before === undefined ? String(part.value) : [before, String(part.value)].flat()
    } else if (part.filename) {
      const bytes = await part.toBuffer()
      if (part.file.truncated || bytes.length > limit * 2 ** 20) tooLarge = true
      else file = { name: part.filename.replace(/^.*[\\/]/, '').slice(0, 200), bytes }
    } else part.file.resume()
  }
  if (tooLarge) throw new InvalidForm({ file: { key: 'ui.field.file-too-large', values: { limit } } })
  return file
}
