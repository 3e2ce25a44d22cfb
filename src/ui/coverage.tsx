import type { Translate } from '../platform/i18n/index.ts'
import type { Tone } from './tag.tsx'

export interface CoveragePart {
  key: string
  label: string
  count: number
  tone: Tone
  /** the list of exactly these */
  href?: string
}

/** How a whole divides into parts: one bar, and its parts in words with their numbers. */
export function Coverage({ t, label, parts }: { t: Translate; label: string; parts: readonly CoveragePart[] }) {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  let start = 0
  return (
    <figure class="coverage">
      <figcaption>{label}</figcaption>
      <svg width="100%" height="14" aria-hidden="true">
        <rect class="ground" width="100%" height="14" />
        {parts.map(({ key, count, tone }) => {
          const share = total ? (count / total) * 100 : 0
          const x = t.dir === 'rtl' ? 100 - start - share : start
          start += share
          return <rect key={key} class={`part ${tone}`} x={`${x}%`} width={`${share}%`} height="14" />
        })}
      </svg>
      <ul>
        {parts.map(({ key, label, count, tone, href }) => {
          const words = (
            <>
              {label} <b class="num">{t.number(count)}</b>
            </>
          )
          return (
            <li key={key} class={tone}>
              {href && count > 0 ? <a href={href}>{words}</a> : words}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
