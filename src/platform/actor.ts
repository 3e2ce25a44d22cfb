import type { Language } from './i18n/index.ts'

export const roles = ['administrator', 'secretariat', 'focal-point', 'delegate', 'chair', 'member'] as const
export type Role = (typeof roles)[number]
export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value)

/** Who acts: a signed-in person, an API key on a person's behalf, the system itself, or a member of the public. */
export interface Actor {
  kind: 'public' | 'person' | 'key' | 'system'
  id: string | null
  name: string
  roles: readonly Role[]
  /** the organization the person acts for */
  organization: string | null
  language: Language | null
}

export const publicActor: Actor = { kind: 'public', id: null, name: '', roles: [], organization: null, language: null }
export const systemActor: Actor = {
  kind: 'system',
  id: null,
  name: 'Actionline',
  roles: ['administrator'],
  organization: null,
  language: null,
}

export const isSignedIn = (actor: Actor): boolean => actor.kind !== 'public'
export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean => wanted.some((role) => actor.roles.includes(role))

/** A named question of a policy module that needs no record: what a route declares. */
export type May = (actor: Actor) => boolean
export const anyone: May = () => true
export const signedIn: May = isSignedIn
export const staff: May = (actor) => hasRole(actor, 'administrator', 'secretariat')
export const administrators: May = (actor) => hasRole(actor, 'administrator')
