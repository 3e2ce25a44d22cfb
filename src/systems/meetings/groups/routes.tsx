import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { historyOf } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound } from '../../../platform/errors.ts'
import { type App, attempt, type Body, fromCursor, nextPage, readUpload, typedIn, withUpload } from '../../../platform/http/index.ts'
import { read } from '../../../platform/i18n/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { findPeople, mailFor } from '../../people/index.ts'
import { listBodies } from '../../reference/index.ts'
import { readReason } from '../forms.ts'
import { listMeetings, meetingName } from '../queries/meetings.ts'
import { commentOnDraft, paperFromFile, paperFromText, postDraft } from './commands/drafts.ts'
import { addStep, closeGroup, finishStep, joinGroup, leaveGroup, openGroup } from './commands/groups.ts'
import { handOver } from './commands/handover.ts'
import { objectTo, openProcedureOn, withdrawObjection } from './commands/procedures.ts'
import { readGroup, readGroupComment, readNote, readProcedure, readStep, readWritten } from './forms.ts'
import { groupDraftLink, groupLink } from './links.ts'
import { mayConvene, mayJoin, mayOpenGroups, mayReadGroups, mayReadTexts } from './policy.ts'
import {
  findDraft,
  findGroup,
  findStanding,
  listComments,
  listDrafts,
  listGroups,
  listMembers,
  listProcedures,
  listSteps,
} from './queries.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { GroupDraftPage } from './views/draft-page.tsx'
import { GroupPage } from './views/group-page.tsx'
import { GroupListPage, NewGroupPage } from './views/groups-page.tsx'

const number = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const byGroup = { params: Type.Object({ group: number }) }
const byPart = { params: Type.Object({ group: number, number }) }
const readers = { may: mayReadGroups }
const perPage = 50
const mostPeople = 500

/** Correspondence groups, and while the server listens the receiver of answers by mail. */
export function groupRoutes(app: App, deps: Deps): void {
  withUpload(app, deps, (scope) => {
    lists(scope, deps)
    one(scope, deps)
    drafts(scope, deps)
  })
  const { mailInPort: port, mailInHost: host } = deps.config
  if (port === undefined) return
  let receiver: Receiver | undefined
  app.addHook('onListen', async () => {
    receiver = await startReceiver(deps, { port, host })
  })
  app.addHook('onClose', async () => receiver?.close())
}

