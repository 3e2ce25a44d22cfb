import type { Actor } from '../../../platform/actor.ts'
import { mayEdit } from '../policy.ts'

export interface Translator {
  person_id: string | null
  organization_id: string | null
}

/** Enter translations into a language: those who edit the text, and the person or organization to whom the language was given. */
export const mayTranslate = (actor: Actor, text: { editors: readonly string[] }, translator: Translator | undefined): boolean =>
  mayEdit(actor, text) ||
  (translator !== undefined &&
    ((translator.person_id !== null && translator.person_id === actor.id) ||
      (translator.organization_id !== null && translator.organization_id === actor.organization && actor.roles.length > 0)))
