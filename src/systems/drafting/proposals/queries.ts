import { type SqlBool, sql } from 'kysely'
import { type Actor, staff } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Amendment, NegotiatedText } from '../../../texts/index.ts'
import { maySeeProposal } from '../policy.ts'
import type { FileAuthor, ProposalState } from '../schema.ts'
import { partiesFor, spokenFor } from '../texts/parties.ts'

export interface ProposalRow {
  id: number
  text_id: string
  language: Language
  parties: string[]
  state: ProposalState
  replaces: number | null
  /** the revision that took its place */
  replaced_by: number | null
  file_name: string | null
  file_sha256: string | null
  authors: FileAuthor[]
  reasons: string | null
  by_id: string | null
  by_name: string
  created_at: Date
  submitted_at: Date | null
  /** of the chain of revisions that it stands in: the number of the first, and how many came before this one */
  first: number
  revision: number
  /** parties that were asked to join and have not answered */
  invited: string[]
  /** handed in after the text's deadline */
  late: boolean
  amendments: number
  version: number
}

const columns = sql`p.id, p.text_id, p.language, p.parties, p.state, p.replaces,
  (select later.id from drafting.proposal later where later.replaces = p.id and later.state <> 'draft' order by later.id desc limit 1) as replaced_by,
  p.file_name, p.file_sha256, p.authors, p.reasons, p.by_id, p.by_name, p.created_at, p.submitted_at,
  earlier.first, earlier.revision,
  array(select i.party_id from drafting.invitation i where i.proposal_id = p.id and i.answer is null order by i.at, i.party_id) as invited,
  coalesce(p.submitted_at > x.proposals_until, false) as late,
  (select count(*)::int from drafting.amendment a where a.proposal_id = p.id) as amendments, p.version`
const tables = sql`drafting.proposal p join drafting.text x on x.id = p.text_id cross join lateral (
  with recursive chain as (
    select p.id, p.replaces, 0 as revision
    union all select one.id, one.replaces, chain.revision + 1 from chain join drafting.proposal one on one.id = chain.replaces)
  select id as first, revision from chain order by revision desc limit 1) as earlier`

