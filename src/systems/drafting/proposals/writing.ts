import type { Actor } from '../../../platform/actor.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound } from '../../../platform/errors.ts'
import { type Amendment, type Clause, type CompiledParagraph, compile, type Language, type Place } from '../../../texts/index.ts'
import type { Within } from '../common.ts'
import { findBase } from '../texts/queries.ts'
import { amendmentsOf, bumpProposal, lockDraft, record, writeAmendments } from './commands.ts'
import { amendmentsFor } from './compiled.ts'
import type { AmendmentForm } from './forms.ts'
import { proposalOf } from './queries.ts'

/** A paragraph that can be changed: of the base, or one that somebody's proposal adds. */
export interface Changeable extends Pick<CompiledParagraph, 'id' | 'label' | 'opener' | 'kind' | 'level'> {
  /** the words of the base, or those first proposed */
  text: string
  /** the proposal that adds it; null for the base */
  addedBy: number | null
  /** of the base: the address a delegate would say */
  path: string
  /** what the draft says on it; of a paragraph that the draft itself adds, its ADD */
  own: Amendment | null
}

/** The base with all that is added to it, in the order of the compilation, and what the draft makes of each paragraph. */
export function changeables(
  base: readonly Clause[],
  others: readonly Amendment[],
  own: readonly Amendment[],
  language: Language,
): Changeable[] {
  const adds = [...others, ...own].filter(({ action, withdrawn }) => !withdrawn && (action === 'ADD' || action === 'ADD*'))
  const spoken = new Map(own.map((amendment) => [amendment.target, amendment]))
  const adder = new Map(adds.map(({ id, target }) => [target, proposalOf(id)]))
  // one voice for each: what different parties add alike is still shown once for each
  const apart = adds.map((amendment) => ({ ...amendment, parties: [amendment.id] }))
  return compile(base, apart, language).paragraphs.map(({ id, label, opener, kind, level, source, base: clause, merged }) => ({
    id,
    label,
    opener,
    kind,
    level,
    text: spoken.get(id)?.place ? (spoken.get(id) as Amendment).text : source,
    path: clause?.path ?? label,
    addedBy: clause ? null : (adder.get(id) ?? null),
    own: spoken.get(id) ?? merged.map((one) => spoken.get(one)).find(Boolean) ?? null,
  }))
}

/**
 * The amendments of a draft after something was written on a paragraph. What the draft said there before gives way; an addition or
 * the arrival of a move comes in after it.
 * @throws InvalidForm for a move to where the paragraph stands
 */
export function written(
  own: readonly Amendment[],
  paragraphs: readonly Changeable[],
  target: string,
  form: AmendmentForm,
  { proposal, parties }: { proposal: number; parties: string[] },
): Amendment[] {
  const at = paragraphs.findIndex(({ id }) => id === target)
  const paragraph = paragraphs[at]
  if (!paragraph) throw notFound()
  const fresh = numbered(own, proposal)
  const said = { parties, ...(form.reason && { reason: form.reason }) }
  if (form.doing === 'ADD') {
    const n = fresh()
    return [
      ...own,
      {
        ...said,
        id: `${proposal}-${n}`,
        action: 'ADD',
        target: `${proposal}-n${n}`,
        place: placeAfter(paragraphs, at, form.below),
        text: form.text,
      },
    ]
  }
  const added = own.find((one) => one.target === target && one.place)
  if (added) {
    // the draft's own new paragraph: its words are simply others, or it goes
    if (form.doing === 'SUP') return without(own, added.id)
    if (form.doing !== 'MOD' && form.doing !== '(MOD)') throw new InvalidForm({ doing: { key: 'drafting.proposal.field.own-addition' } })
    return own.map((one) => (one === added ? { ...one, ...said, text: form.text } : one))
  }
  const before = own.find((one) => one.target === target)
  const rest = before ? without(own, before.id) : [...own]
  const id = before?.id ?? `${proposal}-${fresh()}`
  if (form.doing !== 'move') {
    const words = form.doing === 'MOD' || form.doing === '(MOD)'
    const now: Amendment = { ...said, id, action: form.doing, target, text: words ? form.text : '' }
    // what is said anew stays where it was in the proposal
    return before ? own.flatMap((one) => (one === before ? [now] : rest.includes(one) ? [one] : [])) : [...rest, now]
  }
  const to = paragraphs.findIndex((one) => one.id === form.after)
  if (to < 0) throw new InvalidForm({ after: { key: 'ui.field.not-a-choice' } })
  if (to === at || to === at - 1) throw new InvalidForm({ after: { key: 'drafting.proposal.field.stands-there' } })
  const n = fresh()
  const arrival = `${proposal}-n${n}`
  return [
    ...rest,
    { ...said, id, action: 'SUP*', target, text: '', partner: arrival },
    {
      ...said,
      id: `${proposal}-${n}`,
      action: 'ADD*',
      target: arrival,
      place: { ...placeAfter(paragraphs, to, false), level: paragraph.level },
      text: paragraph.text,
      partner: target,
    },
  ]
}

