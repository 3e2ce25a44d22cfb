import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { type SettingName, settings } from './settings.ts'

export { type Setting, type SettingName, settings } from './settings.ts'

export type Settings = { [K in SettingName]: Static<(typeof settings)[K]['schema']> }

export interface Config extends Settings {
  /** `data` as an absolute path */
  data: string
  publicUrl: string
  secret: string
  demo: boolean
  /** true when the embedded database is used */
  embedded: boolean
}

export class ConfigError extends Error {}

/** Reads settings from variables. Every wrong one is named at once, with what it means. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const wrong: string[] = []
  const out: Record<string, unknown> = {}
  for (const [name, { schema, fallback, variable, doc }] of Object.entries(settings)) {
    const given = env[variable]
    const value = given === undefined || given === '' ? fallback : Value.Convert(schema, given)
    if (value !== undefined && !Value.Check(schema, value)) wrong.push(`${variable} is not usable. ${doc}`)
    out[name] = value
  }
  if (wrong.length) throw new ConfigError(wrong.join('\n'))
  return out as Settings
}

export function completeConfig(read: Settings, root = process.cwd()): Config {
  const data = resolve(root, read.data)
  return {
    ...read,
    data,
    // a passkey belongs to a host name: browsers refuse one for a bare address
    publicUrl: (read.publicUrl ?? `http://${read.host === '127.0.0.1' ? 'localhost' : read.host}:${read.port}`).replace(/\/+$/, ''),
    secret: read.secret ?? keptSecret(data),
    demo: read.demo ?? read.databaseUrl === undefined,
    embedded: read.databaseUrl === undefined,
  }
}

/** The signing key of an installation that configured none: made once, readable by its owner only. */
function keptSecret(data: string): string {
  const file = join(data, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(data, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return secret
}

export const loadConfig = (env: NodeJS.ProcessEnv = process.env): Config => completeConfig(readSettings(env))
