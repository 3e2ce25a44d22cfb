import type { ComponentChildren } from 'preact'
import { direction, type Translate } from '../platform/i18n/index.ts'
import { type MarkedRun, Runs } from './runs.tsx'

export interface Side {
  lang: string
  /** heading of the column; the language's name unless told, as when two editions stand side by side */
  label?: string
  /** under the heading: "original", "machine translation" */
  note?: string
}

export interface SideRow {
  id: string
  label: string
  /** one per side; null where that side lacks the paragraph */
  cells: readonly (string | readonly MarkedRun[] | null)[]
  opener?: boolean
  here?: boolean
}

/** The same text in up to six languages, or two editions, paragraph by paragraph; heads and labels stay in sight. */
export function SideBySide({
  t,
  title,
  sides,
  rows,
}: {
  t: Translate
  title: string
  sides: readonly Side[]
  rows: readonly SideRow[]
  children?: ComponentChildren
}) {
  const name = (side: Side) => side.label ?? t(`ui.language.${side.lang}`)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section class="sides" aria-label={t('ui.sides.scroll')} tabIndex={0}>
      <table>
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.sides.paragraph')}</th>
            {sides.map((side, index) => (
              <th scope="col" key={`${side.lang}-${index}`}>
                {name(side)}
                {side.note && <small> {side.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} id={row.id} aria-current={row.here ? 'true' : undefined}>
              {row.label ? <th scope="row">{row.label}</th> : <td class="label" />}
              {sides.map((side, index) => {
                const cell = row.cells[index] ?? null
                return (
                  <td
                    key={`${side.lang}-${index}`}
                    lang={cell === null ? undefined : side.lang}
                    dir={cell === null ? undefined : direction(side.lang)}
                    class={row.opener ? 'opener' : undefined}
                  >
                    {cell === null ? (
                      <span class="muted">{t('ui.not-in-language', { language: name(side) })}</span>
                    ) : typeof cell === 'string' ? (
                      cell
                    ) : (
                      <Runs t={t} runs={cell} />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
