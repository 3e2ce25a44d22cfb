import type { Actor } from '../../platform/actor.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Mandate } from '../../texts/types.ts'

/** What the orders of a document are worth: proposed, in force, or the conclusions of a record. */
export type Standing = 'proposal' | 'adopted' | 'record'

export interface DocumentImported {
  documentId: string
  editionId: number
  language: Language
  /** the resolution or decision that the document is, or proposes to change */
  instrumentId: string | null
  bodyId: string | null
  standing: Standing
  /** what the text engine found; `paragraph` is the anchor of a paragraph of this edition */
  mandates: Mandate[]
  actor: Actor
}

export interface StandingCorrected {
  documentId: string
  from: { standing: Standing; instrumentId: string | null; bodyId: string | null }
  to: { standing: Standing; instrumentId: string | null; bodyId: string | null }
  actor: Actor
}

declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that stores an edition: what reads its text does so in the same step. */
    'documents.imported': DocumentImported
    /** Emitted when a person corrects what a document is: its orders change with it. */
    'documents.standing-corrected': StandingCorrected
  }
}
