import { type Actor, publicActor, roles } from '../../src/platform/actor.ts'
import { findActor } from '../../src/systems/people/index.ts'
import type { TestApp } from './app.ts'

/** The public, then each role by how much it may. */
export const readers = ['public', ...[...roles].reverse()] as const
export type Reader = (typeof readers)[number]

export interface Route {
  method: string
  url: string
  may: (actor: Actor) => boolean
}

/** Every route, by path and method. */
export const routesOf = ({ app }: TestApp): Route[] =>
  app.routeTable.toSorted((a, b) => compare(`${a.url} ${a.method}`, `${b.url} ${b.method}`))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The demonstration account that stands for a reader, with all the roles it has. */
export async function accountOf({ deps, demonstrated }: TestApp, reader: Reader): Promise<Actor> {
  if (reader === 'public') return publicActor
  const actor = await findActor(deps.db, demonstrated(reader))
  if (!actor) throw new Error(`no demonstration account for ${reader}`)
  return actor
}

/** The table as it stands in docs/access.md: what each role may when it is the only one. */
export function accessTable(routes: readonly Route[]): string {
  const alone = (reader: Reader): Actor =>
    reader === 'public'
      ? publicActor
      : { kind: 'person', id: 'someone', name: 'Someone', roles: [reader], organization: 'somewhere', language: null }
  const rows = routes.map(({ method, url, may }) => [method, `\`${url}\``, ...readers.map((reader) => (may(alone(reader)) ? '✓' : '–'))])
  // Fixed widths: a longer path than any before would otherwise change every line.
  const widths = [7, 60, ...readers.map(({ length }) => length)]
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  const header = ['method', 'path', ...readers]
  return `${intro}\n${[header, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')}\n`
}

const intro = `# Who may ask for what

Every route of the application, and the roles that may ask for it at all: ✓ may, – may not. Whoever may not is led to sign-in, or told
that the account may not see it. Finer questions, such as whose organization a record belongs to, are asked by each system's
\`policy.ts\` when the route runs. A person may hold several roles, and then may what any of them may.

\`test/access.test.ts\` compares this table with the application; after a change that is meant, \`npm run access:write\` writes it anew.
`
