import { systemActor } from '../../src/platform/actor.ts'
import { inTransaction } from '../../src/platform/db/index.ts'
import { importText } from '../../src/systems/documents/commands.ts'
import { transmit } from '../../src/systems/documents/index.ts'
import { multipart, writePaper } from '../../src/systems/documents/testing.ts'
import { demonstrate as demonstrateDrafting } from '../../src/systems/drafting/demonstration.ts'
import { buildRoom, step } from '../../src/systems/drafting/room/testing.ts'
import { buildProposal } from '../../src/systems/drafting/testing.ts'
import { carryOver } from '../../src/systems/mandates/carry-over/commands.ts'
import { demonstrate } from '../../src/systems/mandates/demonstration.ts'
import { buildMandates } from '../../src/systems/mandates/testing.ts'
import { addAgendaItem } from '../../src/systems/meetings/commands/agenda.ts'
import { buildContribution } from '../../src/systems/meetings/contributions/testing.ts'
import { buildDecisions } from '../../src/systems/meetings/decisions/testing.ts'
import { buildGroup } from '../../src/systems/meetings/groups/testing.ts'
import { addSlot } from '../../src/systems/meetings/plan/commands.ts'
import { compileReport } from '../../src/systems/meetings/reports/commands.ts'
import { buildMeeting } from '../../src/systems/meetings/testing.ts'
import { demonstrationPeople, findActor, unsubscribeLink } from '../../src/systems/people/index.ts'
import { buildPerson } from '../../src/systems/people/testing.ts'
import type { Someone, TestApp } from './app.ts'
import { madeProposal } from './papers.ts'

/** One look at a page: its address without the language, by whom, and how one comes to it. */
export interface Example {
  path: string
  as: Someone
  /** what it answers with; 200 when not said */
  status: number
  /** sent as a form sends it; the page is what comes back */
  form?: Record<string, string>
  /** what a form before it left for this page alone */
  once?: object
}

type Look = string | Partial<Example>

/** Whoever sees a page whole. */
const mostPrivileged: Someone = 'administrator'

const by = (as: Someone, ...looks: Look[]): Partial<Example>[] => looks.map((look) => ({ as, ...whole(look) }))
const refused = (path: string, form: Record<string, string> = {}, more: Partial<Example> = {}) => ({ path, form, status: 422, ...more })
const whole = (look: Look): Partial<Example> => (typeof look === 'string' ? { path: look } : look)

/** What the examples below speak of. */
interface Filled {
  /** with owners, a plan, a report, evidence, comments; with two owners and a repeated due date; proposed, owned by nobody */
  reported: number
  shared: number
  open: number
  /** of a paper that was read, and of one that could not be */
  importId: number
  /** with a line that is fit to be posted, one to be looked at and one that cannot be */
  posting: number
  letter: string
  invitation: string
  unsubscribe: string
  proposal: number
  /** of a paragraph of the resolution */
  anchor: string
  transmission: number
  /** with a sitting */
  meeting: string
  sitting: number
  /** a meeting that runs, with the report of its chair begun */
  inSession: string
  /** of its agenda, and a break in its time plan */
  item: number
  slot: number
  /** submitted, and the next one a draft, both the delegate's */
  contribution: number
  group: number
  carryOver: number
  /** a text whose room is open, in which two steps were taken */
  room: string
  /** a text with proposals: one handed in from a paper, another a draft */
  drafted: string
  handedIn: number
  written: number
}

/**
 * How each page is looked at: one line per route. A route without parameters needs none: it is looked at by its own address, as
 * whoever may do most. An empty line: what the route answers with is no page.
 */
