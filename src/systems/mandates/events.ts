import type { Actor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { dropProposals, followAdoption, type MandatesCarriedOver } from './carry-over/commands.ts'
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
    /** Emitted in the transaction in which a newer edition of an instrument takes the mandates of the earlier one over. */
    'mandates.carried-over': MandatesCarriedOver
  }
}

export function listen(deps: Deps): void {
  deps.events.on('documents.imported', async (tx, event) => {
    await propose(deps, tx, event)
    if (event.standing === 'adopted' && event.instrumentId)
      await followAdoption(tx, { id: event.documentId, instrument: event.instrumentId })
  })
  deps.events.on('documents.standing-corrected', async (tx, event) => {
    const { documentId, from, to } = event
    await followStanding(deps, tx, event)
    if (from.standing === to.standing && from.instrumentId === to.instrumentId) return
    await dropProposals(tx, documentId)
    if (to.standing === 'adopted' && to.instrumentId) await followAdoption(tx, { id: documentId, instrument: to.instrumentId })
  })
}
