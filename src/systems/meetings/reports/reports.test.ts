import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { type Language, languages } from '../../../platform/i18n/index.ts'
import { detectLanguage, readNow } from '../../../texts/index.ts'
import { importPaper } from '../../documents/testing.ts'
import { addAgendaItem } from '../commands/agenda.ts'
import { takeStep } from '../commands/meetings.ts'
import { recordDecision } from '../decisions/commands.ts'
import { buildMeeting } from '../testing.ts'

let house: TestApp
let officer: Agent
let id: string
let forum: number
let other: number
const clock = fixedClock('2027-02-12T16:00:00Z')

const actor = () =>
  ({
    kind: 'person',
    id: house.demonstrated('secretariat'),
    name: 'S',
    roles: ['secretariat'],
    organization: 'itu',
    language: null,
  }) as const
const item = (title: string, lead: string | null = null, documents: string[] = []) =>
  addAgendaItem(house.deps, actor(), id, {
    parent: null,
    title: { en: title, original: 'en' },
    lead,
    documents: documents.map((words) => ({ key: words, words })),
    version: 0,
  })
const decide = (verb: string, more: Partial<Parameters<typeof recordDecision>[3]> = {}) =>
  recordDecision(house.deps, actor(), id, { verb, item: forum, documents: [], texts: null, until: null, to: null, version: 0, ...more })
const own = (path = '', kind = 'report') => `/en/meetings/${id}/reports/${kind}${path}`

beforeAll(async () => {
  house = await testApp({ clock })
  officer = house.as('secretariat')
  id = (await buildMeeting(house.deps, { phase: 'running' })).id
  await importPaper(house.deps, { symbol: 'CWG-WSIS&SDG-45/5', title: 'REPORT ON THE WSIS FORUM' }, { visibility: 'public' })
  forum = await item('WSIS Forum', 'Japan', ['CWG-WSIS&SDG-45/5', 'CWG-WSIS&SDG-45/6'])
  other = await item('Other matters')
  const text = { en: 'The Group thanked the hosts.', original: 'en' as const }
  await decide('note-with-appreciation', { documents: [{ key: 'CWG-WSIS&SDG-45/5', words: 'CWG-WSIS&SDG-45/5' }], texts: text })
})
afterAll(() => house?.close())

const compile = async (kind: string, language: Language) =>
  await officer.follow(await officer.post(`${own('', kind)}/${language}/compilation`))

