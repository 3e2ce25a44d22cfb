import { ConfigError } from './platform/config/index.ts'
import { TextError } from './texts/types.ts'

/** `actionline <command>`: each command is loaded when it is asked for, so that `extract` needs no database. */
const commands: Record<string, { what: string; load: () => Promise<(args: string[], out: NodeJS.WritableStream) => Promise<number>> }> = {
  extract: {
    what: 'FILE... [--json]            structure and mandates of official papers',
    load: async () => (await import('./texts/cli-extract.ts')).extractCommand,
  },
  text: {
    what: 'FILE --view base|proposed|marked [--json]   one reading of a paper',
    load: async () => (await import('./texts/cli-text.ts')).textCommand,
  },
  config: {
    what: '[--markdown]                every setting, its value and its variable',
    load: async () => (await import('./commands/config.ts')).configCommand,
  },
  import: {
    what: 'FILE|FOLDER... [--language L] [--document ID]   papers into the register; run again, it goes on where it stopped',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  export: {
    what: 'FOLDER                     open data: what the public may see, as CSV and JSON Lines with schemas',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  user: {
    what: 'EMAIL [--name NAME] [--role ROLE]...   an account, or the roles of one: the first administrator',
    load: async () => (await import('./commands/user.ts')).userCommand,
  },
  migrate: {
    what: '                           brings the database up to date, as every start does',
    load: async () => (await import('./commands/migrate.ts')).migrateCommand,
  },
  backup: {
    what: 'FILE.tar.gz                everything that is kept, into one file; may run beside the server',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  restore: {
    what: 'FILE.tar.gz               a backup, into an empty database',
    load: async () => (await import('./commands/backup.ts')).restoreCommand,
  },
}

async function main([name, ...args]: string[]): Promise<number> {
  const command = commands[name ?? '']
  if (!command) {
    process.stderr.write(
      `usage: actionline COMMAND\n\n${Object.entries(commands)
        .map(([n, { what }]) => `  ${n} ${what}`)
        .join('\n')}\n`,
    )
    return 2
  }
  return (await command.load())(args, process.stdout)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const expected = error instanceof ConfigError || error instanceof TextError
    process.stderr.write(`${expected ? error.message : ((error as Error)?.stack ?? error)}\n`)
    process.exitCode = 1
  },
)
