import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { h } from 'preact'
import { mountAssets } from './assets.ts'
import { frameMaker } from './frame.ts'
import { publicActor } from './platform/actor.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config/index.ts'
import { createDb, createPool, migrate } from './platform/db/index.ts'
import type { Deps } from './platform/deps.ts'
import { closeStreams, createEvents } from './platform/events/index.ts'
import { createFiles } from './platform/files/index.ts'
import { type App, count, createServer, describeApi } from './platform/http/index.ts'
import { createI18n, type I18n } from './platform/i18n/index.ts'
import { createJobs } from './platform/jobs/index.ts'
import { createMail } from './platform/mail/index.ts'
import { root, systems } from './systems.ts'
import { ErrorPage, loadAssets } from './ui/index.ts'

const folderOf = (name: string) => ({ name, path: join(root, 'src', name) })
const systemFolder = (name: string) => ({ name, path: join(root, 'src', 'systems', name) })
const ground = ['platform', 'ui', 'texts'].map(folderOf)

/** Folders that may hold `messages/`, from the ground up. */
export const folders = [...ground, ...systems.map(({ name }) => systemFolder(name))]

/** Folders that may hold `migrations/`: also of a system that is not listed, whose schema the database keeps. */
const migrated = [...ground, ...readdirSync(join(root, 'src', 'systems')).map(systemFolder)]

let catalogues: I18n | undefined

export interface Opened {
  deps: Deps
  close(): Promise<void>
}

/** Connects the machinery of one process to a database; nothing is served and no job runs yet. */
export function open(
  config: Config,
  options: { databaseUrl: string; log: FastifyBaseLogger; clock?: Clock; onQuery?: (sql: string) => void },
): Opened {
  const { databaseUrl, log, clock = systemClock } = options
  const pool = createPool(databaseUrl, config.databasePool)
  const db = createDb(pool, options.onQuery)
  catalogues ??= createI18n(folders)
  const events = createEvents({ connectionString: databaseUrl, log })
  const jobs = createJobs({
    db,
    connectionString: databaseUrl,
    events,
    clock,
    log,
    timeZone: config.timeZone,
    onEnd: ({ name, outcome }) => count('job', { name, outcome }),
  })
  const deps: Deps = {
    config,
    db,
    clock,
    i18n: catalogues,
    log,
    events,
    jobs,
    mail: createMail(config, { db, clock, log }),
    files: createFiles(config),
  }
  for (const system of systems) system.listen?.(deps)
  return {
    deps,
    async close() {
      await jobs.stop()
      await deps.mail.close()
      await events.close()
      await db.destroy()
    },
  }
}

/** Brings the schema and the process's reference data up to date; on an empty installation also the example year. */
export async function prepare(deps: Deps): Promise<void> {
  await migrate(deps.db, migrated)
  await deps.jobs.start({ work: false }) // what the systems load may enqueue jobs
  const process = join(root, 'process', deps.config.process)
  for (const system of systems) await system.load?.(deps, process)
  if (deps.config.demo) for (const system of systems) await system.demonstrate?.(deps)
}

/** The server with the routes of every system. */
export async function buildApp(deps: Deps): Promise<App> {
  const assets = loadAssets(root)
  const frame = frameMaker(deps, assets, systems)
  const identify = systems.map((system) => system.identify?.(deps)).find(Boolean)
  const app = await createServer(deps, {
    identify: async (req) => (await identify?.(req)) ?? publicActor,
    errorPage: (req, refusal) =>
      h(ErrorPage, {
        frame: frame(req),
        status: refusal.status,
        message: req.t(refusal.messageKey, refusal.values),
        reference: refusal.status >= 500 ? req.id : undefined,
      }),
  })
  app.addHook('preClose', async () => closeStreams(deps.events))
  app.decorateRequest('frame', function () {
    return frame(this)
  })
  await describeApi(app, deps.config.publicUrl)
  await mountAssets(app, root, assets)
  for (const system of systems) await app.register(async (scope) => system.routes?.(scope as unknown as App, deps))
  return app
}
