import type { Run } from '../../../texts/types.ts'
import type { Answer } from './ask.ts'
import type { LinkState } from './schema.ts'

const day = 24 * 60 * 60 * 1000

/** An address that failed so often in a row, a day apart, is dead; one server's bad night is not the end of a page. */
export const mostFailures = 3

export interface Checked {
  state: LinkState
  failures: number
  nextCheck: Date
}

/** What an answer makes of a link, and when to look again. Pure. */
export function after(failures: number, { verdict }: Pick<Answer, 'verdict'>, now: Date): Checked {
  const again = (state: LinkState, days: number, count: number): Checked => ({
    state,
    failures: count,
    nextCheck: new Date(now.getTime() + days * day),
  })
  if (verdict === 'there') return again('alive', 30, 0)
  if (verdict === 'barred') return again('barred', 30, 0)
  if (verdict === 'gone') return again('dead', 14, failures + 1)
  return failures + 1 >= mostFailures ? again('dead', 14, failures + 1) : again('failing', 1, failures + 1)
}

export interface FoundLink {
  url: string
  words: string
}

const written = /https?:\/\/[^\s<>"'«»“”()[\]{}，。；：、（）]+/giu

/** The web addresses that stand in a text, each with its place; the punctuation of the sentence is none of theirs. */
export function addressesIn(text: string): { address: string; from: number; to: number }[] {
  return [...text.matchAll(written)].map(({ 0: found, index }) => {
    const address = found.replace(/[.,;:!?،؛]+$/u, '')
    return { address, from: index, to: index + address.length }
  })
}

/** The web addresses of a paragraph: its hyperlinks, and those that stand in its text. Without fragments, each once. */
export function linksIn({ runs, text }: { runs: readonly Pick<Run, 'href' | 'text'>[]; text: string }): FoundLink[] {
  const found = new Map<string, string>()
  const add = (address: string, words: string) => {
    const url = linkKey(address)
    if (url && !found.has(url)) found.set(url, words.trim().slice(0, 200) || url)
  }
  for (const run of runs) if (run.href) add(run.href, run.text)
  for (const { address } of addressesIn(text)) add(address, address)
  return [...found].map(([url, words]) => ({ url, words }))
}

/** The address under which a link is kept: normalised, without its fragment; null for what is never looked at. */
export function linkKey(address: string): string | null {
  try {
    const url = new URL(address)
    // an address with a password in it is somebody's secret
    if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.href.length > 2000) return null
    url.hash = ''
    return url.href
  } catch {
    return null
  }
}
