import { EmptyState, type Frame, ListHead, Page, Table, withQuery } from '../../../../ui/index.ts'
import { type Gap, gaps } from '../../filter.ts'
import { gapsLink, instrumentMandatesLink, registerLink } from '../../links.ts'
import type { Names } from '../../queries/names.ts'
import type { ListRow } from '../../queries/register.ts'
import { MandateTable } from '../../views/register-page.tsx'
import type { InstrumentGaps } from '../gaps.ts'

interface Props {
  frame: Frame
  counts: ReadonlyMap<string, number>
  chosen: Gap
  /** the list in words, as the register says it */
  sentence: string
  total: number
  rows: readonly ListRow[]
  names: Names
  /** instruments with the most gaps first */
  instruments: readonly InstrumentGaps[]
}

/** Where the thread breaks off: each kind of gap with its count, one of them listed. The register has the rest, to filter and to take along. */
export function GapsPage({ frame, counts, chosen, sentence, total, rows, names, instruments }: Props) {
  const { t } = frame
  const inRegister = (suffix = '') => withQuery(`${t.href(registerLink)}${suffix}`, { gap: chosen })
  return (
    <Page frame={frame} title={t('mandates.gap.title')} description={t('mandates.gap.lead')} lead={t('mandates.gap.lead')} layout="wide">
      <nav aria-label={t('mandates.gap.title')}>
        <ul class="tabs">
          {gaps.map((gap) => (
            <li key={gap}>
              <a href={withQuery(t.href(gapsLink), { gap })} aria-current={gap === chosen ? 'page' : undefined}>
                {t(`mandates.gap.${gap}`)} <b class="num">{t.number(counts.get(gap) ?? 0)}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t(`mandates.gap.${chosen}`)}</h2>
      <p class="muted">{t(`mandates.gap.${chosen}.help`)}</p>
      <ListHead
        t={t}
        sentence={sentence}
        exports={[
          { format: 'csv', href: inRegister('.csv') },
          { format: 'json', href: inRegister('.json') },
          { format: 'atom', href: inRegister('.atom') },
          { format: 'calendar', href: inRegister('.ics') },
        ]}
      />
      {rows.length > 0 ? (
        <>
          <MandateTable frame={frame} rows={rows} names={names} caption={t(`mandates.gap.${chosen}`)} />
          <p>
            <a href={inRegister()}>{t('mandates.gap.in-register', { count: total })}</a>
          </p>
        </>
      ) : (
        <EmptyState title={t('mandates.gap.none')} />
      )}
      {instruments.length > 0 && (
        <section aria-labelledby="by-instrument">
          <h2 id="by-instrument">{t('mandates.gap.by-instrument')}</h2>
          <Table
            t={t}
            caption={t('mandates.gap.by-instrument')}
            rows={instruments}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'instrument',
                label: t('mandates.facet.instrument'),
                header: true,
                cell: ({ id, symbol }) => <a href={t.href(instrumentMandatesLink(id))}>{symbol}</a>,
              },
              { key: 'mandates', label: t('mandates.gap.in-force'), numeric: true, cell: ({ mandates }) => t.number(mandates) },
              ...gaps.map((gap) => ({
                key: gap,
                label: t(`mandates.gap.${gap}`),
                numeric: true,
                cell: ({ id, [gap]: count }: InstrumentGaps) =>
                  count > 0 && <a href={withQuery(t.href(registerLink), { instrument: id, gap })}>{t.number(count)}</a>,
              })),
            ]}
          />
        </section>
      )}
    </Page>
  )
}
