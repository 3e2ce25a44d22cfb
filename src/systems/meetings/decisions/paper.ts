import { systemActor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { languages, read, type Translate } from '../../../platform/i18n/index.ts'
import { importText } from '../../documents/index.ts'
import { findMeeting, type MeetingRow, meetingName } from '../queries/meetings.ts'
import { type DecisionRow, listDecisions } from './queries.ts'

/** Decisions that one meeting may take: far beyond any that has been held. */
const most = 2000

/**
 * Keeps the decisions of a meeting as a paper of standing `record`, in each language that some of them are written in: each a
 * paragraph under its number, so that the text engine reads the tasks in it, a person confirms them at the review desk, and what
 * has been confirmed stays as further decisions fall. Brought in again with the same words, it changes nothing.
 */
export async function keepDecisions(deps: Deps, meetingId: string): Promise<void> {
  const { db, i18n } = deps
  const meeting = await findMeeting(db, meetingId)
  if (!meeting) return
  const decisions = await listDecisions(db, { meeting: meetingId, withdrawn: true, limit: most })
  // the language most of them are written in comes first: it decides the facts of a task
  const written = languages
    .map((language) => ({ language, count: decisions.filter(({ texts }) => texts?.[language]).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  let { decisions_document: document } = await db
    .selectFrom('meetings.meeting')
    .select('decisions_document')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  for (const { language } of written) {
    const bytes = Buffer.from(paperOf(i18n[language], meeting, decisions))
    const name = `decisions-${meetingId}-${language}.txt`
    const place = { body: meeting.body_id, session: meeting.session_id }
    const request = { name, bytes, document, language, standing: 'record', visibility: 'public', place } as const
    const imported = await importText(deps, systemActor, request, async (tx, { documentId }) => {
      await tx.updateTable('meetings.meeting').set({ decisions_document: documentId }).where('id', '=', meetingId).execute()
    })
    document = imported.documentId
  }
}

/**
 * The paper as text, in one language: every number from 1 on, so that each decision is the paragraph of its number. When it was last
 * changed stands in it: words taken back and put again make a text of their own.
 */
export function paperOf(t: Translate, meeting: MeetingRow, decisions: readonly DecisionRow[]): string {
  const last = new Date(Math.max(...decisions.map(({ changed_at }) => changed_at.getTime())))
  return [
    t('meetings.decision.paper-kept', { at: last.toISOString() }),
    t.date(meeting.ends),
    t('meetings.decision.paper-title', { meeting: meetingName(t, meeting) }),
    ...decisions.map((decision) => `${decision.number}\t${wordsOf(t, decision)}`),
  ].join('\n')
}

/** The decision's own words; without any in this language, its verb and what it is on. */
function wordsOf(t: Translate, { withdrawn_at, texts, verb_words, documents, item_title }: DecisionRow): string {
  if (withdrawn_at) return t('meetings.decision.paper-withdrawn')
  const own = texts?.[t.lang]
  if (own) return own.replace(/\s*\n\s*/g, ' ').trim()
  const what = documents.length > 0 ? t.list(documents.map(({ words }) => words)) : read(item_title, t.lang).text
  return t('meetings.decision.paper-line', { verb: read(verb_words, t.lang).text, what })
}
