import type { Translate } from '../platform/i18n/index.ts'
import { Linked, Scroll } from './band.tsx'
import { monthName } from './month-name.ts'

export interface MonthCount {
  /** `2027-03` */
  month: string
  count: number
  /** how many of them are overdue: drawn as such */
  late?: number
  /** the list of exactly these */
  href?: string
}

const high = 72
const foot = 36
const widest = 64

/** How many fall into each month: bars, and under them the numbers as a table. Months between that hold nothing are drawn too. */
export function MonthBars({ t, title, months, current }: { t: Translate; title: string; months: readonly MonthCount[]; current?: string }) {
  const all = everyMonth(months)
  const most = Math.max(1, ...all.map(({ count }) => count))
  const pitch = Math.min(widest, 760 / Math.max(all.length, 1))
  const width = Math.max(pitch * all.length, 320)
  const bar = pitch * 0.62
  const skip = Math.ceil(34 / pitch)
  return (
    <figure class="months">
      <figcaption>{title}</figcaption>
      <Scroll t={t} title={title}>
        <svg viewBox={`0 0 ${width} ${high + foot + 16}`} width={width} height={high + foot + 16} aria-label={title} font-size="12">
          <path class="rule" d={`M0 ${high + 16}H${width}`} />
          {all.map(({ month, count, late = 0, href }, index) => {
            const middle = t.dir === 'rtl' ? width - (index + 0.5) * pitch : (index + 0.5) * pitch
            const height = (count / most) * high
            const overdue = (late / most) * high
            const told = t('ui.chart.month-count', { month: t.date(`${month}-01`, 'month'), count })
            return (
              <g key={month}>
                <Linked href={count > 0 ? href : undefined} class={month === current ? 'bar now' : 'bar'}>
                  <title>{told}</title>
                  <rect class="reach" x={middle - pitch / 2} y="0" width={pitch} height={high + 16} />
                  <rect class="open" x={middle - bar / 2} y={high + 16 - height} width={bar} height={height - overdue} rx="2" />
                  {late > 0 && <rect class="late" x={middle - bar / 2} y={high + 16 - overdue} width={bar} height={overdue} />}
                  {count > 0 && (
                    <text x={middle} y={high + 11 - height} text-anchor="middle">
                      {t.number(count)}
                    </text>
                  )}
                </Linked>
                {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing takes no focus */}
                <g aria-hidden="true">
                  {index % skip === 0 && (
                    <text class="month" x={middle} y={high + 31} text-anchor="middle">
                      {monthName(t.lang, `${month}-01`)}
                    </text>
                  )}
                  {(index === 0 || month.endsWith('-01')) && (
                    <text class="year" x={middle} y={high + 47} text-anchor="middle">
                      {month.slice(0, 4)}
                    </text>
                  )}
                </g>
              </g>
            )
          })}
        </svg>
      </Scroll>
      <details>
        <summary>{t('ui.chart.numbers')}</summary>
        <table class="table narrow">
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ui.chart.month')}</th>
              <th scope="col">{t('ui.chart.count')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ month, count, href }) => (
              <tr key={month}>
                <th scope="row" data-label={t('ui.chart.month')}>
                  {t.date(`${month}-01`, 'month')}
                </th>
                <td class="num" data-label={t('ui.chart.count')}>
                  {href && count > 0 ? <a href={href}>{t.number(count)}</a> : t.number(count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** The months from the first to the last, with those between that were not given. */
export function everyMonth(months: readonly MonthCount[]): MonthCount[] {
  const known = new Map(months.map((one) => [one.month, one]))
  const sorted = [...known.keys()].sort()
  const last = sorted.at(-1)
  const all: MonthCount[] = []
  for (let month = sorted[0]; month && last && month <= last; month = following(month)) all.push(known.get(month) ?? { month, count: 0 })
  return all
}

function following(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
