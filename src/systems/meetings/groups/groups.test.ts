import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Agent, type Page, type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { buildMeeting } from '../testing.ts'
import { replyAddress } from './address.ts'
import { remindOfProcedure } from './commands/procedures.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const clock = fixedClock('2027-02-01T09:00:00Z')
let house: TestApp
let convenor: Agent // the chair's account, of Uruguay
let delegate: Agent
let officer: Agent
let receiver: Receiver

beforeAll(async () => {
  house = await testApp({ clock, env: { MAIL_IN_PORT: '2525', MAIL_IN_DOMAIN: 'reply.example.org' } })
  receiver = await startReceiver(house.deps, { port: 0, host: '127.0.0.1' })
  convenor = house.as('chair')
  delegate = house.as('delegate')
  officer = house.as('secretariat')
})
afterAll(async () => {
  await receiver?.close()
  await house?.close()
})
beforeEach(() => clock.set('2027-02-01T09:00:00Z'))

const numberIn = (page: Page) => Number(/correspondence-groups\/(\d+)/.exec(page.location)![1])
let made = 0
async function open({
  members = [delegate],
  meeting = '',
  readers = 'all',
}: {
  members?: Agent[]
  meeting?: string
  readers?: string
} = {}) {
  const opened = await officer.post('/en/correspondence-groups', {
    name: `Input to the forum ${++made}`,
    body: 'itu-cwg-wsis-sdg',
    meeting,
    language: 'en',
    terms: 'To prepare the input of the Council to the forum.',
    product: 'Draft input',
    convenor: house.demonstrated('chair'),
    open: true,
    readers,
  })
  const id = numberIn(opened)
  for (const member of members) expect((await member.post(`/en/correspondence-groups/${id}/membership`)).status).toBe(303)
  return { id, address: `/en/correspondence-groups/${id}` }
}
const draft = (address: string, text = 'We welcome the review.\n\nWe ask for a plan by 2027.') =>
  convenor.post(`${address}/drafts`, { language: 'en', text })
const says = async (address: string, number = 1) => (await delegate.get(`${address}/drafts/${number}`)).text

