import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound } from '../../../platform/errors.ts'
import {
  type App,
  attempt,
  type Body,
  FormReader,
  fromCursor,
  nextPage,
  readUpload,
  typedIn,
  withUpload,
} from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { problems, progress } from '../../../texts/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { byProposal, byText, languageOf } from '../common.ts'
import { proposalLink, proposalsLink, writingLink } from '../links.ts'
import { mayEdit, mayKeepProposal, mayPropose } from '../policy.ts'
import { readRoom, roomLanguages } from '../rooms.ts'
import { ensureOwnParty, listParties, organizationsBeside, partiesFor, partyLabel } from '../texts/parties.ts'
import { findBase, getText, type TextRow } from '../texts/queries.ts'
import { beginProposal, changeDetails, discardDraft, nameAuthors, reviseProposal, submitProposal, withdrawProposal } from './commands.ts'
import { amendmentsFor, compileText } from './compiled.ts'
import { readAmendment, readDetails, readProposalForm } from './forms.ts'
import { answerInvitation, inviteParty, joinProposal, organizationPrefix } from './joining.ts'
import {
  getProposal,
  invitationsOn,
  listAmendments,
  listProposals,
  listWaiting,
  type ProposalRow,
  proposalNotes,
  proposalOf,
} from './queries.ts'
import { revised } from './revising.ts'
import { takeIn } from './taking.ts'
import { CompilationPage, type Reader } from './views/compilation-page.tsx'
import { NewProposalPage } from './views/proposal-form.tsx'
import { ProposalList } from './views/proposal-list.tsx'
import { ProposalPage } from './views/proposal-page.tsx'
import { WriteParagraphPage, WritingPage } from './views/writing-page.tsx'
import { changeables, removeAmendment, writeAmendment } from './writing.ts'

const perPage = 50
const word = Type.Optional(Type.String({ maxLength: 400 }))
const proposers = { may: mayPropose }

/** Proposals and their compilation. */
export function proposalRoutes(app: App, deps: Deps): void {
  const { db } = deps

  app.get(
    '/drafting/:id/compilation',
    { config: { may: anyone }, schema: { ...byText, querystring: Type.Object({ lang: word, as: word }) } },
    async (req, reply) => {
      const text = await getText(db, req.actor, req.params.id)
      const language = languageOf(req.query.lang ?? req.t.lang, text)
      const compilation = await compileText(db, text.id, language)
      if (!compilation) throw notFound()
      return reply.page(
        <CompilationPage
          frame={req.frame()}
          text={text}
          compilation={compilation}
          reader={readerOf(req.query.as, compilation.voices)}
          progress={progress(compilation)}
          notes={await proposalNotes(db, text.id)}
          roomOpen={(await roomLanguages(db, text.id)).includes(language)}
        />,
      )
    },
  )

  app.get(
    '/drafting/:id/proposals',
    { config: { may: anyone }, schema: { ...byText, querystring: Type.Object({ party: word, after: word }) } },
    async (req, reply) => {
      const text = await getText(db, req.actor, req.params.id)
      const { party, after } = req.query
      const before = (fromCursor(after)?.[0] ?? null) as number | null
      const found = await listProposals(db, req.actor, text.id, { ...(party && { party }), before, limit: perPage + 1 })
      const proposals = found.slice(0, perPage)
      const last = proposals.at(-1)
      return reply.page(
        <ProposalList
          frame={req.frame()}
          text={text}
          proposals={proposals}
          next={found.length > perPage && last ? req.t.href(nextPage(req, [last.id])) : null}
          first={after ? req.t.href(withQuery(req.pagePath, { after: null })) : null}
          may={{ propose: mayPropose(req.actor) && isOpen(text) }}
        />,
      )
    },
  )

  withUpload(app, deps, (scope) => handingIn(scope, deps))
  one(app, deps)
  writing(app, deps)
}

const isOpen = ({ state }: Pick<TextRow, 'state'>): boolean => state === 'collecting' || state === 'negotiating'

function readerOf(as: string | undefined, voices: readonly string[]): Reader {
  if (as === 'contested' || as === 'base') return { kind: as }
  return as !== undefined && voices.includes(as) ? { kind: 'party', party: as } : { kind: 'all' }
}

