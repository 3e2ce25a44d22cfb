import { type Actor, hasRole, isSignedIn, type May, staff } from '../../platform/actor.ts'
import type { Phase, Step } from './states.ts'

/** Open, invite, move and close meetings. */
export const mayKeepMeetings: May = staff

/** Whoever leads this very meeting: its chair, and the secretariat beside them. */
export const mayConduct = (actor: Actor, meeting: { chair_id: string | null }): boolean =>
  staff(actor) || (isSignedIn(actor) && actor.id !== null && actor.id === meeting.chair_id)

/** Whoever leads a meeting opens and closes it; its other steps are the secretariat's. */
export const mayTakeStep = (actor: Actor, meeting: { chair_id: string | null }, step: Step): boolean =>
  step === 'start' || step === 'close' ? mayConduct(actor, meeting) : mayKeepMeetings(actor)

/** The link into the room is for those who are admitted and those who lead. */
export const maySeeRemoteLink = (actor: Actor, meeting: { chair_id: string | null }, admitted: boolean): boolean =>
  admitted || mayConduct(actor, meeting)

/** When names are taken: as long as registration is open, and late ones while the meeting runs. */
export const takesRegistrations = (
  { phase, registration_closes }: { phase: Phase; registration_closes: string | null },
  today: string,
): boolean => phase === 'running' || (phase === 'registration' && (registration_closes === null || today <= registration_closes))

/** A person who belongs to an organization registers; API keys act for their person. */
export const mayRegister = (actor: Actor): boolean => isSignedIn(actor) && actor.id !== null && actor.organization !== null

/** Say who comes for an organization: its focal point, and the secretariat. */
export const mayAnswerFor = (actor: Actor, organizationId: string): boolean =>
  staff(actor) || (hasRole(actor, 'focal-point') && actor.organization !== null && actor.organization === organizationId)

/** Whether the desk of registrations is worth asking at all. */
export const mayAnswerForSome: May = (actor) => staff(actor) || (hasRole(actor, 'focal-point') && actor.organization !== null)

export const mayWithdraw = (actor: Actor, registration: { person_id: string; organization_id: string }): boolean =>
  (actor.id !== null && actor.id === registration.person_id) || mayAnswerFor(actor, registration.organization_id)

/** Mark who is in the room. */
export const mayMarkAttendance: May = staff

/** Everybody's registration, listed or not. */
export const maySeeAllParticipants: May = staff