function lists(app: App, deps: Deps): void {
  const { db } = deps
  const query = Type.Object({ after: Type.Optional(Type.String({ maxLength: 400 })) })
  app.get('/correspondence-groups', { config: readers, schema: { querystring: query } }, async (req, reply) => {
    const { after } = req.query
    const found = await listGroups(db, { after: (fromCursor(after) as [number] | null)?.[0] ?? null, limit: perPage + 1 })
    const rows = found.slice(0, perPage)
    return reply.page(
      <GroupListPage
        frame={req.frame()}
        rows={rows}
        next={found.length > perPage ? req.t.href(nextPage(req, [rows.at(-1)!.id])) : null}
        first={after ? req.t.href(withQuery(req.pagePath, { after: null })) : null}
        may={{ open: mayOpenGroups(req.actor) }}
      />,
    )
  })

  async function form(req: FastifyRequest, reply: FastifyReply, errors?: FieldErrors) {
    const { t } = req
    return reply.page(
      <NewGroupPage
        frame={req.frame()}
        bodies={(await listBodies(db, today(deps.clock))).map(({ id, name }) => ({ value: id, label: read(name, t.lang).text }))}
        meetings={(await listMeetings(db)).map((meeting) => ({ value: meeting.id, label: meetingName(t, meeting) }))}
        people={(await findPeople(db, { limit: mostPeople })).map(({ id, name }) => ({ value: id, label: name }))}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  app.get('/correspondence-groups/new', { config: { may: mayOpenGroups } }, (req, reply) => form(req, reply))
  app.post('/correspondence-groups', { config: { may: mayOpenGroups } }, (req, reply) =>
    attempt(
      async () => reply.see(groupLink(await openGroup(deps, req.actor, readGroup(req.body))), 'meetings.group.notice.opened'),
      (errors) => form(req, reply, errors),
    ),
  )
}

function one(app: App, deps: Deps): void {
  const { db } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, id: number, errors?: FieldErrors) {
    const { actor } = req
    const group = await findGroup(db, id)
    if (!group) throw notFound()
    const standing = await findStanding(db, group, actor.id)
    const { member } = standing
    const convene = mayConvene(actor, group)
    const texts = mayReadTexts(actor, group, standing)
    return reply.page(
      <GroupPage
        frame={req.frame()}
        group={group}
        members={await listMembers(db, id)}
        steps={await listSteps(db, id)}
        drafts={texts ? await listDrafts(db, id) : []}
        procedures={texts ? await listProcedures(db, id) : []}
        history={convene ? await historyOf(db, 'meetings.group', id) : []}
        me={actor.id}
        ownZone={actor.id === null ? null : ((await mailFor(db, actor.id))?.timeZone ?? null)}
        may={{
          convene,
          texts,
          join: !member && mayJoin(actor, group),
          leave: member && group.convenor_id !== actor.id && group.state === 'open',
          object: member && group.state === 'open',
        }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  app.get('/correspondence-groups/:group', { config: readers, schema: byGroup }, (req, reply) => page(req, reply, req.params.group))

  // Who of the readers may is asked by the command: members, the convenor.
  const act = (path: string, work: (req: FastifyRequest, id: number) => Promise<void>, notice: string) =>
    app.post(`/correspondence-groups/:group/${path}`, { config: readers, schema: byGroup }, (req, reply) =>
      attempt(
        async () => {
          await work(req, req.params.group)
          return reply.see(groupLink(req.params.group), `meetings.group.notice.${notice}`)
        },
        (errors) => page(req, reply, req.params.group, errors),
      ),
    )
  act('membership', (req, id) => joinGroup(deps, req.actor, id), 'joined')
  act('departure', (req, id) => leaveGroup(deps, req.actor, id), 'left')
  act('steps', (req, id) => addStep(deps, req.actor, id, readStep(req.body)), 'step-added')
  act('objections', (req, id) => objectTo(deps, req.actor, id, readReason(req.body)), 'objected')
  act('handover', (req, id) => handOver(deps, req.actor, id, readNote(req.body)), 'handed-over')
  act('closure', (req, id) => closeGroup(deps, req.actor, id), 'closed')
  act('drafts', async (req, id) => void (await postDraft(deps, req.actor, id, await paperIn(req, deps.config.uploadLimit))), 'drafted')

  app.post('/correspondence-groups/:group/steps/:number/completion', { config: readers, schema: byPart }, async (req, reply) => {
    await finishStep(deps, req.actor, req.params.group, req.params.number)
    return reply.see(groupLink(req.params.group), 'meetings.group.notice.step-done')
  })
  app.post('/correspondence-groups/:group/objections/:number/withdrawal', { config: readers, schema: byPart }, async (req, reply) => {
    await withdrawObjection(deps, req.actor, req.params.group, req.params.number)
    return reply.see(groupLink(req.params.group), 'meetings.group.notice.objection-withdrawn')
  })
}

/** The text of a form: typed, or in a file. */
async function paperIn(req: FastifyRequest, limit: number) {
  const fields: Body = {}
  const file = await readUpload(req, fields, limit)
  if (file) return await paperFromFile(file.bytes, file.name)
  if (req.isMultipart()) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
  const { language, text } = readWritten(fields)
  return paperFromText(text, language)
}

function drafts(app: App, deps: Deps): void {
  const { db, clock, config } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, id: number, version: number, errors?: FieldErrors) {
    const { actor } = req
    const group = await findGroup(db, id)
    const draft = group && (await findDraft(db, id, version))
    if (!group || !draft) throw notFound()
    const standing = await findStanding(db, group, actor.id)
    if (!mayReadTexts(actor, group, standing)) throw notFound()
    const versions = await listDrafts(db, id)
    const procedures = await listProcedures(db, id)
    return reply.page(
      <GroupDraftPage
        frame={req.frame()}
        {...{ group, draft, versions }}
        comments={await listComments(db, draft.id)}
        may={{
          comment: group.state === 'open' && standing.member,
          ask: group.state === 'open' && mayConvene(actor, group) && procedures.every(({ outcome }) => outcome !== null),
        }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  app.get('/correspondence-groups/:group/drafts/:number', { config: readers, schema: byPart }, (req, reply) =>
    page(req, reply, req.params.group, req.params.number),
  )
  app.post('/correspondence-groups/:group/drafts/:number/comments', { config: readers, schema: byPart }, (req, reply) =>
    attempt(
      async () => {
        const { group, number: version } = req.params
        const said = readGroupComment(req.body)
        await commentOnDraft(deps, req.actor, group, version, said)
        const at = said.place === null ? '#comments' : `#p${said.place + 1}`
        return reply.see(`${groupDraftLink(group, version)}${at}`, 'meetings.group.notice.commented')
      },
      (errors) => page(req, reply, req.params.group, req.params.number, errors),
    ),
  )
  app.post('/correspondence-groups/:group/drafts/:number/procedure', { config: readers, schema: byPart }, (req, reply) =>
    attempt(
      async () => {
        const { group, number: version } = req.params
        const asked = readProcedure(req.body, { timeZone: config.timeZone, now: clock.now() })
        await openProcedureOn(deps, req.actor, group, version, asked)
        return reply.see(groupLink(group), 'meetings.group.notice.asked')
      },
      (errors) => page(req, reply, req.params.group, req.params.number, errors),
    ),
  )
}
