import { read } from '../../../platform/i18n/index.ts'
import { EmptyState, type Frame, LinkButton, LocalizedText, Page, Table } from '../../../ui/index.ts'
import { documentLink, importLink, StandingTag } from '../../documents/index.ts'
import type { CarryOver } from '../carry-over/queries.ts'
import { CarryOverList } from '../carry-over/views/carry-over-list.tsx'
import { reviewLink } from '../links.ts'
import type { DocumentToReview } from '../queries/review.ts'

interface Props {
  frame: Frame
  documents: readonly DocumentToReview[]
  carryOvers: readonly CarryOver[]
}

/** Documents with something to decide, and editions whose mandates wait to be carried over. */
export function ReviewList({ frame, documents, carryOvers }: Props) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('mandates.review.title')} lead={t('mandates.review.lead')} layout="wide" noindex>
      {carryOvers.length > 0 && <CarryOverList t={t} carryOvers={carryOvers} />}
      {documents.length === 0 ? (
        <EmptyState
          title={t('mandates.review.none')}
          action={<LinkButton href={t.href(importLink)}>{t('mandates.review.import')}</LinkButton>}
        >
          {t('mandates.review.none-help')}
        </EmptyState>
      ) : (
        <Table
          t={t}
          caption={t('mandates.review.title')}
          rows={documents}
          rowKey={(d) => d.document_id}
          columns={[
            {
              key: 'document',
              label: t('mandates.review.document'),
              header: true,
              cell: (d) => (
                <>
                  <a href={t.href(reviewLink(d.document_id))}>
                    <b>
                      <bdi>{d.symbol ?? read(d.title, t.lang).text}</bdi>
                    </b>
                  </a>{' '}
                  {d.symbol && <LocalizedText t={t} reading={read(d.title, t.lang)} quiet />}{' '}
                  <small>
                    <a href={t.href(documentLink(d.document_id))}>{t('mandates.review.whole-paper')}</a>
                  </small>
                </>
              ),
            },
            { key: 'standing', label: t('mandates.review.standing'), cell: (d) => <StandingTag t={t} standing={d.standing} /> },
            { key: 'open', label: t('mandates.review.open'), numeric: true, cell: (d) => t.number(d.open) },
            { key: 'sure', label: t('mandates.review.sure'), numeric: true, cell: (d) => t.number(d.sure) },
            { key: 'reworded', label: t('mandates.review.reworded'), numeric: true, cell: (d) => (d.reworded ? t.number(d.reworded) : '') },
          ]}
        />
      )}
    </Page>
  )
}