export const examples = (it: Filled): Record<string, Look[]> => ({
  // open to everybody, and seen by everybody
  '/': ['/', ...by('public', '/')],
  '/action-lines/:id': ['/action-lines/C2'],
  '/bodies/:id': ['/bodies/cstd', '/bodies/itu-council'],
  '/documents': ['/documents', ...by('public', '/documents?standing=proposal', '/documents?q=nothing-like-it')],
  '/documents/:id': [
    ...['', '?view=base', '?view=proposed', '?by=0'].map((view) => `/documents/C26-177${view}`),
    '/documents/C27-201',
    ...by('public', '/documents/C26-190'),
  ],
  '/documents/:id/comments': ['/documents/C26-190/comments'],
  '/documents/:id/compare': ['/documents/C27-201/compare', ...by('public', '/documents/C27-201/compare?from=C26-190')],
  '/documents/:id/correction': ['/documents/C26-177/correction', refused('/documents/C26-177/correction', { title: '', dated: 'soon' })],
  '/documents/:id/files/:edition': [],
  '/documents/:id/languages': ['/documents/C26-190/languages'],
  '/documents/:id/paragraphs/:anchor': [`/documents/C26-190/paragraphs/${it.anchor}`],
  '/documents/:id/search': ['/documents/C26-190/search?q=register'],
  '/documents/:id/transmission': ['/documents/C27-190/transmission', refused('/documents/C27-190/transmission')],
  '/gaps': ['/gaps?gap=no-report', ...by('public', '/gaps')],
  '/import': ['/import', refused('/imports')],
  '/imports/:id': [`/imports/${it.importId}`],
  '/imports/:id/events': [],
  '/instruments/:id': ['/instruments/council-res-1332', ...by('public', '/instruments/pp-res-140')],
  '/instruments/:id/history': ['/instruments/council-res-1499/history'],
  '/instruments/:id/mandates': ['/instruments/council-res-1332/mandates'],
  '/mandates': [
    '/mandates',
    ...by('public', '/mandates?gap=overdue&sort=due', '/mandates?q=nothing-like-it'),
    ...by('bdt', '/mandates?gap=no-plan'),
  ],
  '/mandates/:id': [
    ...[it.reported, it.shared, it.open].map((id) => `/mandates/${id}`),
    ...by('public', `/mandates/${it.reported}`),
    ...by('bdt', `/mandates/${it.reported}`),
    refused(`/mandates/${it.reported}/comments`),
    refused(`/mandates/${it.reported}/evidence`),
  ],
  '/problems/:code': [],
  '/search': ['/search', ...by('public', '/search?q=register', '/search?q=nothing-like-it')],
  '/sdgs/:id': ['/sdgs/9'],
  '/sessions/new': ['/sessions/new?body=cstd', refused('/sessions', { body: 'cstd', ordinal: '30', starts: 'May' })],
  '/sessions/:id': ['/sessions/cstd-30', refused('/sessions/cstd-30/dates', { version: '1', starts: 'May' })],
  '/timeline': ['/timeline', ...by('public', '/timeline?from=2027&to=2027')],

  '/transmissions/:id': [`/transmissions/${it.transmission}`],

  // coming in
  '/sign-in': by('public', '/sign-in', '/sign-in?next=/desk', refused('/sign-in', { email: 'nobody@example.org', password: 'wrong' })),
  '/register': by('public', '/register', refused('/register', { name: 'A', email: 'a', password: 'short' })),
  '/forgot': by('public', '/forgot', refused('/forgot', { email: 'a' })),
  '/confirm': by('public', '/confirm', '/confirm?token=from-a-letter'),
  '/reset': by('public', '/reset', '/reset?token=from-a-letter', refused('/reset', { token: 'from-a-letter', password: 'short' })),
  '/two-factor': by('public', '/two-factor'),
  '/unsubscribe': by('public', it.unsubscribe),

  // one's own
  '/account': ['/account', refused('/account/password', { current: 'wrong' })],
  '/account/backup-codes': [{ path: '/account/backup-codes', once: { codes: ['aaaaa-bbbbb', 'ccccc-ddddd'] } }],
  '/account/keys/new': [{ path: '/account/keys/new', once: { key: { name: 'Mission system', value: 'al_0123456789abcdef' } } }],
  '/account/two-factor': [
    {
      path: '/account/two-factor',
      once: { setup: { uri: 'otpauth://totp/Actionline:a?secret=JBSWY3DPEHPK3PXP&issuer=Actionline', codes: ['aaaaa-bbbbb'] } },
    },
  ],
  '/desk': ['/desk', ...by('bdt', '/desk?scope=unit'), ...by('member', '/desk')],

  // organizations and people
  '/invitations/accept': [it.invitation],
  '/organizations/:id': ['/organizations/itu', ...by('public', '/organizations/itu'), ...by('member', '/organizations/unesco')],
  '/organizations/:id/edit': ['/organizations/itu/edit', refused('/organizations/itu/edit')],
  '/organizations/:id/handover': ['/organizations/itu/handover'],
  '/organizations/new': ['/organizations/new', refused('/organizations')],
  '/people/:id': [`/people/${demonstrationPeople.bdt}`],

  // meetings
  '/meetings/:id': [`/meetings/${it.meeting}`, ...by('public', `/meetings/${it.meeting}`)],
  '/meetings/:id/contributions': by('delegate', `/meetings/${it.meeting}/contributions`),
  '/meetings/:id/contributions/desk': [`/meetings/${it.meeting}/contributions/desk`],
  '/correspondence-groups/:group': [`/correspondence-groups/${it.group}`, ...by('delegate', `/correspondence-groups/${it.group}`)],
  '/correspondence-groups/:group/drafts/:number': by('delegate', `/correspondence-groups/${it.group}/drafts/1`),
  '/contributions/:number': [`/contributions/${it.contribution}`, ...by('delegate', `/contributions/${it.contribution + 1}`)],
  '/contributions/:number/edit': by(
    'delegate',
    `/contributions/${it.contribution + 1}/edit`,
    refused(`/contributions/${it.contribution + 1}/submission`),
  ),
  '/meetings/:id/agenda': [`/meetings/${it.inSession}/agenda`, ...by('public', `/meetings/${it.inSession}/agenda`)],
  '/meetings/:id/agenda/items/:number': [`/meetings/${it.inSession}/agenda/items/${it.item}`],
  '/meetings/:id/agenda/items/new': [`/meetings/${it.inSession}/agenda/items/new`],
  '/meetings/:id/check-in': [`/meetings/${it.meeting}/check-in`],
  '/meetings/:id/decisions': [`/meetings/${it.meeting}/decisions`, ...by('public', `/meetings/${it.meeting}/decisions`)],
  '/meetings/:id/decisions/:number': [`/meetings/${it.meeting}/decisions/1`],
  '/meetings/:id/decisions/:number/correction': [`/meetings/${it.meeting}/decisions/1/correction`],
  '/meetings/:id/decisions/new': [
    `/meetings/${it.meeting}/decisions/new`,
    refused(`/meetings/${it.inSession}/decisions`, { verb: 'forward' }),
  ],
  '/meetings/:id/letter': [`/meetings/${it.meeting}/letter`],
  '/meetings/:id/live': [`/meetings/${it.meeting}/live`],
  '/meetings/:id/live/events': [],
  '/open-data/:file': [],
  '/posting/:id': [`/posting/${it.posting}`, refused(`/posting/${it.posting}/release`, { version: '1' })],
  '/posting/:id/events': [],
  '/s/*': [],
  '/meetings/:id/phase': [`/meetings/${it.inSession}/phase?step=close`],
  '/meetings/:id/plan': [`/meetings/${it.inSession}/plan`],
  '/meetings/:id/plan/slots/:number': [
    `/meetings/${it.inSession}/plan/slots/${it.slot}`,
    refused(`/meetings/${it.inSession}/plan/slots/${it.slot}`, { minutes: 'some' }),
  ],
  '/meetings/:id/plan/slots/new': [`/meetings/${it.inSession}/plan/slots/new?item=${it.item}`],
  '/meetings/:id/participants': by('public', `/meetings/${it.meeting}/participants`),
  '/meetings/:id/registration': [`/meetings/${it.meeting}/registration`],
  '/meetings/:id/registrations': [`/meetings/${it.meeting}/registrations`],
  '/meetings/:id/reports': [`/meetings/${it.inSession}/reports`, ...by('public', `/meetings/${it.meeting}/reports`)],
  '/meetings/:id/reports/:kind/:language': [`/meetings/${it.inSession}/reports/report/en`],
  '/meetings/:id/reports/:kind/:language/compilation': [`/meetings/${it.inSession}/reports/report/en/compilation`],
  '/meetings/:id/reports/:kind/:language/sections/:key': [
    `/meetings/${it.inSession}/reports/report/en/sections/introduction`,
    refused(`/meetings/${it.inSession}/reports/report/en/sections/closing`),
  ],
  '/meetings/:id/reports/:kind/posting': [
    `/meetings/${it.inSession}/reports/report/posting`,
    refused(`/meetings/${it.inSession}/reports/report/posting`, { symbol: 'the report' }),
  ],
  '/meetings/:id/settings': [`/meetings/${it.meeting}/settings`],
  '/meetings/:id/statements': [`/meetings/${it.meeting}/statements`],
  '/meetings/:id/statements/:number/file': [],
  '/meetings/:id/silence': [`/meetings/${it.meeting}/silence`],
  '/meetings/:id/silence/:number': by(
    'delegate',
    `/meetings/${it.meeting}/silence/1`,
    refused(`/meetings/${it.meeting}/silence/1/objections`),
  ),
  '/meetings/:id/silence/new': [`/meetings/${it.meeting}/silence/new`, refused(`/meetings/${it.meeting}/silence`)],
  '/meetings/:id/sittings/:number': [`/meetings/${it.meeting}/sittings/${it.sitting}`],
  '/meetings/:id/sittings/new': [`/meetings/${it.meeting}/sittings/new`],

  // drafting
  '/drafting': ['/drafting', ...by('public', '/drafting?state=closed')],
  '/drafting/new': ['/drafting/new', refused('/drafting', { origin: 'words', title: '' })],
  '/drafting/parties/:party': ['/drafting/parties/CEPT'],
  '/drafting/:id': [`/drafting/${it.drafted}`, ...by('public', `/drafting/${it.drafted}`)],
  '/drafting/:id/base': [`/drafting/${it.drafted}/base?lang=ar`],
  '/drafting/:id/base/new': [`/drafting/${it.drafted}/base/new`],
  '/drafting/:id/compilation': [
    ...['', '?as=contested', '?as=XNL'].map((as) => `/drafting/${it.drafted}/compilation${as}`),
    ...by('public', `/drafting/${it.drafted}/compilation?lang=ar`),
  ],
  '/drafting/:id/adoption': [`/drafting/${it.room}/adoption`],
  '/drafting/:id/languages': [`/drafting/${it.drafted}/languages`],
  '/drafting/:id/languages/:language': [`/drafting/${it.drafted}/languages/fr`],
  '/drafting/:id/languages/events': [],
  '/drafting/:id/out': [`/drafting/${it.room}/out`],
  '/drafting/:id/out/:language/:file': [],
  '/drafting/:id/outcome': [`/drafting/${it.room}/outcome?party=CAN`],
  '/drafting/:id/proposals': [`/drafting/${it.drafted}/proposals`],
  '/drafting/:id/proposals/:number': [
    `/drafting/${it.drafted}/proposals/${it.handedIn}`,
    ...by('delegate', `/drafting/${it.drafted}/proposals/${it.handedIn}`),
    `/drafting/${it.drafted}/proposals/${it.written}`,
  ],
  '/drafting/:id/proposals/:number/file': [],
  '/drafting/:id/proposals/:number/text': [`/drafting/${it.drafted}/proposals/${it.written}/text`],
  '/drafting/:id/proposals/:number/text/:paragraph': [
    `/drafting/${it.drafted}/proposals/${it.written}/text/resolves-2`,
    refused(`/drafting/${it.drafted}/proposals/${it.written}/text/resolves-2`, { doing: 'ADD' }),
  ],
  '/drafting/:id/proposals/new': by('delegate', `/drafting/${it.drafted}/proposals/new`),
  '/drafting/:id/settings': [`/drafting/${it.drafted}/settings`, refused(`/drafting/${it.drafted}/settings`)],
  '/drafting/:id/room/:language': [
    `/drafting/${it.room}/room/en`,
    `/drafting/${it.room}/room/en?show=open`,
    ...by('delegate', `/drafting/${it.room}/room/en`),
  ],
  '/drafting/:id/room/:language/changes': [],
  '/drafting/:id/room/:language/compare': by('delegate', `/drafting/${it.room}/room/en/compare?from=0&to=2`),
  '/drafting/:id/room/:language/history': [`/drafting/${it.room}/room/en/history`],
  '/drafting/:id/room/:language/paragraphs/:paragraph': [
    `/drafting/${it.room}/room/en/paragraphs/p1`,
    ...by('delegate', `/drafting/${it.room}/room/en/paragraphs/p2`),
    refused(`/drafting/${it.room}/room/en/steps`, { do: 'bracket', paragraph: 'p2', on: '2', words: 'no such words' }),
    { path: `/drafting/${it.room}/room/en/steps`, form: { do: 'edit', paragraph: 'p2', on: '0', text: 'to ask' }, status: 409 },
  ],
  '/drafting/:id/room/:language/versions/:version': [`/drafting/${it.room}/room/en/versions/1`],

  // the review desk

  '/review/:document': ['/review/C26-177', '/review/C27-201', '/review/C26-190'],
  '/review/:document/addition': ['/review/C26-177/addition', refused('/review/C26-177/additions')],
  '/review/carry-overs/:id': [`/review/carry-overs/${it.carryOver}`],
  '/review/mandates/:id': [
    `/review/mandates/${it.proposal}`,
    refused(`/review/mandates/${it.proposal}/correction`, { version: '1' }),
    refused(`/review/mandates/${it.proposal}/rejection`),
  ],

  // for developers
  '/dev/mail/:id': [`/dev/mail/${it.letter}`],

  // what goes wrong
  403: by('member', { path: '/review', status: 403 }),
  404: by('public', { path: '/no-such-page', status: 404 }, { path: '/documents/no-such-paper', status: 404 }),
  409: [{ path: `/mandates/${it.reported}/progress`, form: { version: '0', 'progress.progress': 'done' }, status: 409 }],
  410: [{ path: '/account/keys/new', status: 410 }, ...by('public', { path: '/invitations/accept?token=long-gone', status: 410 })],
  429: by('public', { path: '/sign-in', form: { email: tired, password: 'wrong' }, status: 429 }),
})

