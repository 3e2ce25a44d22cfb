import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { anyone } from '../actor.ts'
import type { Deps } from '../deps.ts'

export const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'actionline_' })

const seconds = new Histogram({
  name: 'actionline_request_seconds',
  help: 'Time to answer, by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2, 10],
  registers: [registry],
})

const counters = new Map<string, Counter<string>>()

/** Counts an event of the house: `count('page_cache', { result: 'hit' })` is `actionline_page_cache_total`. */
export function count(name: string, labels: Record<string, string> = {}): void {
  let counter = counters.get(name)
  if (!counter) {
    counter = new Counter({
      name: `actionline_${name}_total`,
      help: name.replaceAll('_', ' '),
      labelNames: Object.keys(labels),
      registers: [registry],
    })
    counters.set(name, counter)
  }
  counter.inc(labels)
}

/** A quantity of this process, read when it is asked for: `gauge('page_cache_bytes', …)` is `actionline_page_cache_bytes`. */
export function gauge(name: string, help: string, read: () => number): void {
  registry.removeSingleMetric(`actionline_${name}`) // of a server before this one in the same process
  new Gauge({
    name: `actionline_${name}`,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
}

/** One log line and one measurement a request; a reader's mistake is no error. */
export function timeRequests(app: FastifyInstance, deps: Deps): void {
  app.addHook('onResponse', async (req, reply) => {
    const route = req.routeOptions.url ?? 'none'
    seconds.labels(req.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000)
    if (route.startsWith('/assets/') || route === '/healthz') return
    const level = deps.log.level
    if (level === 'warn' || level === 'error' || level === 'silent') return
    req.log.info(
      { method: req.method, url: req.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime), actor: req.actor?.id ?? undefined },
      'answered',
    )
  })
  app.get('/healthz', { config: { may: anyone } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: { may: anyone } }, async (_req, reply) => {
    try {
      await deps.db.selectNoFrom((eb) => eb.val(1).as('one')).execute()
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'waiting for the database' })
    }
  })
  app.get('/metrics', { config: { may: anyone } }, async (_req, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
