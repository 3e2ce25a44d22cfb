import type { Translate } from '../platform/i18n/index.ts'

/** What surrounds every page: who reads it, in which language, where they are. Built once per request by the server. */
export interface Frame {
  t: Translate
  /** the address of this page without its language, with its query: `/mandates?due=2027` */
  path: string
  actor: { kind: string; name: string; roles: readonly string[] }
  /** `href` is a ready address (`t.href('/mandates')`), as everywhere in this folder */
  nav: { href: string; label: string; current: boolean }[]
  assets: { css: string; js: string; icon?: string }
  notice: { kind: 'done' | 'warning'; text: string } | null
  /** how many things wait on the reader's desk */
  deskCount?: number
}
