import type { Translate } from '../../../../platform/i18n/index.ts'
import type { PaperRun } from '../../paper.ts'
import type { Mend, MendRow } from '../queries.ts'

/** What stands behind a dead link in the text, told apart from it: where it leads now, who says so and since when. */
export const MendNote = ({ t, mend }: { t: Translate; mend: NonNullable<PaperRun['mend']> }) => (
  <>
    {' '}
    <span class="mend" lang={t.lang} dir={t.dir}>
      {mend.instead && (
        <>
          <s>
            <bdi>{mend.instead}</bdi>
          </s>{' '}
        </>
      )}
      {mend.replacement && <Address address={mend.replacement} />} <small>{by(t, mend)}</small>
    </span>
  </>
)

/** All that was put beside the links of a text, below it: the text itself stays as it was posted. */
export function Mends({ t, rows }: { t: Translate; rows: readonly MendRow[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="mends">
      <h2 id="mends">{t('documents.links.mended')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.url}>
            <a href={`#${encodeURIComponent(row.anchor)}`}>
              <span dir="auto">{row.words}</span>
            </a>{' '}
            {row.replacement && (
              <>
                {t('documents.links.is-now')} <Address address={row.replacement} />{' '}
              </>
            )}
            <span class="muted">{by(t, row)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Address = ({ address }: { address: string }) => (
  <a href={address} rel="noreferrer">
    <bdi>{address}</bdi>
  </a>
)

const by = (t: Translate, { replacement, by_name, at }: Mend): string =>
  t(replacement === null ? 'documents.links.dead-by' : 'documents.links.mended-by', { who: by_name, date: t.date(at) })