/** Numbers that no amendment of the draft has had: a paragraph that was added bears its number for good. */
function numbered(own: readonly Amendment[], proposal: number): () => number {
  const used = own
    .flatMap(({ id, target }) => [id, target])
    .flatMap((one) => {
      const [, owner, n] = /^(\d+)-(?:\d+-)?n?(\d+)$/.exec(one) ?? []
      return Number(owner) === proposal ? [Number(n)] : []
    })
  let last = Math.max(0, ...used)
  return () => ++last
}

/** A new paragraph looks like the one that it follows; below an opener like the first of its section. */
function placeAfter(paragraphs: readonly Changeable[], at: number, below: boolean): Place {
  const anchor = paragraphs[at] as Changeable
  const governed = anchor.kind === 'opener' || anchor.kind === 'heading' || anchor.kind === 'body-clause'
  const following = paragraphs[at + 1]
  if (governed) {
    const like = following && following.kind !== anchor.kind ? following : undefined
    return { after: anchor.id, kind: like?.kind ?? 'operative', opener: like?.opener ?? anchor.opener, level: like?.level ?? 0 }
  }
  return { after: anchor.id, kind: anchor.kind, opener: anchor.opener, level: anchor.level + (below ? 1 : 0) }
}

/** Without an amendment, and without the other half of its move. */
export function without(own: readonly Amendment[], id: string): Amendment[] {
  const gone = own.find((one) => one.id === id)
  return own.filter((one) => one !== gone && !(gone?.partner !== undefined && one.target === gone.partner && one.partner === gone.target))
}

/** Writes on a paragraph of a draft. */
export async function writeAmendment(
  deps: Pick<Within, 'db'>,
  actor: Actor,
  textId: string,
  id: number,
  target: string,
  form: AmendmentForm,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { proposal } = await lockDraft(tx, actor, textId, id, form.version)
    const base = (await findBase(tx, textId, proposal.language)) ?? []
    const others = (await amendmentsFor(tx, textId, proposal.language)).filter((one) => proposalOf(one.id) !== proposal.replaces)
    const own = await amendmentsOf(tx, id)
    const paragraphs = changeables(base, others, own, proposal.language)
    await writeAmendments(tx, id, written(own, paragraphs, target, form, { proposal: id, parties: proposal.parties }))
    await bumpProposal(tx, proposal)
    await record(tx, actor, 'written', id, { paragraph: target, doing: form.doing })
  })
}

/** Takes an amendment out of a draft. */
export async function removeAmendment(
  deps: Deps,
  actor: Actor,
  textId: string,
  id: number,
  amendment: string,
  version: number,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { proposal } = await lockDraft(tx, actor, textId, id, version)
    await writeAmendments(tx, id, without(await amendmentsOf(tx, id), amendment))
    await bumpProposal(tx, proposal)
    await record(tx, actor, 'written', id, { removed: amendment })
  })
}
