import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Someone, type TestApp, testApp } from '../../../../test/support/app.ts'
import { buildText } from '../testing.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
})
afterAll(() => house?.close())

/** A program of somebody's, with a key of theirs. */
async function programOf(someone: Someone) {
  const agent = house.as(someone)
  const shown = await agent.follow(
    await agent.press(await agent.get('/en/account'), 'Make a key', { Name: 'delegation’s tool', May: 'write', Lasts: '30' }),
  )
  const key = /act_\w+/.exec(shown.text)![0]
  return async (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object, version?: number) => {
    const answer = await house.app.inject({
      method,
      url: path.startsWith('/api') ? path : `/api/v1/drafting${path}`,
      headers: { 'x-api-key': key, ...(version !== undefined && { 'if-match': `"${version}"` }) },
      ...(body && { payload: body }),
    })
    return { status: answer.statusCode, json: answer.body ? answer.json() : null, location: String(answer.headers.location ?? '') }
  }
}

const words = 'The ITU Council,\nresolves\n1\tthat the register shall be kept;\n2\tthat the register shall be public,'

describe('a program with its person’s key', () => {
  it('opens a text, changes it, and opens its room, for the secretariat', async () => {
    const officer = await programOf('secretariat')
    const opened = await officer('POST', '', { title: 'Draft on the register', body: 'itu-council', words, visibility: 'public' })
    expect([opened.status, opened.json]).toEqual([201, expect.objectContaining({ languages: ['en'], state: 'collecting', version: 1 })])
    const at = opened.location
    expect((await officer('PATCH', at, { title: 'Another' })).status).toBe(428)
    expect((await officer('PATCH', at, { title: 'Another', until: '2099-03-01' }, 1)).json).toMatchObject({
      version: 2,
      title: { en: 'Another' },
    })
    const stale = await officer('PATCH', at, { title: 'A third' }, 1)
    expect([stale.status, stale.json]).toEqual([409, expect.objectContaining({ theirs: expect.objectContaining({ title: 'Another' }) })])
    expect((await officer('PATCH', at, { until: 'soon' }, 2)).status).toBe(422)
    expect((await officer('PUT', `${at}/base/fr`, { words: words.replace('resolves', 'décide') })).json.languages).toEqual(['en', 'fr'])
    expect((await officer('POST', `${at}/rooms`)).json.state).toBe('negotiating')
    expect((await officer('GET', `${at}/room/fr`)).json.version).toBe(0)
    const delegate = await programOf('delegate')
    expect((await delegate('POST', `${at}/closure`)).status).toBe(403)
    expect((await officer('POST', `${at}/closure`)).json.state).toBe('closed')
  })

  it('writes a proposal, hands it in, revises it and withdraws it, for a delegate', async () => {
    const id = await buildText(house.deps)
    const jordan = await programOf('delegate')
    const say = { paragraph: 'resolves-1', doing: 'MOD', text: 'that the register shall be kept well;' }
    expect((await jordan('POST', `/${id}/proposals`, { parties: ['URY'] })).json).toMatchObject({ code: 'ui.invalid-form', status: 422 })
    // half of it is nothing of it
    const half = await jordan('POST', `/${id}/proposals`, { parties: ['JOR'], amendments: [say, { paragraph: 'nowhere', doing: 'SUP' }] })
    expect(half.status).toBe(404)
    expect((await jordan('GET', `/${id}/proposals`)).json.items).toEqual([])

    const draft = await jordan('POST', `/${id}/proposals`, {
      parties: ['JOR'],
      amendments: [say, { paragraph: 'resolves-2', doing: 'SUP' }],
    })
    expect([draft.status, draft.json.amendments.map((one: { action: string }) => one.action)]).toEqual([201, ['MOD', 'SUP']])
    const at = draft.location
    expect((await (await programOf('member'))('GET', at)).status).toBe(404)
    const more = await jordan(
      'POST',
      `${at}/amendments`,
      { paragraph: 'resolves-2', doing: 'ADD', text: 'that it be open,' },
      draft.json.version,
    )
    expect(more.json.amendments).toHaveLength(3)
    const late = await jordan('POST', `${at}/amendments`, { paragraph: 'resolves-2', doing: 'NOC' }, draft.json.version)
    expect([late.status, late.json.theirs.amendments]).toEqual([409, expect.arrayContaining([expect.objectContaining({ action: 'ADD' })])])
    const [, sup] = more.json.amendments
    const less = await jordan('DELETE', `${at}/amendments/${sup.id}`, undefined, more.json.version)
    const why = await jordan('PATCH', at, { reasons: 'To keep it.' }, less.json.version)
    expect(why.json).toMatchObject({ reasons: 'To keep it.', parties: ['JOR'] })
    expect((await jordan('POST', `${at}/submission`, undefined, why.json.version)).json.state).toBe('submitted')

    const revision = await jordan('POST', `${at}/revision`)
    expect(revision.json).toMatchObject({ state: 'draft', replaces: draft.json.id, amendmentCount: 2 })
    await jordan('POST', `${revision.location}/submission`, undefined, revision.json.version)
    expect((await jordan('GET', at)).json.state).toBe('replaced')
    expect((await jordan('POST', `${revision.location}/withdrawal`)).json.state).toBe('withdrawn')
    const thrown = await jordan('POST', `/${id}/proposals`, { parties: [] })
    expect((await jordan('DELETE', thrown.location)).status).toBe(204)
    expect((await jordan('GET', thrown.location)).status).toBe(404)
  })

  it('takes a late proposal into the room once, for an editor', async () => {
    const id = await buildText(house.deps)
    const officer = await programOf('secretariat')
    await officer('POST', `/${id}/rooms`)
    const late = await officer('POST', `/${id}/proposals`, { parties: ['URY'], amendments: [{ paragraph: 'resolves-1', doing: 'SUP' }] })
    await officer('POST', `${late.location}/submission`, undefined, late.json.version)
    const unesco = await programOf('unesco')
    expect((await unesco('POST', `${late.location}/taking`, undefined, 0)).status).toBe(403)
    expect((await officer('POST', `${late.location}/taking`, undefined, 0)).json).toEqual({ taken: 1, refused: 0, version: 1 })
    expect((await officer('POST', `${late.location}/taking`, undefined, 0)).json).toEqual({ taken: 0, refused: 0, version: 1 })
    const { paragraphs } = (await officer('GET', `/${id}/room/en`)).json
    const [choice] = paragraphs.filter((one: { id: string }) => one.id === 'resolves-1')
    const deed = { do: 'choose', choice: choice.presence.id, option: 0 }
    const step = { id: 'chair-settles', paragraph: 'resolves-1', on: choice.version, deed }
    expect((await officer('POST', `/${id}/room/en/steps`, step)).json).toMatchObject({ version: 2, paragraph: { brackets: 0 } })
    expect((await officer('POST', `/${id}/room/en/steps`, { ...step, id: 'too-late-now' })).json).toMatchObject({
      status: 409,
      code: 'drafting.step-stale',
      yours: { brackets: 1 },
      current: { brackets: 0 },
    })
  })
})

it('every writing of drafting is described for programs, with its key and its refusals', async () => {
  const { paths } = (await house.app.inject({ url: '/api/v1/openapi.json' })).json() as {
    paths: Record<string, Record<string, { summary?: string; security?: unknown; responses: Record<string, unknown> }>>
  }
  const writings = Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith('/api/v1/drafting') ? Object.entries(methods).filter(([method]) => method !== 'get') : [],
  )
  expect(writings.length).toBeGreaterThan(15)
  for (const [, { summary, security, responses }] of writings) {
    expect(summary).toBeTruthy()
    expect(security).toEqual([{ key: [] }])
    expect(Object.keys(responses)).toContain('403')
  }
})
