import { type Actor, publicActor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import { listStakeholderTypes } from '../../reference/index.ts'
import { type DecisionRow, listDecisions } from '../decisions/queries.ts'
import { figuresOf } from '../figures.ts'
import { listStatements, type StatementRow } from '../live/queries.ts'
import { documentsBySymbol, listReleases, readAgenda } from '../queries/agenda.ts'
import { listSittings, type MeetingRow } from '../queries/meetings.ts'
import { tally } from '../queries/registrations.ts'

/** A paper on the agenda; without a title where it is not posted, or not for those who take part. */
export interface PaperFact {
  symbol: string
  title: Localized | null
}

export interface ItemFact {
  id: number
  /** `PL 1.1` */
  number: string
  title: Localized
  /** who introduces it */
  lead: string | null
  papers: PaperFact[]
  statements: StatementRow[]
  decisions: DecisionRow[]
}

/** What is on record of a meeting: all that its report and its summary record are compiled from. */
export interface SessionFacts {
  meeting: MeetingRow
  /** the body that the meeting reports to */
  parent: { id: string; acronym: string | null; name: Localized } | null
  sittings: number
  participants: {
    /** null: too few to tell */
    total: number | null
    categories: { name: Localized; organizations: number; people: number | null }[]
  }
  items: ItemFact[]
  /** decisions under no item */
  others: DecisionRow[]
}

/** What those who take part may read: a report goes to all of them, whoever compiles it. */
const everyParticipant: Actor = { ...publicActor, kind: 'system', roles: ['member'] }

/** The agenda of a report: as last released, or the draft where nothing was released. */
async function agendaOf(db: Db | Tx, meeting: MeetingRow) {
  const [latest] = await listReleases(db, meeting.id)
  return latest ? latest.items : readAgenda(db, meeting)
}

/** Reads what happened, in the same number of statements however much it was. */
export async function readFacts(db: Db | Tx, meeting: MeetingRow): Promise<SessionFacts> {
  const entries = await agendaOf(db, meeting)
  const papers = await documentsBySymbol(
    db,
    everyParticipant,
    entries.flatMap(({ documents }) => documents.map(({ key }) => key)),
  )
  const decisions = await allDecisions(db, meeting.id)
  const statements = await allStatements(db, meeting.id)
  const sittings = await listSittings(db, [meeting.id])
  const counted = await tally(db, meeting.id)
  const types = await listStakeholderTypes(db)
  const parent = await db
    .selectFrom('reference.bodies as b')
    .innerJoin('reference.bodies as parent', 'parent.id', 'b.parent_id')
    .select(['parent.id', 'parent.acronym', 'parent.name'])
    .where('b.id', '=', meeting.body_id)
    .executeTakeFirst()
  const items = entries.map(({ item, number, title, lead, documents }) => ({
    id: item,
    number,
    title,
    lead,
    papers: documents.map(({ key, words }) => ({ symbol: papers.get(key)?.symbol ?? words, title: papers.get(key)?.title ?? null })),
    statements: statements.filter(({ item_id }) => item_id === item),
    decisions: decisions.filter(({ item_id }) => item_id === item),
  }))
  const placed = new Set(items.map(({ id }) => id))
  const figures = figuresOf(counted, new Map())
  return {
    meeting,
    parent: parent ?? null,
    sittings: sittings.filter(({ cancelled_at }) => cancelled_at === null).length,
    participants: {
      total: figures.total,
      categories: figures.types.map(({ key, count }) => ({
        name: types.find(({ id }) => id === key)?.name ?? { en: key, original: 'en' },
        organizations: new Set(counted.filter(({ kind }) => kind === key).map(({ organization_id }) => organization_id)).size,
        people: count,
      })),
    },
    items,
    others: decisions.filter(({ item_id }) => item_id === null || !placed.has(item_id)),
  }
}

const atOnce = 500

async function allDecisions(db: Db | Tx, meeting: string): Promise<DecisionRow[]> {
  const all: DecisionRow[] = []
  for (;;) {
    const rows = await listDecisions(db, { meeting, after: all.at(-1)?.number ?? null, limit: atOnce })
    all.push(...rows)
    if (rows.length < atOnce) return all
  }
}

async function allStatements(db: Db | Tx, meeting: string): Promise<StatementRow[]> {
  const all: StatementRow[] = []
  for (;;) {
    const rows = await listStatements(db, meeting, { visible: ['public', 'members'], after: all.at(-1)?.id ?? null, limit: atOnce })
    all.push(...rows)
    if (rows.length < atOnce) return all
  }
}
