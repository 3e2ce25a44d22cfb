import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './clock.ts'
import type { Config } from './config/index.ts'
import type { Db } from './db/index.ts'
import type { Events } from './events/index.ts'
import type { Files } from './files/index.ts'
import type { I18n } from './i18n/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Mail } from './mail/index.ts'

/** What every command, query and route may use; built once in `app.ts`, and by the tests with their own parts. */
export interface Deps {
  config: Config
  db: Db
  clock: Clock
  i18n: I18n
  log: FastifyBaseLogger
  events: Events
  jobs: Jobs
  mail: Mail
  files: Files
}
