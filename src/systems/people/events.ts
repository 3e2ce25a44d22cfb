import type { Actor } from '../../platform/actor.ts'

declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Somebody left an organization; what they looked after goes to the successor, or waits for one. */
    'people.departed': { personId: string; organizationId: string; successorId: string | null; actor: Actor }
    /** Somebody joined an organization. */
    'people.joined': { personId: string; organizationId: string }
  }
}
