import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn, staff } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { attempt, typedIn } from '../../../platform/http/index.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import { writeDocx, writePdf } from '../../../texts/index.ts'
import { documentLink } from '../../documents/index.ts'
import { meetingsTopic } from '../events.ts'
import { mayConduct } from '../policy.ts'
import type { MeetingRow } from '../queries/meetings.ts'
import { byId, getMeeting } from '../routes/common.ts'
import { compileReport, editSection, planOf, restoreSection, takesReports } from './commands.ts'
import { readFacts } from './facts.ts'
import { readPosting, readSection } from './forms.ts'
import { recompilationLink, reportLink, reportSectionLink, reportsLink } from './links.ts'
import { reportPaper } from './paper.ts'
import { mayPostReports, postReport } from './posting.ts'
import { findReport, listReports, listSections, listVersions, wordings } from './queries.ts'
import { isReportKind, type ReportKind } from './schema.ts'
import { RecompilationPage } from './views/compilation-page.tsx'
import { PostingPage } from './views/posting-page.tsx'
import { ReportListPage } from './views/report-list.tsx'
import { ReportPage } from './views/report-page.tsx'
import { SectionPage } from './views/section-page.tsx'

// Whoever chairs this very meeting may; which account that is, the command asks.
const conductors = { may: signedIn }
const keepers = { may: staff }
const word = Type.String({ maxLength: 100 })
const ofKind = { params: Type.Object({ id: word, kind: word }) }
const ofText = { params: Type.Object({ id: word, kind: word, language: word }) }
const ofSection = { params: Type.Object({ id: word, kind: word, language: word, key: word }) }

const kindOf = (kind: string): ReportKind => {
  if (!isReportKind(kind)) throw notFound()
  return kind
}
const languageOf = (language: string): Language => {
  if (!isLanguage(language)) throw notFound()
  return language
}

/** Report of the chair and summary record: compiled, edited, restored, exported, posted. */
export function reportRoutes(app: App, deps: Deps): void {
  const { db } = deps

  app.get(
    '/meetings/:id/reports',
    { config: { may: anyone, topics: [meetingsTopic, 'documents', 'reference'] }, schema: byId },
    async (req, reply) => {
      const meeting = await getMeeting(db, req.params.id)
      return reply.page(
        <ReportListPage
          frame={req.frame()}
          meeting={meeting}
          reports={await listReports(db, meeting.id)}
          may={{
            write: mayConduct(req.actor, meeting),
            begin: takesReports(meeting.phase),
            post: mayPostReports(req.actor),
          }}
        />,
      )
    },
  )

  texts(app, deps)
  sections(app, deps)
  posting(app, deps)
}

async function conducted(deps: Deps, req: FastifyRequest, id: string): Promise<MeetingRow> {
  const meeting = await getMeeting(deps.db, id)
  requireAllowed(mayConduct(req.actor, meeting))
  return meeting
}

async function textOf(deps: Deps, meeting: MeetingRow, kind: ReportKind, language: Language) {
  const report = await findReport(deps.db, meeting.id, kind)
  const sections = report ? await listSections(deps.db, report.id, language) : []
  if (!report || sections.length === 0) throw notFound()
  return { report, sections }
}

