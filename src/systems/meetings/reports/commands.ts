import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { lockMeeting, touchMeeting } from '../commands/meetings.ts'
import { mayConduct } from '../policy.ts'
import { findMeeting } from '../queries/meetings.ts'
import type { Phase } from '../states.ts'
import { compose } from './compose.ts'
import { readFacts } from './facts.ts'
import { type CompilationPlan, planCompilation } from './plan.ts'
import { findReport, listSections } from './queries.ts'
import type { ReportKind } from './schema.ts'
import type { SectionText } from './text.ts'

/** A report is begun once there is something to report on. */
export const takesReports = (phase: Phase): boolean => phase === 'running' || phase === 'closed' || phase === 'reported'

/** One hand at a time writes on the reports of a meeting. */
async function lockReports(tx: Tx, actor: Actor, meetingId: string) {
  const meeting = await lockMeeting(tx, meetingId)
  requireAllowed(mayConduct(actor, meeting))
  return meeting
}

/** What compiling would do now to a report in one language. */
export async function planOf(
  { db, i18n }: Pick<Deps, 'i18n'> & { db: Deps['db'] | Tx },
  meetingId: string,
  kind: ReportKind,
  language: Language,
): Promise<CompilationPlan> {
  const meeting = await findMeeting(db, meetingId)
  if (!meeting) throw notFound()
  const composed = compose(i18n[language], kind, await readFacts(db, meeting))
  const report = await findReport(db, meetingId, kind)
  return planCompilation(report ? await listSections(db, report.id, language) : [], composed)
}

/**
 * Compiles a report in one language from what is on record, or compiles it again: new facts go into sections that nobody has
 * written in. The second time somebody has looked at what would change first.
 *
 * @param seen digest of the plan that was looked at; null where there is no report in this language yet
 * @throws Refusal `meetings.report-facts-moved` when the plan is another one by now, `meetings.report-too-early` before the meeting
 */
export async function compileReport(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  kind: ReportKind,
  language: Language,
  seen: string | null,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockReports(tx, actor, meetingId)
    if (!takesReports(meeting.phase)) throw new Refusal(409, 'meetings.report-too-early')
    const plan = await planOf({ db: tx, i18n: deps.i18n }, meetingId, kind, language)
    const report =
      (await findReport(tx, meetingId, kind)) ??
      (await tx
        .insertInto('meetings.report')
        .values({ meeting_id: meetingId, kind, original_language: language })
        .returningAll()
        .executeTakeFirstOrThrow())
    const before = await listSections(tx, report.id, language)
    if (before.length > 0 && seen !== plan.digest) throw new Refusal(409, 'meetings.report-facts-moved')
    await apply(deps, tx, actor, { report: report.id, language }, plan)
    const count = (what: string) => plan.changes.filter((change) => change.do === what).length
    await audit(tx, actor, {
      action: 'meetings.report-compiled',
      record: { type: 'meetings.meeting', id: meetingId },
      after: { kind, language, added: count('add'), changed: count('change'), removed: count('remove'), kept: count('keep') },
    })
    await touchMeeting(deps, tx, meetingId, false)
  })
}

interface Place {
  report: number
  language: Language
}

async function apply({ clock }: Deps, tx: Tx, actor: Actor, place: Place, { changes, order }: CompilationPlan): Promise<void> {
  const at = clock.now()
  for (const change of changes) {
    if (change.do === 'keep') continue
    if (change.do === 'remove') {
      await tx
        .updateTable('meetings.report_section')
        .set({ removed_at: at })
        .where('report_id', '=', place.report)
        .where('language', '=', place.language)
        .where('key', '=', change.from.key)
        .execute()
      continue
    }
    await write(tx, actor, at, place, change.section, { origin: 'compiled', touched: false })
  }
  for (const [position, { key, level }] of order.entries()) {
    await tx
      .updateTable('meetings.report_section')
      .set({ position, level })
      .where('report_id', '=', place.report)
      .where('language', '=', place.language)
      .where('key', '=', key)
      .execute()
  }
}

/** Writes the next wording of a section, and lets it stand; a section that had gone comes back with its history. */
async function write(
  tx: Tx,
  actor: Actor,
  at: Date,
  { report, language }: Place,
  { key, level, heading, heading_language, text }: SectionText,
  how: { origin: 'compiled' | 'edited' | 'restored'; touched: boolean },
): Promise<number> {
  const { version } = await tx
    .insertInto('meetings.report_section')
    .values({ report_id: report, language, key, position: 0, level, version: 1, removed_at: null })
    .onConflict((c) =>
      c.columns(['report_id', 'language', 'key']).doUpdateSet((eb) => ({
        version: eb('meetings.report_section.version', '+', 1),
        removed_at: null,
      })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('meetings.report_version')
    .values({
      report_id: report,
      language,
      key,
      number: version,
      ...how,
      heading,
      heading_language,
      text,
      by_id: actor.id,
      by_name: actor.name,
      at,
    })
    .execute()
  return version
}

async function getSection(tx: Tx, meetingId: string, kind: ReportKind, language: Language, key: string) {
  const report = await findReport(tx, meetingId, kind)
  const section = report && (await listSections(tx, report.id, language)).find((one) => one.key === key)
  if (!section) throw notFound()
  return { report, section }
}

export interface SectionForm {
  heading: string
  text: string
  /** the wording that was on the page when the person began */
  version: number
}

/** A person writes a section. An edit of a wording that no longer stands is refused, and both are shown. */
export async function editSection(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  kind: ReportKind,
  language: Language,
  key: string,
  form: SectionForm,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockReports(tx, actor, meetingId)
    const { report, section } = await getSection(tx, meetingId, kind, language, key)
    const { heading, text } = form
    if (form.version !== section.version) {
      throw stale({ heading: section.heading, text: section.text, version: section.version }, { heading, text })
    }
    if (heading === section.heading && text === section.text) return
    const heading_language = heading === section.heading ? section.heading_language : language
    const wording = { key, level: section.level, heading, heading_language, text }
    await write(tx, actor, deps.clock.now(), { report: report.id, language }, wording, { origin: 'edited', touched: true })
    await audit(tx, actor, {
      action: 'meetings.report-edited',
      record: { type: 'meetings.meeting', id: meetingId },
      after: { kind, language, section: key },
    })
    await touchMeeting(deps, tx, meetingId, false)
  })
}

/** Lets an earlier wording stand again, as a wording of its own: nothing that was written since is lost. */
export async function restoreSection(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  kind: ReportKind,
  language: Language,
  key: string,
  { number, version }: { number: number; version: number },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockReports(tx, actor, meetingId)
    const { report, section } = await getSection(tx, meetingId, kind, language, key)
    const earlier = await tx
      .selectFrom('meetings.report_version')
      .selectAll()
      .where('report_id', '=', report.id)
      .where('language', '=', language)
      .where('key', '=', key)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!earlier) throw notFound()
    if (version !== section.version) {
      throw stale(
        { heading: section.heading, text: section.text, version: section.version },
        { heading: earlier.heading, text: earlier.text },
      )
    }
    const { heading, heading_language, text, touched } = earlier
    const wording = { key, level: section.level, heading, heading_language, text }
    await write(tx, actor, deps.clock.now(), { report: report.id, language }, wording, { origin: 'restored', touched })
    await audit(tx, actor, {
      action: 'meetings.report-restored',
      record: { type: 'meetings.meeting', id: meetingId },
      after: { kind, language, section: key, wording: number },
    })
    await touchMeeting(deps, tx, meetingId, false)
  })
}
