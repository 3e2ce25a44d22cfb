import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../../platform/config/index.ts'

/** What a reply is about, and who may send it. */
export interface ReplyTo {
  draft: number
  member: number
  /** the comment that was told of; 0: the draft itself */
  comment: number
}

// Mail servers may write a local part in small letters, and cut it off after 64: base 36 and 24 hexadecimal digits (96 bits) survive both.
const sign = (secret: string, words: string) => createHmac('sha256', secret).update(`reply ${words}`).digest('hex').slice(0, 24)

/** What the addresses are made with. */
export type ReplyConfig = Pick<Config, 'secret' | 'publicUrl'> & Partial<Pick<Config, 'mailInDomain'>>

/** Where replies arrive, as far as the receiver is configured. */
export const replyDomain = (config: Pick<Config, 'publicUrl'> & Partial<Pick<Config, 'mailInDomain'>>): string =>
  config.mailInDomain ?? new URL(config.publicUrl).hostname

/** The address at which one member answers one notice: `reply-4-z-0-0c1f…@example.org`. It is as good as the member's word, so it is told to nobody else. */
export function replyAddress(config: ReplyConfig, { draft, member, comment }: ReplyTo): string {
  const words = [draft, member, comment].map((number) => number.toString(36)).join('-')
  return `reply-${words}-${sign(config.secret, words)}@${replyDomain(config)}`
}

/** What an address is about; null for one that we did not make. */
export function readReplyAddress(config: ReplyConfig, address: string): ReplyTo | null {
  const at = address.lastIndexOf('@')
  if (address.slice(at + 1).toLowerCase() !== replyDomain(config).toLowerCase()) return null
  const found = /^reply-([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-f]{24})$/.exec(address.slice(0, at).toLowerCase())
  if (!found) return null
  const [, draft, member, comment, signature] = found as unknown as [string, string, string, string, string]
  const expected = Buffer.from(sign(config.secret, `${draft}-${member}-${comment}`))
  if (!timingSafeEqual(expected, Buffer.from(signature))) return null
  const number = (digits: string) => Number.parseInt(digits, 36)
  return { draft: number(draft), member: number(member), comment: number(comment) }
}
