import type { Translate } from '../platform/i18n/index.ts'

/** `href` is a ready address (`t.href('/mandates')`), as everywhere in this folder */
export interface NavEntry {
  href: string
  label: string
  current: boolean
  /** in the main line, behind it under "More", or under the name of the signed-in */
  place: 'main' | 'more' | 'own'
}

/** What surrounds every page: who reads it, in which language, where they are. Built once per request by the server. */
export interface Frame {
  t: Translate
  /** the address of this page without its language, with its query: `/mandates?due=2027` */
  path: string
  actor: { kind: string; name: string; roles: readonly string[] }
  nav: NavEntry[]
  /** `room`: the script of pages that follow a negotiation */
  assets: { css: string; js: string; icon?: string; room?: string }
  notice: { kind: 'done' | 'warning'; text: string } | null
}