/** Proposals on a text, the latest first: what was handed in, and drafts of those whom the actor speaks for. */
export async function listProposals(
  db: Db | Tx,
  actor: Actor,
  textId: string,
  { party, before, limit }: { party?: string; before?: number | null; limit: number },
): Promise<ProposalRow[]> {
  const own = staff(actor) ? [] : (await partiesFor(db, actor)).map(({ id }) => id)
  const conditions = [
    sql<SqlBool>`p.text_id = ${textId}`,
    staff(actor)
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(p.state <> 'draft' or p.by_id = ${actor.id} or p.parties && ${own}::text[] or exists (
          select from drafting.invitation i where i.proposal_id = p.id and i.answer is null and i.party_id = any(${own}::text[])))`,
    ...(party ? [sql<SqlBool>`p.parties @> ${[party]}::text[]`] : []),
    ...(before ? [sql<SqlBool>`p.id < ${before}`] : []),
  ]
  const { rows } = await sql<ProposalRow>`
    select ${columns} from ${tables} where ${sql.join(conditions, sql` and `)} order by p.id desc limit ${limit}`.execute(db)
  return rows
}

/** A proposal for somebody who may see it. */
export interface SeenProposal extends ProposalRow {
  /** whether they speak for one of its parties */
  speaks: boolean
  /** invited parties that they speak for */
  asked: string[]
}

export async function getProposal(db: Db | Tx, actor: Actor, textId: string, id: number): Promise<SeenProposal> {
  const { rows } = await sql<ProposalRow>`select ${columns} from ${tables} where p.text_id = ${textId} and p.id = ${id}`.execute(db)
  const proposal = rows[0]
  if (!proposal) throw notFound()
  const spoken = await spokenFor(db, actor, [...proposal.parties, ...proposal.invited])
  const speaks = proposal.parties.some((party) => spoken.includes(party))
  const asked = proposal.invited.filter((party) => spoken.includes(party))
  if (!maySeeProposal(actor, proposal, speaks || asked.length > 0)) throw notFound()
  return { ...proposal, speaks, asked }
}

export const listAmendments = async (db: Db | Tx, proposals: readonly number[]): Promise<Map<number, Amendment[]>> => {
  const rows =
    proposals.length === 0
      ? []
      : await db
          .selectFrom('drafting.amendment')
          .select(['proposal_id', 'amendment'])
          .where('proposal_id', 'in', proposals)
          .orderBy('proposal_id')
          .orderBy('position')
          .execute()
  return new Map([...Map.groupBy(rows, ({ proposal_id }) => proposal_id)].map(([id, own]) => [id, own.map(({ amendment }) => amendment)]))
}

/** Parties that have handed something in on a text, in the order in which they first did. */
export async function partiesOnText(db: Db | Tx, textId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select party.id from drafting.proposal p cross join unnest(p.parties) as party (id)
    where p.text_id = ${textId} and p.state = 'submitted'
    group by party.id order by min(p.submitted_at), party.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** How a proposal is called, and why it was made. */
export type ProposalNote = Pick<ProposalRow, 'id' | 'first' | 'revision' | 'reasons'>

/** What was handed in on a text, by number: for those who read its amendments elsewhere. */
export async function proposalNotes(db: Db | Tx, textId: string): Promise<Map<number, ProposalNote>> {
  const { rows } = await sql<ProposalNote>`
    select p.id, p.reasons, earlier.first, earlier.revision from ${tables} where p.text_id = ${textId} and p.state <> 'draft'`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Proposals that wait for an answer of a party that the actor speaks for, the latest first. The secretariat is not asked for everybody. */
export async function listInvitations(db: Db | Tx, actor: Actor, textId: string): Promise<ProposalRow[]> {
  const own = staff(actor) ? [] : (await partiesFor(db, actor)).map(({ id }) => id)
  if (own.length === 0) return []
  const { rows } = await sql<ProposalRow>`
    select ${columns} from ${tables} where p.text_id = ${textId} and p.state in ('draft', 'submitted') and exists (
      select from drafting.invitation i where i.proposal_id = p.id and i.answer is null and i.party_id = any(${own}::text[]))
    order by p.id desc limit 20`.execute(db)
  return rows
}

export interface Invitation {
  party: string
  by: string
  at: Date
  answer: 'confirmed' | 'declined' | null
}

export const invitationsOn = (db: Db | Tx, proposal: number): Promise<Invitation[]> =>
  db
    .selectFrom('drafting.invitation')
    .select(['party_id as party', 'by_name as by', 'at', 'answer'])
    .where('proposal_id', '=', proposal)
    .orderBy('at')
    .orderBy('party_id')
    .execute()

/** The number of the proposal that an amendment stands in: `17` of `17-3`. */
export const proposalOf = (amendment: string): number => Number(/^\d+/.exec(amendment)?.[0] ?? Number.NaN)

/** What an editor has not yet taken into a room: late and revised amendments, and those that are no longer maintained. */
export interface Waiting {
  proposal: ProposalRow
  amend: Amendment[]
  /** ids of amendments in the room */
  withdraw: string[]
}

/** Proposals that wait at the door of a room, in the order of their arrival. */
export async function listWaiting(db: Db | Tx, textId: string, room: Pick<NegotiatedText, 'language' | 'amendments'>): Promise<Waiting[]> {
  const { rows } = await sql<ProposalRow>`
    select ${columns} from ${tables} where p.text_id = ${textId} and p.state <> 'draft' order by p.submitted_at, p.id`.execute(db)
  const amendments = await listAmendments(
    db,
    rows.filter(({ state }) => state === 'submitted').map(({ id }) => id),
  )
  const there = new Set(room.amendments.map(({ id }) => id))
  const standing = Map.groupBy(
    room.amendments.filter(({ withdrawn }) => !withdrawn),
    ({ id }) => proposalOf(id),
  )
  const earlier = new Map(rows.map((row) => [row.id, row.replaces]))
  return rows.flatMap((proposal): Waiting[] => {
    if (proposal.state === 'replaced') return []
    const words = proposal.language === room.language
    const amend = (amendments.get(proposal.id) ?? []).filter(
      ({ id, action }) => !there.has(id) && (words || action === 'SUP' || action === 'NOC'),
    )
    const gone: number[] = proposal.state === 'withdrawn' ? [proposal.id] : []
    for (let one = earlier.get(proposal.id) ?? null; one !== null; one = earlier.get(one) ?? null) gone.push(one)
    const withdraw = gone.flatMap((id) => (standing.get(id) ?? []).map((amendment) => amendment.id))
    return amend.length > 0 || withdraw.length > 0 ? [{ proposal, amend, withdraw }] : []
  })
}