describe('a group', () => {
  it('is open to interested members; those who take part read it, the public does not, and only members speak', async () => {
    const { id, address } = await open({ members: [] })
    await draft(address)
    expect((await house.as('member').get(address)).status).toBe(200)
    expect((await house.as('public').get(address)).status).not.toBe(200)
    expect((await delegate.post(`${address}/drafts/1/comments`, { text: 'Good.' })).status).toBe(403)
    expect((await delegate.post(`${address}/drafts`, { language: 'en', text: 'Ours.' })).status).toBe(403)
    await delegate.press(await delegate.get(address), 'Join the group')
    expect((await delegate.post(`${address}/drafts/1/comments`, { text: 'Good.' })).status).toBe(303)
    expect((await house.as('chair').post(`${address}/departure`)).status).toBe(409)
    await delegate.press(await delegate.get(address), 'Leave the group')
    expect((await delegate.post(`${address}/drafts/1/comments`, { text: 'Again.' })).status).toBe(403)
    expect(
      await house.deps.db
        .selectFrom('meetings.group_comment')
        .select('id')
        .where('draft_id', 'in', (eb) => eb.selectFrom('meetings.group_draft').select('id').where('group_id', '=', id))
        .execute(),
    ).toHaveLength(1)
  })

  it('shows its texts to whom its terms say: its members, or the participants of its meeting too', async () => {
    const { id: meeting } = await buildMeeting(house.deps)
    const [unesco, member] = [house.as('unesco'), house.as('member')]
    await unesco.post(`/en/meetings/${meeting}/registration`, { capacity: 'delegate', attends: 'remote' })
    await house.deps.db.updateTable('meetings.registration').set({ state: 'approved' }).where('meeting_id', '=', meeting).execute()
    const refused = await officer.post('/en/correspondence-groups', { name: 'A', readers: 'meeting', meeting: '' })
    expect(refused.errors).toContain('Meeting: Say which meeting, since its participants read the texts')
    const [closed, shared] = [await open({ readers: 'group', meeting }), await open({ readers: 'meeting', meeting })]
    for (const { address } of [closed, shared]) await draft(address)
    const reads = async (who: Agent, { address }: { address: string }) => {
      const [page, text] = [await who.get(address), await who.get(`${address}/drafts/1`)]
      expect(page.text.includes('Version 1')).toBe(text.status === 200)
      return text.status
    }
    expect([await reads(delegate, closed), await reads(unesco, closed), await reads(member, closed)]).toEqual([200, 404, 404])
    expect([await reads(delegate, shared), await reads(unesco, shared), await reads(member, shared)]).toEqual([200, 200, 404])
    expect((await member.get(closed.address)).text).toContain('The texts of this group are for its members.')
  })

  it('comments by paragraph, and its members hear of it in their language', async () => {
    const { address } = await open()
    await draft(address)
    await delegate.press(await delegate.get(`${address}/drafts/1`), 'Send the comment', { On: '1', Comment: 'Say who makes the plan.' })
    const page = await delegate.get(`${address}/drafts/1`)
    expect(page.text).toContain('1 comment')
    expect(page.text).toMatch(/We ask for a plan by 2027\. .*Say who makes the plan\./)
    const letters = await house.letters('chair@example.org')
    expect(letters[0]!.text).toContain('Say who makes the plan.')
    expect(letters[0]!.subject).toContain('sobre la versión 1')
    expect((await house.letters('delegate@example.org')).filter(({ text }) => text.includes('Say who makes'))).toEqual([])
  })

  it('has steps, of which the convenor and who is to take them are reminded, and of what is overdue', async () => {
    const { address } = await open()
    await convenor.press(await convenor.get(address), 'Add a step', { Who: 'members', What: 'Comments on version 1', Due: '2027-02-20' })
    const remind = async (day: string) => {
      clock.set(`${day}T06:00:00Z`)
      const before = (await house.letters('delegate@example.org')).length
      await house.deps.db.transaction().execute((tx) => house.deps.jobs.enqueue(tx, 'meetings.group-remind', {}))
      return (await house.letters('delegate@example.org')).length - before
    }
    expect([await remind('2027-02-12'), await remind('2027-02-13'), await remind('2027-02-21')]).toEqual([0, 1, 1])
    await convenor.press(await convenor.get(address), /^Mark as done/)
    expect(await remind('2027-02-19')).toBe(0)
  })
})