describe('the report of the chair', () => {
  it('is compiled in the house form: introduction, documents, remarks with their decisions in the exact verb', async () => {
    const page = await compile('report', 'en')
    expect([page.status, page.notice]).toEqual([200, 'The text is compiled.'])
    for (const words of [
      '1 Introduction',
      '1.1 ',
      '2 Documents considered',
      '2.1 CWG-WSIS&SDG-45/5: REPORT ON THE WSIS FORUM (item PL 1).',
      '2.2 CWG-WSIS&SDG-45/6 (item PL 1).',
      '3 Remarks and recommendations',
      'a) WSIS Forum',
      '1) Japan introduced this item: Documents CWG-WSIS&SDG-45/5 and CWG-WSIS&SDG-45/6.',
      '2) Decision 1 – noted with appreciation: Document CWG-WSIS&SDG-45/5.',
      'The Group thanked the hosts.',
      'b) Other matters',
      '4 Closing',
    ])
      expect(page.text).toContain(words)
  })

  it('speaks each of the six languages, and marks what is on record in another', async () => {
    for (const language of languages) {
      const page = language === 'en' ? await officer.get(`${own()}/en`) : await compile('report', language)
      const t = house.deps.i18n[language]
      expect(page.text).toContain(t('meetings.report.heading.remarks'))
      expect(page.text.includes(t('ui.language.en')), language).toBe(true)
      expect(page.html.includes('<span lang="en" dir="ltr">The Group thanked the hosts.</span>'), language).toBe(language !== 'en')
    }
  })

  it('an edit of a wording that no longer stands is refused: both are shown, what was typed is kept, and nothing is lost', async () => {
    const [mine, theirs] = [await officer.get(`${own()}/en/sections/introduction`), await officer.get(`${own()}/en/sections/introduction`)]
    expect((await officer.press(theirs, 'Save', { Text: 'The Group met in Geneva.' })).status).toBe(303)
    const refused = await officer.press(mine, 'Save', { Text: 'The Group met for three days.' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('The Group met in Geneva.')
    expect(refused.field('Text').value.trim()).toBe('The Group met for three days.')
    const anew = await officer.press(refused, 'Save')
    expect(anew.status).toBe(303)
    const page = await officer.get(`${own()}/en/sections/introduction`)
    expect(page.text).toContain('Wording 3')
    expect((await officer.get(`${own()}/en`)).text).toContain('1.1 The Group met for three days.')
  })

  it('an earlier wording stands again as a wording of its own', async () => {
    const page = await officer.get(`${own()}/en/sections/introduction`)
    const restored = await officer.follow(await officer.press(page, 'Let it stand again Wording 2'))
    expect(restored.text).toContain('Wording 4')
    expect(restored.field('Text').value.trim()).toBe('The Group met in Geneva.')
    const stale = await officer.press(page, 'Let it stand again Wording 1')
    expect(stale.status).toBe(409)
  })

  it('compiled again takes new facts into untouched sections only, and shows first what it would change', async () => {
    await decide('agree', { texts: { en: 'To meet in October.', original: 'en' }, item: other })
    await item('Any other business')
    const preview = await officer.get(`${own()}/en/compilation`)
    expect(preview.byRole('heading').slice(1)).toEqual(
      expect.arrayContaining(['Any other business new', 'Other matters changes', 'Introduction stays as written']),
    )
    expect((await officer.get(`${own()}/en`)).text).not.toContain('To meet in October.')
    await decide('note', { item: other })
    const moved = await officer.press(preview, 'Write these changes')
    expect([moved.status, moved.text.includes('this is what would change now')]).toEqual([409, true])
    const written = await officer.follow(await officer.press(moved, 'Write these changes'))
    expect(written.text).toContain('1) Decision 2 – agreed, on this item:')
    expect(written.text).toContain('To meet in October.')
    expect(written.text).toContain('1.1 The Group met in Geneva.')
    expect(written.text).toContain('c) Any other business')
  })
})

describe('the summary record', () => {
  it('has a chapter for each item with its documents, what was said, the conclusion of the chair and the assent', async () => {
    const statement = {
      meeting_id: id,
      item_id: forum,
      person_id: house.demonstrated('unesco'),
      person_name: 'L',
      organization_id: 'unesco',
    }
    const said = { behalf: null, language: 'fr' as const, at: clock.now(), withdrawn_at: null }
    await house.deps.db
      .insertInto('meetings.statement')
      .values([
        { ...statement, ...said, text: 'Nous remercions le pays hôte.', visibility: 'public' },
        { ...statement, ...said, text: 'Ceci reste entre nous.', visibility: 'members' },
      ])
      .execute()
    const page = await compile('record', 'en')
    for (const words of [
      '1 WSIS Forum (Documents CWG-WSIS&SDG-45/5 and CWG-WSIS&SDG-45/6)',
      '1.1 Japan introduced this item',
      '1.2 Statement by UNESCO: Nous remercions le pays hôte. (in French)',
      '1.3 A participant made a statement.',
      '1.4 The Chair took it that this was the conclusion of the meeting. Decision 1 – noted with appreciation: Document CWG-WSIS&SDG-45/5.',
      '1.5 It was so agreed.',
      '2 Other matters',
    ])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('Ceci reste entre nous.')
  })
})

describe('on paper', () => {
  it('the Word file is read again as the very lines of the page, in Arabic, English and Chinese; PDF is made of the same', async () => {
    for (const language of ['ar', 'en', 'zh'] as const) {
      const cookie = await officer.cookie()
      const file = await house.app.inject({ url: `${own()}/${language}/report.docx`, headers: { cookie } })
      expect(file.statusCode).toBe(200)
      const paper = await readNow(file.rawPayload, 'report.docx')
      const words = paper.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))
      const t = house.deps.i18n[language]
      expect(words).toContain(`3\t${t('meetings.report.heading.remarks')}`)
      expect(words.some((line) => line.includes('The Group thanked the hosts.'))).toBe(true)
      expect(detectLanguage(words.join('\n'))).toBe(language)
    }
    const pdf = await house.app.inject({ url: `${own()}/en/report.pdf`, headers: { cookie: await officer.cookie() } })
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('posting', () => {
  it('makes a document under its symbol in all languages at once, issues the report of a closed meeting, then revises it', async () => {
    await takeStep(house.deps, actor(), id, 'close')
    const page = await officer.get(own('/posting'))
    const refused = await officer.press(page, 'Post as a document', { Symbol: 'the report' })
    expect(refused.errors).toEqual(['Symbol: “the report” is not a symbol that we can read'])
    const early = await officer.get(own('/posting'))
    await officer.press(await officer.get(`${own()}/en/sections/closing`), 'Save', { Text: 'The Chair thanked the interpreters.' })
    const stale = await officer.press(early, 'Post as a document', { Symbol: 'CWG-WSIS&SDG-45/12' })
    expect([stale.status, stale.text.includes('Nothing was posted')]).toEqual([409, true])

    const posted = await officer.press(await officer.get(own('/posting')), 'Post as a document', { Symbol: 'CWG-WSIS&SDG-45/12' })
    expect([posted.status, posted.location]).toEqual([303, '/en/documents/CWG-WSIS-SDG-45-12'])
    const document = await house.deps.db
      .selectFrom('documents.document')
      .selectAll()
      .where('id', '=', 'CWG-WSIS-SDG-45-12')
      .executeTakeFirstOrThrow()
    expect([document.symbol, document.standing, document.revision, document.languages]).toEqual([
      'CWG-WSIS&SDG-45/12',
      'record',
      0,
      [...languages],
    ])
    expect((await officer.get(`/en/meetings/${id}`)).text).toContain('Report issued')
    const list = await house.as('member').get(`/en/meetings/${id}/reports`)
    expect(list.link('CWG-WSIS&SDG-45/12')).toBe('/en/documents/CWG-WSIS-SDG-45-12')
    expect(list.link(/^Hand to another body/)).toBe('/en/documents/CWG-WSIS-SDG-45-12/transmission')

    const again = await officer.press(await officer.get(own('/posting')), 'Post as a document', { Languages: ['en'] })
    expect(again.status).toBe(303)
    const { revision } = await house.deps.db
      .selectFrom('documents.document')
      .select('revision')
      .where('id', '=', document.id)
      .executeTakeFirstOrThrow()
    expect(revision).toBe(1)
  }, 30_000)
})

describe('tasks that a report tells of', () => {
  it('are those of the meeting’s decisions: what is new in it is proposed, what they said refers to them', async () => {
    const { id: meeting } = await buildMeeting(house.deps, { phase: 'running' })
    const decided = 'The Group requested the secretariat to publish the register of tasks in six languages no later than 1 April 2027.'
    const added = 'The Group also invited the secretariat to convene an open consultation on the timeline before 30 June 2027.'
    const texts = { en: decided, original: 'en' as const }
    const nothing = { item: null, documents: [], until: null, to: null, version: 0 }
    await recordDecision(house.deps, actor(), meeting, { ...nothing, verb: 'agree', texts })
    await takeStep(house.deps, actor(), meeting, 'close')
    const report = `/en/meetings/${meeting}/reports/report`
    await officer.post(`${report}/en/compilation`)
    await officer.press(await officer.get(`${report}/en/sections/closing`), 'Save', { Text: added })
    const posted = await officer.press(await officer.get(`${report}/posting`), 'Post as a document', { Symbol: 'CWG-WSIS&SDG-45/31' })
    const document = posted.location.split('/').at(-1)!
    const proposed = (of: string) =>
      house.deps.db
        .selectFrom('mandates.mandate as m')
        .innerJoin('mandates.wording as w', 'w.mandate_id', 'm.id')
        .select(['m.id', 'w.quote'])
        .where('m.document_id', '=', of)
        .execute()
    const quotes = (await proposed(document)).map(({ quote }) => quote)
    expect([quotes.includes(added), quotes.includes(decided)]).toEqual([true, false])

    const { decisions_document: paper } = await house.deps.db
      .selectFrom('meetings.meeting')
      .select('decisions_document')
      .where('id', '=', meeting)
      .executeTakeFirstOrThrow()
    const [held] = await proposed(paper!)
    expect(held!.quote).toBe(decided)
    await officer.press(await officer.get(`/en/review/${paper}`), /^Accept/)
    const page = await house.as('member').get(`/en/documents/${document}`)
    expect(page.text).toContain('Tasks held elsewhere')
    expect(page.html).toContain(`/en/mandates/${held!.id}`)
  })
})

describe('who may', () => {
  it('the chair of this very meeting and the secretariat write; others read what is posted', async () => {
    const chair = house.as('chair')
    expect((await chair.get(`${own()}/en`)).status).toBe(403)
    await house.deps.db
      .updateTable('meetings.meeting')
      .set({ chair_id: house.demonstrated('chair') })
      .where('id', '=', id)
      .execute()
    expect((await chair.get(`${own()}/en`)).status).toBe(200)
    expect((await chair.get(own('/posting'))).status).toBe(403)
    for (const path of ['/en', '/en/sections/closing', '/en/compilation', '/en/report.docx', '/en/report.pdf'])
      expect((await house.as('delegate').get(own(path))).status, path).toBe(403)
    expect((await house.as('delegate').post(own('/en/sections/closing'), { heading: 'x', text: 'y', version: 1 })).status).toBe(403)
  })

  it('asks as many questions of the database for thirty items as for three', async () => {
    const count = async (path: string) => {
      house.queries.length = 0
      const page = await officer.get(path)
      return [page.status, house.queries.length]
    }
    const paths = [`/en/meetings/${id}/reports`, `${own()}/en`, `${own()}/en/compilation`, `${own()}/en/sections/closing`]
    const few = []
    for (const path of paths) few.push(await count(path))
    for (let n = 0; n < 30; n++) await item(`One more ${n}`, null, ['CWG-WSIS&SDG-45/5'])
    await officer.press(await officer.get(`${own()}/en/compilation`), 'Write these changes')
    const many = []
    for (const path of paths) many.push(await count(path))
    expect(many).toEqual(few)
  })
})