/** Parties that the reader may propose for, as choices. */
const choicesFor = async ({ db }: Deps, req: FastifyRequest) =>
  (await partiesFor(db, req.actor)).map((party) => ({ value: party.id, label: partyLabel(party, req.t.lang) }))

/** Parties, and organizations that would become one, that a proposal could still ask to join. */
async function invitableTo({ db }: Deps, { parties, invited }: ProposalRow, language: Language) {
  const beside = [...parties, ...invited]
  return [
    ...(await listParties(db))
      .filter(({ id }) => !beside.includes(id))
      .map((party) => ({ value: party.id, label: partyLabel(party, language) })),
    ...(await organizationsBeside(db)).map(({ id, acronym, name }) => ({
      value: `${organizationPrefix}${id}`,
      label: partyLabel({ id: acronym ?? id, name }, language),
    })),
  ]
}

function handingIn(app: App, deps: Deps): void {
  const { db, config } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, text: TextRow, typed?: Record<string, unknown>, errors?: FieldErrors) {
    const parties = await choicesFor(deps, req)
    return reply.page(
      <NewProposalPage frame={req.frame()} text={text} parties={parties} {...(typed && { typed })} errors={errors ?? null} />,
      errors ? 422 : 200,
    )
  }

  app.get('/drafting/:id/proposals/new', { config: proposers, schema: byText }, async (req, reply) => {
    await ensureOwnParty(deps, req.actor)
    return page(req, reply, await getText(db, req.actor, req.params.id))
  })

  app.post('/drafting/:id/proposals', { config: proposers, schema: byText }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    const typed: Record<string, unknown> = {}
    return attempt(
      async () => {
        const fields: Body = {}
        const file = await readUpload(req, fields, config.uploadLimit)
        Object.assign(typed, fields)
        const form = readProposalForm(fields, text.languages)
        if (form.way === 'file' && !file) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
        const id = await beginProposal(deps, req.actor, text.id, form, form.way === 'file' ? file : null)
        return reply.see(
          form.way === 'file' ? proposalLink(text.id, id) : writingLink(text.id, id),
          form.way === 'file' ? 'drafting.proposal.notice.read' : 'drafting.proposal.notice.begun',
        )
      },
      (errors) => page(req, reply, text, typed, errors),
    )
  })
}

