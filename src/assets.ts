import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { anyone } from './platform/actor.ts'
import type { App } from './platform/http/index.ts'

/** Style and script under names that hold their hash: kept by browsers for a year, precompressed at build. */
export function mountAssets(app: App, root: string): void {
  app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, may: anyone, rateLimit: false } as typeof route.config
    })
    await scope.register(fastifyStatic, {
      root: join(root, 'dist', 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      index: false,
      decorateReply: false,
    })
  })
}
