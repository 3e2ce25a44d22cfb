import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'
import { monthName } from './month-name.ts'
import { lanes, textWidth, timeScale } from './scale.ts'
import type { Tone } from './tag.tsx'

export interface BandItem {
  label: string
  /** first day; a day alone is drawn as a point */
  from: string
  to?: string | null
  href?: string
  tone?: Tone
}

export interface BandRow {
  label: string
  href?: string
  items: readonly BandItem[]
}

interface Props {
  t: Translate
  /** a sentence that says what the drawing shows */
  title: string
  from: string
  to: string
  /** null leaves the mark out: the day is the caller's, who has a clock */
  today: string | null
  rows: readonly BandRow[]
  /** the same as a table */
  children?: ComponentChildren
}

const width = 960
const text = 13
const lane = 24
const head = 36

/** Time, drawn: a row per line of work, spans and points between two dates, today marked, every label in sight. */
export function Band({ t, title, from, to, today, rows, children }: Props) {
  const rtl = t.dir === 'rtl'
  const { x, ticks } = timeScale(from, to, width, { rtl })
  const laidOut = rows.map((row) => ({ row, ...layOut(row.items, x, rtl) }))
  let y = head
  const placed = laidOut.map((one) => {
    const top = y
    y += text + 8 + one.lanes * lane + 8
    return { ...one, top }
  })
  const height = y
  const shownToday = today && today >= from && today <= to ? today : null
  // a year's number behind the mark of today could not be read
  const pill = shownToday ? pillAt(x(shownToday), t('ui.chart.today')) : null
  const underPill = (tick: number) => {
    const [left, right] = rtl ? [tick - 40, tick] : [tick, tick + 40]
    return pill !== null && left < pill.left + pill.wide && right > pill.left
  }
  return (
    <figure class="band">
      <figcaption>{title}</figcaption>
      <Scroll t={t} title={title}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-label={title} font-size={text}>
          <desc>{t.period(from, to)}</desc>
          {ticks.map((tick) => (
            // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing takes no focus
            <g key={tick.date} class="tick" aria-hidden="true">
              <path d={`M${tick.x} ${head - 10}V${height}`} />
              <text x={tick.x + (rtl ? -4 : 4)} y={head - 4}>
                {monthName(t.lang, tick.date)}
              </text>
              {tick.year && !underPill(tick.x) && (
                <text x={tick.x + (rtl ? -4 : 4)} y={text} class="year">
                  {tick.date.slice(0, 4)}
                </text>
              )}
            </g>
          ))}
          {shownToday && <path class="today" d={`M${x(shownToday)} ${text + 6}V${height}`} />}
          {placed.map(({ row, items, top }) => (
            <g key={row.label}>
              <path class="rule" d={`M0 ${top}H${width}`} />
              <Linked href={row.href}>
                <text x={rtl ? width : 0} y={top + text + 4} class="row">
                  {row.label}
                </text>
              </Linked>
              {items.map((item, index) => (
                <Item key={`${item.item.label}-${index}`} t={t} {...item} y={top + text + 10 + item.lane * lane} />
              ))}
            </g>
          ))}
          {pill && <Pill {...pill} label={t('ui.chart.today')} />}
        </svg>
      </Scroll>
      {children}
    </figure>
  )
}

/** A drawing that keeps its size; on a narrow window it scrolls by itself, by finger or by key. */
export const Scroll = ({ t, title, children }: { t: Translate; title: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
  <section class="scroll" aria-label={t('ui.chart.scroll', { title })} tabIndex={0}>
    {children}
  </section>
)

/** A link of a drawing; its first child, a title, is its name and shows on pointing. */
export const Linked = ({ href, class: className, children }: { href?: string | undefined; class?: string; children: ComponentChildren }) =>
  href ? (
    <a href={href} class={className}>
      {children}
    </a>
  ) : (
    <g class={className}>{children}</g>
  )

interface Placed {
  item: BandItem
  /** left end and width of its mark */
  left: number
  wide: number
  lane: number
  /** where its words start and on which side of that point they lie, in reading direction */
  words: { x: number; anchor: 'start' | 'end' }
}

/** Puts the words inside their span where they fit, else after it, else before it; then spreads what would touch over lanes. */
function layOut(items: readonly BandItem[], x: (date: string) => number, rtl: boolean): { items: Placed[]; lanes: number } {
  const placed = items.map((item) => {
    const [a, b] = [x(item.from), x(item.to ?? item.from)]
    const left = Math.min(a, b)
    const wide = item.to ? Math.max(Math.abs(b - a), 6) : 0
    const long = textWidth(item.label, text)
    // in units along the reading direction, so that both directions share the rest
    const start = rtl ? width - left - wide : left
    const margin = item.to ? 6 : 11
    const inside = wide >= long + 12
    const after = start + wide + margin + long <= width
    const at = inside ? start + 6 : after ? start + wide + margin : start - margin
    const anchor = inside || after ? ('start' as const) : ('end' as const)
    const radius = item.to ? 0 : 7
    return {
      item,
      left,
      wide,
      words: { x: rtl ? width - at : at, anchor },
      extent: {
        from: Math.min(start - radius, anchor === 'end' ? at - long : at),
        to: Math.max(start + wide + radius, anchor === 'end' ? at : at + long),
      },
    }
  })
  const lane = lanes(placed.map(({ extent }) => extent))
  return {
    items: placed.map(({ extent: _, ...rest }, index) => ({ ...rest, lane: lane[index]! })),
    lanes: Math.max(0, ...lane) + 1,
  }
}

function Item({ t, item, left, wide, words, y }: Placed & { t: Translate; y: number }) {
  const when = item.to ? t.period(item.from, item.to) : t.date(item.from)
  const told = `${item.label}, ${when}`
  return (
    <Linked href={item.href} class={`item ${item.tone ?? 'open'}`}>
      <title>{told}</title>
      {item.to ? <rect x={left} y={y} width={wide} height="18" rx="3" /> : <circle cx={left} cy={y + 9} r="6" />}
      <text x={words.x} y={y + 13} text-anchor={words.anchor}>
        {item.label}
      </text>
    </Linked>
  )
}

function pillAt(x: number, label: string): { left: number; wide: number } {
  const wide = textWidth(label, text) + 12
  return { left: Math.min(Math.max(x - wide / 2, 0), width - wide), wide }
}

function Pill({ left, wide, label }: { left: number; wide: number; label: string }) {
  return (
    <g class="today">
      <rect x={left} y="0" width={wide} height={text + 6} rx="9" />
      <text x={left + wide / 2} y={text + 1} text-anchor="middle">
        {label}
      </text>
    </g>
  )
}