function one(app: App, deps: Deps): void {
  const { db, files } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, errors?: FieldErrors) {
    const { actor } = req
    const { id, number } = req.params as { id: string; number: number }
    const text = await getText(db, actor, id)
    const proposal = await getProposal(db, actor, id, number)
    const { language } = proposal
    const base = (await findBase(db, id, language)) ?? []
    const all = await listAmendments(db, [number, ...(proposal.replaces === null ? [] : [proposal.replaces])])
    const amendments = all.get(number) ?? []
    const others = (await amendmentsFor(db, id, language)).filter(({ id: one }) => ![number, proposal.replaces].includes(proposalOf(one)))
    const own = await choicesFor(deps, req)
    const keep = mayKeepProposal(actor, proposal, proposal.speaks) && isOpen(text)
    const invite = keep && (proposal.state === 'draft' || (proposal.state === 'submitted' && text.state === 'collecting'))
    const notes = await proposalNotes(db, id)
    const room = text.state === 'negotiating' && mayEdit(actor, text) ? await readRoom(db, id, language) : null
    const waiting = room ? await listWaiting(db, id, room) : []
    return reply.page(
      <ProposalPage
        frame={req.frame()}
        text={text}
        proposal={proposal}
        amendments={amendments}
        paragraphs={changeables(base, others, amendments, language)}
        problems={
          proposal.state === 'draft' || proposal.state === 'submitted'
            ? problems(base, [...others, ...amendments], language).filter((problem) => proposalOf(problem.amendment) === number)
            : []
        }
        own={own}
        may={{
          keep,
          invite,
          join: text.state === 'collecting' && proposal.state === 'submitted',
          take: room && waiting.some((one) => one.proposal.id === number) ? room.version : null,
        }}
        invitations={invite ? await invitationsOn(db, number) : []}
        invitable={invite ? await invitableTo(deps, proposal, req.t.lang) : []}
        revised={proposal.replaces === null ? null : revised(all.get(proposal.replaces) ?? [], amendments)}
        chain={{ earlier: notes.get(proposal.replaces ?? 0) ?? null, later: notes.get(proposal.replaced_by ?? 0) ?? null }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/drafting/:id/proposals/:number', { config: { may: anyone }, schema: byProposal }, (req, reply) => page(req, reply))

  app.get('/drafting/:id/proposals/:number/file', { config: { may: anyone }, schema: byProposal }, async (req, reply) => {
    await getText(db, req.actor, req.params.id)
    const { file_sha256, file_name } = await getProposal(db, req.actor, req.params.id, req.params.number)
    if (!file_sha256) throw notFound()
    return reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file_name ?? 'proposal.docx')}`)
      .send(await files.stream(file_sha256))
  })

  app.post('/drafting/:id/proposals/:number/details', { config: proposers, schema: byProposal }, (req, reply) =>
    attempt(
      async () => {
        const { id, number } = req.params
        await changeDetails(deps, req.actor, id, number, readDetails(req.body))
        return reply.see(proposalLink(id, number), 'drafting.proposal.notice.kept')
      },
      (errors) => page(req, reply, errors),
    ),
  )

  app.post('/drafting/:id/proposals/:number/authors', { config: proposers, schema: byProposal }, (req, reply) =>
    attempt(
      async () => {
        const { id, number } = req.params
        const { authors } = await getProposal(db, req.actor, id, number)
        const given = typedIn(req)
        const named = authors.map(({ name }, index) => ({ name, parties: [given[`author-${index}`] ?? ''].filter(Boolean) }))
        await nameAuthors(deps, req.actor, id, number, { authors: named, version: Number(given.version) || 0 })
        return reply.see(proposalLink(id, number), 'drafting.proposal.notice.kept')
      },
      (errors) => page(req, reply, errors),
    ),
  )

  app.post('/drafting/:id/proposals/:number/submission', { config: proposers, schema: byProposal }, async (req, reply) => {
    const { id, number } = req.params
    await submitProposal(deps, req.actor, id, number, Number(typedIn(req).version) || 0)
    return reply.see(proposalLink(id, number), 'drafting.proposal.notice.submitted')
  })
  app.post('/drafting/:id/proposals/:number/withdrawal', { config: proposers, schema: byProposal }, async (req, reply) => {
    const { id, number } = req.params
    await withdrawProposal(deps, req.actor, id, number)
    return reply.see(proposalLink(id, number), 'drafting.proposal.notice.withdrawn')
  })
  app.post('/drafting/:id/proposals/:number/discarding', { config: proposers, schema: byProposal }, async (req, reply) => {
    await discardDraft(deps, req.actor, req.params.id, req.params.number)
    return reply.see(proposalsLink(req.params.id), 'drafting.proposal.notice.discarded')
  })
  app.post('/drafting/:id/proposals/:number/revision', { config: proposers, schema: byProposal }, async (req, reply) => {
    const { id, number } = req.params
    return reply.see(proposalLink(id, await reviseProposal(deps, req.actor, id, number)), 'drafting.proposal.notice.revision')
  })
  app.post('/drafting/:id/proposals/:number/joining', { config: proposers, schema: byProposal }, async (req, reply) => {
    const { id, number } = req.params
    const form = new FormReader(req.body)
    const party = form.done(form.text('party', 40)) ?? ''
    await joinProposal(deps, req.actor, id, number, party)
    return reply.see(proposalLink(id, number), 'drafting.proposal.notice.joined', { party })
  })
  app.post('/drafting/:id/proposals/:number/invitations', { config: proposers, schema: byProposal }, (req, reply) =>
    attempt(
      async () => {
        const { id, number } = req.params
        const form = new FormReader(req.body)
        const asked = form.done(form.required('invited', 100))
        const party = await inviteParty(deps, req.actor, id, number, asked)
        return reply.see(`${proposalLink(id, number)}#invitations`, 'drafting.proposal.notice.invited', { party })
      },
      (errors) => page(req, reply, errors),
    ),
  )
  const byInvitation = { params: Type.Object({ ...byProposal.params.properties, party: Type.String({ maxLength: 40 }) }) }
  const answer = (name: string, said: 'confirmed' | 'declined', notice: string) =>
    app.post(
      `/drafting/:id/proposals/:number/invitations/:party/${name}`,
      { config: proposers, schema: byInvitation },
      async (req, reply) => {
        const { id, number, party } = req.params as { id: string; number: number; party: string }
        await answerInvitation(deps, req.actor, id, number, party, said)
        // who declines does not see a draft any more
        return reply.see(said === 'declined' ? proposalsLink(id) : proposalLink(id, number), notice, { party })
      },
    )
  answer('confirmation', 'confirmed', 'drafting.proposal.notice.joined')
  answer('declining', 'declined', 'drafting.proposal.notice.declined')
  // who edits this very text may: the command asks
  app.post(
    '/drafting/:id/proposals/:number/taking',
    { config: { may: (actor) => actor.id !== null }, schema: byProposal },
    async (req, reply) => {
      const { id, number } = req.params
      const { language } = await getProposal(db, req.actor, id, number)
      const { taken, refused } = await takeIn(deps, req.actor, id, language, number, new FormReader(req.body).version)
      return refused > 0
        ? reply.see(proposalLink(id, number), 'drafting.proposal.warning.taken-in-part', { taken, refused })
        : reply.see(proposalLink(id, number), 'drafting.proposal.notice.taken', { count: taken })
    },
  )
}

