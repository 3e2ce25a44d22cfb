import { read, type Translate } from '../../../../platform/i18n/index.ts'
import type { Fact } from '../../../../ui/index.ts'
import { documentLink } from '../../../documents/index.ts'
import { mandateLink } from '../../links.ts'
import type { Lineage } from '../queries.ts'

const nameOf = (t: Translate, one: Lineage): string => one.document_symbol ?? read(one.document_title, t.lang).text

/** The mandate in the other edition; where that edition ended it, the edition itself. */
const linkOf = (t: Translate, one: Lineage): string => t.href(one.id === null ? documentLink(one.document_id) : mandateLink(one.id))

/** Whoever reads an earlier mandate is shown the way to the one that binds. */
export function Continuation({ t, next }: { t: Translate; next: Lineage }) {
  return (
    <>
      {t(next.id === null ? 'mandates.lineage.ended' : 'mandates.lineage.superseded', { edition: nameOf(t, next) })}{' '}
      <a href={linkOf(t, next)}>{t(next.id === null ? 'mandates.lineage.see-edition' : 'mandates.lineage.see-living')}</a>
    </>
  )
}

const Editions = ({ t, lineage }: { t: Translate; lineage: readonly Lineage[] }) => (
  <>
    {lineage.map((one, index) => (
      <>
        {index > 0 && '; '}
        <a key={one.id} href={linkOf(t, one)}>
          <bdi>{nameOf(t, one)}</bdi>
        </a>{' '}
        <span class="muted">({t(`mandates.relation.${one.relation}`)})</span>
      </>
    ))}
  </>
)

/** Where a mandate comes from, and what it became. */
export const lineageFacts = (t: Translate, lineage: readonly Lineage[]): Fact[] =>
  (
    [
      ['to', 'mandates.fact.superseded-by'],
      ['from', 'mandates.fact.supersedes'],
    ] as const
  ).map(([direction, term]) => {
    const of = lineage.filter((one) => one.direction === direction)
    return { term: t(term), value: of.length > 0 && <Editions t={t} lineage={of} /> }
  })

/** The same for the thread, which runs through all editions. */
export const lineageLinks = (t: Translate, lineage: readonly Lineage[]): { label: string; href: string }[] =>
  lineage
    .filter((one) => one.id !== null)
    .map((one) => ({ label: t(`mandates.lineage.${one.direction}`, { edition: nameOf(t, one) }), href: linkOf(t, one) }))
