import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type Page, type TestApp, testApp } from '../../../test/support/app.ts'
import { systemActor } from '../../platform/actor.ts'
import { fixedClock } from '../../platform/clock.ts'
import { addComment } from './commands/comment.ts'
import { addEvidence } from './commands/link.ts'
import { buildMandate, buildMandates, type Given } from './testing.ts'

const day = '2026-11-21'
let it_: TestApp
let secretariat: Agent
let bdt: Agent
let unesco: Agent
let delegate: Agent
let everybody: Agent
beforeAll(async () => {
  it_ = await testApp({ clock: fixedClock(`${day}T10:00:00Z`) })
  ;[secretariat, bdt, unesco, delegate, everybody] = [
    it_.as('secretariat'),
    it_.as('bdt'),
    it_.as('unesco'),
    it_.as('delegate'),
    it_.as('public'),
  ]
  // the example year's own mandates would be counted with ours
  await it_.deps.db.deleteFrom('mandates.mandate').execute()
})
afterAll(() => it_.close())

const build = (given: Given = {}) => buildMandate(it_.deps.db, given, day)
const standing = (id: number) =>
  it_.deps.db
    .selectFrom('mandates.mandate')
    .select(['review', 'state', 'progress', 'plan', 'owner_organizations', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
/** Statements of a request, the second time it is asked: what is kept in memory is there. */
async function statements(who: Agent, path: string): Promise<number> {
  const first = await who.get(path)
  expect([path, first.status]).toEqual([path, 200])
  it_.queries.length = 0
  await who.get(path)
  return it_.queries.length
}

describe('a list takes as many statements for thirty rows as for one', () => {
  const document = 'C26-910'
  const one = (i: number): Given => ({
    document,
    path: `resolves ${i}`,
    instrument: 'a-res-70-1',
    due: [{ ends: '2027-03-01' }],
    owners: ['unesco'],
    actionLines: ['C5'],
    review: i % 2 ? 'open' : 'confirmed',
  })
  const paths = [
    '/en',
    `/en/mandates?document=${document}`,
    `/en/mandates.csv?document=${document}`,
    `/en/mandates.ics?document=${document}`,
    `/en/mandates.atom?document=${document}`,
    `/api/v1/mandates?document=${document}`,
    '/en/instruments/a-res-70-1/mandates',
    '/en/review',
    `/en/review/${document}`,
    `/en/review/${document}/addition`,
  ]

  it.each(paths)('%s', async (path) => {
    const { db } = it_.deps
    await db.deleteFrom('mandates.mandate').where('document_id', '=', document).execute()
    await buildMandates(db, [one(0), one(1)], day)
    const few = await statements(secretariat, path)
    await buildMandates(
      db,
      Array.from({ length: 60 }, (_, i) => one(i + 2)),
      day,
    )
    expect(await statements(secretariat, path)).toBe(few)
  })

  it('a mandate’s own page', async () => {
    const id = await build({ owners: ['unesco'], due: [{ ends: '2027-03-01' }] })
    const note = { title: 'A note', url: null, document: null, note: 'seen', occurrence: null, activity: false }
    const add = async () => {
      await addEvidence(it_.deps, systemActor, id, note)
      await addComment(it_.deps, systemActor, id, 'en', 'A word')
    }
    await add()
    const few = await statements(secretariat, `/en/mandates/${id}`)
    for (let i = 0; i < 29; i++) await add()
    expect(await statements(secretariat, `/en/mandates/${id}`)).toBe(few)
  })
})

describe('an export is exactly the list', () => {
  it.each([['addressee=cstd'], ['due=overdue&sort=-due'], ['q=satellite'], ['from=2027-01-01&to=2027-12-31&sort=updated']])(
    '%s',
    async (query) => {
      const { db } = it_.deps
      await db.deleteFrom('mandates.mandate').execute()
      await buildMandates(
        db,
        Array.from({ length: 70 }, (_, i) => ({
          addressees: [i % 2 ? 'cstd' : 'itu-sg'],
          due: [{ ends: i % 3 ? `2027-0${1 + (i % 9)}-11` : '2026-10-01' }],
          words: { en: i % 4 ? `to use satellite ${i}` : `to use cable ${i}` },
        })),
        day,
      )
      const shown: number[] = []
      for (let path = `/en/mandates?${query}`; path; ) {
        const page = await everybody.get(path)
        shown.push(...page.links.flatMap(({ href }) => /^\/en\/mandates\/(\d+)$/.exec(href)?.[1] ?? []).map(Number))
        path = page.links.find(({ text }) => text === 'Next')?.href ?? ''
      }
      const json = (await everybody.get(`/en/mandates.json?${query}`)).json as { items: { id: number }[] }
      const listed = json.items.map((item) => item.id)
      const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b)
      expect(sorted(listed)).toEqual(sorted(new Set(shown)))
      expect(listed.length).toBeGreaterThan(0)
      const csv = (await everybody.get(`/en/mandates.csv?${query}`)).html.trim().split('\r\n').slice(1)
      expect(csv.map((line) => Number(line.split(',')[0]))).toEqual(listed)
      const ics = (await everybody.get(`/en/mandates.ics?${query}`)).html
      expect(sorted([...ics.matchAll(/UID:mandate-(\d+)@/g)].map((m) => Number(m[1])))).toEqual(sorted(listed))
      const atom = (await everybody.get(`/en/mandates.atom?${query}`)).html
      expect(sorted([...atom.matchAll(/<id>[^<]*\/mandates\/(\d+)<\/id>/g)].map((m) => Number(m[1])))).toEqual(sorted(listed))
      const api: number[] = []
      for (let path: string | undefined = `/api/v1/mandates?${query}&limit=40`; path; ) {
        const part = (await everybody.get(path)).json as { items: { id: number }[]; next?: string }
        api.push(...part.items.map((item) => item.id))
        path = part.next
      }
      expect(sorted(api)).toEqual(sorted(listed))
    },
  )
})

describe('what is not yet confirmed', () => {
  it('is seen by reviewers and by nobody else', async () => {
    const id = await build({ review: 'open' })
    const status = async (who: Agent) => (await who.get(`/en/mandates/${id}`)).status
    expect([await status(secretariat), await status(bdt), await status(everybody)]).toEqual([200, 404, 404])
    expect((await everybody.get(`/api/v1/mandates/${id}`)).status).toBe(404)
  })
})

describe('a mandate of a paper for members', () => {
  it('is found by members, and by nobody else anywhere', async () => {
    const id = await build({ document: 'C26-911', visibility: 'members', words: { en: 'to keep this among members' } })
    const status = async (who: Agent) => (await who.get(`/en/mandates/${id}`)).status
    expect([await status(delegate), await status(everybody)]).toEqual([200, 404])
    const found = async (who: Agent) => (await who.get('/en/mandates?q=among')).text.includes('to keep this among members')
    expect([await found(delegate), await found(everybody)]).toEqual([true, false])
    expect(((await everybody.get('/en/mandates.json?document=C26-911')).json as { items: unknown[] }).items).toEqual([])
  })
})

describe('an owner', () => {
  it('takes over what nobody owns, plans and reports; another organization cannot', async () => {
    const id = await build({ due: [{ ends: '2027-03-01' }] })
    const page = await bdt.get(`/en/mandates/${id}`)
    const taken = await bdt.press(page, 'Take it over')
    expect((await bdt.follow(taken)).notice).toBe('Your organization owns this mandate now.')
    expect((await standing(id)).owner_organizations).toEqual(['itu'])
    expect((await unesco.get(`/en/mandates/${id}`)).has('button', 'Take it over')).toBe(false)
    expect((await unesco.post(`/en/mandates/${id}/takeover`)).status).toBe(403)
    const { version } = await standing(id)
    expect((await unesco.post(`/en/mandates/${id}/plan`, { version, plan: 'ours' })).status).toBe(403)
    expect((await delegate.post(`/en/mandates/${id}/plan`, { version, plan: 'ours' })).status).toBe(403)
    await bdt.post(`/en/mandates/${id}/plan`, { version, plan: 'A study, then a report' })
    await bdt.post(`/en/mandates/${id}/progress`, { version: version + 1, progress: 'reported', note: 'C27/12' })
    expect(await standing(id)).toMatchObject({ plan: 'A study, then a report', progress: 'reported' })
  })

  it('whose time passed while another wrote is shown both versions, and loses nothing typed', async () => {
    const id = await build({ owners: ['itu'] })
    const mine = await bdt.get(`/en/mandates/${id}`)
    await secretariat.post(`/en/mandates/${id}/plan`, { version: 1, plan: 'The secretariat’s plan' })
    const refused = await bdt.press(mine, 'Save', {})
    // the first form of the page is the progress one: it too was opened on the old version
    expect(refused.status).toBe(409)
    const plan = await bdt.post(`/en/mandates/${id}/plan`, { version: 1, plan: 'My own plan' })
    expect(plan.status).toBe(409)
    expect(plan.text).toContain('Someone else has changed this since you opened it')
    expect([plan.text.includes('The secretariat’s plan'), plan.field('Plan').value]).toEqual([true, 'My own plan'])
    expect((await standing(id)).plan).toBe('The secretariat’s plan')
    const again = await bdt.follow(await bdt.post(`/en/mandates/${id}/plan`, { version: 2, plan: plan.field('Plan').value }))
    expect([again.notice, (await standing(id)).plan]).toEqual(['Saved.', 'My own plan'])
  })

  it('explains a step back', async () => {
    const id = await build({ owners: ['itu'], progress: 'under-way' })
    const refused = await bdt.post(`/en/mandates/${id}/progress`, { version: 1, progress: 'planned' })
    expect([refused.status, refused.errors]).toEqual([422, ['Why, or what was done: Please fill this in']])
  })

  it('reports on each time of a yearly duty by itself', async () => {
    const id = await build({ owners: ['itu'], recurrence: { every: 'year', interval: 1, body: null, words: 'annually' } })
    const page = await bdt.get(`/en/mandates/${id}`)
    const before = page.rows('Times it is due')
    const times = await it_.deps.db.selectFrom('mandates.occurrence').selectAll().where('mandate_id', '=', id).orderBy('ends').execute()
    expect(before.length).toBe(times.length)
    await bdt.post(`/en/mandates/${id}/times/${times[0]!.id}/report`, { version: 1, status: 'reported', note: 'C27/5' })
    const after = (await bdt.get(`/en/mandates/${id}`)).rows('Times it is due')
    expect(after.map((row) => row[2])).toEqual(['reported', ...before.slice(1).map(() => 'open')])
    expect((await standing(id)).progress).toBe('under-way')
    const stale = await bdt.post(`/en/mandates/${id}/times/${times[0]!.id}/report`, { version: 1, status: 'done' })
    expect(stale.status).toBe(409)
  })
})

describe('evidence', () => {
  it('is a link, a document or words; a mistake comes back with what was typed', async () => {
    const id = await build({ owners: ['itu'] })
    const refused = await bdt.post(`/en/mandates/${id}/evidence`, { title: 'The report', url: 'www.example.org' })
    expect([refused.status, refused.field('What it is').value, refused.field('Web address').value]).toEqual([
      422,
      'The report',
      'www.example.org',
    ])
    const added = await bdt.follow(
      await bdt.post(`/en/mandates/${id}/evidence`, { title: 'The report', url: 'https://example.org/report' }),
    )
    expect(added.link('The report')).toBe('https://example.org/report')
    await bdt.post(`/en/mandates/${id}/evidence`, { document: 'C26-900' })
    expect((await everybody.get(`/en/mandates/${id}`)).text).toContain('2 pieces of evidence')
    expect((await bdt.post(`/en/mandates/${id}/evidence`, { document: 'no-such-document' })).status).toBe(422)
  })
})

describe('the review desk', () => {
  const document = 'C26-920'
  const fresh = async () => {
    await it_.deps.db.deleteFrom('mandates.mandate').where('document_id', '=', document).execute()
    return await buildMandates(
      it_.deps.db,
      [95, 92, 60].map((percent, i) => ({
        document,
        path: `resolves ${i + 1}`,
        review: 'open' as const,
        confidence: percent / 100,
        why: ['opener'],
        words: { en: `to do task ${i + 1}` },
      })),
      day,
    )
  }

  it('accepts one, and goes on to the next', async () => {
    const [first, second] = await fresh()
    const page = await secretariat.get(`/en/review/${document}`)
    const done = await secretariat.press(page, /^Accept to do task 1/)
    expect(done.location).toMatch(new RegExp(`at=${second}#m${second}$`))
    expect((await secretariat.follow(done)).notice).toBe('1 mandate was confirmed.')
    expect((await standing(first!)).review).toBe('confirmed')
  })

  it('accepts all that the engine is sure of, and says how many that are beforehand', async () => {
    const ids = await fresh()
    const page = await secretariat.get(`/en/review/${document}`)
    expect(page.field('Accept everything the engine is sure of').choices.map((c) => c.label)).toContain('2 at 90% or more')
    await secretariat.press(page, 'Accept these')
    expect(await Promise.all(ids.map(async (id) => (await standing(id)).review))).toEqual(['confirmed', 'confirmed', 'open'])
  })

  it('rejects with a reason, which it asks for; and takes it back', async () => {
    const [first] = await fresh()
    const page = await secretariat.get(`/en/review/${document}`)
    const refused = await secretariat.press(page, 'Reject')
    expect([refused.status, refused.errors]).toEqual([422, ['Why is it no mandate?: Please fill this in']])
    const rejected = await secretariat.follow(await secretariat.press(refused, 'Reject', { 'Why is it no mandate?': 'A quotation' }))
    expect((await standing(first!)).review).toBe('rejected')
    await secretariat.press(rejected, /^Take back to do task 1/)
    expect((await standing(first!)).review).toBe('open')
  })

  it('corrects addressee, act, due date and goals; whatever is wrong comes back with the rest', async () => {
    const [first] = await fresh()
    const page = await secretariat.get(`/en/review/mandates/${first}`)
    const form = {
      version: 1,
      deliverable: 'to report to CSTD',
      act: 'report',
      addressees: ['itu-sg', 'itu-bdt'],
      recipients: ['cstd'],
      sdgs: ['9'],
    }
    const wrong = await secretariat.post(`/en/review/mandates/${first}/correction`, {
      ...form,
      'due-0-relation': 'by',
      'due-0-starts': '2027-05-01',
      'due-0-ends': '2027-04-01',
    })
    expect([wrong.status, wrong.errors, wrong.field('What is asked').value]).toEqual([
      422,
      ['to the day: The end is before the beginning'],
      'to report to CSTD',
    ])
    expect(
      page
        .field('Owed by')
        .choices.filter((c) => c.chosen)
        .map((c) => c.value),
    ).toEqual(['itu-sg'])
    await secretariat.post(`/en/review/mandates/${first}/correction`, {
      ...form,
      'due-0-relation': 'at',
      'due-0-session': 'cstd-30',
      'due-0-words': 'in 2027',
      accept: 'yes',
    })
    const shown = await everybody.get(`/en/mandates/${first}`)
    expect(shown.heading).toBe('to report to CSTD')
    expect(shown.text).toContain(
      'Owed by: Secretary-General of ITU and Telecommunication Development Bureau. To: Commission on Science and Technology for Development.',
    )
    expect(shown.text).toContain('1 March – 30 April 2027')
    expect((await standing(first!)).review).toBe('confirmed')
  })

  it('parts a task, and joins it again', async () => {
    const [, second] = await fresh()
    const page = await secretariat.get(`/en/review/${document}`)
    expect((await secretariat.post(`/en/review/mandates/${second}/parts`, { version: 1, parts: 'only one' })).status).toBe(422)
    await secretariat.post(`/en/review/mandates/${second}/parts`, { version: 1, parts: 'to report\nto inform', lang: 'en' })
    const parted = await secretariat.get(`/en/review/${document}`)
    expect([page.byRole('article').length, parted.byRole('article').length]).toEqual([6, 7])
    const joined = await secretariat.follow(await secretariat.press(parted, /^Join to the one before to inform/))
    expect(joined.text).toContain('to report; to inform')
  })

  it('adds what the engine missed on any paragraph', async () => {
    await fresh()
    const chosen = await secretariat.get(`/en/review/${document}/addition?anchor=resolves-2`)
    expect(chosen.field('Its words').value).toBe('to do task 2')
    const added = await secretariat.follow(
      await secretariat.press(chosen, 'Add one that was missed', { 'What is asked': 'to do something else', 'Owed by': 'cstd' }),
    )
    expect([added.heading, added.notice]).toEqual(['to do something else', 'Added and confirmed.'])
  })

  it('is closed to everybody but reviewers', async () => {
    const [first] = await fresh()
    expect((await bdt.get(`/en/review/${document}`)).status).toBe(403)
    expect((await bdt.post(`/en/review/mandates/${first}/confirmation`)).status).toBe(403)
    expect((await everybody.get('/en/review')).status).toBe(303)
  })
})

describe('over the API', () => {
  const send = async (
    method: 'PATCH' | 'POST' | 'GET',
    url: string,
    who: Agent,
    options: { body?: object; headers?: Record<string, string> } = {},
  ) => {
    const answer = await it_.app.inject({
      method,
      url,
      headers: { cookie: await who.cookie(), ...(options.body && { 'content-type': 'application/json' }), ...options.headers },
      ...(options.body && { payload: JSON.stringify(options.body) }),
    })
    return {
      status: answer.statusCode,
      etag: String(answer.headers.etag ?? ''),
      body: (answer.body ? JSON.parse(answer.body) : null) as Record<string, unknown>,
    }
  }

  it('a report needs the version that was read; a stale one is refused with both', async () => {
    const id = await build({ owners: ['itu'] })
    const url = `/api/v1/mandates/${id}`
    expect((await send('PATCH', url, bdt, { body: { plan: 'x' } })).status).toBe(428)
    const { etag } = await send('GET', url, bdt)
    const done = await send('PATCH', url, bdt, {
      body: { progress: 'under-way', money: { amount: '1200.50', currency: 'chf', source: null, secured: null } },
      headers: { 'if-match': etag },
    })
    expect([done.status, done.body.progress, done.body.money]).toEqual([
      200,
      'under-way',
      { amount: '1200.50', currency: 'CHF', source: null, secured: null },
    ])
    const stale = await send('PATCH', url, bdt, { body: { progress: 'reported' }, headers: { 'if-match': etag } })
    expect([stale.status, stale.body.theirs, stale.body.yours]).toEqual([
      409,
      { progress: 'under-way', version: 2 },
      { progress: 'reported' },
    ])
    expect((await send('PATCH', url, unesco, { body: { plan: 'x' }, headers: { 'if-match': done.etag } })).status).toBe(403)
    expect((await send('PATCH', url, bdt, { body: { state: 'spent', note: 'x' }, headers: { 'if-match': done.etag } })).status).toBe(403)
  })

  it('whoever has it already is told so', async () => {
    const id = await build()
    for (const url of [`/api/v1/mandates/${id}`, '/api/v1/mandates?limit=2']) {
      const { etag } = await send('GET', url, everybody)
      expect((await send('GET', url, everybody, { headers: { 'if-none-match': etag } })).status).toBe(304)
    }
  })

  it('evidence is added and mandates are confirmed', async () => {
    const id = await build({ review: 'open', owners: ['itu'] })
    expect((await send('POST', `/api/v1/mandates/${id}/confirmation`, bdt)).status).toBe(403)
    const confirmed = await send('POST', `/api/v1/mandates/${id}/confirmation`, secretariat)
    expect([confirmed.status, confirmed.body.review]).toEqual([200, 'confirmed'])
    const added = await send('POST', `/api/v1/mandates/${id}/evidence`, bdt, {
      body: { title: 'A survey', url: 'https://example.org/survey', activity: true },
    })
    expect(added.status).toBe(201)
    const { body } = await send('GET', `/api/v1/mandates/${id}`, everybody)
    expect(body.evidence).toMatchObject([{ kind: 'activity', title: 'A survey', url: 'https://example.org/survey' }])
  })
})

describe('every page', () => {
  it('gives each control an id of its own', async () => {
    const id = await build({ owners: ['itu'], recurrence: { every: 'year', interval: 1, body: null, words: 'annually' } })
    await buildMandates(
      it_.deps.db,
      [1, 2].map((n) => ({ document: 'C26-930', path: `resolves ${n}`, review: 'open' as const })),
      day,
    )
    for (const path of [`/en/mandates/${id}`, '/en/review/C26-930', `/en/review/mandates/${id}`, '/en/mandates', '/en']) {
      const { html } = await secretariat.get(path)
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1])
      expect([path, ids.filter((one, index) => ids.indexOf(one) !== index)]).toEqual([path, []])
    }
  })

  it('speaks the reader’s language', async () => {
    const id = await build({ words: { en: 'to report', ar: 'أن يقدم تقريراً' } })
    const page: Page = await everybody.get(`/ar/mandates/${id}`)
    expect([page.lang, page.heading, page.text.includes('الجهة المكلَّفة')]).toEqual(['ar', 'أن يقدم تقريراً', true])
  })

  it.each(['/en', '/en/mandates', '/ar/mandates', '/zh/mandates'])('%s weighs less than 40 kB with its style and script', async (path) => {
    const weigh = async (url: string) => (await it_.app.inject({ url, headers: { 'accept-encoding': 'br' } })).rawPayload.length
    const page = await everybody.get(path)
    const parts = [...page.html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map((m) => m[1]!)
    expect(parts.length).toBeGreaterThanOrEqual(2)
    const sizes = await Promise.all([path, ...new Set(parts)].map(weigh))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000)
  })
})
