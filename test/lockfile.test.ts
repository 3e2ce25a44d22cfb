import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Locked {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

test('the lock file names every package that another asks for, those of other machines too: without them npm refuses a fresh clone', () => {
  const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesFor(path, name).some((place) => place in packages))
      .map((name) => `${path || 'this package'} asks for ${name}`),
  )
  expect(missing).toEqual([])
})

/** Where Node would look, from the folder of a package upwards. */
function placesFor(path: string, name: string): string[] {
  const nested =
    path === ''
      ? ['']
      : path.split('/node_modules/').map((_, index, parts) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/`)
  return [...nested, ''].map((folder) => `${folder}node_modules/${name}`)
}
