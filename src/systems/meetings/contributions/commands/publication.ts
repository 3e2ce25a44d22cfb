import { sql } from 'kysely'
import type { Actor } from '../../../../platform/actor.ts'
import { inTransaction, type Tx } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { InvalidForm, requireAllowed } from '../../../../platform/errors.ts'
import type { Language } from '../../../../platform/i18n/index.ts'
import { loadText, type PaperFront, type WritablePaper, writeDocx } from '../../../../texts/index.ts'
import { importText, reserveNumber } from '../../../documents/index.ts'
import { named } from '../../../people/index.ts'
import { readAgenda } from '../../queries/agenda.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { dayIn } from '../../rules.ts'
import { enqueueContributionMail } from '../mail.ts'
import { annexOf, bodyOf, paperOfContribution } from '../paper.ts'
import { mayStep } from '../policy.ts'
import { type ContributionRow, findContribution } from '../queries.ts'
import { next } from '../states.ts'
import { lock, meetingOf, step } from './step.ts'

/** The paper as it would be posted now. */
export async function readPaper(
  { files, i18n }: Pick<Deps, 'files' | 'i18n'>,
  contribution: ContributionRow,
  front: Partial<PaperFront>,
): Promise<WritablePaper> {
  const { language } = contribution
  const load = async (sha256: string, name: string | null) => loadText(await files.get(sha256), name ?? 'paper.docx')
  const file = contribution.file_sha256 === null ? null : bodyOf(await load(contribution.file_sha256, contribution.file_name), contribution)
  const annex =
    file || contribution.annex_sha256 === null ? null : annexOf(await load(contribution.annex_sha256, contribution.annex_name), language)
  const t = i18n[contribution.language]
  return paperOfContribution(
    contribution,
    {
      source: [named(contribution.organization_name, null, contribution.language), ...contribution.authors.map(({ name }) => name)].join(
        '; ',
      ),
      // a paper for information asks for nothing
      ...(contribution.purpose === 'information' && !contribution.requested && { actionRequired: t('meetings.contribution.for-noting') }),
      ...front,
    },
    { file, annex },
  )
}

/** The symbol that a paper gets: the next of a series of its session, or one that was typed where the session has no series. */
export type WantedSymbol = { series: string } | { symbol: string }

/**
 * Posts a contribution under a symbol. The number, the document, which is its delegation's own, and the new state come into being in one
 * transaction: what is refused leaves no gap in the series. A revision becomes the next edition of the document and takes the place of
 * what it revises, on the agenda too.
 *
 * @param wanted of no use for a revision, which has its document's symbol
 * @returns the document's id
 */
export async function publishContribution(deps: Deps, actor: Actor, id: number, wanted: WantedSymbol): Promise<string> {
  return await inTransaction(deps.db, async (tx) => {
    const locked = await lock(tx, actor, id)
    const meeting = await meetingOf(tx, locked)
    requireAllowed(mayStep(actor, 'publish', locked, meeting))
    next(locked.state, 'publish')
    const contribution = (await findContribution(tx, id))!
    const revised = locked.revises_id === null ? null : await lock(tx, actor, locked.revises_id)
    const before = revised?.document_id
      ? await tx
          .selectFrom('documents.documents')
          .select(['id', 'symbol_key', 'revision'])
          .where('id', '=', revised.document_id)
          .executeTakeFirstOrThrow()
      : null
    const symbol = before?.symbol_key ?? (await symbolFor(deps, tx, actor, meeting, wanted))
    const printed = before ? `${symbol}(Rev.${before.revision + 1})` : symbol
    const bytes = await writeDocx(await postedPaper(deps, tx, contribution, meeting, printed))
    const { documentId } = await importText(
      { ...deps, db: tx },
      { ...actor, organization: contribution.organization_id },
      {
        name: `${printed.replace(/[^\w.&-]+/g, '-')}-${letters[contribution.language]}.docx`,
        bytes,
        language: contribution.language,
        standing: 'proposal',
        visibility: contribution.visibility,
        ...(before && { document: before.id }),
      },
    )
    const set = { symbol, symbol_key: symbol, document_id: documentId, published_at: deps.clock.now() }
    await step(deps, tx, actor, locked, 'publish', set, { symbol: printed, document: documentId })
    if (revised) {
      await step(deps, tx, actor, revised, 'revise', {}, { revision: printed })
      if (revised.state !== 'published' && revised.item_id !== null) {
        const published = { ...locked, version: locked.version + 1, state: 'published' as const }
        await step(deps, tx, actor, published, 'allocate', { item_id: revised.item_id })
      }
    }
    await enqueueContributionMail(deps, tx, { kind: 'published', contribution: id, version: locked.version + 1 })
    return documentId
  })
}

async function symbolFor(deps: Deps, tx: Tx, actor: Actor, { session_id }: MeetingRow, wanted: WantedSymbol): Promise<string> {
  if ('series' in wanted) return (await reserveNumber({ ...deps, db: tx }, actor, { session: session_id, code: wanted.series })).symbol
  // whoever types the same symbol at the same time waits here, and then finds it taken
  const { symbol } = wanted
  await sql`select pg_advisory_xact_lock(hashtext('meetings.symbol'), hashtext(${symbol}))`.execute(tx)
  const taken = await tx.selectFrom('documents.documents').select('id').where('symbol_key', '=', symbol).executeTakeFirst()
  if (taken) throw new InvalidForm({ symbol: { key: 'meetings.contribution.symbol-taken', values: { symbol } } })
  return symbol
}

/** The paper with its front page, as it goes out. */
async function postedPaper(
  deps: Deps,
  tx: Tx,
  contribution: ContributionRow,
  meeting: MeetingRow,
  printed: string,
): Promise<WritablePaper> {
  const t = deps.i18n[contribution.language]
  const item = contribution.item_id && (await readAgenda(tx, meeting)).find((entry) => entry.item === contribution.item_id)
  return await readPaper(deps, contribution, {
    symbol: `${printed}-${letters[contribution.language]}`,
    date: dayIn(meeting.time_zone, deps.clock.now()),
    session: t('meetings.contribution.session-line', { meeting: meetingName(t, meeting), dates: t.period(meeting.starts, meeting.ends) }),
    agendaItem: item ? item.number : null,
  })
}

const letters: Record<Language, string> = { en: 'E', fr: 'F', es: 'S', ru: 'R', ar: 'A', zh: 'C' }
