import { type Actor, hasRole, type May, staff } from '../../../platform/actor.ts'
import { mayConduct } from '../policy.ts'
import type { JointAuthor, Visibility } from './schema.ts'
import { doer, posted, type State, type Step } from './states.ts'

/** Bring a paper to a meeting: those who speak for an administration or organization, and the secretariat. */
export const mayContribute: May = (actor) =>
  actor.id !== null && actor.organization !== null && hasRole(actor, 'administrator', 'secretariat', 'focal-point', 'delegate', 'chair')

/** The desk at which papers come in. */
export const mayKeepDesk: May = staff

interface Owned {
  organization_id: string
}

/** Write on a draft, submit it, take it back: whoever may contribute for its organization. */
export const mayWrite = (actor: Actor, contribution: Owned): boolean =>
  mayContribute(actor) && actor.organization === contribution.organization_id

/** Drafts are their delegation's own; joint authors and the secretariat read what was submitted, others what is published. */
export function maySee(
  actor: Actor,
  contribution: Owned & { state: State; visibility: Visibility; authors: readonly JointAuthor[] },
): boolean {
  const takesPart = actor.roles.length > 0
  if (takesPart && actor.organization !== null && actor.organization === contribution.organization_id) return true
  if (contribution.state === 'draft') return false
  if (staff(actor)) return true
  if (takesPart && contribution.authors.some(({ organization }) => organization !== null && organization === actor.organization))
    return true
  return (
    posted.includes(contribution.state) && (contribution.visibility === 'public' || (contribution.visibility === 'members' && takesPart))
  )
}

/** Whose step it is decides who may take it. */
export function mayStep(actor: Actor, step: Step, contribution: Owned, meeting: { chair_id: string | null }): boolean {
  switch (doer[step]) {
    case 'author':
      return mayWrite(actor, contribution)
    case 'desk':
      return staff(actor)
    case 'conductor':
      return mayConduct(actor, meeting)
  }
}

/** Let a paper in that came too late: the meeting's decision, which its chair or the secretariat carries out. */
export const mayAdmit = mayConduct
