import { createHmac, timingSafeEqual } from 'node:crypto'
import { isNoticeKind, type NoticeKind } from './rules.ts'

const sign = (secret: string, words: string) => createHmac('sha256', secret).update(`unsubscribe ${words}`).digest('base64url')

/**
 * Address, without language, that takes a person off kinds of mail: for the foot of a letter and its List-Unsubscribe header.
 * A letter that carries several kinds names them all: whoever stops it wants no more like it. The address needs no sign-in and
 * does not expire, as RFC 8058 wants; all that it can do is stop these kinds.
 */
export function unsubscribeLink(config: { secret: string }, personId: string, ...kinds: NoticeKind[]): string {
  const words = `${personId}.${kinds.join('-')}`
  return `/unsubscribe?token=${encodeURIComponent(`${words}.${sign(config.secret, words)}`)}`
}

/** Whom and what a token is about; null for one that we did not make. */
export function readUnsubscribe(config: { secret: string }, token: string): { personId: string; kinds: NoticeKind[] } | null {
  const [personId, named = '', signature, more] = token.split('.')
  const kinds = named.split('-').filter(isNoticeKind)
  if (!personId || kinds.length === 0 || !signature || more !== undefined) return null
  const expected = Buffer.from(sign(config.secret, `${personId}.${named}`))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? { personId, kinds } : null
}
