import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import { fixedClock } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Deed, NegotiatedParagraph } from '../../../texts/index.ts'
import { readLanguages } from '../languages/queries.ts'
import { readRoom, takeStep } from '../rooms.ts'
import { buildProposal, buildText } from '../testing.ts'
import { openRooms } from '../texts/commands.ts'
import { findBase, getText } from '../texts/queries.ts'

const resolution = 'C26-190'
const chair: Actor = { kind: 'person', id: 'amara', name: 'Amara', roles: ['chair'], organization: null, language: 'en' }
let house: TestApp
let secretariat: Agent
let public_: Agent
beforeAll(async () => {
  house = await testApp({ clock: fixedClock('2027-05-12T10:00:00Z') })
  secretariat = house.as('secretariat')
  public_ = house.as('public')
})
afterAll(() => house?.close())

/** The example resolution under negotiation: one party rewords its first order, another adds one and takes one out. */
async function negotiate(): Promise<string> {
  const { deps } = house
  const id = await buildText(deps, { document: resolution })
  const { instrument_id } = await deps.db
    .selectFrom('documents.document')
    .select('instrument_id')
    .where('id', '=', resolution)
    .executeTakeFirstOrThrow()
  await deps.db.updateTable('drafting.text').set({ instrument_id }).where('id', '=', id).execute()
  await buildProposal(deps, id, {
    parties: ['JOR'],
    says: [{ on: 'instructs-sg-2', doing: 'MOD', text: 'to report to the Council every two years on the tasks in the register;' }],
  })
  await buildProposal(deps, id, {
    parties: ['CAN'],
    says: [
      { on: 'instructs-sg-1', doing: 'ADD', text: 'to translate the register into the six official languages of the Union;' },
      { on: 'instructs-sg-3', doing: 'SUP' },
    ],
  })
  await openRooms(deps, systemActor, id)
  return id
}

const paragraphOf = async (id: string, paragraph: string, language: Language = 'en'): Promise<NegotiatedParagraph> =>
  (await readRoom(house.deps.db, id, language))!.paragraphs.find((one) => one.id === paragraph)!

let steps = 0
async function step(id: string, paragraph: string, deed: Deed, language: Language = 'en') {
  const { version } = await paragraphOf(id, paragraph, language)
  return await takeStep(house.deps, chair, id, language, { id: `t${++steps}`, paragraph, on: version, deed })
}

/** Everything that is open is resolved: the new words, the new order and the deletion are taken. */
async function resolveAll(id: string) {
  const room = (await readRoom(house.deps.db, id, 'en'))!
  for (const { id: paragraph, presence, pieces } of room.paragraphs) {
    for (const piece of pieces) if (typeof piece !== 'string') await step(id, paragraph, { do: 'choose', choice: piece.id, option: 1 })
    if (presence) await step(id, paragraph, { do: 'choose', choice: presence.id, option: presence.silent === 'out' ? 0 : 1 })
  }
}
const read = async (id: string) => readLanguages(house.deps.db, await getText(house.deps.db, systemActor, id))
const added = async (id: string) => (await readRoom(house.deps.db, id, 'en'))!.paragraphs.find(({ base }) => base === null)!.id
const words: Record<string, string> = {
  fr: 'de traduire le registre;',
  es: 'que traduzca el registro;',
  ru: 'перевести реестр;',
  zh: '翻译登记册；',
  ar: 'ترجمة السجل؛',
}

