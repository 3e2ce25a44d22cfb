import type { Actor } from '../../../platform/actor.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { mayPropose } from '../policy.ts'
import { lockText, type Text } from '../texts/commands.ts'
import { ensureParty, partiesById, requireParties, speakersOf } from '../texts/parties.ts'
import { amendmentsOf, bumpProposal, lockProposal, type Proposal, record, touchText, writeAmendments } from './commands.ts'
import { enqueueInvitation } from './mail.ts'

/** before the id of an organization that is not a party yet */
export const organizationPrefix = 'organization:'

type Joining = Pick<Deps, 'db' | 'clock' | 'events' | 'jobs'>

/** A party joins what others handed in, before the room opens: it stands behind every amendment of it. */
export async function joinProposal(deps: Joining, actor: Actor, textId: string, id: number, party: string): Promise<void> {
  requireAllowed(mayPropose(actor))
  await inTransaction(deps.db, async (tx) => {
    const { text, proposal } = await lockJoinable(tx, actor, textId, id)
    if (proposal.state !== 'submitted') throw notFound()
    if (!(await partiesById(tx, [party]))[0]) throw new InvalidForm({ party: { key: 'ui.field.not-a-choice' } })
    await requireParties(tx, actor, [party], 'party')
    await answer(deps, tx, actor, id, party, 'confirmed')
    await addParty(deps, tx, actor, text, proposal, party)
  })
}

/**
 * Asks a party to stand behind a draft, or behind what was handed in as long as the room is closed. Who speaks for it is told by mail, and
 * sees the draft. One that has declined can be asked again.
 *
 * @param asked a party, or `organization:` and the id of an organization that is not one yet
 * @returns the party
 */
export async function inviteParty(deps: Joining, actor: Actor, textId: string, id: number, asked: string): Promise<string> {
  return await inTransaction(deps.db, async (tx) => {
    const { text, proposal } = await lockProposal(tx, actor, textId, id)
    requireJoinable(text, proposal)
    const party = asked.startsWith(organizationPrefix)
      ? ((await ensureParty(tx, actor, asked.slice(organizationPrefix.length))) ?? '')
      : asked
    const [row] = await partiesById(tx, [party])
    if (!row) throw new InvalidForm({ party: { key: party === '' ? 'ui.field.required' : 'ui.field.not-a-choice' } })
    if (proposal.parties.includes(party)) throw new InvalidForm({ party: { key: 'drafting.proposal.field.stands-behind' } })
    const asking = { by_id: actor.id, by_name: actor.name, at: deps.clock.now() }
    const made = await tx
      .insertInto('drafting.invitation')
      .values({ proposal_id: id, party_id: party, ...asking })
      .onConflict((conflict) =>
        conflict
          .columns(['proposal_id', 'party_id'])
          .doUpdateSet({ ...asking, answer: null, answered_by_id: null, answered_by_name: null, answered_at: null })
          .where('drafting.invitation.answer', 'is not', null),
      )
      .returning('party_id')
      .executeTakeFirst()
    if (!made) return party
    await record(tx, actor, 'invited', id, { party })
    for (const person of await speakersOf(tx, row)) await enqueueInvitation(deps, tx, { proposal: id, party, person })
    await touchText(deps, tx, textId, proposal.language)
    return party
  })
}

/** Who speaks for an invited party says whether it stands behind the proposal. */
export async function answerInvitation(
  deps: Joining,
  actor: Actor,
  textId: string,
  id: number,
  party: string,
  said: 'confirmed' | 'declined',
): Promise<void> {
  requireAllowed(mayPropose(actor))
  await inTransaction(deps.db, async (tx) => {
    const { text, proposal } = await lockJoinable(tx, actor, textId, id)
    await requireParties(tx, actor, [party], 'party')
    if (!(await answer(deps, tx, actor, id, party, said))) {
      // the button was pressed twice
      if (said === 'confirmed' && proposal.parties.includes(party)) return
      throw proposal.state === 'draft' ? notFound() : new Refusal(409, 'drafting.not-invited')
    }
    if (said === 'confirmed') return await addParty(deps, tx, actor, text, proposal, party)
    await record(tx, actor, 'declined', id, { party })
    await touchText(deps, tx, textId, proposal.language)
  })
}

/** Once the room is open, what was handed in stands there: its parties are those that it came with. */
function requireJoinable(text: Pick<Text, 'state'>, { state }: Pick<Proposal, 'state'>): void {
  const open = text.state === 'collecting' || (text.state === 'negotiating' && state === 'draft')
  if (!open) throw new Refusal(409, 'drafting.not-collecting')
  if (state !== 'draft' && state !== 'submitted') throw new Refusal(409, 'drafting.not-submitted')
}

/** The proposal of others, held until the transaction ends. A draft is not found but by whom it asks: `answer` tells. */
async function lockJoinable(tx: Tx, actor: Actor, textId: string, id: number): Promise<{ text: Text; proposal: Proposal }> {
  const text = await lockText(tx, actor, textId)
  const proposal = await tx
    .selectFrom('drafting.proposal')
    .selectAll()
    .where('text_id', '=', textId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!proposal) throw notFound()
  requireJoinable(text, proposal)
  return { text, proposal }
}

/** Answers an invitation that waits; false where there is none. */
async function answer(
  { clock }: Pick<Deps, 'clock'>,
  tx: Tx,
  actor: Actor,
  id: number,
  party: string,
  said: 'confirmed' | 'declined',
): Promise<boolean> {
  const answered = await tx
    .updateTable('drafting.invitation')
    .set({ answer: said, answered_by_id: actor.id, answered_by_name: actor.name, answered_at: clock.now() })
    .where('proposal_id', '=', id)
    .where('party_id', '=', party)
    .where('answer', 'is', null)
    .returning('party_id')
    .executeTakeFirst()
  return answered !== undefined
}

async function addParty(deps: Pick<Deps, 'events'>, tx: Tx, actor: Actor, text: Text, proposal: Proposal, party: string): Promise<void> {
  if (proposal.parties.includes(party)) return
  const amendments = (await amendmentsOf(tx, proposal.id)).map((one) => ({ ...one, parties: [...new Set([...one.parties, party])] }))
  await writeAmendments(tx, proposal.id, amendments)
  await bumpProposal(tx, proposal, { parties: [...proposal.parties, party] })
  await record(tx, actor, 'joined', proposal.id, { party })
  await touchText(deps, tx, text.id, proposal.language)
}
