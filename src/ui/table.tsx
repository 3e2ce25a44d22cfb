import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'
import type { Fragments } from './fragments.ts'
import { Hidden } from './hidden.tsx'

export interface Column<Row> {
  key: string
  label: string
  cell(row: Row): ComponentChildren
  /** names the row: set as its header */
  header?: boolean
  /** numbers and dates: figures of equal width, kept on one line */
  numeric?: boolean
  /** words of an official text */
  official?: boolean
  sortable?: boolean
}

interface Props<Row> {
  t: Translate
  /** what the table holds, for those who come to it by ear */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string | number
  /** how the rows are sorted now, and the address of another order: `withQuery(path, …)` */
  sort?: { by: string; descending: boolean; href(by: string, descending: boolean): string }
  /** the row the page is about, marked as such */
  current?(row: Row): boolean
  /** keeps rows as markup: `key` names a row within all lists of these columns, `from` is all that its cells read, the row's language besides */
  keep?: { fragments: Fragments; key(row: Row): string; from(row: Row): readonly unknown[] }
  /** a row per section of the list: shows a heading row where its words change */
  group?(row: Row): string
}

/**
 * The roles these elements have anyway, spelled out: the cards of a phone change their `display`, and browsers that are
 * still about then forget that it is a table.
 */
const as = Object.fromEntries(
  (['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'] as const).map((role) => [role, { role }]),
) as Record<'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell', object>

/** A table one can read; on a phone each row becomes a card whose lines name their column. */
export function Table<Row>({ t, caption, showCaption, columns, rows, rowKey, sort, current, keep, group }: Props<Row>) {
  return (
    <table class="table" {...as.table}>
      <caption class={showCaption ? undefined : 'hidden'}>{caption}</caption>
      <thead {...as.rowgroup}>
        <tr {...as.row}>
          {columns.map((column) => (
            <HeaderCell key={column.key} t={t} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody {...as.rowgroup}>
        {rows.map((row, index) => {
          const section = group?.(row)
          const make = () => (
            <tr key={rowKey(row)} {...as.row} aria-current={current?.(row) ? 'true' : undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          )
          const cells = keep ? keep.fragments.of(`${t.lang} ${keep.key(row)}`, [current?.(row), ...keep.from(row)], make) : make()
          return section !== undefined && section !== (index > 0 ? group?.(rows[index - 1]!) : undefined)
            ? [
                <tr key={`section-${rowKey(row)}`} class="section" {...as.row}>
                  <th scope="rowgroup" {...as.rowheader} colSpan={columns.length}>
                    {section}
                  </th>
                </tr>,
                cells,
              ]
            : cells
        })}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = [column.numeric && 'num', column.official && 'official'].filter(Boolean).join(' ') || undefined
  const content = <div class="cell">{column.cell(row)}</div>
  return column.header ? (
    <th scope="row" {...as.rowheader} class={className} data-label={column.label}>
      {content}
    </th>
  ) : (
    <td {...as.cell} class={className} data-label={column.label}>
      {content}
    </td>
  )
}

function HeaderCell<Row>({ t, column, sort }: { t: Translate; column: Column<Row>; sort: Props<Row>['sort'] }) {
  if (!sort || !column.sortable) {
    return (
      <th scope="col" {...as.columnheader}>
        {column.label}
      </th>
    )
  }
  const sorted = sort.by === column.key
  return (
    <th scope="col" {...as.columnheader} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <a href={sort.href(column.key, sorted && !sort.descending)} rel="nofollow">
        {column.label}
        <Hidden> {t('ui.sort')}</Hidden>
        {sorted && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  )
}
