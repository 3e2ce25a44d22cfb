import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import countries from 'i18n-iso-countries'
import { sql } from 'kysely'
import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Localized } from '../../platform/i18n/index.ts'
import type { HeadlineRule } from './adoption/headline.ts'
import './adoption/schema.ts'

interface PartyData {
  id: string
  kind: 'group' | 'secretariat'
  name: Localized
  members?: string[]
  inferred?: boolean
}

/** What the process brings along for drafting: who may propose, and how bodies head what they adopt. */
export async function loadDrafting(deps: Deps, process: string): Promise<void> {
  await loadParties(deps, process)
  await loadHeadlines(deps, process)
}

async function loadHeadlines({ db }: Deps, process: string): Promise<void> {
  const { headlines } = JSON.parse(readFileSync(join(process, 'headlines.json'), 'utf8')) as {
    headlines: (HeadlineRule & { bodies: string[] })[]
  }
  const rows = headlines.flatMap(({ bodies, ...rule }) => bodies.map((body_id) => ({ body_id, rule: JSON.stringify(rule) })))
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('drafting.headline').execute()
    await tx.insertInto('drafting.headline').values(rows).execute()
  })
}

/**
 * Brings the groups of `parties.json` and every State into the parties. A State is known by the three letters that stand before
 * its proposals (ISO 3166-1 alpha-3, which the Union's author codes follow). Members of a group that a person confirmed stay.
 */
export async function loadParties({ db }: Deps, process: string): Promise<void> {
  const { parties } = JSON.parse(readFileSync(join(process, 'parties.json'), 'utf8')) as { parties: PartyData[] }
  const states = await db.selectFrom('reference.country').select(['id', 'name']).orderBy('id').execute()
  const rows = [
    ...parties.map(({ id, kind, name, members = [], inferred = false }) => ({ id, kind, name, members, inferred, country_id: null })),
    ...states.flatMap(({ id, name }) => {
      const code = countries.alpha2ToAlpha3(id)
      return code ? [{ id: code, kind: 'state', name, members: [], inferred: false, country_id: id }] : []
    }),
  ].map((row, position) => ({ ...row, position }))
  await inTransaction(db, async (tx) => {
    await sql`
      insert into drafting.party (id, kind, name, members, country_id, inferred, position)
      select id, kind, name, members, country_id, inferred, position
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (id text, kind text, name jsonb, members text[], country_id text, inferred boolean, position int)
      on conflict (id) do update set kind = excluded.kind, name = excluded.name, country_id = excluded.country_id, position = excluded.position,
        members = case when party.confirmed_at is null then excluded.members else party.members end,
        inferred = case when party.confirmed_at is null then excluded.inferred else party.inferred end
      where (party.kind, party.name, party.country_id, party.position) is distinct from
          (excluded.kind, excluded.name, excluded.country_id, excluded.position)
        or (party.confirmed_at is null and (party.members, party.inferred) is distinct from (excluded.members, excluded.inferred))`.execute(
      tx,
    )
  })
}
