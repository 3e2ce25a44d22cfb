import swagger from '@fastify/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { anyone } from '../actor.ts'
import { Refusal } from '../errors.ts'
import type { App } from './server.ts'

/** One page of a list: `next` is the address of the following page, absent on the last. Pages follow the key of the last row, never an offset. */
export const listOf = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) })

export const problemSchema = Type.Object(
  { type: Type.String(), title: Type.String(), status: Type.Integer(), code: Type.String() },
  { additionalProperties: true },
)

export const pageQuery = {
  after: Type.Optional(Type.String({ maxLength: 400, description: 'opaque key of the last row seen, from `next`' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** Keys of a row as one opaque word, and back. A word that we did not make is refused. */
export const toCursor = (key: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function fromCursor(word: string | undefined): (string | number | null)[] | null {
  if (!word) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(word, 'base64url').toString())
    if (Array.isArray(key) && key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')) return key
  } catch {
    // falls through
  }
  throw new Refusal(400, 'ui.malformed', { detail: 'after' })
}

/** Address of the page after the row with this key. */
export function nextPage(req: FastifyRequest, key: readonly (string | number | null)[]): string {
  const url = new URL(req.pagePath, 'http://x')
  url.searchParams.set('after', toCursor(key))
  return `${url.pathname}${url.search}`
}

/** Answers 304 to a reader who has this version already. Returns true when it did. */
export function unchanged(req: FastifyRequest, reply: FastifyReply, version: string | number): boolean {
  const etag = `"${version}"`
  reply.header('etag', etag)
  const seen = req.headers['if-none-match']
  if (!seen?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) return false
  reply.status(304).send()
  return true
}

/** The version that the writer has seen, from If-Match. A write without it is refused (428): it could overwrite what it never saw. */
export function seenVersion(req: FastifyRequest): number {
  const match = /^"(\d+)"$/.exec(String(req.headers['if-match'] ?? ''))
  if (!match) throw new Refusal(428, 'ui.version-needed')
  return Number(match[1])
}

/** OpenAPI 3.1 of every route below /api/v1, made from the routes' own schemas. */
export async function describeApi(app: App, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Actionline',
        version: '1',
        description: 'Documents, paragraphs, mandates, bodies, sessions and reference data. Reading is public; writing needs a key.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: publicUrl }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
    },
    transform: ({ schema, url }) => ({ schema: url.startsWith('/api/v1/') ? schema : { ...schema, hide: true }, url }),
  })
  app.get('/api/v1/openapi.json', { config: { may: anyone }, schema: { hide: true } as object }, async () => app.swagger())
}
