import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Type } from 'typebox'
import { anyone } from './platform/actor.ts'
import type { App } from './platform/http/index.ts'
import type { Assets } from './ui/index.ts'

const anyFile = { params: Type.Object({ '*': Type.String() }) }

/** Style and script under names that hold their hash: kept by browsers for a year, precompressed at build. */
export async function mountAssets(app: App, root: string, assets: Assets): Promise<void> {
  // `serve: false`: the plugin's own route could not say who may ask for it.
  await app.register(fastifyStatic, {
    root: join(root, 'dist', 'assets'),
    serve: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  // Browsers that can fetch the next page while the pointer rests on its link: no script is needed for it.
  const rules = assets.url('speculation.json')
  const speculation = `"${rules}"`
  app.addHook('onSend', async (req, reply) => {
    // here, after the plugin has named the type that it takes from the ending of a file, packed or not
    if (req.url === rules) reply.header('content-type', 'application/speculationrules+json')
    if (String(reply.getHeader('content-type')).startsWith('text/html')) reply.header('speculation-rules', speculation)
  })
  app.get('/assets/*', { config: { may: anyone, rateLimit: false }, schema: anyFile }, (req, reply) => reply.sendFile(req.params['*']))
}
