import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import { createTransport, type SendMailOptions } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import PostalMime, { type Address } from 'postal-mime'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/index.ts'
import type { Db } from '../db/index.ts'
import { letterHtml } from './html.ts'
import type { Letter, Mail } from './index.ts'

export type MailConfig = Pick<Config, 'data' | 'mailFrom'> & Partial<Pick<Config, 'smtpUrl'>>

export interface MailOptions {
  db: Db
  clock: Clock
  log: FastifyBaseLogger
}

/** Letters go to the mail server of SMTP_URL, or without one into the folder `mail` of the data folder. */
export function createMail(config: MailConfig, { db, clock, log }: MailOptions): Mail {
  const from = oneAddress(config.mailFrom)
  const folder = createFolder(join(config.data, 'mail'))
  const server = config.smtpUrl ? createTransport(serverOptions(config.smtpUrl)) : null

  async function deliver(letter: Letter): Promise<void> {
    const message = compose(letter, from, clock.now())
    if (server) await server.sendMail(message)
    else await folder.keep(message, clock.now())
    log.info({ messageId: message.messageId, language: letter.language }, 'letter sent')
  }

  return {
    folder: server === null,
    send: (letter) => (letter.key ? once(db, letter.key, () => deliver(letter)) : deliver(letter)),
    kept: async () => (server ? [] : folder.list()),
    read: async (id) => (server ? null : folder.read(id)),
    close: async () => server?.close(),
  }
}

/**
 * Does the work unless it was done under this key. The claim is a row of its own, not a transaction held open while a mail server thinks.
 * A claim whose process was killed is free again after five minutes: then, and only then, a letter may arrive twice, with one Message-ID.
 */
async function once(db: Db, key: string, work: () => Promise<void>): Promise<void> {
  const claimed = await sql`
    insert into platform.letter (key) values (${key})
    on conflict (key) do update set claimed_at = clock_timestamp()
      where letter.sent_at is null and letter.claimed_at < clock_timestamp() - interval '5 minutes'
    returning key`.execute(db)
  if (claimed.rows.length === 0) {
    const sent = await sql`select 1 from platform.letter where key = ${key} and sent_at is not null`.execute(db)
    if (sent.rows.length) return
    throw new Error(`the letter ${key} is being sent elsewhere`)
  }
  try {
    await work()
  } catch (error) {
    await sql`delete from platform.letter where key = ${key}`.execute(db)
    throw error
  }
  await sql`update platform.letter set sent_at = clock_timestamp() where key = ${key}`.execute(db)
}

/** Passwords and letters cross a network encrypted, or not at all; the address can say otherwise: `?requireTLS=false`. */
function serverOptions(url: string) {
  const given = parseConnectionUrl(url)
  const local = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/.test(String(given.host ?? 'localhost'))
  return {
    pool: true as const,
    maxConnections: 3,
    ...(local ? { tls: { rejectUnauthorized: false } } : { requireTLS: true }), // a relay on this machine seldom has a certificate for it
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...given,
  }
}

interface OneAddress {
  name: string
  address: string
}

function compose(letter: Letter, from: OneAddress, date: Date): SendMailOptions {
  const subject = oneLine(letter.subject)
  const id = letter.key ? createHash('sha256').update(letter.key).digest('hex').slice(0, 40) : randomUUID()
  return {
    from,
    to: oneAddress(letter.to),
    replyTo: letter.replyTo === undefined ? undefined : oneAddress(letter.replyTo),
    subject,
    date,
    messageId: `<${id}@${from.address.split('@').at(-1)}>`,
    text: letter.text,
    html: letter.html ?? letterHtml(letter.text, subject, letter.language),
    headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated', ...unsubscribing(letter.unsubscribe) },
  }
}

/** RFC 2369 and, for an https address, the one click of RFC 8058. */
function unsubscribing(address: string | undefined): Record<string, string> {
  if (address === undefined) return {}
  const { href, protocol } = new URL(address)
  if (!['https:', 'http:', 'mailto:'].includes(protocol)) throw new Error(`not an address to unsubscribe at: ${address}`)
  return { 'List-Unsubscribe': `<${href}>`, ...(protocol === 'https:' && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }) }
}

/** Exactly one address: a second one, or a header, in what a person typed as their name would send the letter elsewhere. */
function oneAddress(text: string): OneAddress {
  const [found, ...more] = addressparser(text, { flatten: true })
  if (more.length || !found?.address || !/^[^\s@<>]+@[^\s@<>]+$/.test(found.address) || /\p{Cc}/u.test(text)) {
    throw new Error(`not one mail address: ${JSON.stringify(text)}`)
  }
  return { name: found.name, address: found.address }
}

/** A title may hold line breaks; a header must not. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

const shownAtMost = 200

/** Letters as files, one each, named by time so that their order is that of their names. */
function createFolder(path: string) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  let last = 0

  const parse = async (id: string) => {
    const bytes = await readFile(join(path, `${id}.eml`))
    const { to, subject = '', text = '', html = null, date } = await PostalMime.parse(bytes)
    return { id, to: (to ?? []).map(addressText).join(', '), subject, text: text.replace(/\n$/, ''), html, at: new Date(date ?? 0) }
  }

  return {
    async keep(message: SendMailOptions, now: Date): Promise<void> {
      const { message: bytes } = await composer.sendMail(message)
      last = Math.max(now.getTime(), last + 1)
      const id = `${new Date(last).toISOString().replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`
      await mkdir(path, { recursive: true })
      const unfinished = join(path, `.${id}.part`)
      try {
        const file = await open(unfinished, 'wx', 0o600)
        await file.writeFile(bytes as Buffer).finally(() => file.close())
        await rename(unfinished, join(path, `${id}.eml`))
      } finally {
        await rm(unfinished, { force: true })
      }
    },

    async list() {
      const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      const ids = names.filter((name) => /^[^.].*\.eml$/.test(name)).map((name) => name.slice(0, -4))
      const newest = ids.sort().reverse().slice(0, shownAtMost)
      return Promise.all(newest.map(async (id) => (({ at, to, subject }) => ({ id, at, to, subject }))(await parse(id))))
    },

    async read(id: string) {
      if (!/^[\w-]+$/.test(id)) return null
      try {
        const { to, subject, text, html, at } = await parse(id)
        return { to, subject, text, html, at }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
  }
}

const addressText = ({ name, address }: Address): string => (name ? `${name} <${address}>` : (address ?? ''))