const tired = 'tired@example.org'

/** What no browser shows as a page: interfaces, files, feeds. */
const noPage = /^\/(api|assets|\.well-known)\/|\.[a-z]+$/

/**
 * Looks at every route that answers with a page. A route whose address has parameters and stands in no line of the table, and a
 * line that belongs to no route, are told in `missing`.
 */
export async function examplePages(house: TestApp): Promise<{ pages: Example[]; missing: string[] }> {
  const table = examples(await fillHouse(house))
  const routes = house.app.routeTable.filter(({ method, url }) => method === 'GET' && !noPage.test(url)).map(({ url }) => url)
  const missing: string[] = []
  const pages: Example[] = []
  const administrator = house.as(mostPrivileged)
  for (const url of routes) {
    if (table[url] !== undefined) continue
    if (/[:*]/.test(url)) missing.push(`${url} has no example: add a line to test/support/example-pages.ts`)
    else if ((await administrator.get(`/en${url}`)).headers['content-type']?.toString().startsWith('text/html')) table[url] = [url]
  }
  for (const [route, looks] of Object.entries(table)) {
    if (route.startsWith('/') && !routes.includes(route)) missing.push(`${route} is no route any more: take its line away`)
    for (const look of looks) pages.push({ path: route, as: mostPrivileged, status: 200, ...whole(look) })
  }
  return { pages, missing }
}

