import { type Actor, hasRole } from '../../platform/actor.ts'

/** Letters hold links that sign people in: they are for those who could make such links anyway. */
export const mayReadKeptMail = (actor: Actor): boolean => hasRole(actor, 'administrator')

const ownAddress = /^(::ffff:)?127(\.\d+){3}$|^::1$/
const ownName = /^(localhost|127(\.\d+){3}|\[::1\])$/

interface Asked {
  /** address that the request comes from */
  ip: string
  /** name under which the reader knows us, from Host */
  hostname: string
  headers: Record<string, unknown>
}

/**
 * True for a reader at the machine itself. The address alone does not say so: a proxy beside us has it as well, and so has
 * a page from elsewhere whose name was made to point here. Both give themselves away by a header or by the name they ask for.
 */
export const isAtThisMachine = ({ ip, hostname, headers }: Asked): boolean =>
  ownAddress.test(ip) && ownName.test(hostname) && !headers['x-forwarded-for'] && !headers.forwarded && !headers.via
