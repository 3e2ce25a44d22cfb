import type { Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Database, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type Amendment, problems } from '../../../texts/index.ts'
import type { Within } from '../common.ts'
import { draftingTopic, roomTopic } from '../links.ts'
import { mayKeepProposal, mayPropose } from '../policy.ts'
import type { FileAuthor } from '../schema.ts'
import { lockText, type Text } from '../texts/commands.ts'
import { ensureOwnParty, requireParties, speaksFor } from '../texts/parties.ts'
import { findBase } from '../texts/queries.ts'
import { readUpload } from '../texts/sources.ts'
import { amendmentsFor } from './compiled.ts'
import type { DetailsForm, ProposalForm } from './forms.ts'
import { enqueueReceipt } from './mail.ts'
import { listAmendments, proposalOf } from './queries.ts'
import { amendmentsIn, authorsIn, partyNamed } from './read.ts'

export type Proposal = Selectable<Database['drafting.proposal']>

/** The proposal's row with its text, held until the transaction ends, for somebody who may change it. */
export async function lockProposal(tx: Tx, actor: Actor, textId: string, id: number): Promise<{ text: Text; proposal: Proposal }> {
  const text = await lockText(tx, actor, textId)
  const proposal = await tx
    .selectFrom('drafting.proposal')
    .selectAll()
    .where('text_id', '=', textId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!proposal) throw notFound()
  requireAllowed(mayKeepProposal(actor, proposal, await speaksFor(tx, actor, proposal.parties)))
  return { text, proposal }
}

/** A draft that is about to be changed: nobody else did meanwhile. */
export async function lockDraft(tx: Tx, actor: Actor, textId: string, id: number, version: number) {
  const locked = await lockProposal(tx, actor, textId, id)
  if (locked.proposal.state !== 'draft') throw new Refusal(409, 'drafting.not-a-draft')
  if (locked.proposal.version !== version) {
    const { parties, reasons } = locked.proposal
    throw stale({ version: locked.proposal.version, parties, reasons, amendments: await amendmentsOf(tx, id) }, { version })
  }
  return locked
}

const requireOpen = ({ state }: Pick<Text, 'state'>): void => {
  if (state !== 'collecting' && state !== 'negotiating') throw new Refusal(409, 'drafting.not-collecting')
}

export interface Paper {
  name: string
  bytes: Buffer
}

/**
 * Begins a proposal. Of a paper every change that it makes to the base becomes an amendment, to be looked at before it is handed in;
 * without one the amendments are written on the page.
 */
