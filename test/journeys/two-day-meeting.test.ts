import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrate } from '../../src/systems/mandates/demonstration.ts'
import { type DemonstrationName, demonstrationAccounts } from '../../src/systems/people/index.ts'
import { buildPerson } from '../../src/systems/people/testing.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { noBrowser, signIn, startBrowser, visit } from '../support/browser.ts'
import { onTemplate, trackedCopy } from '../support/tracked-copy.ts'
import { Looker, serve, wordsOf } from '../support/walk.ts'

if (noBrowser) console.warn(`skipped: a two-day meeting (${noBrowser})`)

/** What both parties want, and what each of them wants instead of the same words; delegates of Jordan, and of UNESCO. */
const disputes = [
  {
    language: 'en',
    common: { find: 'shall be available', by: 'shall be freely available' },
    jordan: { find: 'every year', by: 'biennially' },
    unesco: { find: 'every year', by: 'semiannually' },
  },
  {
    language: 'ar',
    common: { find: 'أن يتاح السجل', by: 'أن يتاح السجل مجاناً' },
    jordan: { find: 'سنوياً', by: 'كل سنتين' },
    unesco: { find: 'سنوياً', by: 'مرتين في السنة' },
  },
  {
    language: 'zh',
    common: { find: '登记册须以', by: '登记册须免费以' },
    jordan: { find: '每年', by: '每两年' },
    unesco: { find: '每年', by: '每半年' },
  },
] as const

