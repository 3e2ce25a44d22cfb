import { createHmac, timingSafeEqual } from 'node:crypto'
import { isNoticeKind, type NoticeKind } from './rules.ts'

const sign = (secret: string, words: string) => createHmac('sha256', secret).update(`unsubscribe ${words}`).digest('base64url')

/**
 * Address, without language, that takes a person off a kind of mail: for the foot of a letter and its List-Unsubscribe header.
 * It needs no sign-in and does not expire, as RFC 8058 wants; all that it can do is stop this kind of mail.
 */
export function unsubscribeLink(config: { secret: string }, personId: string, kind: NoticeKind): string {
  const words = `${personId}.${kind}`
  return `/unsubscribe?token=${encodeURIComponent(`${words}.${sign(config.secret, words)}`)}`
}

/** Whom and what a token is about; null for one that we did not make. */
export function readUnsubscribe(config: { secret: string }, token: string): { personId: string; kind: NoticeKind } | null {
  const [personId, kind, signature, more] = token.split('.')
  if (!personId || !isNoticeKind(kind) || !signature || more !== undefined) return null
  const expected = Buffer.from(sign(config.secret, `${personId}.${kind}`))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? { personId, kind } : null
}
