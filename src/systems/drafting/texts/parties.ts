import { type Selectable, sql } from 'kysely'
import type { Actor, Role } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { read } from '../../../platform/i18n/index.ts'
import { findOrganization, findOrganizations, peopleOf } from '../../people/index.ts'
import { draftingTopic } from '../links.ts'
import { mayKeepParties, mayPropose, mayProposeFor } from '../policy.ts'
import type { PartyTable } from '../schema.ts'

export type PartyRow = Selectable<PartyTable>

/** All parties: the secretariat and groups, then organizations, then States. */
export const listParties = (db: Db | Tx): Promise<PartyRow[]> =>
  db
    .selectFrom('drafting.party')
    .selectAll()
    .orderBy(sql`array_position(array['secretariat', 'group', 'organization', 'state'], kind)`)
    .orderBy('position')
    .orderBy('id')
    .execute()

export const partiesById = async (db: Db | Tx, ids: readonly string[]): Promise<PartyRow[]> =>
  ids.length === 0
    ? []
    : await db
        .selectFrom('drafting.party')
        .selectAll()
        .where('id', 'in', [...new Set(ids)])
        .execute()

/** The State that an actor's organization governs; null for an organization that merely has its seat there. */
async function countryOf(db: Db | Tx, actor: Actor): Promise<string | null> {
  if (actor.organization === null) return null
  const row = await findOrganization(db, actor.organization)
  return row?.kind === 'government' ? row.country_id : null
}

/** Parties that an actor may propose for; their own organization is made a party by `ensureOwnParty` when it first proposes. */
export async function partiesFor(db: Db | Tx, actor: Actor): Promise<PartyRow[]> {
  if (!mayPropose(actor)) return []
  const [country, parties] = [await countryOf(db, actor), await listParties(db)]
  return parties.filter((party) => mayProposeFor(actor, country, party))
}

/**
 * Refuses parties that do not exist and those that an actor does not speak for: others join by themselves.
 * @param joined parties that stand in the proposal already
 */
export async function requireParties(
  db: Db | Tx,
  actor: Actor,
  ids: readonly string[],
  field: string,
  joined: readonly string[] = [],
): Promise<void> {
  const fresh = ids.filter((id) => !joined.includes(id))
  const known = await partiesById(db, fresh)
  if (known.length < new Set(fresh).size) throw new InvalidForm({ [field]: { key: 'ui.field.not-a-choice' } })
  const country = await countryOf(db, actor)
  if (!known.every((party) => mayProposeFor(actor, country, party))) {
    throw new InvalidForm({ [field]: { key: 'drafting.proposal.field.not-yours' } })
  }
}

/** Those of these parties that an actor speaks for. */
export async function spokenFor(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (!mayPropose(actor) || ids.length === 0) return []
  const country = await countryOf(db, actor)
  return (await partiesById(db, ids)).filter((party) => mayProposeFor(actor, country, party)).map(({ id }) => id)
}

/** Whether an actor speaks for one of these parties. */
export const speaksFor = async (db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<boolean> =>
  (await spokenFor(db, actor, ids)).length > 0

/** People who speak for a State or an organization, to write to; a group is asked through its members. */
export async function speakersOf(db: Db | Tx, party: PartyRow): Promise<string[]> {
  const organizations =
    party.organization_id !== null
      ? [party.organization_id]
      : party.country_id === null
        ? []
        : (await findOrganizations(db, 'en', { kind: 'government', country: party.country_id })).map(({ id }) => id)
  const people = (await Promise.all(organizations.map((organization) => peopleOf(db, organization)))).flat()
  return people.filter(({ roles }) => roles.some((role) => speaking.includes(role))).map(({ id }) => id)
}

const speaking: readonly Role[] = ['delegate', 'focal-point']

/** An organization that is no administration becomes a party under its acronym when it first proposes. */
export async function ensureOwnParty({ db }: { db: Db | Tx }, actor: Actor): Promise<void> {
  if (actor.organization !== null && mayPropose(actor)) await ensureParty(db, actor, actor.organization)
}

/** The party that an organization is, made when it is first needed; null for an administration, which speaks as its State. */
export async function ensureParty(db: Db | Tx, actor: Actor, organization: string): Promise<string | null> {
  const known = await db.selectFrom('drafting.party').select('id').where('organization_id', '=', organization).executeTakeFirst()
  if (known) return known.id
  const row = await findOrganization(db, organization)
  if (!row || (row.kind === 'government' && row.country_id !== null)) return null
  const code = (row.acronym ?? organization)
    .toUpperCase()
    .replace(/[^A-Z0-9&-]+/g, '-')
    .slice(0, 24)
  return await inTransaction(db, async (tx) => {
    const taken = await partiesById(tx, [code])
    const id = taken.length > 0 ? `${code}-ORG` : code
    const made = await tx
      .insertInto('drafting.party')
      .values({
        id,
        kind: 'organization',
        name: JSON.stringify(row.name),
        country_id: null,
        organization_id: organization,
        confirmed_at: null,
        confirmed_by: null,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await audit(tx, actor, { action: 'drafting.party-made', record: { type: 'drafting.party', id }, after: { organization } })
    return id
  })
}

/** Organizations that could be parties and have not been needed as such, by acronym: to be asked to join a proposal. */
export async function organizationsBeside(db: Db | Tx): Promise<{ id: string; name: Localized; acronym: string | null }[]> {
  return await db
    .selectFrom('people.organizations as o')
    .leftJoin('drafting.party as p', 'p.organization_id', 'o.id')
    .select(['o.id', 'o.name', 'o.acronym'])
    .where('o.kind', '<>', 'government')
    .where('p.id', 'is', null)
    .orderBy('o.acronym')
    .orderBy('o.id')
    .limit(500)
    .execute()
}

/** The secretariat says which States a group has; from then on they are no longer an inference. */
export async function confirmMembers(deps: Deps, actor: Actor, id: string, members: readonly string[]): Promise<void> {
  requireAllowed(mayKeepParties(actor))
  await inTransaction(deps.db, async (tx) => {
    const party = await tx.selectFrom('drafting.party').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!party) throw notFound()
    if (party.kind !== 'group') throw new Refusal(409, 'drafting.not-a-group')
    const known = await tx
      .selectFrom('reference.country')
      .select('id')
      .where('id', 'in', ['', ...members])
      .execute()
    if (known.length < new Set(members).size) throw new InvalidForm({ members: { key: 'ui.field.not-a-choice' } })
    const after = known.map((country) => country.id).sort()
    await tx
      .updateTable('drafting.party')
      .set({ members: after, inferred: false, confirmed_by: actor.id, confirmed_at: deps.clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'drafting.members-confirmed',
      record: { type: 'drafting.party', id },
      before: { members: party.members, inferred: party.inferred },
      after: { members: after, inferred: false },
    })
    await deps.events.touch(tx, draftingTopic)
  })
}

/** `CEPT, European Conference of …` */
export const partyLabel = ({ id, name }: { id: string; name: Localized }, language: Language): string => {
  const { text } = read(name, language)
  return text && text !== id ? `${id}, ${text}` : id
}