function writing(app: App, deps: Deps): void {
  const { db } = deps

  /** A draft that the reader may write on, with all paragraphs that can be changed. */
  async function open(req: FastifyRequest) {
    const { id, number } = req.params as { id: string; number: number }
    const text = await getText(db, req.actor, id)
    const proposal = await getProposal(db, req.actor, id, number)
    if (proposal.state !== 'draft' || !mayKeepProposal(req.actor, proposal, proposal.speaks)) throw notFound()
    const base = (await findBase(db, id, proposal.language)) ?? []
    const own = (await listAmendments(db, [number])).get(number) ?? []
    const others = (await amendmentsFor(db, id, proposal.language)).filter((one) => proposalOf(one.id) !== proposal.replaces)
    return { text, proposal, paragraphs: changeables(base, others, own, proposal.language) }
  }

  app.get('/drafting/:id/proposals/:number/text', { config: proposers, schema: byProposal }, async (req, reply) =>
    reply.page(<WritingPage frame={req.frame()} {...(await open(req))} />),
  )

  const byParagraph = { params: Type.Object({ ...byProposal.params.properties, paragraph: Type.String({ maxLength: 250 }) }) }
  const at = '/drafting/:id/proposals/:number/text/:paragraph'

  async function page(req: FastifyRequest, reply: FastifyReply, target: string, errors?: FieldErrors) {
    const here = await open(req)
    const paragraph = here.paragraphs.find(({ id }) => id === target)
    if (!paragraph) throw notFound()
    return reply.page(
      <WriteParagraphPage frame={req.frame()} {...here} paragraph={paragraph} {...(errors && { typed: typedIn(req), errors })} />,
      errors ? 422 : 200,
    )
  }

  app.get(at, { config: proposers, schema: byParagraph }, (req, reply) => page(req, reply, req.params.paragraph))
  app.post(at, { config: proposers, schema: byParagraph }, (req, reply) =>
    attempt(
      async () => {
        const { id, number, paragraph } = req.params
        const here = (await open(req)).paragraphs.find((one) => one.id === paragraph)
        if (!here) throw notFound()
        await writeAmendment(deps, req.actor, id, number, paragraph, readAmendment(req.body, here.text))
        return reply.see(`${writingLink(id, number)}#${encodeURIComponent(paragraph)}`, 'drafting.proposal.notice.kept')
      },
      (errors) => page(req, reply, req.params.paragraph, errors),
    ),
  )

  const byAmendment = { params: Type.Object({ ...byProposal.params.properties, amendment: Type.String({ maxLength: 60 }) }) }
  app.post(
    '/drafting/:id/proposals/:number/amendments/:amendment/removal',
    { config: proposers, schema: byAmendment },
    async (req, reply) => {
      const { id, number, amendment } = req.params
      await removeAmendment(deps, req.actor, id, number, amendment, Number(typedIn(req).version) || 0)
      return reply.see(proposalLink(id, number), 'drafting.proposal.notice.kept')
    },
  )
}
