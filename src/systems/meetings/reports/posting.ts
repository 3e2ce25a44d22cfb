import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type DocumentSymbol, parseSymbol, printSymbol, writeDocx } from '../../../texts/index.ts'
import { importText } from '../../documents/index.ts'
import { advance, lockMeeting, touchMeeting } from '../commands/meetings.ts'
import { keepDecisions } from '../decisions/paper.ts'
import { mayKeepMeetings } from '../policy.ts'
import { findMeeting } from '../queries/meetings.ts'
import { readFacts } from './facts.ts'
import { reportPaper } from './paper.ts'
import { findReport, listPostings, listSections, wordings } from './queries.ts'
import type { ReportKind } from './schema.ts'

/** Posting gives a report its symbol and its readers: the secretariat's act, as with every paper. */
export const mayPostReports = mayKeepMeetings

export interface PostingRequest {
  /** of the document, in any spelling, without a revision */
  symbol: string
  languages: readonly Language[]
  visibility: 'public' | 'members'
  /** how many wordings the report had when the person looked at it */
  wordings: number
}

/** The symbol of a paper, plain; null for words that are none. */
export function plainSymbol(words: string): DocumentSymbol | null {
  const symbol = parseSymbol(words.trim())
  return symbol?.kind === 'document' ? { ...symbol, modifiers: [], language: null } : null
}

const revised = (symbol: DocumentSymbol, revision: number): string =>
  printSymbol(revision === 0 ? symbol : { ...symbol, modifiers: [{ kind: 'Rev', number: revision }] })

/**
 * Posts a report as a document under its symbol, in the languages chosen; posted again, as the next revision. All languages appear
 * in one step or none does. The first posting of the chair's report issues it: a closed meeting is reported then.
 *
 * @returns the document's id
 * @throws Refusal `meetings.report-edited` when the text is no longer the one that was looked at, `meetings.report-posted` when
 *   nothing has changed since the last posting
 */
export async function postReport(deps: Deps, actor: Actor, meetingId: string, kind: ReportKind, request: PostingRequest): Promise<string> {
  requireAllowed(mayPostReports(actor))
  const symbol = plainSymbol(request.symbol)
  if (!symbol) throw new Refusal(422, 'meetings.report-symbol', { words: request.symbol })
  // tasks that the meeting's decisions give are theirs: their paper is read before the report that tells of them again
  await keepDecisions(deps, meetingId)
  return await inTransaction(deps.db, async (tx) => {
    const locked = await lockMeeting(tx, meetingId)
    const meeting = (await findMeeting(tx, meetingId))!
    const report = await findReport(tx, meetingId, kind)
    if (!report) throw notFound()
    if ((await wordings(tx, report.id)) !== request.wordings) throw new Refusal(409, 'meetings.report-edited')
    const [last] = await listPostings(tx, [report.id])
    const revision = last ? last.revision + 1 : 0
    const printed = revised(symbol, revision)
    const facts = await readFacts(tx, meeting)
    const at = deps.clock.now()
    let document: string | null = last?.document_id ?? null
    // The original comes first: the document takes its title and its original language from it.
    const languages = [...request.languages].sort((a, b) => Number(b === report.original_language) - Number(a === report.original_language))
    for (const language of languages) {
      const sections = await listSections(tx, report.id, language)
      if (sections.length === 0) throw notFound()
      const front = { symbol: printed, date: today(deps.clock), originalLanguage: report.original_language }
      const bytes = await writeDocx(reportPaper(deps.i18n[language], kind, facts, sections, front))
      // Within this transaction: a paper that appeared in two of its three languages would have been posted twice.
      const posted = await importText({ ...deps, db: tx }, actor, {
        name: `${printed.replace(/[^\w.-]+/g, '-').replace(/-$/, '')}-${language}.docx`,
        bytes,
        language,
        document,
        standing: 'record',
        visibility: request.visibility,
        place: { body: meeting.body_id, session: meeting.session_id },
      })
      document = posted.documentId
    }
    if (!document) throw new Refusal(422, 'meetings.report-no-language')
    await tx
      .insertInto('meetings.report_posting')
      .values({ report_id: report.id, revision, symbol: printed, document_id: document, languages, by_name: actor.name, at })
      .execute()
    await audit(tx, actor, {
      action: 'meetings.report-posted',
      record: { type: 'meetings.meeting', id: meetingId },
      after: { kind, symbol: printed, document, languages: languages.join(', ') },
    })
    if (kind === 'report' && locked.phase === 'closed') await advance(deps, tx, actor, locked, 'report')
    else await touchMeeting(deps, tx, meetingId)
    return document
  })
}

/** A symbol without its revision, as the form asks for it. */
export const plainSymbolWords = (words: string): string => {
  const symbol = plainSymbol(words)
  return symbol ? printSymbol(symbol) : words
}
