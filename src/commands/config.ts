import { loadConfig, type Setting, type Settings, settings } from '../platform/config/index.ts'

/** `actionline config [--markdown]`: every setting with its value, default and variable; secrets are never printed. */
export async function configCommand(args: string[], out: NodeJS.WritableStream): Promise<number> {
  out.write(args.includes('--markdown') ? markdown() : values(loadConfig()))
  return 0
}

const rows = Object.entries(settings) as [keyof Settings, Setting][]

function values(config: Settings): string {
  return rows
    .map(([name, { variable, doc, secret }]) => {
      const value = config[name]
      return `${variable}=${value === undefined ? '' : secret ? '(set, not shown)' : value}\n    ${doc}\n`
    })
    .join('')
}

/** The table of the operating guide. */
export function markdown(): string {
  const head = '| variable | default | meaning |\n| --- | --- | --- |\n'
  return (
    head +
    rows
      .map(
        ([, { variable, fallback, doc }]) =>
          `| \`${variable}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${doc.replaceAll('|', '\\|')} |\n`,
      )
      .join('')
  )
}
