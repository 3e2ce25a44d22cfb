import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Deps } from '../../../platform/deps.ts'
import { findActor, mailFor } from '../../people/index.ts'
import { type ReplyTo, readReplyAddress } from './address.ts'
import { commentOnDraft } from './commands/drafts.ts'
import { mostInComment } from './forms.ts'
import { automatic, withoutQuoted } from './letter.ts'

/** Bytes of a letter; an answer is words. */
const largest = 512 * 1024
/** of the text of a letter, before what it quotes is cut off */
const mostRead = 200_000

/** What came of a letter. */
export type Received = 'comment' | 'automatic' | 'not-the-sender' | 'nothing-said' | 'not-open'

export interface Receiver {
  port: number
  close(): Promise<void>
}

const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })

/**
 * Takes answers to notices by SMTP (RFC 5321) and no other mail: an address that we did not sign is refused before the letter is sent.
 * Meant to stand behind the mail server of the installation, which forwards the domain here; it relays nothing and knows no accounts.
 */
export async function startReceiver(deps: Deps, { port, host }: { port: number; host: string }): Promise<Receiver> {
  const { config, log } = deps
  const server = new SMTPServer({
    name: new URL(config.publicUrl).hostname,
    banner: 'Actionline',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: largest,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 2000,
    onMailFrom({ address }, _session, done) {
      // notices of non-delivery have no sender (RFC 5321, 4.5.5); nobody answers with one
      done(address ? null : refusal(550, 'no notices of non-delivery here'))
    },
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length > 0) return done(refusal(452, 'one recipient for each letter'))
      done(readReplyAddress(config, address) ? null : refusal(550, 'no such address'))
    },
    onData(stream, session: SMTPServerSession, done) {
      const parts: Buffer[] = []
      let size = 0
      stream.on('data', (part: Buffer) => {
        size += part.length
        if (size <= largest) parts.push(part)
      })
      stream.on('error', done)
      stream.on('end', async () => {
        try {
          if (stream.sizeExceeded || size > largest) throw refusal(552, 'the letter is too large')
          const about = readReplyAddress(config, session.envelope.rcptTo[0]?.address ?? '')
          if (!about) throw refusal(550, 'no such address')
          const outcome = await receive(deps, about, await PostalMime.parse(Buffer.concat(parts)))
          log.info({ outcome, draft: about.draft, member: about.member }, 'letter received')
          // To say why would answer machines and forgers; a person who wrote nothing or too late shall know.
          if (outcome === 'nothing-said') throw refusal(550, 'nothing was written above what is quoted')
          if (outcome === 'not-open') throw refusal(550, 'the group takes no comments on this text any more')
          if (outcome === 'not-the-sender') throw refusal(550, 'the notice was sent to another address')
          done(null)
        } catch (error) {
          if ((error as { responseCode?: number }).responseCode === undefined) log.error({ err: error }, 'a letter could not be received')
          done(error as Error)
        }
      })
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'mail receiver'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Makes a comment of an answer, if it is a person's, and the person's whom the address was signed for. */
export async function receive(deps: Deps, about: ReplyTo, letter: Email): Promise<Received> {
  const { db } = deps
  const headers = new Map(letter.headers.map(({ key, value }) => [key.toLowerCase(), value]))
  if (automatic(headers)) return 'automatic'
  const found = await db
    .selectFrom('meetings.group_member as m')
    .innerJoin('meetings.group_draft as d', 'd.group_id', 'm.group_id')
    .innerJoin('meetings.correspondence_group as g', 'g.id', 'm.group_id')
    .leftJoin('meetings.group_comment as c', (join) => join.onRef('c.draft_id', '=', 'd.id').on('c.id', '=', about.comment))
    .select(['m.group_id', 'm.person_id', 'd.number', 'c.place', 'g.state', 'm.left_at'])
    .where('m.id', '=', about.member)
    .where('d.id', '=', about.draft)
    .executeTakeFirst()
  const box = found && (await mailFor(db, found.person_id))
  const actor = found && (await findActor(db, found.person_id))
  if (!found || !box || !actor || letter.from?.address?.toLowerCase() !== box.address.toLowerCase()) return 'not-the-sender'
  if (found.state !== 'open' || found.left_at) return 'not-open'
  const text = withoutQuoted((letter.text ?? textOfHtml(letter.html ?? '')).slice(0, mostRead)).slice(0, mostInComment)
  if (text === '') return 'nothing-said'
  await commentOnDraft(deps, actor, found.group_id, found.number, {
    place: found.place ?? null,
    text,
    messageId: letter.messageId ?? `<${about.draft}-${about.member}-${letter.date ?? ''}-${text.length}>`,
  })
  return 'comment'
}

/** The words of a letter that has no plain part; what it quotes goes with its block. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<(style|script|head|blockquote)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
