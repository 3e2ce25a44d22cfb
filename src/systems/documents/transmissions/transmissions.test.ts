import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { importPaper } from '../testing.ts'

let it: TestApp
const clock = fixedClock('2100-01-01T09:00:00Z')

/** A report of the working group, posted this moment, whose address is returned. */
async function report(number: number, visibility: 'public' | 'members' | 'restricted' = 'members', title = 'REPORT OF THE GROUP') {
  const symbol = `CWG-WSIS&SDG-44/${number}`
  const { documentId } = await importPaper(it.deps, { symbol, title }, { visibility })
  await postedAt(documentId, clock.now())
  return documentId
}
/** The database keeps the moments of posting by its own clock; the tests have theirs. */
const postedAt = (id: string, at: Date) =>
  sql`update documents.posting set since = ${at} where document_id = ${id} and until is null`.execute(it.deps.db)

beforeAll(async () => {
  it = await testApp({ clock })
})
afterAll(() => it.close())

describe('handing a document to another body', () => {
  test('is refused while members cannot read it, then while their time runs, and passes after it, with what they said', async () => {
    clock.set('2100-01-01T09:00:00Z')
    const id = await report(1, 'restricted')
    const secretariat = it.as('secretariat')
    const gate = () => secretariat.get(`/en/documents/${id}/transmission`)

    const unposted = await secretariat.press(await gate(), 'Hand on', { To: 'itu-council' })
    expect([unposted.status, unposted.text.includes('No: members cannot read this text')]).toEqual([409, true])

    await sql`update documents.document set visibility = 'members' where id = ${id}`.execute(it.deps.db)
    await postedAt(id, clock.now())
    clock.set('2100-01-10T09:00:00Z')
    const early = await secretariat.press(await gate(), 'Hand on', { To: 'itu-council', 'Words that go with it': 'For decision.' })
    expect([early.status, early.text.includes('It may go from 15 Jan 2100')]).toEqual([409, true])
    expect(early.html).toContain('For decision.')

    const member = it.as('member')
    await member.press(await member.get(`/en/documents/${id}/comments`), 'Send comment', { 'Your comment': 'Paragraph 2 names no date.' })
    clock.set('2100-01-15T09:00:00Z')
    const sent = await secretariat.follow(
      await secretariat.press(await gate(), 'Hand on', { To: 'itu-council', 'Words that go with it': 'For decision.' }),
    )
    expect(sent.status).toBe(200)
    for (const words of ['CWG-WSIS&SDG-44/1 handed to Council', '14 days', '1 comment', 'For decision.', 'paper.txt'])
      expect(sent.text).toContain(words)
    const row = await it.deps.db.selectFrom('documents.transmission').selectAll().where('document_id', '=', id).executeTakeFirstOrThrow()
    expect([row.revision, row.days, row.comments, row.override]).toEqual([0, 14, 1, null])
    expect(row.posted_since).toEqual(new Date('2100-01-01T09:00:00Z'))

    const again = await secretariat.press(await gate(), 'Hand on', { To: 'itu-council' })
    expect([again.status, again.text.includes('has gone to this body already')]).toEqual([409, true])
  })

  test('asks for that very revision: a later one, or another file in its place, begins the time anew', async () => {
    clock.set('2100-03-01T09:00:00Z')
    const id = await report(2)
    clock.set('2100-04-01T09:00:00Z')
    const secretariat = it.as('secretariat')
    const early = await secretariat.get(`/en/documents/${id}/transmission`)
    await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/2(Rev.1)', paragraphs: ['The Group met twice.'] })
    const stale = await secretariat.press(early, 'Hand on', { To: 'itu-council' })
    expect([stale.status, stale.text.includes('revision 1')]).toEqual([409, true])
    await postedAt(id, clock.now())
    expect((await secretariat.get(`/en/documents/${id}/transmission`)).text).toContain('Not yet')

    await postedAt(id, new Date('2100-02-01T09:00:00Z'))
    expect((await secretariat.get(`/en/documents/${id}/transmission`)).text).toContain('Yes: members could read it')
    await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/2(Rev.1)', paragraphs: ['The Group met three times.'] })
    const { since } = await it.deps.db
      .selectFrom('documents.posting')
      .select('since')
      .where('document_id', '=', id)
      .where('until', 'is', null)
      .executeTakeFirstOrThrow()
    expect(since.getFullYear()).toBe(new Date().getFullYear())
  })

  test('without waiting is for the chair alone, with a reason that everybody reads', async () => {
    clock.set('2100-05-01T09:00:00Z')
    const id = await report(3, 'public')
    const form = { to: 'cstd', revision: 0, unwaited: true, override: 'The Commission closes its list tomorrow.' }
    expect((await it.as('secretariat').post(`/en/documents/${id}/transmission`, form)).status).toBe(403)
    expect((await it.as('member').post(`/en/documents/${id}/transmission`, form)).status).toBe(403)
    const chair = it.as('chair')
    const hasty = await chair.post(`/en/documents/${id}/transmission`, { ...form, override: 'urgent' })
    expect([hasty.status, hasty.text.includes('at least 20 characters')]).toEqual([422, true])
    const sent = await chair.post(`/en/documents/${id}/transmission`, form)
    expect(sent.status).toBe(303)
    const record = await it.as('public').get(sent.location!)
    expect(record.text).toContain('The Commission closes its list tomorrow.')
    expect((await it.as('public').get('/en/transmissions?overridden=yes')).text).toContain('CWG-WSIS&SDG-44/3')
    expect((await it.as('public').get(`/en/documents/${id}`)).text).toContain('Handed to CSTD on')
  })

  test('of what the public may not see tells the public that it went, and not what it says', async () => {
    clock.set('2100-06-01T09:00:00Z')
    const id = await report(4, 'members', 'A TITLE FOR MEMBERS')
    clock.set('2100-07-01T09:00:00Z')
    const form = { to: 'hlpf', revision: 0, note: 'words for the forum' }
    const { location } = await it.as('secretariat').post(`/en/documents/${id}/transmission`, form)
    const [shown, hidden] = [await it.as('member').get(location!), await it.as('public').get(location!)]
    expect([shown.text.includes('A TITLE FOR MEMBERS'), shown.text.includes('words for the forum')]).toEqual([true, true])
    expect([hidden.text.includes('CWG-WSIS&SDG-44/4'), hidden.text.includes('A TITLE'), hidden.text.includes('words for')]).toEqual([
      true,
      false,
      false,
    ])
    const { items } = (await it.as('public').get('/api/v1/transmissions?to=hlpf')).json as { items: { symbol: string; files: unknown[] }[] }
    expect(items.map(({ symbol, files }) => [symbol, files])).toEqual([['CWG-WSIS&SDG-44/4', []]])
  })

  test('stays on record as it was', async () => {
    await expect(sql`update documents.transmission set comments = 99`.execute(it.deps.db)).rejects.toThrow('append-only')
  })
})

