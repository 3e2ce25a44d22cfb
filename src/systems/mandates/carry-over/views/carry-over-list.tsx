import type { Translate } from '../../../../platform/i18n/index.ts'
import { Table } from '../../../../ui/index.ts'
import { carryOverLink } from '../../links.ts'
import type { CarryOver } from '../queries.ts'
import { EditionName } from './carry-over-page.tsx'

/** Newer editions whose mandates have not yet taken the place of the earlier ones. */
export const CarryOverList = ({ t, carryOvers }: { t: Translate; carryOvers: readonly CarryOver[] }) => (
  <Table
    t={t}
    caption={t('mandates.carry-over.list')}
    showCaption
    rows={carryOvers}
    rowKey={(c) => c.id}
    columns={[
      {
        key: 'instrument',
        label: t('mandates.carry-over.instrument'),
        header: true,
        cell: (c) => (
          <a href={t.href(carryOverLink(c.id))}>
            <bdi>{c.instrument_symbol}</bdi>
          </a>
        ),
      },
      { key: 'from', label: t('mandates.carry-over.earlier'), cell: (c) => <EditionName t={t} of={c.from} /> },
      { key: 'to', label: t('mandates.carry-over.newer'), cell: (c) => <EditionName t={t} of={c.to} /> },
      { key: 'living', label: t('mandates.carry-over.living'), numeric: true, cell: (c) => t.number(c.living) },
    ]}
  />
)
