/**
 * What the machine can do: a bare Fastify + pg + Preact page of 20 rows of the same table, without languages, sessions, layout
 * or filters. The yardstick of the benchmarks. Run as a process of its own: `node test/load/bare.ts URL PORT`.
 */
import Fastify from 'fastify'
import pg from 'pg'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'

const [url, port] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 10 })
const app = Fastify()

interface Row {
  id: number
  path: string
  progress: string
  due_to: string | null
  quote: string
}

app.get('/', async (_req, reply) => {
  const { rows } = await pool.query<Row>(
    `select m.id, m.path, m.progress, m.due_to::text, w.quote from mandates.mandate m
     join mandates.wording w on w.mandate_id = m.id and w.language = 'en'
     where m.review = 'confirmed' order by coalesce(m.due_to, 'infinity'::date), m.id limit 20`,
  )
  const table = h(
    'table',
    null,
    rows.map((r) =>
      h(
        'tr',
        { key: r.id },
        h('td', null, h('a', { href: `/${r.id}` }, r.quote)),
        h('td', null, r.path),
        h('td', null, r.due_to),
        h('td', null, r.progress),
      ),
    ),
  )
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>${renderToString(h('html', null, h('body', null, table)))}`)
})
app.get('/memory', async () => process.memoryUsage().rss)
await app.listen({ port: Number(port), host: '127.0.0.1' })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