/** Every change of the original, entered in another language. */
async function translateAll(id: string, language: 'fr' | 'ar' | 'zh', agent: Agent = secretariat) {
  for (let left = 10; left > 0; left--) {
    const page = await agent.get(`/en/drafting/${id}/languages/${language}`)
    const form = /<form method="post" action="([^"]+\/languages\/\w\w\/(?!translator)[^"]+)"[\s\S]*?<\/form>/.exec(page.html)
    if (!form) return
    const values = Object.fromEntries(
      [...form[0].matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
    const paragraph = decodeURIComponent(form[1]!.split('/').at(-1)!)
    const answer = await agent.post(form[1]!, { ...values, [`text-${paragraph}`]: words[language] })
    expect([answer.status, answer.errors]).toEqual([303, []])
  }
}

describe('a text in its languages', () => {
  let id: string
  beforeEach(async () => {
    id = await negotiate()
  })

  it('shows at once which languages do not follow a change of the original, by whom and since when', async () => {
    const before = (await read(id)).counts
    expect([...before.values()].map(({ stale }) => stale)).toEqual([0, 0, 0, 0, 0, 0])
    await resolveAll(id)
    const { counts, rows } = await read(id)
    expect(counts.get('en')).toMatchObject({ stale: 0, missing: 0 })
    expect(counts.get('fr')).toMatchObject({ stale: 2, missing: 1 })
    const cell = rows.find((row) => row.id === 'instructs-sg-2')!.cells.find(({ language }) => language === 'fr')!
    expect(cell.behind).toEqual([{ language: 'en', version: expect.any(Number), madeFrom: 0, by: 'Amara', at: '2027-05-12T10:00:00.000Z' }])
    const page = await public_.get(`/en/drafting/${id}/languages`)
    expect(page.rows('How far each language follows').map(([language, stale, missing]) => [language, stale, missing])[0]).toEqual([
      'English original',
      '0',
      '0',
    ])
    expect(page.text).toContain('Behind the change in English by Amara')
  })

  it('a status given to a paragraph asks no translator for anything', async () => {
    await step(id, 'resolves-1', { do: 'status', status: 'agreed' })
    expect((await read(id)).counts.get('fr')).toMatchObject({ stale: 0 })
  })

  it('a translation is a step in the room of its language, and says what it was made from', async () => {
    await resolveAll(id)
    await translateAll(id, 'fr')
    expect((await read(id)).counts.get('fr')).toMatchObject({ stale: 0, missing: 0 })
    const french = (await readRoom(house.deps.db, id, 'fr'))!
    const fresh = french.paragraphs.find(({ base }) => base === null)!
    expect([fresh.id, fresh.translated, fresh.follows.en !== undefined]).toEqual([await added(id), 'en', true])
    expect(french.paragraphs.find((one) => one.id === 'instructs-sg-3')!.gone).toBe(true)
    // a later change of the same paragraph makes it stale again
    await step(id, 'instructs-sg-2', { do: 'edit', text: 'to report to the Council every three years;' })
    expect((await read(id)).counts.get('fr')).toMatchObject({ stale: 1 })
  })

  it('is translated by those to whom the language was given, and refused to others', async () => {
    await resolveAll(id)
    const address = `/en/drafting/${id}/languages/ar`
    const delegate = house.as('delegate')
    const { version } = await paragraphOf(id, 'instructs-sg-2')
    const form = { on: 0, from: 'en', version, step: 'one', 'text-instructs-sg-2': words.ar }
    expect((await delegate.post(`${address}/instructs-sg-2`, form)).status).toBe(403)
    expect((await delegate.post(`${address}/translator`, { translator: '' })).status).toBe(403)
    const given = { translator: `person:${house.demonstrated('delegate')}` }
    expect((await secretariat.post(`${address}/translator`, given)).status).toBe(303)
    expect((await delegate.post(`${address}/instructs-sg-2`, form)).status).toBe(303)
    expect((await delegate.post(`/en/drafting/${id}/languages/fr/instructs-sg-2`, form)).status).toBe(403)
    const second = await delegate.post(`${address}/instructs-sg-2`, { ...form, step: 'two', 'text-instructs-sg-2': 'غير ذلك' })
    expect([second.status, second.html.includes('غير ذلك')]).toEqual([409, true])
    const empty = await delegate.post(`${address}/instructs-sg-1`, { ...form, version: 0, step: 'three' })
    expect([empty.status, empty.errors.length]).toEqual([422, 1])
  })
})

describe('what leaves the room', () => {
  let id: string
  beforeAll(async () => {
    id = await negotiate()
  })

  it.each([
    ['text.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['compilation.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['compilation.pdf', 'application/pdf', '%PDF'],
    ['text.xml', 'application/akn+xml; charset=utf-8', '<?xml'],
    ['compilation.txt', 'text/plain; charset=utf-8', ''],
  ])('%s is fetched once, and again only when the text has changed', async (file, type, head) => {
    const address = `/en/drafting/${id}/out/en/${file}`
    const page = await public_.get(address)
    expect([page.status, page.headers['content-type'], page.html.slice(0, head.length)]).toEqual([200, type, head])
    expect(page.headers['content-disposition']).toContain(`${id}-en-v0`)
    expect((await public_.get(address, { 'if-none-match': String(page.headers.etag) })).status).toBe(304)
    const made = await house.deps.db.selectFrom('drafting.export').select('format').where('text_id', '=', id).execute()
    const again = await public_.get(address)
    expect(again.headers.etag).toBe(page.headers.etag)
    expect(await house.deps.db.selectFrom('drafting.export').select('format').where('text_id', '=', id).execute()).toEqual(made)
  })

  it('what each party proposes is its own file, and any version can be fetched', async () => {
    const page = await public_.get(`/en/drafting/${id}/out/en/proposal.txt?party=CAN`)
    expect([page.html.includes('{+CAN: to translate the register'), page.html.includes('two years')]).toEqual([true, false])
    await step(id, 'resolves-1', { do: 'edit', text: 'that ITU shall keep one open register;' })
    const now = await public_.get(`/en/drafting/${id}/out/en/text.txt`)
    const then = await public_.get(`/en/drafting/${id}/out/en/text.txt?version=0`)
    expect([now.html.includes('one open register'), then.html.includes('one open register')]).toEqual([true, false])
    for (const wrong of ['text.txt?version=99', 'text.exe', 'proposal.txt', 'proposal.txt?party=KEN', 'text.txt?party=CAN'])
      expect([wrong, (await public_.get(`/en/drafting/${id}/out/en/${wrong}`)).status]).toEqual([wrong, 404])
  })

  it('names no party to readers while the room keeps names back', async () => {
    const hidden = await negotiate()
    await takeStep(house.deps, chair, hidden, 'en', { id: 'hide', paragraph: null, on: 0, deed: { do: 'attribution', shown: false } })
    const bare = await public_.get(`/en/drafting/${hidden}/out/en/compilation.txt`)
    expect([bare.status, /JOR|CAN/.test(bare.html)]).toEqual([200, false])
    for (const kept of ['out/en/text.txt?version=0', 'out/en/proposal.txt?party=CAN', 'outcome'])
      expect([kept, (await house.as('delegate').get(`/en/drafting/${hidden}/${kept}`)).status]).toEqual([kept, 403])
    expect((await secretariat.get(`/en/drafting/${hidden}/outcome`)).status).toBe(200)
  })

  it('tells each party what became of its amendments, with the words', async () => {
    const settled = await negotiate()
    await resolveAll(settled)
    const page = await public_.get(`/en/drafting/${settled}/outcome?party=JOR`)
    expect(page.rows('Amendments by party').map((row) => row.slice(0, 3))).toEqual([
      ['JOR', '', '1'],
      ['CAN', '', '2'],
    ])
    expect(page.text).toMatch(/every \[deleted by JOR\] year .*\[inserted by JOR\] two years/)
  })

  it('takes as many statements for thirty paragraphs as for one', async () => {
    const orders = (count: number) =>
      `resolves\n1\tthat the register shall be kept;\n2\tthat it shall be public,\ninstructs the Secretary-General\n${Array.from({ length: count }, (_, n) => `${n + 1}\tto do task number ${n};`).join('\n')}`
    const small = await buildText(house.deps, { words: orders(1) })
    const large = await buildText(house.deps, { words: orders(30) })
    const statements = async (path: string) => {
      await secretariat.get(path)
      house.queries.length = 0
      expect((await secretariat.get(path)).status).toBe(200)
      return house.queries.length
    }
    for (const text of [small, large]) {
      const first = (await findBase(house.deps.db, text, 'en'))!.find(({ label }) => label !== '')!.id
      await buildProposal(house.deps, text, {
        parties: ['JOR'],
        says: [{ on: first, doing: 'MOD', text: 'that the register shall be public;' }],
      })
      await openRooms(house.deps, systemActor, text)
    }
    for (const page of ['out', 'outcome?party=JOR', 'languages', 'languages/en', 'adoption'])
      expect([page, await statements(`/en/drafting/${large}/${page}`)]).toEqual([page, await statements(`/en/drafting/${small}/${page}`)])
  })
})

describe('adoption', () => {
  const form = { symbol: 'Resolution 1499 (C26, last amended C27)', dated: '2027-05-12', session: '', visibility: 'public' }
  const press = async (id: string, fill: object = {}) => {
    const page = await secretariat.get(`/en/drafting/${id}/adoption`)
    const versions = Object.fromEntries(
      [...page.html.matchAll(/name="(version-\w\w)" value="(\d+)"/g)].map(([, name, value]) => [name, value]),
    )
    return await secretariat.post(`/en/drafting/${id}/adoption`, { ...form, ...versions, ...fill })
  }

  it('is refused while brackets are open or a silence runs, with the way to each paragraph', async () => {
    const id = await negotiate()
    const page = await secretariat.get(`/en/drafting/${id}/adoption`)
    expect(page.heading).toBe('Adoption')
    expect(page.text).toContain('3 paragraphs are still open')
    expect(page.links.map(({ href }) => href)).toContain(`/en/drafting/${id}/room/en#instructs-sg-2`)
    expect(page.byRole('button')).not.toContain('Adopt the text')
    const refused = await secretariat.post(`/en/drafting/${id}/adoption`, { ...form, 'version-en': 0 })
    expect([refused.status, refused.text.includes('The text cannot be adopted yet: 3 paragraphs are still open.')]).toEqual([409, true])
    await resolveAll(id)
    await step(id, 'resolves-1', { do: 'status', status: 'silence', silenceUntil: '2027-05-20' })
    expect((await secretariat.get(`/en/drafting/${id}/adoption`)).text).toContain('silence procedure until 20 May 2027')
    expect((await house.as('delegate').get(`/en/drafting/${id}/adoption`)).status).toBe(403)
  })

  it('makes the settled text a new edition in each complete language; its mandates wait for a person', async () => {
    const { db } = house.deps
    const id = await negotiate()
    await resolveAll(id)
    await translateAll(id, 'fr')
    const before = await db
      .selectFrom('mandates.mandate')
      .select(['id', 'state'])
      .where('document_id', '=', resolution)
      .orderBy('id')
      .execute()

    expect((await press(id, { dated: '2020-01-01' })).errors).toHaveLength(1)
    expect((await press(id, { 'version-en': 1 })).status).toBe(409)
    const done = await press(id)
    expect(done.status).toBe(303)

    const text = await getText(db, systemActor, id)
    const document = await db
      .selectFrom('documents.document')
      .selectAll()
      .where('id', '=', text.adopted_document_id)
      .executeTakeFirstOrThrow()
    expect(document).toMatchObject({ standing: 'adopted', symbol: form.symbol, dated: '2027-05-12', languages: ['en', 'fr'] })
    expect(text.state).toBe('adopted')
    const orders = async (language: Language) =>
      (
        await db
          .selectFrom('documents.paragraph')
          .select(['label', 'text'])
          .where('document_id', '=', document.id)
          .where('language', '=', language)
          .where('anchor', 'like', 'instructs-sg-%')
          .orderBy('ordinal')
          .execute()
      ).map(({ label, text }) => `${label} ${text}`)
    expect((await orders('en')).map((line) => line.slice(0, 24))).toEqual([
      '1 to submit to the Commi',
      '2 to translate the regis',
      '3 to report to the Counc',
    ])
    expect((await orders('fr'))[1]).toBe(`2 ${words.fr}`)
    const opening = async (language: Language) => {
      const lines = db
        .selectFrom('documents.paragraph')
        .select('text')
        .where('document_id', '=', document.id)
        .where('language', '=', language)
      return (await lines.orderBy('ordinal').limit(3).execute()).map((line) => line.text)
    }
    expect([await opening('en'), await opening('fr')]).toEqual([
      ['RESOLUTION 1499 (C26, last amended C27)', '(revised on 12 May 2027)', expect.stringMatching(/^Example: Shared follow-up/)],
      ['RÉSOLUTION 1499 (C26, dernière mod. C27)', '(révisée le 12 mai 2027)', expect.stringMatching(/^Exemple : Suivi commun/)],
    ])
    const adopted = await public_.get(`/en/drafting/${id}/out/fr/adopted.txt`)
    expect([adopted.status, adopted.html.split('\n')[0]]).toEqual([200, 'RÉSOLUTION 1499 (C26, dernière mod. C27)'])
    const akn = await public_.get(`/en/drafting/${id}/out/en/adopted.xml`)
    expect(akn.html).toContain('<FRBRnumber value="Resolution 1499 (C26, last amended C27)"/>')
    expect((await public_.get(`/en/drafting/${id}/out/ar/adopted.txt`)).status).toBe(404)
    expect((await public_.get(`/en/drafting/${id}/out?language=en`)).text).toContain('Adopted text')

    const now = await db
      .selectFrom('mandates.mandate')
      .select(['id', 'state'])
      .where('document_id', '=', resolution)
      .orderBy('id')
      .execute()
    expect(now).toEqual(before)
    const carried = await db.selectFrom('mandates.carry_over').selectAll().where('to_document', '=', document.id).executeTakeFirstOrThrow()
    expect([carried.from_document, carried.confirmed_at]).toEqual([resolution, null])
    const traced = await db.selectFrom('mandates.traced').select(['from_path', 'to_path']).where('carry_over_id', '=', carried.id).execute()
    expect(traced).toContainEqual({ from_path: 'instructs-sg 2', to_path: 'instructs-sg 3' })
    expect(traced).toContainEqual({ from_path: 'instructs-sg 3', to_path: null })
    await db.updateTable('mandates.mandate').set({ review: 'confirmed' }).where('document_id', '=', 'C26-190').execute()
    const desk = await secretariat.get(`/en/review/carry-overs/${carried.id}`)
    expect([desk.status, desk.text.includes('ended')]).toEqual([200, true])
    expect((await historyOf(db, 'drafting.text', id)).map(({ action }) => action)).toContain('drafting.adopted')

    const history = await public_.get(`/en/instruments/${document.instrument_id}/history`)
    expect(history.rows('Editions').map(([edition]) => edition)).toEqual([form.symbol, expect.stringContaining('C26/190')])
    expect(history.text).toContain('JOR: 1 taken')
    expect(history.text).not.toContain('Mandates that went on')
    expect((await secretariat.press(desk, 'Confirm and carry over')).status).toBe(303)
    // the public's page is kept until the news of the change has gone round: whoever is signed in sees it at once
    const told = await secretariat.get(`/en/instruments/${document.instrument_id}/history`)
    expect(told.rows(`Mandates that went on in ${form.symbol}`)).toContainEqual(['instructs-sg 3', 'ended', ''])
    expect((await press(id)).status).toBe(409)

    // a language that is completed later joins the edition
    await translateAll(id, 'ar')
    const page = await secretariat.get(`/en/drafting/${id}/adoption`)
    expect((await secretariat.press(page, 'Add these languages to the edition')).status).toBe(303)
    const languages = await db.selectFrom('documents.document').select('languages').where('id', '=', document.id).executeTakeFirstOrThrow()
    expect(languages.languages).toEqual(['ar', 'en', 'fr'])
  })

  it('leaves nothing behind when it fails half way', async () => {
    const { db, events } = house.deps
    const id = await negotiate()
    await resolveAll(id)
    const count = async () => (await db.selectFrom('documents.document').select('id').execute()).length
    const before = await count()
    let fail = true
    events.on('documents.imported', async () => {
      if (fail) throw new Error('a later step of the adoption fails')
    })
    expect((await press(id, { symbol: 'Resolution 1499 (C26, last amended C28)' })).status).toBe(500)
    expect([await count(), (await getText(db, systemActor, id)).state]).toEqual([before, 'negotiating'])
    fail = false
    expect((await press(id, { symbol: 'Resolution 1499 (C26, last amended C28)' })).status).toBe(303)
  })
})