export async function beginProposal(deps: Within, actor: Actor, textId: string, form: ProposalForm, paper: Paper | null): Promise<number> {
  requireAllowed(mayPropose(actor))
  const { db, clock, files } = deps
  const read = paper ? await readUpload(paper.bytes, paper.name, 'file', form.language) : null
  const kept = paper ? await files.put(paper.bytes) : null
  return await inTransaction(db, async (tx) => {
    const text = await lockText(tx, actor, textId)
    requireOpen(text)
    await ensureOwnParty({ db: tx }, actor)
    await requireParties(tx, actor, form.parties, 'parties')
    const base = await findBase(tx, textId, form.language)
    if (!base) throw new InvalidForm({ language: { key: 'drafting.text.field.no-base' } })
    const names = read ? authorsIn(read.text.paragraphs) : []
    const parties = names.length > 1 ? await tx.selectFrom('drafting.party').select(['id', 'name']).execute() : []
    const own = new Set(form.parties)
    const authors: FileAuthor[] =
      names.length > 1
        ? names.map((name) => {
            const named = partyNamed(name, parties)
            return { name, parties: named !== null && own.has(named) ? [named] : form.parties }
          })
        : []
    const { id } = await tx
      .insertInto('drafting.proposal')
      .values({
        text_id: textId,
        language: form.language,
        parties: form.parties,
        file_sha256: kept?.sha256 ?? null,
        file_name: paper?.name.slice(0, 200) ?? null,
        authors: JSON.stringify(authors),
        reasons: form.reasons,
        by_id: actor.id,
        by_name: actor.name,
        organization_id: actor.organization,
        created_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const amendments = read
      ? amendmentsIn(read.text.paragraphs, { base, language: form.language, proposal: id, parties: form.parties, authors })
      : []
    if (read && amendments.length === 0) throw new InvalidForm({ file: { key: 'drafting.proposal.field.no-changes' } })
    await writeAmendments(tx, id, amendments)
    await record(tx, actor, 'begun', id, { text: textId, parties: form.parties, amendments: amendments.length, file: paper?.name ?? null })
    return id
  })
}

/** One line in the audit trail: `drafting.proposal-<verb>`. */
export const record = (tx: Tx, actor: Actor, verb: string, id: number, after: Record<string, unknown>) =>
  audit(tx, actor, { action: `drafting.proposal-${verb}`, record: { type: 'drafting.proposal', id }, after })

/** The amendments of a draft, all of them anew. Their order is that of the list. */
export async function writeAmendments(tx: Tx, proposal: number, amendments: readonly Amendment[]): Promise<void> {
  await tx.deleteFrom('drafting.amendment').where('proposal_id', '=', proposal).execute()
  if (amendments.length === 0) return
  await tx
    .insertInto('drafting.amendment')
    .values(
      amendments.map((amendment, at) => ({
        id: amendment.id,
        proposal_id: proposal,
        position: at + 1,
        amendment: JSON.stringify(amendment),
      })),
    )
    .execute()
}

export const bumpProposal = (tx: Tx, proposal: Pick<Proposal, 'id' | 'version'>, set: Record<string, unknown> = {}) =>
  tx
    .updateTable('drafting.proposal')
    .set({ ...set, version: proposal.version + 1 })
    .where('id', '=', proposal.id)
    .execute()

export const amendmentsOf = async (tx: Tx, proposal: number): Promise<Amendment[]> =>
  (await listAmendments(tx, [proposal])).get(proposal) ?? []

/** Whose proposal it is, and why. Amendments that spoke for the same parties as the proposal follow it. */
export async function changeDetails(deps: Deps, actor: Actor, textId: string, id: number, form: DetailsForm): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { proposal } = await lockDraft(tx, actor, textId, id, form.version)
    await requireParties(tx, actor, form.parties, 'parties', proposal.parties)
    const same = (parties: readonly string[]) => JSON.stringify(parties) === JSON.stringify(proposal.parties)
    const amendments = (await amendmentsOf(tx, id)).map((one) => (same(one.parties) ? { ...one, parties: form.parties } : one))
    await writeAmendments(tx, id, amendments)
    await bumpProposal(tx, proposal, { parties: form.parties, reasons: form.reasons })
    await record(tx, actor, 'changed', id, { parties: form.parties })
  })
}

/** For whom each author of the file speaks: the file is read again, each author's changes as amendments of their parties. */
export async function nameAuthors(
  deps: Deps,
  actor: Actor,
  textId: string,
  id: number,
  { authors, version }: { authors: readonly FileAuthor[]; version: number },
): Promise<void> {
  const row = await deps.db
    .selectFrom('drafting.proposal')
    .select(['file_sha256', 'file_name', 'language'])
    .where('id', '=', id)
    .where('text_id', '=', textId)
    .executeTakeFirst()
  if (!row?.file_sha256 || !row.file_name) throw notFound()
  const read = await readUpload(await deps.files.get(row.file_sha256), row.file_name, 'file', row.language)
  await inTransaction(deps.db, async (tx) => {
    const { proposal } = await lockDraft(tx, actor, textId, id, version)
    const named = [...new Set(authors.flatMap((author) => author.parties))]
    await requireParties(tx, actor, named, 'parties', proposal.parties)
    const base = await findBase(tx, textId, proposal.language)
    if (!base) throw notFound()
    // authors stay those of the file: a form may not invent one
    const known = authorsIn(read.text.paragraphs).map((name) => ({
      name,
      parties: authors.find((author) => author.name === name)?.parties ?? proposal.parties,
    }))
    const parties = [...new Set([...proposal.parties.filter((party) => named.includes(party)), ...named])]
    await writeAmendments(
      tx,
      id,
      amendmentsIn(read.text.paragraphs, { base, language: proposal.language, proposal: id, parties, authors: known }),
    )
    await bumpProposal(tx, proposal, { parties, authors: JSON.stringify(known) })
    await record(tx, actor, 'changed', id, { parties })
  })
}

/**
 * Hands a draft in. One that revises another takes its place; the earlier one is kept. A receipt goes to who handed it in.
 * @throws Refusal `drafting.no-amendments`, `drafting.has-errors`, `drafting.already-replaced`
 */
