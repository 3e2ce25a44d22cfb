import type { Values } from './i18n/index.ts'

/**
 * An expected error: the page and the API answer come from it. `code` is stable, and is also the message key:
 * `<folder>.error.<rest>` for the code `<folder>.<rest>`, as `mandates.not-yours` -> `mandates.error.not-yours`.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly values: Values = {},
    /** more for the API's problem document, such as both versions of a stale write */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }

  get messageKey(): string {
    const dot = this.code.indexOf('.')
    return `${this.code.slice(0, dot)}.error.${this.code.slice(dot + 1)}`
  }
}

export const notFound = () => new Refusal(404, 'ui.not-found')
export const signInFirst = () => new Refusal(401, 'ui.sign-in-first')
export const forbidden = () => new Refusal(403, 'ui.forbidden')
/** A write on a version that someone else has changed since. The page and the API show both. */
export const stale = (theirs: unknown, yours: unknown) => new Refusal(409, 'ui.stale', {}, { theirs, yours })

export function requireAllowed(allowed: boolean): void {
  if (!allowed) throw forbidden()
}

/** Field name -> message key, with `ui.error.field` values; '' holds what concerns the whole form. */
export type FieldErrors = Record<string, { key: string; values?: Values }>

/** What a form refuses: shown on top and at the fields, with everything that was typed. */
export class InvalidForm extends Refusal {
  constructor(readonly fields: FieldErrors) {
    super(422, 'ui.invalid-form', { count: Object.keys(fields).length })
    this.name = 'InvalidForm'
  }
}
