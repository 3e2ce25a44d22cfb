import type { FastifyError } from 'fastify'
import { InvalidForm, Refusal } from '../errors.ts'
import type { Translate } from '../i18n/index.ts'

/** RFC 9457. `type` is a stable relative reference made from the refusal's code. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  errors?: Record<string, string>
  [extra: string]: unknown
}

/** What an error is for a reader: the library's own 4xx become ours, everything else a 500 that says nothing. */
export function asRefusal(error: FastifyError | Error): Refusal {
  if (error instanceof Refusal) return error
  const { statusCode = 500, validation } = error as FastifyError
  if (validation) return new Refusal(400, 'ui.malformed', { detail: error.message })
  if (statusCode === 404) return new Refusal(404, 'ui.not-found')
  if (statusCode === 413) return new Refusal(413, 'ui.too-large')
  if (statusCode === 415) return new Refusal(415, 'ui.unsupported')
  if (statusCode === 429) return new Refusal(429, 'ui.too-many')
  if (statusCode >= 400 && statusCode < 500) return new Refusal(statusCode, 'ui.malformed', { detail: error.message })
  return new Refusal(500, 'ui.unexpected')
}

export function problem(refusal: Refusal, t: Translate): Problem {
  return {
    type: `/problems/${refusal.code}`,
    title: t(refusal.messageKey, refusal.values),
    status: refusal.status,
    code: refusal.code,
    ...(refusal instanceof InvalidForm && {
      errors: Object.fromEntries(Object.entries(refusal.fields).map(([field, { key, values }]) => [field, t(key, values)])),
    }),
    ...refusal.extra,
  }
}
