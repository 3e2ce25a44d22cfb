import { pino } from 'pino'
import { open, prepare } from '../app.ts'
import { type Config, loadConfig } from '../platform/config/index.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import type { Deps } from '../platform/deps.ts'

/** Runs a command on the installation's database, beside a running server or without one, and leaves it as it was found. */
export async function withMachinery<T>(work: (deps: Deps) => Promise<T>, config: Config = loadConfig()): Promise<T> {
  const log = pino({ level: 'warn' }, pino.destination(2))
  const embedded = config.databaseUrl ? null : await startEmbedded(config.data)
  try {
    const opened = open(config, { databaseUrl: config.databaseUrl ?? embedded!.url, log })
    try {
      await prepare(opened.deps)
      return await work(opened.deps)
    } finally {
      await opened.close()
    }
  } finally {
    await embedded?.stop()
  }
}
