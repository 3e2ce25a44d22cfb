import { pino } from 'pino'
import { buildApp, open, prepare } from './app.ts'
import { ConfigError, loadConfig } from './platform/config/index.ts'
import { type EmbeddedDatabase, startEmbedded } from './platform/db/embedded.ts'

let embedded: EmbeddedDatabase | null = null

/** Starts what the configuration asks for (web, worker or both) and stops cleanly on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const config = loadConfig()
  const log = pino({ level: config.logLevel })
  embedded = config.databaseUrl ? null : await startEmbedded(config.data, { log: (line) => log.warn(line) })
  const opened = open(config, { databaseUrl: config.databaseUrl ?? embedded!.url, log })
  const { deps } = opened
  await prepare(deps)
  await deps.jobs.start({ work: config.role !== 'web' })
  const app = config.role === 'worker' ? null : await buildApp(deps)
  const address = await app?.listen({ host: config.host, port: config.port })

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await app?.close()
    await opened.close()
    await embedded?.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop('SIGINT'))
  process.on('SIGTERM', () => void stop('SIGTERM'))
  log.info({ address, role: config.role }, 'started')
  if (address) await welcome(config.port === 0 ? address : config.publicUrl, config.demo)
}

async function welcome(address: string, demo: boolean): Promise<void> {
  const { demonstrationAccounts } = await import('./systems/people/index.ts')
  process.stdout.write(`\n  Actionline is at ${address}\n`)
  if (demo) {
    process.stdout.write('\n  Demonstration accounts (this installation only):\n')
    for (const { email, password, what } of demonstrationAccounts)
      process.stdout.write(`    ${email.padEnd(32)} ${password.padEnd(18)} ${what}\n`)
  }
  process.stdout.write('\n')
}

main().catch(async (error: unknown) => {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${(error as Error)?.stack ?? error}\n`)
  await embedded?.stop()
  process.exit(1)
})