describe('agreement', () => {
  /** what the job does when its time has come: the queue itself goes by the machine's clock */
  const deadline = async (address: string, at: string) => {
    clock.set(at)
    const group = Number(address.split('/').at(-1))
    await house.deps.db.transaction().execute((tx) => house.deps.jobs.enqueue(tx, 'meetings.group-settle', { group }))
    await house.letters()
  }
  const ask = (address: string, kind: string, until = '2027-03-01') => convenor.post(`${address}/drafts/1/procedure`, { kind, until })

  it('by silence is broken by the first objection, which says who and why', async () => {
    const { address } = await open()
    await draft(address)
    expect((await ask(address, 'silence', '2027-01-01')).errors).toEqual(['Until the end of: Please give a day that lies ahead'])
    await ask(address, 'silence')
    expect((await delegate.post(`${address}/objections`, {})).errors).toEqual(['Reason: Please fill this in'])
    await delegate.press(await delegate.get(address), 'Break silence', { Reason: 'The date is too early.' })
    const page = await convenor.get(address)
    expect(page.text).toMatch(/Silence on version 1 was broken.*Amal Haddad.*The date is too early\./)
    expect((await convenor.post(`${address}/handover`)).status).toBe(409)
  })

  it('by consensus is reached when what was objected is withdrawn in time', async () => {
    const { address } = await open()
    await draft(address)
    await ask(address, 'consensus')
    await delegate.press(await delegate.get(address), 'Object', { Reason: 'The date is too early.' })
    expect((await convenor.post(`${address}/drafts`, { language: 'en', text: 'Another.' })).status).toBe(409)
    await delegate.press(await delegate.get(address), 'Withdraw the objection')
    await deadline(address, '2027-03-01T22:58:00Z')
    expect((await delegate.get(address)).text).toContain('Consensus is sought on version 1')
    await deadline(address, '2027-03-01T22:59:00Z')
    expect((await delegate.get(address)).text).toContain('version 1 is agreed')
    expect((await delegate.post(`${address}/objections`, { reason: 'Too late.' })).status).toBe(409)
  })

  it('is called to mind a day before it ends, and not when silence is broken by then', async () => {
    const [standing, broken] = [await open(), await open()]
    const about = async ({ address }: { address: string }) =>
      (await house.letters('delegate@example.org')).filter(({ text }) => text.includes(`${address.slice(3)}/`)).map(({ text }) => text)
    for (const { address } of [standing, broken]) {
      await draft(address)
      await ask(address, 'silence')
    }
    await delegate.post(`${broken.address}/objections`, { reason: 'Too early.' })
    const [before, beforeBroken] = [(await about(standing)).length, (await about(broken)).length]
    for (const { id } of [standing, broken]) {
      const { id: procedure } = await house.deps.db
        .selectFrom('meetings.group_procedure')
        .select('id')
        .where('group_id', '=', id)
        .executeTakeFirstOrThrow()
      for (let n = 0; n < 2; n++) await remindOfProcedure(house.deps, { group: id, procedure })
    }
    expect([(await about(standing)).length - before, (await about(broken)).length - beforeBroken]).toEqual([1, 0])
  })

  it('lets the convenor hand the text to the chair, as a document that those who take part read', async () => {
    const meeting = await buildMeeting(house.deps)
    const chair = { chair_id: house.demonstrated('unesco') }
    await house.deps.db.updateTable('meetings.meeting').set(chair).where('id', '=', meeting.id).execute()
    const { id, address } = await open({ meeting: meeting.id })
    await draft(address)
    await ask(address, 'silence')
    await deadline(address, '2027-03-02T09:00:00Z')
    expect((await delegate.post(`${address}/handover`)).status).toBe(403)
    await convenor.press(await convenor.get(address), 'Hand over to the chair', { Note: 'For the next sitting.' })
    const { state, document_id } = await house.deps.db
      .selectFrom('meetings.correspondence_group')
      .select(['state', 'document_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(state).toBe('handed-over')
    expect((await house.as('member').get(`/en/documents/${document_id}`)).text).toContain('We ask for a plan by 2027.')
    expect((await house.letters('unesco@example.org'))[0]!.text).toContain(`correspondence-groups/${id}`)
    expect((await delegate.post(`${address}/drafts/1/comments`, { text: 'One more thing.' })).status).toBe(409)
  })
})

describe('an answer by mail', () => {
  const send = (letter: SendMailOptions) =>
    createTransport({ host: '127.0.0.1', port: receiver.port, secure: false, ignoreTLS: true })
      .sendMail(letter)
      .then(
        () => 'accepted',
        (error: { responseCode?: number }) => error.responseCode,
      )
  async function noticed() {
    const { id, address } = await open()
    await draft(address)
    const [one] = await house.deps.db.selectFrom('meetings.group_draft').select('id').where('group_id', '=', id).execute()
    const member = await house.deps.db
      .selectFrom('meetings.group_member')
      .select('id')
      .where('group_id', '=', id)
      .where('person_id', '=', house.demonstrated('delegate'))
      .executeTakeFirstOrThrow()
    const to = replyAddress(house.deps.config, { draft: one!.id, member: member.id, comment: 0 })
    return { address, letter: { from: 'Amal Haddad <delegate@example.org>', to, subject: 'Re: version 1' } }
  }
  const quoted = 'On Mon, 1 Feb 2027, Actionline wrote:\n> version 1 is posted'

  it('becomes the person’s comment, without what it quotes, once however often it comes', async () => {
    const { address, letter } = await noticed()
    const answer = { ...letter, text: `We can live with it.\n\n${quoted}`, messageId: '<one@example.org>' }
    expect(await send(answer)).toBe('accepted')
    expect(await send(answer)).toBe('accepted')
    const text = await says(address)
    expect(text.match(/We can live with it\./g)).toHaveLength(1)
    expect(text).toMatch(/Amal Haddad · .* · by mail/)
    expect(text).not.toContain('wrote:')
    // the convenor hears of it as of any other comment
    expect((await house.letters('chair@example.org'))[0]!.text).toContain('We can live with it.')
  })

  it('to a comment is about the same paragraph', async () => {
    const { address, letter } = await noticed()
    await convenor.post(`${address}/drafts/1/comments`, { place: '1', text: 'Is 2027 too early?' })
    const { id, draft_id } = await house.deps.db
      .selectFrom('meetings.group_comment')
      .select(['id', 'draft_id'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const member = Number.parseInt(letter.to.split('-')[2]!, 36)
    const to = replyAddress(house.deps.config, { draft: draft_id, member, comment: id })
    expect(await send({ ...letter, to, text: 'No.' })).toBe('accepted')
    expect(
      await house.deps.db.selectFrom('meetings.group_comment').select(['place', 'text']).orderBy('id', 'desc').limit(1).executeTakeFirst(),
    ).toEqual({ place: 1, text: 'No.' })
  })

  it('is refused at an address that was not signed, from anybody else, or with nothing in it', async () => {
    const { address, letter } = await noticed()
    expect(await send({ ...letter, to: letter.to.replace(/-[0-9a-f]{24}@/, `-${'0'.repeat(24)}@`), text: 'Forged.' })).toBe(550)
    expect(await send({ ...letter, from: 'someone@example.com', text: 'Forged.' })).toBe(550)
    expect(await send({ ...letter, text: quoted })).toBe(550)
    expect(await send({ ...letter, text: 'x'.repeat(600_000) })).toBe(552)
    expect(await send({ ...letter, envelope: { from: '', to: letter.to }, text: 'Undelivered.' })).toBe(550)
    expect(await says(address)).toContain('Nobody has commented yet.')
  })

  it('that a machine sent is taken and ignored, so that nothing goes round in a circle', async () => {
    const { address, letter } = await noticed()
    expect(await send({ ...letter, text: 'I am out of the office.', headers: { 'Auto-Submitted': 'auto-replied' } })).toBe('accepted')
    expect(await says(address)).toContain('Nobody has commented yet.')
    await house.deps.db.updateTable('meetings.correspondence_group').set({ state: 'closed' }).execute()
    expect(await send({ ...letter, text: 'Too late.' })).toBe(550)
    await house.deps.db.updateTable('meetings.correspondence_group').set({ state: 'open' }).execute()
  })
})

it('thirty groups, comments and members are shown with as many questions of the database as one', async () => {
  const { address } = await open()
  await draft(address)
  const count = async (path: string) => {
    house.queries.length = 0
    await delegate.get(path)
    return house.queries.length
  }
  const paths = ['/en/correspondence-groups', address, `${address}/drafts/1`]
  await delegate.post(`${address}/drafts/1/comments`, { text: 'First.', place: '0' })
  const few: number[] = []
  for (const path of paths) few.push(await count(path))
  for (let n = 0; n < 29; n++) {
    await delegate.post(`${address}/drafts/1/comments`, { text: `Comment ${n}`, place: String(n % 2) })
    await open({ members: [] })
  }
  const many: number[] = []
  for (const path of paths) many.push(await count(path))
  expect(many).toEqual(few)
})
