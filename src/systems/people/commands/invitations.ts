import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { InvitationForm } from '../forms.ts'
import { enqueueMail } from '../mail.ts'
import { mayChangeRoles, mayKeepOrganization } from '../policy.ts'
import { invitationDays } from '../rules.ts'
import { lockOrganization, requireUnitOf } from './organizations.ts'
import { lockPerson, takeIn } from './people.ts'

export const invitationHash = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Invites an address to join, in one of the six languages. An older invitation of the same address is void. */
export async function invite(deps: Deps, actor: Actor, organizationId: string, form: InvitationForm): Promise<void> {
  requireAllowed(mayKeepOrganization(actor, organizationId) && mayChangeRoles(actor, organizationId, [], form.roles))
  const token = randomBytes(24).toString('base64url')
  await inTransaction(deps.db, async (tx) => {
    await lockOrganization(tx, organizationId)
    await requireUnitOf(tx, organizationId, form.unit, 'inviteUnit')
    const now = deps.clock.now()
    await tx
      .updateTable('people.invitation')
      .set({ state: 'withdrawn' })
      .where('email', '=', form.email)
      .where('organization_id', '=', organizationId)
      .where('state', '=', 'sent')
      .execute()
    const { id } = await tx
      .insertInto('people.invitation')
      .values({
        email: form.email,
        organization_id: organizationId,
        unit_id: form.unit,
        roles: form.roles,
        language: form.language,
        token_hash: invitationHash(token),
        invited_by: actor.id!,
        invited_at: now,
        expires_at: new Date(now.getTime() + invitationDays * 86_400_000),
        accepted_by: null,
        accepted_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'people.invited',
      record: { type: 'people.organization', id: organizationId },
      after: { email: form.email, roles: form.roles, unit: form.unit },
    })
    await enqueueMail(deps, tx, {
      kind: 'invitation',
      invitation: id,
      organization: organizationId,
      about: actor.name,
      path: `/invitations/accept?token=${token}`,
    })
  })
}

export async function withdrawInvitation({ db }: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const invitation = await tx
      .selectFrom('people.invitation')
      .select(['email', 'organization_id'])
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .forUpdate()
      .executeTakeFirst()
    if (!invitation || !mayKeepOrganization(actor, invitation.organization_id)) throw notFound()
    await tx.updateTable('people.invitation').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    await audit(tx, actor, {
      action: 'people.invitation-withdrawn',
      record: { type: 'people.organization', id: invitation.organization_id },
      before: { email: invitation.email },
    })
  })
}

/** Joins by an invitation: only the person whose confirmed address was invited can, however the letter travelled. */
export async function acceptInvitation(deps: Deps, actor: Actor, token: string): Promise<string> {
  return await inTransaction(deps.db, async (tx) => {
    const invitation = await tx
      .selectFrom('people.invitation')
      .selectAll()
      .where('token_hash', '=', invitationHash(token))
      .where('state', '=', 'sent')
      .where('expires_at', '>', deps.clock.now())
      .forUpdate()
      .executeTakeFirst()
    if (!invitation) throw new Refusal(410, 'people.invitation-gone')
    const { email } = await lockPerson(tx, actor.id!)
    if (email !== invitation.email) throw new Refusal(403, 'people.invited-another')
    await tx
      .updateTable('people.invitation')
      .set({ state: 'accepted', accepted_by: actor.id, accepted_at: deps.clock.now() })
      .where('id', '=', invitation.id)
      .execute()
    await tx
      .updateTable('people.joining')
      .set({ state: 'withdrawn', answered_at: deps.clock.now() })
      .where('person_id', '=', actor.id!)
      .where('state', '=', 'waiting')
      .execute()
    await takeIn(deps, tx, actor, actor.id!, {
      organizationId: invitation.organization_id,
      unit: invitation.unit_id,
      roles: invitation.roles,
    })
    return invitation.organization_id
  })
}

/** Accounts whose address nobody confirmed are kept for this long: the address may be somebody else's. */
const unconfirmedDays = 30

/** Deletes what has run out: sessions, tokens, and accounts that were never confirmed. */
export async function forgetExpired({ db, clock }: Deps): Promise<void> {
  const now = clock.now()
  await db.deleteFrom('people.session').where('expires_at', '<', now).execute()
  await db.deleteFrom('people.verification').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('people.person')
    .where('email_verified', '=', false)
    .where('created_at', '<', new Date(now.getTime() - unconfirmedDays * 86_400_000))
    .execute()
}