const session = { id: 'itu-cwg-wsis-sdg-45', first: '2027-02-09', second: '2027-02-10' }
const report = 'CWG-WSIS&SDG-45/12'
/** What the desk gives them: the next numbers of the meeting's series. */
const contributions = ['CWG-WSIS&SDG-45/1', 'CWG-WSIS&SDG-45/2']
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe.skipIf(noBrowser)('a two-day meeting, from invitation to the report before the Council', () => {
  /** how far the installation's clock is ahead of this machine's: moved from step to step */
  let ahead = 0
  const moveTo = (iso: string) => {
    ahead = Date.parse(iso) - Date.now()
  }
  let house: TestApp
  let browser: Browser
  let address: string
  const windows: BrowserContext[] = []
  const looker = new Looker('two-day-meeting', true)

  beforeAll(async () => {
    moveTo('2026-12-01T09:00:00Z')
    house = await testApp({ clock: { now: () => new Date(Date.now() + ahead) } })
    address = await serve(house)
    browser = await startBrowser()
    // the example year: a resolution in force, with mandates that are confirmed
    await demonstrate({ ...house.deps, config: { ...house.deps.config, embedded: true } })
  }, 240_000)
  afterAll(async () => {
    for (const window of windows) await window.close()
    await browser?.close()
    await house?.close()
  })

  /** A person's own browser window, signed in. */
  async function person(who: DemonstrationName | { email: string; password: string }): Promise<Page> {
    const context = await visit(browser, address)
    windows.push(context)
    const page = await context.newPage()
    await signIn(page, 'en', typeof who === 'string' ? demonstrationAccounts.find(({ email }) => email.startsWith(`${who}@`))! : who)
    return page
  }
  const main = (page: Page) => page.getByRole('main')
  const press = async (page: Page, words: string | RegExp) => {
    await main(page)
      .getByRole('button', { name: words, exact: typeof words === 'string' })
      .first()
      .click()
  }
  const told = (page: Page, words: string) => page.locator('[data-notice]', { hasText: words }).waitFor()
  const meeting = `/en/meetings/${session.id}`

  let officer: Page
  let delegate: Page
  let rival: Page

  it('is opened, invited to, and registered for', async () => {
    const t = wordsOf(house, 'en')
    officer = await person('secretariat')
    await officer.goto('/en/sessions/new?body=itu-cwg-wsis-sdg')
    await officer.getByLabel(t('reference.add.ordinal')).fill('45')
    await officer.getByLabel(t('reference.add.name-in', { language: t('ui.language.en') })).fill('45th meeting')
    await officer.getByLabel(t('reference.starts')).fill(session.first)
    await officer.getByLabel(t('reference.ends')).fill(session.second)
    await officer.getByLabel(t('reference.place')).fill('Geneva')
    await press(officer, t('reference.add.save'))
    await told(officer, t('reference.notice.added'))
    await officer.goto('/en/meetings/new')
    await officer.getByLabel(t('meetings.open.session')).selectOption(session.id)
    await press(officer, t('meetings.open.open'))
    await told(officer, t('meetings.notice.opened'))

    await officer.goto(`${meeting}/settings`)
    await officer.getByLabel(t('meetings.field-name.chair_id')).selectOption(house.demonstrated('chair'))
    await press(officer, t('ui.save'))
    for (const day of [session.first, session.second]) {
      await officer.goto(`${meeting}/sittings/new`)
      await officer.getByLabel(t('meetings.field-name.day')).fill(day)
      await officer.getByLabel(t('meetings.field-name.starts')).fill('09:30')
      await officer.getByLabel(t('meetings.field-name.ends')).fill('12:30')
      await press(officer, t('ui.save'))
      await told(officer, t('meetings.notice.saved'))
    }

    await officer.goto(`${meeting}/letter`)
    await officer.getByLabel(t('meetings.field-name.circular')).fill('CL-26/44')
    await officer.getByLabel(t('meetings.letter.text-in', { language: t('ui.language.en') })).fill('You are invited to the 45th meeting.')
    await press(officer, t('meetings.letter.save'))
    await press(officer, t('meetings.letter.publish'))
    await told(officer, t('meetings.notice.published'))
    await officer.goto(meeting)
    await press(officer, t('meetings.step.open-registration'))
    await told(officer, t('meetings.notice.phase'))
    expect((await house.letters('unesco@example.org')).map(({ subject }) => subject).join()).toContain('CL-26/44')

    delegate = await person('delegate')
    await delegate.goto(`${meeting}/registration`)
    await delegate.getByLabel(t('meetings.registration.list-me')).check()
    await press(delegate, t('meetings.registration.send'))
    await told(delegate, t('meetings.notice.registered'))
    const focal = await person(
      await buildPerson(house.deps, { name: 'Rania Saleh', organization: 'administration-jo', roles: ['focal-point'] }),
    )
    await focal.goto(`${meeting}/registrations`)
    await press(focal, /^Approve Amal Haddad/)
    await delegate.reload()
    expect(await main(delegate).innerText()).toContain(t('meetings.state.approved'))
    await looker.look(delegate, 'registered')
    rival = await person('unesco')
  }, 240_000)

  it('takes the papers of two delegations, one on the template with tracked changes, the other as it comes', async () => {
    const t = wordsOf(house, 'en')
    for (const [title, lead] of [
      ['WSIS Forum 2028', 'Japan'],
      ['Revision of Council Resolution 1499', ''],
    ] as const) {
      await officer.goto(`${meeting}/agenda/items/new`)
      await officer.getByLabel(t('meetings.agenda.title-in', { language: t('ui.language.en') })).fill(title)
      await officer.getByLabel(t('meetings.field-name.lead')).fill(lead)
      if (!lead) await officer.getByLabel(t('meetings.agenda.documents')).fill('C26/190')
      await press(officer, t('ui.save'))
    }

    const template = await delegate.request.get(`${meeting}/contributions/template.docx?language=en&kind=action`)
    const heading = new Paragraph({ text: 'What the Forum needs', heading: HeadingLevel.HEADING_1 })
    const plain = new Document({ sections: [{ children: [heading, new Paragraph('The Forum of 2028 needs a programme by May.')] }] })
    const papers = [
      { party: delegate, bytes: await onTemplate(await template.body(), 'Jordan'), title: 'A venue for the Forum', words: 'in Amman' },
      { party: rival, bytes: Buffer.from(await Packer.toBuffer(plain)), title: 'What the Forum needs', words: 'a programme by May' },
    ]
    for (const { party, bytes, title, words } of papers) {
      await party.goto(`${meeting}/contributions`)
      await party.locator('[name=file]').setInputFiles({ name: 'paper.docx', mimeType: docx, buffer: bytes })
      await press(party, t('meetings.contribution.read-file'))
      await told(party, t('meetings.contribution.notice.read'))
      // what the template asks for on its front page has been read; without one, the heading is the title, and its author says the rest
      expect(await party.locator('[name=title]').inputValue()).toBe(title)
      await party.locator('[name=summary]').fill('What the Forum of 2028 needs.')
      await party.locator('[name=requested]').fill('The Group is invited to note it.')
      await main(party)
        .getByRole('button', { name: t('meetings.contribution.preview') })
        .click()
      await told(party, t('meetings.contribution.notice.saved'))
      expect(await main(party).innerText()).toContain(words)
      await press(party, t('meetings.contribution.submit'))
      await told(party, t('meetings.contribution.notice.submitted'))
      await officer.goto(`${meeting}/contributions/desk`)
      await main(officer).getByRole('link', { name: title }).click()
      await press(officer, t('meetings.contribution.step.receive'))
      await told(officer, t('meetings.contribution.notice.receive'))
      await press(officer, t('meetings.contribution.publish'))
      await told(officer, t('meetings.contribution.notice.published'))
      await officer.locator('[name=item]').selectOption({ label: 'PL 1 WSIS Forum 2028' })
      await press(officer, t('meetings.contribution.allocate'))
      await told(officer, t('meetings.contribution.notice.allocated'))
    }
    await looker.look(officer, 'contribution')

    await officer.goto(`${meeting}/agenda`)
    await press(officer, t('meetings.agenda.release'))
    await delegate.goto(`${meeting}/agenda`)
    for (const symbol of contributions) expect(await main(delegate).getByRole('link', { name: symbol }).count()).toBe(1)
    await main(delegate).getByRole('link', { name: contributions[0]! }).click()
    expect((await main(delegate).locator('ins').allInnerTexts()).join(' ')).toContain('in Amman')
    await rival.goto(`${meeting}/registration`)
    await press(rival, t('meetings.registration.send'))
    await told(rival, t('meetings.notice.registered'))
  }, 240_000)

  let chair: Page
  /** address of the text that was negotiated in English, without its language */
  let resolution = ''
  it.each(disputes)(
    'merges two parties’ papers in $language, and settles an alternative before their eyes',
    async (dispute) => {
      const { language, common, jordan, unesco } = dispute
      const t = wordsOf(house, language)
      chair ??= await person('chair')
      const drafting = `/${language}/drafting`

      await officer.goto(`${drafting}/new`)
      await officer.locator('[name=title]').fill('1499')
      await officer.locator('[name=body]').selectOption('itu-council')
      await officer.locator('[name=session]').selectOption(session.id)
      await officer.locator('[name=original]').selectOption(language)
      await officer.locator('[name=document]').selectOption('C26-190')
      await press(officer, t('drafting.text.new.open'))
      await told(officer, t('drafting.text.notice.opened'))
      const path = new URL(officer.url()).pathname

      for (const [party, author, own] of [
        [delegate, 'Jordan', jordan],
        [rival, 'UNESCO', unesco],
      ] as const) {
        await party.goto(`${path}/proposals/new`)
        await party.locator('[name=file]').setInputFiles({
          name: `${author}.docx`,
          mimeType: docx,
          buffer: await trackedCopy(language, author, [common, own]),
        })
        await party.locator(`[name=parties][value="${author === 'Jordan' ? 'JOR' : 'UNESCO'}"]`).check()
        await press(party, t('drafting.proposal.new.begin'))
        await told(party, t('drafting.proposal.notice.read'))
        expect((await main(party).locator('ins').allInnerTexts()).join(' ')).toContain(own.by)
        await press(party, t('drafting.proposal.submit'))
        await told(party, t('drafting.proposal.notice.submitted'))
      }

      // one proposal of two parties, and two rival wordings of the same words
      await delegate.goto(`${path}/compilation?lang=${language}`)
      const compiled = await main(delegate).innerText()
      for (const words of [/JOR[,، 、\u2068\u2069]+UNESCO/, jordan.by, unesco.by]) expect(compiled).toMatch(words)
      await looker.look(delegate, `compilation-${language}`)

      await officer.goto(path)
      await press(officer, t('drafting.text.open-room'))
      await told(officer, t('drafting.text.notice.room-opened'))
      const room = `${path}/room/${language}`
      for (const page of [chair, delegate]) await page.goto(room)
      const disputed = (page: Page) => page.locator('[data-paragraph]', { hasText: unesco.by })
      const at = await disputed(delegate).getAttribute('data-paragraph')
      const seen = delegate.locator(`[data-paragraph="${at}"] [data-words]`)
      expect(await seen.innerText()).toContain(jordan.by)
      await delegate.evaluate(() => Object.assign(globalThis, { here: true }))
      await disputed(chair).locator('summary').click()
      await disputed(chair).getByRole('button', { name: jordan.by }).click()
      await expect.poll(() => seen.innerText()).not.toContain(unesco.by)
      expect(await seen.innerText()).toContain(jordan.by)
      expect(await seen.locator('ins').count()).toBe(0)
      // the page itself told it: it was not loaded anew
      expect(await delegate.evaluate(() => 'here' in globalThis)).toBe(true)
      await looker.look(delegate, `room-${language}`)
      if (language === 'en') resolution = path
    },
    240_000,
  )

  it('speaks and decides on both days, before the eyes of whoever watches', async () => {
    const t = wordsOf(house, 'en')
    moveTo('2027-02-09T08:30:00Z')
    await officer.goto(meeting)
    await press(officer, t('meetings.step.start'))
    const live = `${meeting}/live`
    await rival.goto(live)
    await rival.evaluate(() => Object.assign(globalThis, { here: true }))
    const sees = (words: string) => expect.poll(() => main(rival).innerText(), { timeout: 15_000 }).toContain(words)
    await chair.goto(live)
    await chair.locator('[name=item]').selectOption({ label: 'PL 1 WSIS Forum 2028' })
    await press(chair, t('meetings.live.open-item'))
    await sees(contributions[1]!)
    await delegate.goto(live)
    await press(delegate, t('meetings.speaker.ask'))
    await sees(t('meetings.speaker.waiting'))
    expect(
      await main(rival)
        .getByRole('table', { name: t('meetings.speaker.list') })
        .innerText(),
    ).toContain('Amal Haddad')
    await chair.reload()
    await press(chair, t('meetings.speaker.next'))
    await delegate.goto(`${meeting}/statements`)
    await delegate.locator('[name=item]').selectOption({ label: 'PL 1 WSIS Forum 2028' })
    await delegate.locator('[name=text]').fill('Jordan offers to host the Forum.')
    await press(delegate, t('meetings.statement.submit'))
    await told(delegate, t('meetings.notice.stated'))
    await sees(t('meetings.statement.list'))
    const decide = async (verb: string, item: string, words: string) => {
      await officer.goto(`${meeting}/decisions/new`)
      await officer.getByLabel(t('meetings.field-name.verb')).selectOption(verb)
      await officer.getByLabel(t('meetings.field-name.item_number')).selectOption({ label: item })
      await officer.getByLabel(t('meetings.decision.words-in', { language: t('ui.language.en') })).fill(words)
      await press(officer, t('meetings.decision.save'))
    }
    await decide('note-with-appreciation', 'PL 1 WSIS Forum 2028', 'The Group thanked the hosts of the Forum.')
    await sees('The Group thanked the hosts of the Forum.')
    expect(await rival.evaluate(() => 'here' in globalThis)).toBe(true)
    await looker.look(rival, 'live')
    moveTo('2027-02-10T08:30:00Z')
    await decide(
      'adopt',
      'PL 2 Revision of Council Resolution 1499',
      'The revision of Resolution 1499 is adopted. The Group requests the secretariat to publish it before 31 March 2027.',
    )
    await delegate.goto(`${meeting}/decisions`)
    expect(await main(delegate).innerText()).toContain('The Group thanked the hosts of the Forum.')
  }, 240_000)

  it('makes the text that it adopted the edition in force, and carries its mandates over', async () => {
    const t = wordsOf(house, 'en')
    // what both parties want is agreed as well
    await chair.goto(`${resolution}/room/en`)
    const open = chair.locator('[data-item]')
    await open.locator('summary').click()
    await open.getByRole('button', { name: 'freely' }).click()
    await expect.poll(() => open.count()).toBe(0)

    await chair.goto(`${resolution}/adoption`)
    await looker.look(chair, 'adoption')
    await press(chair, t('drafting.adoption.act'))
    await told(chair, t('drafting.notice.adopted'))
    expect(await main(chair).innerText()).toContain('shall be freely available')

    await officer.goto('/en/review')
    await main(officer).locator('a[href*="/review/carry-overs/"]').first().click()
    const carried = await main(officer).innerText()
    for (const relation of ['unchanged', 'reworded']) expect(carried).toContain(t(`mandates.relation.${relation}`))
    expect(carried).toContain('biennially')
    await looker.look(officer, 'carry-over')
    await press(officer, t('mandates.carry-over.confirm'))
    await officer.locator('[data-notice]').waitFor()
    await officer.goto('/en/mandates?q=biennially')
    expect(await main(officer).innerText()).toContain('biennially')
    moveTo('2027-02-10T16:30:00Z')
    await officer.goto(meeting)
    await main(officer)
      .getByRole('link', { name: t('meetings.step.close') })
      .click()
    await press(officer, t('meetings.step.close'))
  }, 240_000)

  it('is reported on by its chair, whose words outlive a second compilation', async () => {
    const t = wordsOf(house, 'en')
    await chair.goto(`${meeting}/reports`)
    await press(chair, /^Compile Report of the Chair, English/)
    await told(chair, t('meetings.notice.report-compiled'))
    const text = chair.locator('.sheet')
    for (const words of ['Remarks and recommendations', 'noted with appreciation', 'The Group thanked the hosts of the Forum.'])
      expect(await text.innerText()).toContain(words)
    await looker.look(chair, 'report')
    await main(chair)
      .getByRole('link', { name: /^Edit 4 Closing/ })
      .click()
    await chair.getByRole('textbox', { name: /^Text/ }).fill('The Chair thanked the interpreters.')
    await press(chair, t('ui.save'))
    await told(chair, t('meetings.notice.report-saved'))

    // meanwhile the record of the meeting grew
    await officer.goto(`${meeting}/decisions/new`)
    await officer.getByLabel(t('meetings.field-name.verb')).selectOption('note')
    await officer.getByLabel(t('meetings.field-name.item_number')).selectOption({ index: 2 })
    await officer.getByLabel(t('meetings.decision.words-in', { language: t('ui.language.en') })).fill('The Group noted the positions.')
    await press(officer, t('meetings.decision.save'))
    await main(chair)
      .getByRole('link', { name: t('meetings.report.compile-again') })
      .click()
    expect(await main(chair).innerText()).toContain('The Group noted the positions.')
    await looker.look(chair, 'compile-again')
    await press(chair, t('meetings.report.compile-confirm'))
    await told(chair, t('meetings.notice.report-compiled'))
    expect(await text.innerText()).toContain('The Group noted the positions.')
    expect(await text.innerText()).toContain('The Chair thanked the interpreters.')
  }, 240_000)

  it('hands its report to the Council through the gate: refused, then commented on, then accepted', async () => {
    const t = wordsOf(house, 'en')
    await officer.goto(`${meeting}/reports/report/posting`)
    await officer.getByLabel(t('meetings.report.symbol')).fill(report)
    await press(officer, t('meetings.report.post'))
    await told(officer, t('meetings.notice.report-posted'))
    const document = new URL(officer.url()).pathname
    // the database keeps the moment of posting by its own clock
    await sql`update documents.posting set since = ${house.deps.clock.now()} where document_id = ${document.split('/').at(-1)!}`.execute(
      house.deps.db,
    )

    const handOn = async () => {
      await officer.goto(`${document}/transmission`)
      await officer.getByLabel(t('documents.transmission.to')).selectOption('itu-council')
      await press(officer, t('documents.transmission.send'))
    }
    await handOn()
    expect(await main(officer).innerText()).toContain('It may go from 24 Feb 2027')
    await looker.look(officer, 'refused')

    const member = await person('member')
    await member.goto(`${document}/comments`)
    await main(member).getByRole('textbox').first().fill('Paragraph 3 should name the hosts.')
    await main(member).getByRole('button').first().click()
    await main(member).getByRole('paragraph').filter({ hasText: 'Paragraph 3 should name the hosts.' }).waitFor()

    moveTo('2027-02-25T09:00:00Z')
    await handOn()
    await told(officer, t('documents.notice.transmitted'))
    for (const words of [`${report} handed to Council`, '14 days', '1 comment']) expect(await main(officer).innerText()).toContain(words)
    await looker.look(officer, 'handed-on')
    await officer.goto(meeting)
    expect(await main(officer).innerText()).toContain(t('meetings.phase.reported'))
    expect(looker.faults).toEqual({})
  }, 240_000)
})
