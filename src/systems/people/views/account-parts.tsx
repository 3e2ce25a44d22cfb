import type { Frame } from '../../../ui/index.ts'
import type { AccountData } from '../queries.ts'
import type { Refused } from './parts.tsx'

export interface AccountProps extends Refused {
  frame: Frame
  account: AccountData
  /** token of the session that shows the page */
  here: string
  /** the form that was refused: its errors are its alone */
  refused?: 'profile' | 'password' | 'two-factor' | 'keys' | 'notices'
}

export const Section = ({ id, t, children }: { id: string; t: Frame['t']; children: preact.ComponentChildren }) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{t(`people.account.${id}`)}</h2>
    {children}
  </section>
)

/** Errors and typed values of one form of the page; nothing for the others. */
export const own = ({ refused, typed, errors }: AccountProps, form: AccountProps['refused']): Refused =>
  refused === form ? { typed, errors } : {}

export const at = (t: Frame['t'], path: string) => t.href(`/account/${path}`)
