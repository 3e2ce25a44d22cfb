import { sql } from 'kysely'
import { publicActor } from '../../platform/actor.ts'
import type { Dump, DumpField } from '../documents/index.ts'
import { seenBy } from './queries/visible.ts'

const field = (type: DumpField['type'], description: string): DumpField => ({ type, description })

/** The register of confirmed mandates as the public may see it. */
export const mandateDumps: readonly Dump[] = [
  {
    name: 'mandates',
    description: 'Tasks that official texts give, as confirmed by people; superseded and spent ones as well.',
    key: 'id',
    fields: {
      id: field('integer', 'identifier, as in /mandates/ID'),
      document: field('string', 'identifier of the document that gives it'),
      instrument: field('string', 'identifier of the instrument'),
      body: field('string', 'identifier of the body that gave it'),
      path: field('string', 'address of the paragraph: instructs-sg 6'),
      act: field('string', 'kind of act: report, submit and the like'),
      addressees: field('array', 'who owes it'),
      recipients: field('array', 'to whom'),
      owners: field('array', 'organizations that have taken it over, the lead first'),
      state: field('string', 'proposed, in-force, superseded, spent or withdrawn'),
      progress: field('string', 'not-started, planned, under-way, reported, done or dropped'),
      due_from: field('string', 'first day of the next due date'),
      due_to: field('string', 'last day of the next due date'),
      due_words: field('string', 'the due date in the words of the text'),
      action_lines: field('array', 'action lines that it serves'),
      sdgs: field('array', 'Sustainable Development Goals and targets that it serves'),
      superseded_by: field('integer', 'the mandate of a newer edition that continues it'),
      deliverable: field('object', 'what is asked, by language code'),
      updated_at: field('string', 'last change, ISO 8601'),
    },
    read: async (tx, after, limit) =>
      (
        await sql<
          Record<string, unknown>
        >`select m.id, m.document_id as document, m.instrument_id as instrument, m.body_id as body, m.path, m.act,
            m.addressees, m.recipients, m.owner_organizations as owners, m.state, m.progress, m.due_from, m.due_to, m.due_words,
            m.action_lines, m.sdgs, m.superseded_by,
            (select coalesce(jsonb_object_agg(w.language, w.deliverable), '{}') from mandates.wording w where w.mandate_id = m.id) as deliverable,
            m.updated_at
          from mandates.mandate m
          where m.review = 'confirmed' and ${seenBy(publicActor)} and m.id > ${after ?? 0} order by m.id limit ${limit}`.execute(tx)
      ).rows,
  },
]
