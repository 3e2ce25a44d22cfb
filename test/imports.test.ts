import { describe, expect, test } from 'vitest'
import { broken, check, circles, type Import, importsOf, reachesOf, readTables, undeclared } from '../scripts/imports.ts'

const link = (from: string, to: string, more: Partial<Import> = {}): Import => ({ from, to, own: true, type: false, line: 1, ...more })

test('the house keeps its import rules', () => {
  expect(check()).toEqual([])
})

describe('who may import whom', () => {
  test.each<[string, Import]>([
    ['platform, a domain', link('platform/http/server.ts', 'systems/people/index.ts')],
    ['platform, the text engine', link('platform/search/index.ts', 'texts/index.ts')],
    ['the text engine, the platform', link('texts/read/docx.ts', 'platform/errors.ts')],
    ['ui, an actor that it would run', link('ui/page.tsx', 'platform/actor.ts')],
    ['ui, the database', link('ui/page.tsx', 'platform/db/index.ts', { type: true })],
    ["a system, another's inside", link('systems/mandates/commands.ts', 'systems/people/queries.ts')],
    ['a system, the list of systems', link('systems/mandates/commands.ts', 'systems.ts')],
    ['a system, the program around it', link('systems/mandates/commands.ts', 'app.ts')],
    ['reference, what stands on it', link('systems/reference/commands.ts', 'systems/people/index.ts')],
    ['documents, what stands on it', link('systems/documents/commands.ts', 'systems/mandates/index.ts')],
    ['the command line, the list of systems', link('cli.ts', 'systems.ts')],
    ['any part, what lies outside', link('texts/cli.ts', '../scripts/ensure.mjs')],
  ])('%s: no', (_, wrong) => {
    expect(broken(wrong)).toEqual(expect.any(String))
  })

  test.each<[string, Import]>([
    ['ui, the type of an actor', link('ui/page.tsx', 'platform/actor.ts', { type: true })],
    ["a system, another's face", link('systems/mandates/commands.ts', 'systems/people/index.ts')],
    ['documents, what it stands on', link('systems/documents/commands.ts', 'systems/reference/index.ts')],
    ["a test, another system's builders", link('systems/mandates/commands.test.ts', 'systems/people/testing.ts')],
    ['app, the list of systems', link('app.ts', 'systems.ts')],
    ['anybody, a package', link('texts/read/xml.ts', 'saxes', { own: false })],
  ])('%s: yes', (_, right) => {
    expect(broken(right)).toBe(null)
  })
})

test('imports are read in all their forms, with those that leave no trace at run time told apart', () => {
  const source = `import { a, type B } from './a.ts'
import type { C } from './c.ts'
export { type D } from './d.ts'
export * from './e.ts'
type F = import('./f.ts').F
const load = () => import('../ui/g.tsx')
declare module './h.ts' { interface H {} }`
  expect(importsOf('texts/x.ts', source).map(({ to, type, line }) => [to, type, line])).toEqual([
    ['texts/a.ts', false, 1],
    ['texts/c.ts', true, 2],
    ['texts/d.ts', true, 3],
    ['texts/e.ts', false, 4],
    ['texts/f.ts', true, 5],
    ['ui/g.tsx', false, 6],
    ['texts/h.ts', true, 7],
  ])
})

test('a circle is found, but not one of types alone', () => {
  expect(circles([link('a.ts', 'b.ts'), link('b.ts', 'c.ts'), link('c.ts', 'b.ts'), link('d.ts', 'a.ts')])).toEqual([['b.ts', 'c.ts']])
  expect(circles([link('a.ts', 'b.ts'), link('b.ts', 'a.ts', { type: true })])).toEqual([])
})

test('a package must be named in package.json, and one for tests serves tests only', () => {
  const packages = { dependencies: { pg: '8' }, devDependencies: { vitest: '4' } }
  const use = (from: string, to: string) => link(from, to, { own: false })
  const all = [
    use('a.ts', 'pg'),
    use('a.ts', 'node:fs'),
    use('a.test.ts', 'vitest'),
    use('a.ts', 'vitest'),
    use('a.ts', '@fastify/cookie/x'),
  ]
  expect(undeclared(all, packages).map(({ from, to }) => [from, to])).toEqual([
    ['a.ts', 'vitest'],
    ['a.ts', '@fastify/cookie/x'],
  ])
})

describe('whose tables a system reads', () => {
  const tables = readTables()
  const read = (file: string, source: string) => reachesOf(file, source, tables).map(({ table, line }) => [table, line])

  test('its own, and what others publish', () => {
    expect(tables.has('documents.document') && !tables.has('documents.documents')).toBe(true)
    expect(read('systems/mandates/a.ts', 'sql`select from mandates.mandate m join documents.documents d on true`')).toEqual([])
    expect(read('systems/mandates/a.ts', "audit(tx, actor, { record: { type: 'people.person' } })")).toEqual([])
    expect(read('systems/mandates/a.test.ts', "db.selectFrom('documents.document')")).toEqual([])
  })

  test("never another's, however it is asked", () => {
    const source =
      "sql`select\n from documents.document d`\ndb.selectFrom('reference.body as b').leftJoin('people.person as p', 'p.id', 'b.id')"
    expect(read('systems/mandates/a.ts', source)).toEqual([
      ['documents.document', 2],
      ['reference.body', 3],
      ['people.person', 3],
    ])
  })
})
