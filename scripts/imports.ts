/**
 * Holds the import rules of docs/architecture.md over `src`: who may import whom, no circles, no undeclared package, and no system's SQL on
 * the tables of another.
 * Our own, on the parser that comes with Vitest: dependency-cruiser needs the API of a TypeScript before 7.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix, relative } from 'node:path'
import { parseAst } from 'vitest/node'

const root = join(import.meta.dirname, '..')

/** From the ground up: each of these may import the ones before it, and no other system. The rest import any system's index. */
const groundSystems = ['reference', 'people', 'documents']

export interface Import {
  /** path below `src` */
  from: string
  /** the same for a file of our own, else the name of a module */
  to: string
  own: boolean
  /** gone at run time */
  type: boolean
  line: number
}

interface Packages {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** As much of the parser's tree as we look at. */
interface Node {
  type?: string
  [key: string]: unknown
}

/** The rule that an import breaks, as a sentence; null when it breaks none. */
export function broken({ from, to, own, type }: Import): string | null {
  if (!own) return null
  const isTest = /\.test\.tsx?$|(^|\/)testing\.tsx?$/.test(from)
  if (to.startsWith('../')) return isTest || to === '../package.json' ? null : 'src imports nothing outside src'
  if (to === 'systems.ts') return from === 'app.ts' || isTest ? null : 'only app.ts imports systems.ts'
  const [layer] = from.split('/')
  if (layer === 'platform') return to.startsWith('platform/') ? null : 'platform imports libraries only'
  if (layer === 'texts') return to.startsWith('texts/') ? null : 'texts imports libraries only'
  if (layer === 'ui') {
    if (to.startsWith('ui/') || to.startsWith('platform/i18n/')) return null
    if (type && /^platform\/(actor|errors)\.ts$/.test(to)) return null
    return 'ui imports platform/i18n, and types of platform/actor and platform/errors'
  }
  if (layer === 'systems') return brokenBetweenSystems(from.split('/')[1]!, to, isTest)
  return null
}

function brokenBetweenSystems(system: string, to: string, isTest: boolean): string | null {
  if (/^(platform|ui|texts)\//.test(to)) return null
  if (!to.startsWith('systems/')) return isTest ? null : 'a system imports platform, ui, texts and other systems'
  const [, other = '', ...file] = to.split('/')
  if (other === system) return null
  const open = /^index\.tsx?$/.test(file.join('/')) || (isTest && /^testing\.tsx?$/.test(file.join('/')))
  if (!open) return "a system imports only another system's index.ts"
  const height = groundSystems.indexOf(system)
  const below = groundSystems.indexOf(other)
  if (height >= 0 && !isTest && (below < 0 || below > height))
    return `${groundSystems.join(', ')} import each other downwards only, and no other system`
  return null
}

/** Every import of every file below `src`. */
export function readImports(src = join(root, 'src')): Import[] {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return importsOf(relative(src, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'))
    })
}

/** The imports of one file; `from` is its path below `src`. */
export function importsOf(from: string, source: string): Import[] {
  const found: Import[] = []
  const add = (node: Node, type: boolean) => {
    const specifier = String(node.value)
    const own = specifier.startsWith('.')
    const to = own ? posix.join(posix.dirname(from), specifier) : specifier
    found.push({ from, to, own, type, line: source.slice(0, node.start as number).split('\n').length })
  }
  walk(parseAst(source, { lang: from.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
    const at = (node.source ?? node.id) as Node | undefined
    if (node.type === 'ImportDeclaration') add(at!, isType(node, 'importKind'))
    else if (node.type === 'ExportNamedDeclaration' && node.source) add(at!, isType(node, 'exportKind'))
    else if (node.type === 'ExportAllDeclaration') add(at!, node.exportKind === 'type')
    else if (node.type === 'ImportExpression' && at?.type === 'Literal') add(at, false)
    else if (node.type === 'TSImportType') add(at!, true)
    else if (node.type === 'TSModuleDeclaration' && at?.type === 'Literal') add(at, true)
  })
  return found
}

function isType(node: Node, key: 'importKind' | 'exportKind'): boolean {
  const specifiers = node.specifiers as Node[]
  return node[key] === 'type' || (specifiers.length > 0 && specifiers.every((s) => s[key] === 'type'))
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit)
  else if (node && typeof node === 'object') {
    if (typeof (node as Node).type === 'string') visit(node as Node)
    for (const child of Object.values(node)) if (typeof child === 'object') walk(child, visit)
  }
}

/** Files that import each other in a circle, at run time. */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to, type } of imports) if (!type) next.set(from, [...(next.get(from) ?? []), to])
  // Tarjan's strongly connected components
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (file: string) => {
    order.set(file, order.size)
    low.set(file, order.get(file)!)
    stack.push(file)
    for (const to of next.get(file) ?? []) {
      if (!order.has(to)) visit(to)
      if (stack.includes(to)) low.set(file, Math.min(low.get(file)!, low.get(to)!))
    }
    if (low.get(file) !== order.get(file)) return
    const circle = stack.splice(stack.indexOf(file))
    if (circle.length > 1 || next.get(file)?.includes(file)) found.push(circle)
  }
  for (const file of next.keys()) if (!order.has(file)) visit(file)
  return found
}

