import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

interface Manifest {
  name: string
  version: string
  license?: string
  repository?: string | { url: string }
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

export interface Licensed {
  name: string
  version: string
  /** SPDX expression, as the package itself states it */
  licence: string
}

export interface Software {
  version: string
  /** where the sources of this edition of the program are kept, if it says so */
  sources: string | null
  /** text of the licence, paragraph by paragraph */
  licence: string[]
  packages: Licensed[]
}

let known: Software | undefined

/** The program and the packages it runs on, as they lie on the disk. An optional package may be missing there. */
export function software(): Software {
  known ??= readSoftware()
  return known
}

function readSoftware(): Software {
  const { version, repository, dependencies, optionalDependencies } = manifest(root)!
  const address = typeof repository === 'string' ? repository : repository?.url
  return {
    version,
    sources: address ? address.replace(/^git\+/, '').replace(/\.git$/, '') : null,
    licence: readFileSync(join(root, 'LICENSE'), 'utf8')
      .trim()
      .split(/\n\s*\n/),
    packages: Object.keys({ ...dependencies, ...optionalDependencies })
      .sort()
      .flatMap((name) => manifest(join(root, 'node_modules', name)) ?? [])
      .map(({ name, version, license = '' }) => ({ name, version, licence: license })),
  }
}

function manifest(folder: string): Manifest | null {
  const file = join(folder, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : null
}
