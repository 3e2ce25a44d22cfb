import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm } from '../../platform/errors.ts'
import type { App } from '../../platform/http/index.ts'
import { isLanguage, type Language } from '../../platform/i18n/index.ts'

/** What a command needs that may be part of the caller's transaction. */
export type Within = Omit<Deps, 'db'> & { db: Db | Tx }

const id = Type.String({ maxLength: 100 })
/** A text in the address. */
export const byText = { params: Type.Object({ id }) }
/** A proposal on it. */
export const byProposal = { params: Type.Object({ id, number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }) }

/** The language asked for when the text has it, else its original. */
export const languageOf = (asked: string | undefined, text: { original: Language; languages: readonly Language[] }): Language =>
  asked !== undefined && isLanguage(asked) && text.languages.includes(asked) ? asked : text.original

/** Routes in a scope of their own, where forms bring a file. */
export function withFiles(app: App, { config }: Pick<Deps, 'config'>, routes: (app: App) => void): void {
  void app.register(async (scope) => {
    await scope.register(multipart, {
      // a little more than a file may have: it is refused with words for the form
      limits: { files: 1, fileSize: config.uploadLimit * 2 ** 20 + 1, fields: 60, fieldSize: 2 ** 20, headerPairs: 50 },
      throwFileSizeLimit: false,
    })
    routes(scope as unknown as App)
  })
}

export interface Upload {
  name: string
  bytes: Buffer
}

/**
 * A form that may carry one file, read whole: its fields, those sent several times as lists, and the file when one was chosen.
 * @param limit megabytes
 */
export async function readMultipart(req: FastifyRequest, limit: number): Promise<{ fields: Record<string, unknown>; file: Upload | null }> {
  if (!req.isMultipart()) return { fields: (req.body ?? {}) as Record<string, unknown>, file: null }
  const fields: Record<string, unknown> = {}
  let file: Upload | null = null
  let tooLarge = false
  for await (const part of req.parts()) {
    if (part.type === 'field') {
      const value = String(part.value)
      const before = fields[part.fieldname]
      fields[part.fieldname] = before === undefined ? value : [before, value].flat()
    } else if (part.filename) {
      const bytes = await part.toBuffer().catch(() => null)
      if (bytes === null || part.file.truncated || bytes.length > limit * 2 ** 20) tooLarge = true
      else file = { name: part.filename, bytes }
    } else part.file.resume()
  }
  if (tooLarge) throw new InvalidForm({ file: { key: 'ui.field.file-too-large', values: { limit } } })
  return { fields, file }
}
