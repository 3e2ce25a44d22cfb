import type { Translate } from '../platform/i18n/index.ts'
import { Hidden } from './hidden.tsx'

export const beadKinds = ['instrument', 'paragraph', 'mandate', 'roadmap', 'evidence', 'report', 'transmission', 'decision'] as const
export type BeadKind = (typeof beadKinds)[number]

export interface Bead {
  kind: BeadKind
  /** what exists: each a link; none, and the bead is hollow */
  links?: readonly { label: string; href: string; note?: string }[]
  /** when more exist than are listed */
  count?: number
  /** the thing this page is about */
  here?: { label: string }
  /** what can be done about a missing link: "add evidence" */
  invitation?: { label: string; href: string }
  /** words for what is missing, instead of "nothing yet": "opens after posting for 30 days" */
  missing?: string
}

const exists = ({ here, links = [], count = 0 }: Bead) => Boolean(here) || links.length > 0 || count > 0
const classOf = (bead: Bead) => (bead.here ? 'here' : exists(bead) ? 'there' : 'none')

/** The rail beside any thing: what exists of its chain filled, what is missing hollow. */
export function Thread({ t, beads, title }: { t: Translate; beads: readonly Bead[]; title?: string }) {
  return (
    <nav class="thread" aria-labelledby="thread">
      <h2 id="thread">{title ?? t('ui.thread.title')}</h2>
      <ol>
        {beads.map((bead, index) => (
          <li key={`${bead.kind}-${index}`} class={classOf(bead)} aria-current={bead.here ? 'true' : undefined}>
            <span class="kind">
              {t(`ui.thread.kind.${bead.kind}`)}
              {bead.count !== undefined && bead.count > 1 && <span class="num"> {t.number(bead.count)}</span>}
              {bead.here && <Hidden> ({t('ui.thread.here')})</Hidden>}
            </span>
            {bead.here && (
              <b>
                <bdi>{bead.here.label}</bdi>
              </b>
            )}
            {bead.links?.map(({ label, href, note }) => (
              <span key={href} class="link">
                <a href={href}>
                  <bdi>{label}</bdi>
                </a>
                {note && <small> {note}</small>}
              </span>
            ))}
            {!exists(bead) && <span class="muted">{bead.missing ?? t('ui.thread.none')}</span>}
            {bead.invitation && (
              <a class="invitation" href={bead.invitation.href}>
                {bead.invitation.label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The same chain on one line, for a row of a list: said in words, drawn as beads. */
export function ThreadLine({ t, beads }: { t: Translate; beads: readonly Pick<Bead, 'kind' | 'count' | 'links' | 'here'>[] }) {
  const missing = beads.filter((bead) => !exists(bead)).map(({ kind }) => t(`ui.thread.kind.${kind}`))
  const words = missing.length > 0 ? t('ui.thread.missing', { list: t.list(missing) }) : t('ui.thread.complete')
  const width = beads.length * 14
  const place = (index: number) => (t.dir === 'rtl' ? width - 7 - index * 14 : 7 + index * 14)
  return (
    <svg class="thread-line" role="img" aria-label={words} viewBox={`0 0 ${width} 14`} width={width} height="14">
      <title>{words}</title>
      <path d={`M7 7h${width - 14}`} class="rail" />
      {beads.map((bead, index) => (
        <circle key={`${bead.kind}-${index}`} cx={place(index)} cy="7" r="4" class={classOf(bead)} />
      ))}
    </svg>
  )
}
