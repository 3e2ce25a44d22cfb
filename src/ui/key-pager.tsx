import type { Translate } from '../platform/i18n/index.ts'

/** Onward and back by the key of the last and first row: no page numbers, which shift while one reads. */
export function KeyPager({
  t,
  previous,
  next,
  first,
}: {
  t: Translate
  previous?: string | null
  next?: string | null
  first?: string | null
}) {
  if (!previous && !next && !first) return null
  return (
    <nav class="pager" aria-label={t('ui.pager.label')}>
      {first && <a href={first}>{t('ui.pager.first')}</a>}
      {previous && (
        <a href={previous} rel="prev">
          {t('ui.pager.previous')}
        </a>
      )}
      {next && (
        <a href={next} rel="next">
          {t('ui.pager.next')}
        </a>
      )}
    </nav>
  )
}