describe('a comment', () => {
  test('is taken back by its author alone, stays visible as withdrawn, and no longer counts', async () => {
    const id = await report(5)
    const [member, delegate] = [it.as('member'), it.as('delegate')]
    const page = await member.follow(
      await member.press(await member.get(`/en/documents/${id}/comments`), 'Send comment', { 'Your comment': 'To be deleted.' }),
    )
    const { id: comment } = await it.deps.db
      .selectFrom('documents.comment')
      .select('id')
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow()
    expect((await delegate.post(`/en/documents/${id}/comments/${comment}/withdrawal`)).status).toBe(403)
    const after = await member.follow(await member.press(page, /^Withdraw/))
    expect([after.text.includes('To be deleted.'), after.text.includes('This comment was withdrawn')]).toEqual([false, true])
    expect((await it.as('secretariat').get(`/en/documents/${id}/transmission`)).text).toContain('no comment')
  })

  test('on a text that has been revised meanwhile is refused with the words kept', async () => {
    const id = await report(6)
    const member = it.as('member')
    const page = await member.get(`/en/documents/${id}/comments`)
    await importPaper(it.deps, { symbol: 'CWG-WSIS&SDG-44/6(Rev.1)', paragraphs: ['Anew.'] })
    const refused = await member.press(page, 'Send comment', { 'Your comment': 'About the old text.' })
    expect([refused.status, refused.html.includes('About the old text.')]).toEqual([409, true])
  })
})

test('the pages ask the same number of questions for one record and for thirty', async () => {
  const id = await report(7)
  const member = it.as('member')
  const count = async (path: string) => {
    await member.get(path)
    it.queries.length = 0
    await member.get(path)
    return it.queries.length
  }
  const comment = (text: string) =>
    sql`insert into documents.comment (document_id, revision, language, text, by_id, by_name, at) values (${id}, 0, 'en', ${text}, 'x', 'X', now())`.execute(
      it.deps.db,
    )
  const send = (to: string) =>
    sql`insert into documents.transmission (document_id, revision, to_body, files, days, comments, by_name, at) values (${id}, 0, ${to}, '[]', 10, 0, 'X', now())`.execute(
      it.deps.db,
    )
  await comment('one')
  await send('cstd')
  const one = [await count(`/en/documents/${id}/comments`), await count('/en/transmissions'), await count(`/en/documents/${id}`)]
  for (let n = 0; n < 30; n++) {
    await comment(`another ${n}`)
    await send('ecosoc')
  }
  expect([await count(`/en/documents/${id}/comments`), await count('/en/transmissions'), await count(`/en/documents/${id}`)]).toEqual(one)
})
