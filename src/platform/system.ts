import type { FastifyRequest } from 'fastify'
import type { Actor, May } from './actor.ts'
import type { Deps } from './deps.ts'
import type { App } from './http/index.ts'

/** One domain system, as `systems.ts` lists them. */
export interface System {
  /** folder below `src/systems`, PostgreSQL schema and prefix of message keys (with `_` for `-` in the schema) */
  name: string
  /** HTML pages, JSON under /api/v1 and feeds; every route declares `config: { may }` */
  routes?: (app: App, deps: Deps) => void | Promise<void>
  /** who sends a request, by session or key; one system knows (`people`) */
  identify?: (deps: Deps) => (req: FastifyRequest) => Promise<Actor | null>
  /** event handlers and job handlers */
  listen?: (deps: Deps) => void
  /** brings the process's reference data into the database; runs at every start, changes only what differs */
  load?: (deps: Deps, process: string) => Promise<void>
  /** the example year and demonstration accounts; runs once on an empty installation */
  demonstrate?: (deps: Deps) => Promise<void>
  /**
   * entries of the navigation: path and message key, for those who may. `more`: behind the main line, under "More"; `own`: work of
   * the signed-in, under their name
   */
  nav?: readonly { path: string; label: string; order: number; place?: 'more' | 'own'; may?: May }[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** who may ask for this route at all; finer questions are asked by the command. A route without it does not start. */
    may?: May
    /** answers that are alike for everybody who is not signed in may be kept until one of these topics changes */
    topics?: readonly string[]
  }
  interface FastifyRequest {
    actor: Actor
  }
}
