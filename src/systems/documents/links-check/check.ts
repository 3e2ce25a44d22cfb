import { sql } from 'kysely'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Run } from '../../../texts/types.ts'
import { toJson } from '../json.ts'
import { createAsker, type Net } from './ask.ts'
import { after, linksIn } from './rules.ts'

/** Editions whose addresses are listed in one step. */
const editionsAtOnce = 20

/**
 * Lists the addresses in posted papers that were not looked through yet. What is restricted stays so: to ask for its addresses would tell others of it.
 *
 * @returns how many editions were looked through
 */
export async function scanEditions({ db }: Pick<Deps, 'db'>, limit = editionsAtOnce): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows: editions } = await sql<{ id: number; document_id: string }>`
      insert into documents.link_scan (edition_id)
      select e.id from documents.edition e join documents.document d on d.id = e.document_id
      where e.current and d.visibility <> 'restricted' and not exists (select from documents.link_scan s where s.edition_id = e.id)
      order by e.id limit ${limit} on conflict do nothing
      returning edition_id as id, (select document_id from documents.edition where id = edition_id) as document_id`.execute(tx)
    if (editions.length === 0) return 0
    const { rows: paragraphs } = await sql<{ edition_id: number; document_id: string; anchor: string; text: string; runs: Run[] }>`
      select edition_id, document_id, anchor, text, runs from documents.paragraph
      where edition_id = any(${editions.map(({ id }) => id)}::bigint[])
        and (text like '%http%' or runs::text like '%"href"%') order by edition_id, ordinal`.execute(tx)
    const uses = paragraphs.flatMap((paragraph) =>
      linksIn(paragraph).map(({ url, words }) => ({
        url,
        words,
        edition: paragraph.edition_id,
        document: paragraph.document_id,
        anchor: paragraph.anchor,
      })),
    )
    if (uses.length) {
      await sql`insert into documents.link (url) select distinct url from jsonb_to_recordset(${toJson(uses)}::jsonb) as row (url text)
        order by url on conflict do nothing`.execute(tx)
      await sql`insert into documents.link_use (link_id, edition_id, document_id, anchor, words)
        select l.id, row.edition, row.document, row.anchor, row.words
        from jsonb_to_recordset(${toJson(uses)}::jsonb) as row (url text, words text, edition bigint, document text, anchor text)
        join documents.link l on l.url = row.url on conflict do nothing`.execute(tx)
    }
    return editions.length
  })
}

/** Links of one round; what is left waits for the next. */
const mostInRound = 500
/** Minutes that a round may take before another process takes over. */
const roundMinutes = 30
const hostsAtOnce = 4

/**
 * Looks at the links that are due, host by host. One round at a time in all processes.
 *
 * @returns how many were looked at; null when another round is under way
 */
export async function checkDueLinks(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'events'>,
  net: Net,
  limit = mostInRound,
): Promise<number | null> {
  const { db, clock, config, events } = deps
  const { rows: turn } = await sql`update documents.link_round set until = now() + make_interval(mins => ${roundMinutes})
    where until < now() returning until`.execute(db)
  if (turn.length === 0) return null
  try {
    const { rows: due } = await sql<{ id: number; url: string; failures: number }>`
      select l.id, l.url, l.failures from documents.link l
      where l.next_check <= ${clock.now()} and exists (
        select from documents.link_use u join documents.edition e on e.id = u.edition_id and e.current
        join documents.document d on d.id = u.document_id and d.visibility <> 'restricted' where u.link_id = l.id)
      order by l.next_check, l.id limit ${limit}`.execute(db)
    const ask = createAsker(net, config.publicUrl)
    const hosts = [...Map.groupBy(due, ({ url }) => new URL(url).host).values()]
    const worker = async () => {
      for (let links = hosts.shift(); links; links = hosts.shift())
        for (const { id, url, failures } of links) {
          const answer = await ask(url)
          const { state, nextCheck, ...counted } = after(failures, answer, clock.now())
          await sql`update documents.link set state = ${state}, status = ${answer.status}, reason = ${answer.reason},
            leads_to = ${answer.leadsTo}, failures = ${counted.failures}, checked_at = ${clock.now()}, next_check = ${nextCheck},
            dead_since = case when ${state} = 'dead' then coalesce(dead_since, ${clock.now()}) end
            where id = ${id}`.execute(db)
        }
    }
    await Promise.all(Array.from({ length: hostsAtOnce }, worker))
    if (due.length) await inTransaction(db, (tx) => events.touch(tx, 'documents'))
    return due.length
  } finally {
    await sql`update documents.link_round set until = '-infinity'`.execute(db)
  }
}
