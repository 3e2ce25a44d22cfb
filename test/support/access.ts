import { type Actor, publicActor, roles } from '../../src/platform/actor.ts'
import { nativeName } from '../../src/platform/i18n/index.ts'
import { findActor } from '../../src/systems/people/index.ts'
import type { TestApp } from './app.ts'

export const columns = ['public', ...[...roles].reverse()] as const
export type Column = (typeof columns)[number]

export interface AccessRow {
  method: string
  url: string
  may: Record<Column, boolean>
}

/** Every route with who may ask for it, each role as its demonstration account has it. */
export async function accessRows({ app, deps, demonstrated }: TestApp): Promise<AccessRow[]> {
  const actors = new Map<Column, Actor>()
  for (const column of columns) {
    const actor = column === 'public' ? publicActor : await findActor(deps.db, demonstrated(column))
    if (!actor) throw new Error(`no demonstration account for ${column}`)
    // The administrator of the demonstration is of the secretariat too: here each role stands alone.
    actors.set(column, column === 'public' ? actor : { ...actor, roles: [column] })
  }
  return app.routeTable
    .map(({ method, url, may }) => ({
      method,
      url,
      may: Object.fromEntries(columns.map((column) => [column, may(actors.get(column)!)])) as Record<Column, boolean>,
    }))
    .sort((a, b) => (a.url === b.url ? compare(a.method, b.method) : compare(a.url, b.url)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The table as it stands in docs/access.md. */
export function accessTable(rows: readonly AccessRow[]): string {
  const body = rows.map(({ method, url, may }) => [method, `\`${url}\``, ...columns.map((column) => (may[column] ? '✓' : '–'))])
  const header = ['method', 'path', ...columns]
  const widths = header.map((_, i) => Math.max(...[header, ...body].map((row) => row[i]!.length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  return `${intro}\n${[header, widths.map((w) => '-'.repeat(w)), ...body].map(line).join('\n')}\n`
}

const intro = `# Who may ask for what

Every route of the application, and the roles that may ask for it at all; ✓ may, – may not (a page then leads to sign-in, or says
that the account may not see it). Finer questions, such as whose organization a record belongs to, are asked by each system's
\`policy.ts\` when the route runs. Pages stand under \`/${Object.keys(nativeName).join('`, `/')}\`.

\`test/access.test.ts\` compares this table with the application; after a change that is meant, \`npm run access:write\` writes it anew.
`