/** The example year in use: papers at the review desk, mandates of every kind, letters, requests, a list of refused tries. */
async function fillHouse(house: TestApp): Promise<Filled> {
  const { deps } = house
  const { db } = deps
  await demonstrate({ ...deps, config: { ...deps.config, embedded: true } })
  const paper = madeProposal()
  await importText(deps, systemActor, { name: paper.name, bytes: Buffer.from(paper.content) })
  const mandate = db.selectFrom('mandates.mandate').select('id')
  const reported = await mandate.where('progress', '=', 'reported').executeTakeFirstOrThrow()
  const proposal = await mandate.where('document_id', '=', 'C26-177').orderBy('id').executeTakeFirstOrThrow()
  const { anchor } = await db
    .selectFrom('documents.paragraph')
    .select('anchor')
    .where('document_id', '=', 'C26-190')
    .where('anchor', 'like', '%instructs%1')
    .executeTakeFirstOrThrow()
  const [shared, open] = await buildMandates(db, [
    {
      owners: ['itu', 'unesco'],
      addressees: ['itu-bdt'],
      recurrence: { every: 'year', interval: 1, body: 'itu-council', words: 'each year' },
      due: [{ session: 'cstd-30', words: 'at its thirtieth session' }],
      actionLines: ['C1', 'C2'],
      sdgs: ['4', '9'],
      words: { en: 'to report', ar: 'أن يقدم تقريراً' },
    },
    { addressees: ['itu-bdt'], due: [{ ends: '2027-09-30' }], review: 'open' },
    { owners: ['itu'], addressees: ['itu-sg'], due: [{ ends: '2026-05-01' }] },
    { owners: ['itu'], due: [{ relation: 'asap', words: 'as soon as possible' }] },
    { owners: ['unesco'], progress: 'reported' },
  ])
  await db
    .updateTable('mandates.owner')
    .set({ unit: 'BDT', person_id: demonstrationPeople.bdt })
    .where('organization_id', '=', 'itu')
    .execute()
  const words = 'The regional offices have been asked; two have answered.'
  await house.as('bdt').post(`/en/mandates/${reported.id}/comments`, { 'comment.text': words })

  const chair = (await findActor(db, demonstrationPeople.chair))!
  const sent = db.selectFrom('documents.document').select('revision').where('id', '=', 'C26-190')
  const { revision } = await sent.executeTakeFirstOrThrow()
  const urgent = { to: 'cstd', note: null, revision, override: 'The Commission meets before the members can comment.' }
  const transmission = await transmit(deps, chair, 'C26-190', urgent)

  const meeting = await buildMeeting(deps)
  const running = await buildMeeting(deps, { phase: 'running' })
  const inSession = running.id
  const item = await addAgendaItem(deps, systemActor, inSession, {
    parent: null,
    title: { en: 'Follow-up', original: 'en' },
    lead: null,
    documents: [{ key: 'C26/190', words: 'C26/190' }],
    version: 0,
  })
  const where = { list: running.sitting, after: null }
  const slot = await addSlot(deps, systemActor, inSession, { kind: 'break', item: null, title: null, where, minutes: 15 })
  await compileReport(deps, systemActor, inSession, 'report', 'en', null)
  await buildDecisions(deps, meeting.id)
  const contribution = await buildContribution(deps, meeting.id)
  await buildContribution(deps, meeting.id, { submitted: false })
  const group = await buildGroup(deps)
  const [from, to, instrument] = ['C25-910', 'C26-910', 'council-res-1332']
  await buildMandates(
    db,
    [from, to].flatMap((document) => [
      { document, instrument },
      { document, instrument },
    ]),
  )
  await db.updateTable('documents.document').set({ dated: '2025-06-17' }).where('id', '=', from).execute()
  const carried = await inTransaction(db, (tx) => carryOver(tx, systemActor, { instrument, from, to }))

  const room = await buildRoom(deps)
  await step(deps, room, 'p2', { do: 'edit', text: 'to invite all Member States;' })
  await step(deps, room, 'p2', { do: 'status', status: 'silence', silenceUntil: '2099-01-10' })

  await demonstrateDrafting({ ...deps, config: { ...deps.config, embedded: true } })
  const drafted = (await db.selectFrom('drafting.text').select('id').where('document_id', '=', 'C26-190').executeTakeFirstOrThrow()).id
  const handedIn = (
    await db.selectFrom('drafting.proposal').select('id').where('text_id', '=', drafted).orderBy('id').executeTakeFirstOrThrow()
  ).id
  const written = await buildProposal(deps, drafted, {
    parties: ['JOR'],
    draft: true,
    says: [{ on: 'resolves-1', doing: 'MOD', text: 'that one register be kept;' }],
  })

  const cookie = await house.as('secretariat').cookie()
  /** Sends files as a browser without script does; answers the id of what was begun. */
  const bring = async (to: string, files: Record<string, Buffer>) => {
    const parts = multipart(Object.entries(files).map(([file, value]) => ({ name: 'files', file, value })))
    const headers = { ...parts.headers, cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' }
    const answer = await house.app.inject({ method: 'POST', url: to, headers, payload: parts.payload })
    return Number(/\d+$/.exec(answer.headers.location ?? '')?.[0])
  }
  const importId = await bring('/en/imports', {
    'C26-440.txt': writePaper({ symbol: 'C26/440' }),
    'old.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
  })
  const posting = await bring('/en/posting', {
    'C26-441-E.txt': writePaper({ symbol: 'C26/441' }),
    'C26-442-F.txt': writePaper({ symbol: 'C26/443' }),
    'notes.txt': writePaper({ title: 'NOTES' }),
  })

  const guest = await buildPerson(deps, { fast: true, name: 'Noor Haas' })
  await db
    .insertInto('people.joining')
    .values({ organization_id: 'itu', person_id: guest.id, words: 'I follow action line C2.', asked_at: deps.clock.now() })
    .execute()
  const keeper = house.as(mostPrivileged)
  await keeper.press(await keeper.get('/en/organizations/itu'), 'Send the invitation', {
    'Mail address': 'administrator@example.org',
    Roles: 'member',
  })
  for (let tries = 0; tries < 10; tries++) await house.as('public').post('/en/sign-in', { email: tired, password: 'wrong' })
  const [letter] = await house.letters('administrator@example.org')
  const [kept] = await deps.mail.kept()
  return {
    reported: reported.id,
    shared: shared!,
    open: open!,
    proposal: proposal.id,
    anchor,
    transmission,
    meeting: meeting.id,
    sitting: meeting.sitting,
    inSession,
    slot,
    item,
    contribution,
    group,
    carryOver: carried,
    room,
    drafted,
    handedIn,
    written,
    importId,
    posting,
    letter: kept!.id,
    invitation: /\/invitations\/accept\?token=\S+/.exec(letter!.text)![0],
    unsubscribe: unsubscribeLink(deps.config, demonstrationPeople.bdt, 'assignments'),
  }
}