function texts(app: App, deps: Deps): void {
  const { db, clock, i18n } = deps

  app.get('/meetings/:id/reports/:kind/:language', { config: conductors, schema: ofText }, async (req, reply) => {
    const [kind, language] = [kindOf(req.params.kind), languageOf(req.params.language)]
    const meeting = await conducted(deps, req, req.params.id)
    const { sections } = await textOf(deps, meeting, kind, language)
    const written = (await listReports(db, meeting.id)).find((one) => one.kind === kind)!
    return reply.page(
      <ReportPage
        frame={req.frame()}
        {...{ meeting, kind, sections, written }}
        words={i18n[language]}
        may={{ post: mayPostReports(req.actor) }}
      />,
    )
  })

  async function preview(req: FastifyRequest, reply: FastifyReply, id: string, kind: ReportKind, language: Language, moved = false) {
    const meeting = await conducted(deps, req, id)
    await textOf(deps, meeting, kind, language)
    const plan = await planOf(deps, meeting.id, kind, language)
    return reply.page(<RecompilationPage frame={req.frame()} {...{ meeting, kind, language, plan, moved }} />, moved ? 409 : 200)
  }
  app.get('/meetings/:id/reports/:kind/:language/compilation', { config: conductors, schema: ofText }, (req, reply) =>
    preview(req, reply, req.params.id, kindOf(req.params.kind), languageOf(req.params.language)),
  )
  app.post('/meetings/:id/reports/:kind/:language/compilation', { config: conductors, schema: ofText }, async (req, reply) => {
    const { id } = req.params
    const [kind, language] = [kindOf(req.params.kind), languageOf(req.params.language)]
    const seen = typedIn(req).plan ?? null
    try {
      await compileReport(deps, req.actor, id, kind, language, seen)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'meetings.report-facts-moved') throw error
      // Begun by somebody else meanwhile, or the meeting went on: what would change now is what has to be looked at.
      return seen === null ? reply.see(recompilationLink(id, kind, language)) : preview(req, reply, id, kind, language, true)
    }
    return reply.see(reportLink(id, kind, language), 'meetings.notice.report-compiled')
  })

  async function paper(req: FastifyRequest, id: string, kind: ReportKind, language: Language) {
    const meeting = await conducted(deps, req, id)
    const { report, sections } = await textOf(deps, meeting, kind, language)
    const [last] = (await listReports(db, meeting.id)).find((one) => one.kind === kind)!.postings
    const front = { symbol: last?.symbol ?? null, date: today(clock), originalLanguage: report.original_language }
    return reportPaper(i18n[language], kind, await readFacts(db, meeting), sections, front)
  }
  const download = (reply: FastifyReply, id: string, kind: ReportKind, language: Language, type: 'docx' | 'pdf', bytes: Uint8Array) =>
    reply
      .type(type === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename="${id.replace(/[^\w.-]/g, '_')}-${kind}-${language}.${type}"`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(bytes))

  app.get('/meetings/:id/reports/:kind/:language/report.docx', { config: conductors, schema: ofText }, async (req, reply) => {
    const [kind, language] = [kindOf(req.params.kind), languageOf(req.params.language)]
    return download(reply, req.params.id, kind, language, 'docx', await writeDocx(await paper(req, req.params.id, kind, language)))
  })
  app.get('/meetings/:id/reports/:kind/:language/report.pdf', { config: conductors, schema: ofText }, async (req, reply) => {
    const [kind, language] = [kindOf(req.params.kind), languageOf(req.params.language)]
    const { bytes } = await writePdf(await paper(req, req.params.id, kind, language))
    return download(reply, req.params.id, kind, language, 'pdf', bytes)
  })
}

function sections(app: App, deps: Deps): void {
  const { db } = deps
  interface Again {
    errors?: FieldErrors
    /** the wording that stands by now, beside what was typed over an earlier one */
    theirs?: { heading: string; text: string }
  }

  async function page(
    req: FastifyRequest,
    reply: FastifyReply,
    { id, ...params }: { id: string; kind: string; language: string; key: string },
    { errors, theirs }: Again = {},
  ) {
    const [kind, language] = [kindOf(params.kind), languageOf(params.language)]
    const meeting = await conducted(deps, req, id)
    const { report, sections } = await textOf(deps, meeting, kind, language)
    const section = sections.find((one) => one.key === params.key)
    if (!section) throw notFound()
    return reply.page(
      <SectionPage
        frame={req.frame()}
        {...{ meeting, kind, language, section }}
        versions={await listVersions(db, report.id, language, section.key)}
        {...((errors || theirs) && { typed: typedIn(req) })}
        {...(errors && { errors })}
        {...(theirs && { theirs })}
      />,
      errors ? 422 : theirs ? 409 : 200,
    )
  }

  app.get('/meetings/:id/reports/:kind/:language/sections/:key', { config: conductors, schema: ofSection }, (req, reply) =>
    page(req, reply, req.params),
  )
  app.post('/meetings/:id/reports/:kind/:language/sections/:key', { config: conductors, schema: ofSection }, (req, reply) =>
    attempt(
      async () => {
        const { id, key } = req.params
        const [kind, language] = [kindOf(req.params.kind), languageOf(req.params.language)]
        try {
          await editSection(deps, req.actor, id, kind, language, key, readSection(req.body))
        } catch (error) {
          if (!(error instanceof Refusal) || error.code !== 'ui.stale') throw error
          return page(req, reply, req.params, { theirs: error.extra.theirs as { heading: string; text: string } })
        }
        return reply.see(`${reportLink(id, kind, language)}#${encodeURIComponent(key)}`, 'meetings.notice.report-saved')
      },
      (errors) => page(req, reply, req.params, { errors }),
    ),
  )
  app.post(
    '/meetings/:id/reports/:kind/:language/sections/:key/restoration',
    { config: conductors, schema: ofSection },
    async (req, reply) => {
      const { id, key } = req.params
      const [kind, language] = [kindOf(req.params.kind), languageOf(req.params.language)]
      const { number, version } = typedIn(req)
      await restoreSection(deps, req.actor, id, kind, language, key, { number: Number(number) || 0, version: Number(version) || 0 })
      return reply.see(reportSectionLink(id, kind, language, key), 'meetings.notice.report-restored')
    },
  )
}

function posting(app: App, deps: Deps): void {
  const { db } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, kind: ReportKind, errors?: FieldErrors) {
    const meeting = await getMeeting(db, id)
    const written = (await listReports(db, meeting.id)).find((one) => one.kind === kind)
    if (!written) throw notFound()
    return reply.page(
      <PostingPage
        frame={req.frame()}
        {...{ meeting, kind, written }}
        wordings={await wordings(db, written.id)}
        {...(errors && { typed: typedIn(req), chosen: [(req.body as { languages?: string | string[] }).languages ?? []].flat(), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  app.get('/meetings/:id/reports/:kind/posting', { config: keepers, schema: ofKind }, (req, reply) =>
    page(req, reply, req.params.id, kindOf(req.params.kind)),
  )
  app.post('/meetings/:id/reports/:kind/posting', { config: keepers, schema: ofKind }, (req, reply) => {
    const kind = kindOf(req.params.kind)
    return attempt(
      async () => {
        const written = (await listReports(db, req.params.id)).find((one) => one.kind === kind)
        if (!written) throw notFound()
        const form = readPosting(
          req.body,
          written.languages.map(({ language }) => language),
        )
        const document = await postReport(deps, req.actor, req.params.id, kind, form)
        return reply.see(documentLink(document), 'meetings.notice.report-posted')
      },
      (errors) => page(req, reply, req.params.id, kind, errors),
    )
  })
}

export { reportsLink }
