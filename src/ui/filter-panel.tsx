import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'
import { CloseDrawer, OpenDrawer } from './drawer.tsx'
import { TextField } from './field.tsx'
import { SubmitButton } from './form.tsx'
import { Hidden } from './hidden.tsx'
import { toggled, withQuery } from './query.ts'

export interface Facet {
  /** the parameter of the address */
  name: string
  title: string
  options: readonly { value: string; label: string; count?: number; lang?: string }[]
  /** choosing one takes the other's place; otherwise several add up */
  single?: boolean
}

interface Props {
  t: Translate
  /** the list's address without language, with its query: the frame's `path` */
  path: string
  search?: { name?: string; label?: string; placeholder?: string }
  facets: readonly Facet[]
  /** fields of the caller's own, such as two dates; `fields` names their parameters */
  children?: ComponentChildren
  fields?: readonly string[]
}

/** the options shown before "more" */
const shown = 8

/** How the list is shown rather than what is in it; outlives "clear". */
const manner = new Set(['sort', 'after', 'before'])

/** A plain GET form at the list's side, on a phone a drawer. Each option is a link to the list with it, or without it again. */
export function FilterPanel({ t, path, search, facets, children, fields = [] }: Props) {
  const query = new URLSearchParams(path.split('?', 2)[1])
  const here = t.href(path)
  const searchName = search?.name ?? 'q'
  const typed = new Set([...fields, ...(search ? [searchName] : [])])
  const filters = [...query].filter(([name, value]) => value !== '' && !manner.has(name))
  const kept = [...query].filter(([name]) => !typed.has(name) && name !== 'after' && name !== 'before')
  return (
    <>
      <OpenDrawer drawer="filters">{t('ui.filter.open', { count: filters.length })}</OpenDrawer>
      <form
        method="get"
        action={here.split('?', 1)[0]}
        id="filters"
        class="filter drawer"
        popover="auto"
        aria-label={t('ui.filter.title')}
        data-autosubmit
      >
        <CloseDrawer t={t} drawer="filters" />
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {search && (
          <search>
            <TextField
              t={t}
              name={searchName}
              type="search"
              label={search.label ?? t('ui.search')}
              value={query.get(searchName)}
              placeholder={search.placeholder}
              shortcut="/"
            />
          </search>
        )}
        {children}
        {typed.size > 0 && <SubmitButton tone="quiet">{t('ui.filter.apply')}</SubmitButton>}
        {facets.map((facet) => (
          <FacetList key={facet.name} t={t} here={here} chosen={query.getAll(facet.name)} {...facet} />
        ))}
        {filters.length > 0 && (
          <p>
            <a href={withQuery(here, { ...Object.fromEntries(filters.map(([name]) => [name, null])), after: null, before: null })}>
              {t('ui.filter.clear')}
            </a>
          </p>
        )}
      </form>
    </>
  )
}

function FacetList({ t, here, name, title, options, single, chosen }: Facet & { t: Translate; here: string; chosen: readonly string[] }) {
  // what is chosen is always in sight, also when it stands far down the list
  const inSight = options.filter(({ value }, index) => index < shown || chosen.includes(value))
  const rest = options.filter((option) => !inSight.includes(option))
  const list = (some: Facet['options']) => (
    <ul>
      {some.map(({ value, label, count, lang }) => {
        const current = chosen.includes(value)
        const href = single ? withQuery(here, { [name]: current ? null : value, after: null, before: null }) : toggled(here, name, value)
        return (
          <li key={value}>
            <a href={href} rel="nofollow" aria-current={current ? 'true' : undefined} lang={lang}>
              {label}
              {current && <Hidden> {t('ui.filter.chosen')}</Hidden>}
            </a>
            {count !== undefined && <span class="num">{t.number(count)}</span>}
          </li>
        )
      })}
    </ul>
  )
  if (options.length === 0) return null
  return (
    <section class="facet" aria-label={title}>
      <h2>{title}</h2>
      {list(inSight)}
      {rest.length > 0 && (
        <details>
          <summary>{t('ui.filter.more')}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  )
}
