import type { Actor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { followStanding, propose } from './propose.ts'

export interface MandatesConfirmed {
  mandateIds: number[]
  actor: Actor
}

export interface MandatesAssigned {
  mandateIds: number[]
  /** who owes it now; null when it was taken from everybody */
  organizationId: string | null
  personId: string | null
  actor: Actor
}

export interface MandateChanged {
  mandateId: number
  /** what kind of step it was, as the audit names it: `progress`, `state`, `plan`, `evidence`, `comment`, `occurrence` */
  what: string
  actor: Actor
}

declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that confirms: from here on the mandate is public and its deadlines count. */
    'mandates.confirmed': MandatesConfirmed
    'mandates.assigned': MandatesAssigned
    'mandates.changed': MandateChanged
  }
}

export function listen(deps: Deps): void {
  deps.events.on('documents.imported', (tx, event) => propose(deps, tx, event))
  deps.events.on('documents.standing-corrected', (tx, event) => followStanding(deps, tx, event))
}
