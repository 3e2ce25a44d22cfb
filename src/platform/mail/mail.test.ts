import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { fixedClock } from '../clock.ts'
import type { Language } from '../i18n/index.ts'
import { createMail, type Letter, type Mail } from './index.ts'

const log = pino({ level: 'silent' })
const clock = fixedClock('2027-03-15T09:30:00Z')
const data = mkdtempSync(join(tmpdir(), 'actionline-mail-'))
let database: TestDatabase
const after: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  for (const undo of after.splice(0).reverse()) await undo()
  rmSync(join(data, 'mail'), { recursive: true, force: true })
  await sql`truncate platform.letter`.execute(database.db)
})
afterAll(async () => {
  await database.close()
  rmSync(data, { recursive: true })
})

function newMail(smtpUrl?: string, mailFrom = 'Actionline <no-reply@actionline.example>'): Mail {
  const mail = createMail({ data, smtpUrl, mailFrom }, { db: database.db, clock, log })
  after.push(() => mail.close())
  return mail
}

interface Arrived extends Email {
  raw: string
  envelope: string[]
  encrypted: boolean
  user: string | undefined
}

/** A mail server, and what arrived there. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; arrived: Arrived[] }> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false, // it would warn of its built-in certificate
    onAuth: (auth, _session, done) =>
      auth.password === 's3cret:@/' ? done(null, { user: auth.username }) : done(new Error('wrong password')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const envelope = session.envelope.rcptTo.map(({ address }) => address)
        arrived.push({ ...(await PostalMime.parse(raw)), raw: raw.toString(), envelope, encrypted: session.secure, user: session.user })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after.push(() => new Promise<void>((resolve) => server.close(resolve)))
  return { port: (server.server.address() as AddressInfo).port, arrived }
}

const reminder: Letter = {
  to: 'Amina Diallo <amina@mission.example>',
  language: 'en',
  subject: 'Your report is due on 15 March 2027',
  text: 'Dear colleague,\n\nThe report is due. See https://actionline.example/mandates/42.',
}

const texts: Record<Language, { subject: string; text: string }> = {
  ar: {
    subject: 'تذكير: التقرير مستحق في 15 مارس 2027',
    text: 'الزملاء الأعزاء،\n\nيرجى الاطلاع على https://actionline.example/ar/mandates/42، وشكرا.',
  },
  en: { subject: 'Reminder: the report is due', text: 'Dear colleague,\n\nPlease see https://actionline.example/en/mandates/42.' },
  es: { subject: 'Recordatorio: informe pendiente', text: 'Estimada colega:\n\nVéase https://actionline.example/es/mandates/42.' },
  fr: { subject: 'Rappel : le rapport est attendu', text: 'Chère collègue,\n\nVoir https://actionline.example/fr/mandates/42.' },
  ru: { subject: 'Напоминание: срок представления доклада', text: 'Уважаемый коллега!\n\nСм. https://actionline.example/ru/mandates/42.' },
  zh: { subject: '提醒：报告将于2027年3月15日到期', text: '各位同事：\n\n请查看https://actionline.example/zh/mandates/42。谢谢。' },
}

test.each(Object.keys(texts) as Language[])('a letter in %s arrives as it was written, in its direction', async (language) => {
  const { port, arrived } = await mailServer()
  await newMail(`smtp://127.0.0.1:${port}`).send({ ...reminder, ...texts[language], language })
  const [letter] = arrived
  expect(letter).toMatchObject({
    subject: texts[language].subject,
    from: { name: 'Actionline', address: 'no-reply@actionline.example' },
    to: [{ name: 'Amina Diallo', address: 'amina@mission.example' }],
    envelope: ['amina@mission.example'],
    date: '2027-03-15T09:30:00.000Z',
  })
  expect(letter!.text!.trimEnd()).toBe(texts[language].text)
  expect(letter!.html).toContain(`<div lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
  expect(letter!.html).toContain(`<a href="https://actionline.example/${language}/mandates/42" dir="ltr"`)
  expect(letter!.headers).toContainEqual(expect.objectContaining({ key: 'content-language', value: language }))
})

test('a letter can be left with one click, and says that a machine wrote it', async () => {
  const { port, arrived } = await mailServer()
  const mail = newMail(`smtp://127.0.0.1:${port}`)
  await mail.send({ ...reminder, unsubscribe: 'https://actionline.example/leave?who=a%20b&list=reminders' })
  await mail.send({ ...reminder, unsubscribe: 'http://localhost:8080/leave' })
  const headers = arrived.map((letter) =>
    Object.fromEntries(letter.headers.filter(({ key }) => /^(list-|auto)/.test(key)).map(({ key, value }) => [key, value])),
  )
  expect(headers).toEqual([
    {
      'auto-submitted': 'auto-generated',
      'list-unsubscribe': '<https://actionline.example/leave?who=a%20b&list=reminders>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    },
    { 'auto-submitted': 'auto-generated', 'list-unsubscribe': '<http://localhost:8080/leave>' },
  ])
  await expect(mail.send({ ...reminder, unsubscribe: 'javascript:alert(1)' })).rejects.toThrow('not an address to unsubscribe at')
})

test('nothing that a person typed becomes a header or another recipient', async () => {
  const { port, arrived } = await mailServer()
  const mail = newMail(`smtp://127.0.0.1:${port}`)
  await mail.send({
    ...reminder,
    subject: 'Title\r\nBcc: all@un.example\r\n\r\nbody\u2028\0end',
    text: 'one\r\n.\r\nRCPT TO:<x@y.example>',
  })
  expect(arrived[0]).toMatchObject({ subject: 'Title Bcc: all@un.example body end', envelope: ['amina@mission.example'] })
  expect(arrived[0]!.headers.map(({ key }) => key)).not.toContain('bcc')
  expect(arrived[0]!.text).toContain('RCPT TO:<x@y.example>')
  for (const to of [
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'Friends: a@b.example, c@d.example;',
    'nobody',
    '',
    '<a@b@c>',
  ]) {
    await expect(mail.send({ ...reminder, to }), to).rejects.toThrow('not one mail address')
  }
  await expect(mail.send({ ...reminder, replyTo: 'a@b.example,c@d.example' })).rejects.toThrow('not one mail address')
  expect(arrived).toHaveLength(1)
})

test('what a person typed is no markup in the HTML of a letter', async () => {
  const { port, arrived } = await mailServer()
  const text =
    'First <script>alert("1")</script>\nsecond line\n\n- one & two\n- (see https://a.example/x?y=1&z="2").\n\nhttps://b.example/<b>'
  await newMail(`smtp://127.0.0.1:${port}`).send({ ...reminder, subject: '</title><script>', text })
  const body = arrived[0]!.html!.replace(/ style=("[^"]*"|'[^']*')/g, '')
  expect(body).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>')
  expect(body).toContain('<p>First &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;<br>second line</p>')
  expect(body).toContain(
    '<ul><li>one &amp; two</li><li>(see <a href="https://a.example/x?y=1&amp;z=" dir="ltr">https://a.example/x?y=1&amp;z=</a>&quot;2&quot;).</li></ul>',
  )
  expect(body).toContain('<p><a href="https://b.example/" dir="ltr">https://b.example/</a>&lt;b&gt;</p>')
})

test('the same key is sent once, also when two jobs send it at once, and again after a failure', async () => {
  let refuse = true
  const { port, arrived } = await mailServer({
    onMailFrom: (_address, _session, done) => (refuse ? done(Object.assign(new Error('try later'), { responseCode: 451 })) : done()),
  })
  const mail = newMail(`smtp://127.0.0.1:${port}`)
  const keyed = { ...reminder, key: 'remind:42:2027-03-15' }
  await expect(mail.send(keyed)).rejects.toThrow('try later')
  refuse = false
  const both = await Promise.allSettled([mail.send(keyed), mail.send(keyed)])
  await mail.send(keyed)
  await newMail(`smtp://127.0.0.1:${port}`).send(keyed)
  await mail.send({ ...reminder, key: 'remind:43:2027-03-15' })
  const ids = arrived.map(({ messageId }) => messageId)
  expect([both.some(({ status }) => status === 'fulfilled'), ids.length, new Set(ids).size]).toEqual([true, 2, 2])
  expect(ids[0]).toMatch(/^<[0-9a-f]{40}@actionline\.example>$/)
})

test('a letter whose process was killed while sending it is sent again after five minutes, not before', async () => {
  const mail = newMail()
  await sql`insert into platform.letter (key) values ('k')`.execute(database.db)
  await expect(mail.send({ ...reminder, key: 'k' })).rejects.toThrow('being sent elsewhere')
  await sql`update platform.letter set claimed_at = now() - interval '6 minutes'`.execute(database.db)
  await mail.send({ ...reminder, key: 'k' })
  await mail.send({ ...reminder, key: 'k' })
  expect(await mail.kept()).toHaveLength(1)
})

test('letters and passwords cross the network encrypted: STARTTLS or TLS from the start', async () => {
  const plain = await mailServer({ authOptional: false })
  const secure = await mailServer({ authOptional: false, secure: true })
  const user = 'actionline%40un.example:s3cret%3A%40%2F'
  await newMail(`smtp://${user}@127.0.0.1:${plain.port}`).send(reminder)
  await newMail(`smtps://${user}@127.0.0.1:${secure.port}?tls.rejectUnauthorized=false`).send(reminder)
  expect([...plain.arrived, ...secure.arrived].map(({ encrypted, user }) => [encrypted, user])).toEqual([
    [true, 'actionline@un.example'],
    [true, 'actionline@un.example'],
  ])
})

test('a server on another machine that offers no encryption gets nothing, unless the address allows it', async () => {
  const { port, arrived } = await mailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
  const url = `smtp://0.0.0.0:${port}` // reaches this machine, and is none of the names by which it is known
  await expect(newMail(url).send(reminder)).rejects.toThrow(/TLS/)
  await newMail(`${url}?requireTLS=false`).send(reminder)
  expect(arrived).toHaveLength(1)
})

test('without a mail server letters are kept in the folder, newest first, and can be read there', async () => {
  const mail = newMail()
  expect([mail.folder, await mail.kept()]).toEqual([true, []])
  await mail.send({ ...reminder, ...texts.ar, language: 'ar' })
  await mail.send({ ...reminder, ...texts.zh, language: 'zh', to: '王芳 <wang@mission.example>' })
  writeFileSync(join(data, 'mail', '.20270315T0930.part'), 'half a letter')
  const kept = await mail.kept()
  expect(kept).toEqual([
    { id: expect.any(String), at: clock.now(), to: '王芳 <wang@mission.example>', subject: texts.zh.subject },
    { id: expect.any(String), at: clock.now(), to: 'Amina Diallo <amina@mission.example>', subject: texts.ar.subject },
  ])
  const letter = await mail.read(kept[1]!.id)
  expect(letter).toMatchObject({ to: kept[1]!.to, subject: kept[1]!.subject, at: clock.now(), text: texts.ar.text })
  expect(letter!.html).toContain('dir="rtl"')
  const [file] = readdirSync(join(data, 'mail')).filter((name) => name.endsWith('.eml'))
  expect(statSync(join(data, 'mail', file!)).mode & 0o077).toBe(0)
})

test('only letters of the folder can be read', async () => {
  const mail = newMail()
  writeFileSync(join(data, 'secret.eml'), 'Subject: not a letter\r\n\r\n')
  await mail.send(reminder)
  for (const id of ['../secret', '..%2fsecret', 'none', '', '.', '/etc/passwd']) expect(await mail.read(id), id).toBeNull()
})

test('a sender that is no mail address stops the start', () => {
  expect(() => newMail(undefined, 'Actionline')).toThrow('not one mail address')
})
