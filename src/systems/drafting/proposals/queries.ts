import { type SqlBool, sql } from 'kysely'
import { type Actor, staff } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Amendment, NegotiatedText } from '../../../texts/index.ts'
import { maySeeProposal } from '../policy.ts'
import type { FileAuthor, ProposalState } from '../schema.ts'
import { partiesFor, speaksFor } from '../texts/parties.ts'

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
  /** handed in after the text's deadline */
  late: boolean
  amendments: number
  version: number
}

const columns = sql`p.id, p.text_id, p.language, p.parties, p.state, p.replaces,
  (select later.id from drafting.proposal later where later.replaces = p.id and later.state <> 'draft' order by later.id desc limit 1) as replaced_by,
  p.file_name, p.file_sha256, p.authors, p.reasons, p.by_id, p.by_name, p.created_at, p.submitted_at,
  coalesce(p.submitted_at > x.proposals_until, false) as late,
  (select count(*)::int from drafting.amendment a where a.proposal_id = p.id) as amendments, p.version`
const tables = sql`drafting.proposal p join drafting.text x on x.id = p.text_id`

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
    staff(actor) ? sql<SqlBool>`true` : sql<SqlBool>`(p.state <> 'draft' or p.by_id = ${actor.id} or p.parties && ${own}::text[])`,
    ...(party ? [sql<SqlBool>`p.parties @> ${[party]}::text[]`] : []),
    ...(before ? [sql<SqlBool>`p.id < ${before}`] : []),
  ]
  const { rows } = await sql<ProposalRow>`
    select ${columns} from ${tables} where ${sql.join(conditions, sql` and `)} order by p.id desc limit ${limit}`.execute(db)
  return rows
}

/** A proposal that the actor may see, and whether they speak for one of its parties. */
export async function getProposal(db: Db | Tx, actor: Actor, textId: string, id: number): Promise<ProposalRow & { speaks: boolean }> {
  const { rows } = await sql<ProposalRow>`select ${columns} from ${tables} where p.text_id = ${textId} and p.id = ${id}`.execute(db)
  const proposal = rows[0]
  if (!proposal) throw notFound()
  const speaks = await speaksFor(db, actor, proposal.parties)
  if (!maySeeProposal(actor, proposal, speaks)) throw notFound()
  return { ...proposal, speaks }
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

/** Why each paragraph is proposed: reasons of amendments by their id, with the proposal that they stand in. */
export async function reasonsOn(db: Db | Tx, textId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('drafting.proposal')
    .select(['id', 'reasons'])
    .where('text_id', '=', textId)
    .where('state', '=', 'submitted')
    .where('reasons', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, reasons }) => [id, reasons as string]))
}

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
