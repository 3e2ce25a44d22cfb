import type { Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { read } from '../../../platform/i18n/index.ts'
import { mailFor } from '../../people/index.ts'
import { proposalLink } from '../links.ts'

export interface Receipt {
  proposal: number
  person: string
}

export interface Asking {
  proposal: number
  party: string
  person: string
}

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    'drafting.receipt': Receipt
    'drafting.invitation': Asking
  }
}

/** Sends a receipt once `tx` has committed. */
export const enqueueReceipt = (deps: Pick<Deps, 'jobs'>, tx: Tx, receipt: Receipt): Promise<void> =>
  deps.jobs.enqueue(tx, 'drafting.receipt', receipt, { key: `receipt-${receipt.proposal}` })

/** Tells the person who handed a proposal in, in their language, what arrived when; nothing when they have gone. */
export async function sendReceipt(deps: Deps, { proposal: id, person }: Receipt): Promise<void> {
  const { db, i18n, mail, config } = deps
  const box = await mailFor(db, person)
  const proposal = await db
    .selectFrom('drafting.proposal as p')
    .innerJoin('drafting.text as x', 'x.id', 'p.text_id')
    .select(['p.id', 'p.parties', 'p.submitted_at', 'x.id as text', 'x.title', 'x.proposals_until'])
    .select((eb) =>
      eb.selectFrom('drafting.amendment as a').whereRef('a.proposal_id', '=', 'p.id').select(eb.fn.countAll<number>().as('n')).as('count'),
    )
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!box || !proposal?.submitted_at) return
  const t = i18n[box.language]
  const late = proposal.proposals_until !== null && proposal.submitted_at > proposal.proposals_until
  const values = {
    name: box.name,
    number: String(proposal.id),
    title: read(proposal.title, box.language).text,
    parties: proposal.parties.length > 0 ? t.list(proposal.parties) : t('drafting.proposal.unspecified'),
    count: Number(proposal.count ?? 0),
    at: t.time(proposal.submitted_at, box.timeZone),
    link: `${config.publicUrl}${t.href(proposalLink(proposal.text, proposal.id))}`,
  }
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t('drafting.proposal.mail.subject', values),
    text: [t('drafting.proposal.mail.text', values), ...(late ? [t('drafting.proposal.mail.late')] : []), values.link].join('\n\n'),
    key: `drafting-receipt-${id}`,
  })
}

export const enqueueInvitation = (deps: Pick<Deps, 'jobs'>, tx: Tx, asking: Asking): Promise<void> =>
  deps.jobs.enqueue(tx, 'drafting.invitation', asking, { key: `invitation-${asking.proposal}-${asking.party}-${asking.person}` })

/** Asks a person who speaks for a party whether it joins a proposal; nothing when that was answered meanwhile. */
export async function sendInvitation(deps: Deps, { proposal: id, party, person }: Asking): Promise<void> {
  const { db, i18n, mail, config } = deps
  const box = await mailFor(db, person)
  const asked = await db
    .selectFrom('drafting.invitation as i')
    .innerJoin('drafting.proposal as p', 'p.id', 'i.proposal_id')
    .innerJoin('drafting.text as x', 'x.id', 'p.text_id')
    .select(['i.at', 'i.by_name', 'p.parties', 'x.id as text', 'x.title'])
    .where('i.proposal_id', '=', id)
    .where('i.party_id', '=', party)
    .where('i.answer', 'is', null)
    .executeTakeFirst()
  if (!box || !asked) return
  const t = i18n[box.language]
  const values = {
    name: box.name,
    party,
    title: read(asked.title, box.language).text,
    parties: asked.parties.length > 0 ? t.list(asked.parties) : t('drafting.proposal.unspecified'),
    by: asked.by_name,
    link: `${config.publicUrl}${t.href(proposalLink(asked.text, id))}`,
  }
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t('drafting.proposal.mail.invitation-subject', values),
    text: [t('drafting.proposal.mail.invitation-text', values), values.link].join('\n\n'),
    key: `drafting-invitation-${id}-${party}-${person}-${asked.at.getTime()}`,
  })
}

export function listenProposals(deps: Deps): void {
  deps.jobs.handle('drafting.receipt', (receipt) => sendReceipt(deps, receipt))
  deps.jobs.handle('drafting.invitation', (asking) => sendInvitation(deps, asking))
}