/** Imports of packages that package.json does not name for their purpose. */
export function undeclared(imports: readonly Import[], { dependencies = {}, devDependencies = {} }: Packages): Import[] {
  return imports.filter(({ from, to, own, type }) => {
    if (own || to.startsWith('node:') || builtinModules.includes(to)) return false
    const name = to
      .split('/')
      .slice(0, to.startsWith('@') ? 2 : 1)
      .join('/')
    const forTests = type || /\.test\.tsx?$|(^|\/)testing\.tsx?$/.test(from)
    return !(name in dependencies || (forTests && (name in devDependencies || `@types/${name}` in devDependencies)))
  })
}

/** A table of another system that a system's SQL names. */
export interface Reach {
  /** path below `src` */
  file: string
  system: string
  table: string
  line: number
}

/**
 * Who still reads whose tables, and why that may be for now. A new one is refused: read the view that the owner publishes
 * (`documents.documents`, `people.directory`), or have it publish one.
 */
const tolerated: readonly { system: string; of: string; why: string }[] = [
  { system: 'people', of: 'reference', why: 'older than the views; names of countries and kinds of stakeholders beside its own rows' },
  { system: 'documents', of: 'reference', why: 'older than the views; the body and session of a paper stand in every list of it' },
  { system: 'meetings', of: 'reference', why: 'older than the views; a meeting is one of the sessions' },
  { system: 'meetings', of: 'documents', why: 'older than the views; an agenda links papers' },
  { system: 'meetings', of: 'people', why: 'older than the views; contributions name the organizations that hand them in' },
  { system: 'drafting', of: 'documents', why: 'older than the views; its example is made of a paper of the example year' },
  { system: 'drafting', of: 'reference', why: 'older than the views; parties are countries and bodies' },
]

/** Tables by qualified name, as the migrations of all systems make them. */
export function readTables(src = join(root, 'src')): Set<string> {
  const tables = new Set<string>()
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\/migrations$/.test(entry.parentPath.replaceAll('\\', '/')) || !entry.name.endsWith('.sql')) continue
    const sql = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, name] of sql.matchAll(/^create table (?:if not exists )?(\w+\.\w+)/gim)) tables.add(name!)
  }
  return tables
}

/** Where one file names tables of other systems, in SQL or in the query builder; tests may, for what they make themselves. */
export function reachesOf(file: string, source: string, tables: ReadonlySet<string>): Reach[] {
  const [, system] = /^systems\/([\w-]+)\//.exec(file) ?? []
  if (!system || /\.test\.tsx?$|(^|\/)testing\.tsx?$/.test(file)) return []
  const named =
    /(?:\b(?:from|join|into|update|using)\s+|\b(?:selectFrom|\w+Join|insertInto|updateTable|deleteFrom|from|using)\(\s*\[?\s*['"])(\w+\.\w+)/gi
  return [...source.matchAll(named)].flatMap(({ 1: table, index }) => {
    const owner = table!.split('.')[0]!.replaceAll('_', '-')
    if (!tables.has(table!) || owner === system || owner === 'platform') return []
    return [{ file, system, table: table!, line: source.slice(0, index).split('\n').length }]
  })
}

function foreignTables(src = join(root, 'src')): Reach[] {
  const tables = readTables(src)
  return readdirSync(join(src, 'systems'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return reachesOf(relative(src, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'), tables)
    })
}

/** What is wrong, a line each. */
export function check(): string[] {
  const imports = readImports()
  const packages = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Packages
  return [
    ...imports.flatMap((link) => {
      const rule = broken(link)
      return rule ? [`src/${link.from}:${link.line} imports ${link.to}: ${rule}`] : []
    }),
    ...undeclared(imports, packages).map(({ from, to, line }) => `src/${from}:${line} imports ${to}, which package.json does not name`),
    ...foreignTables()
      .filter(({ system, table }) => !tolerated.some((one) => one.system === system && table.startsWith(`${one.of}.`)))
      .map(({ file, line, table }) => `src/${file}:${line} reads ${table}: a system reads the views of another, not its tables`),
    ...circles(imports).map((circle) => `these import each other in a circle: ${circle.join(', ')}`),
  ]
}

if (import.meta.main) {
  const wrong = check()
  for (const line of wrong) console.error(line)
  process.exitCode = wrong.length > 0 ? 1 : 0
}