export async function submitProposal(deps: Deps, actor: Actor, textId: string, id: number, version: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { text, proposal } = await lockDraft(tx, actor, textId, id, version)
    requireOpen(text)
    const amendments = await amendmentsOf(tx, id)
    if (amendments.length === 0) throw new Refusal(409, 'drafting.no-amendments')
    const base = (await findBase(tx, textId, proposal.language)) ?? []
    const others = (await amendmentsFor(tx, textId, proposal.language)).filter((one) => proposalOf(one.id) !== proposal.replaces)
    const errors = problems(base, [...others, ...amendments], proposal.language).filter(
      ({ severity, amendment }) => severity === 'error' && proposalOf(amendment) === id,
    )
    if (errors.length > 0) throw new Refusal(409, 'drafting.has-errors', { count: errors.length })
    if (proposal.replaces !== null) {
      const earlier = await tx
        .updateTable('drafting.proposal')
        .set((eb) => ({ state: 'replaced' as const, version: eb('version', '+', 1) }))
        .where('id', '=', proposal.replaces)
        .where('state', '=', 'submitted')
        .returning('id')
        .executeTakeFirst()
      if (!earlier) throw new Refusal(409, 'drafting.already-replaced')
    }
    await bumpProposal(tx, proposal, { state: 'submitted', submitted_at: deps.clock.now() })
    await record(tx, actor, 'submitted', id, { text: textId, parties: proposal.parties, replaces: proposal.replaces })
    if (proposal.by_id) await enqueueReceipt(deps, tx, { proposal: id, person: proposal.by_id })
    await touchText(deps, tx, textId, proposal.language)
  })
}

/** The lists, and the room's list of what waits to be taken in. */
export const touchText = (deps: Pick<Deps, 'events'>, tx: Tx, textId: string, language: Language) =>
  deps.events.touch(tx, draftingTopic, roomTopic(textId, language))

/** Its parties no longer maintain it. It stays on record. */
export async function withdrawProposal(deps: Deps, actor: Actor, textId: string, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { text, proposal } = await lockProposal(tx, actor, textId, id)
    requireOpen(text)
    if (proposal.state !== 'submitted') throw new Refusal(409, 'drafting.not-submitted')
    await bumpProposal(tx, proposal, { state: 'withdrawn' })
    await record(tx, actor, 'withdrawn', id, { text: textId })
    await touchText(deps, tx, textId, proposal.language)
  })
}

/** A draft that nobody needs goes for good: it was never handed in. */
export async function discardDraft(deps: Deps, actor: Actor, textId: string, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { proposal } = await lockProposal(tx, actor, textId, id)
    if (proposal.state !== 'draft') throw new Refusal(409, 'drafting.not-a-draft')
    await tx.deleteFrom('drafting.proposal').where('id', '=', id).execute()
    await record(tx, actor, 'discarded', id, { text: textId })
  })
}

/**
 * A draft with the amendments of what was handed in, to take its place; the one that is begun already, where there is one. Paragraphs that it adds keep their ids, so that what others
 * propose on them still finds them.
 */
export async function reviseProposal(deps: Deps, actor: Actor, textId: string, id: number): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    const { text, proposal } = await lockProposal(tx, actor, textId, id)
    requireOpen(text)
    if (proposal.state !== 'submitted') throw new Refusal(409, 'drafting.not-submitted')
    // two delegations of a joint proposal work on one revision
    const open = await tx
      .selectFrom('drafting.proposal')
      .select('id')
      .where('replaces', '=', id)
      .where('state', '=', 'draft')
      .executeTakeFirst()
    if (open) return open.id
    const begun = await tx
      .insertInto('drafting.proposal')
      .values({
        text_id: textId,
        language: proposal.language,
        parties: proposal.parties,
        replaces: id,
        reasons: proposal.reasons,
        by_id: actor.id,
        by_name: actor.name,
        organization_id: actor.organization,
        created_at: deps.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const amendments = await amendmentsOf(tx, id)
    await writeAmendments(
      tx,
      begun.id,
      amendments.map((amendment, at) => ({ ...amendment, id: `${begun.id}-${at + 1}` })),
    )
    await record(tx, actor, 'begun', begun.id, { text: textId, replaces: id })
    return begun.id
  })
}
