import type { Translate } from '../../../../platform/i18n/index.ts'
import { isUnspecified, outcomes, type Progress } from '../../../../texts/index.ts'
import { Facts, Table } from '../../../../ui/index.ts'

/** How far a text is from agreement: brackets and paragraphs that are open, and what became of each party's amendments. */
export function ProgressFacts({ t, progress }: { t: Translate; progress: Progress }) {
  const { brackets, paragraphs, proposals } = progress
  const voices = Object.entries(proposals)
  return (
    <>
      <Facts
        facts={[
          { term: t('drafting.compilation.brackets'), value: t.number(brackets) },
          {
            term: t('drafting.compilation.open-paragraphs'),
            value: t('drafting.compilation.of', { open: t.number(paragraphs.open), total: t.number(paragraphs.total) }),
          },
        ]}
      />
      {voices.length > 0 && (
        <Table
          t={t}
          caption={t('drafting.compilation.by-party')}
          rows={voices}
          rowKey={([voice]) => voice}
          columns={[
            {
              key: 'party',
              label: t('drafting.proposal.field-name.parties'),
              header: true,
              cell: ([voice]) => <bdi>{isUnspecified(voice) ? t('drafting.proposal.unspecified') : voice}</bdi>,
            },
            ...outcomes.map((outcome) => ({
              key: outcome,
              label: t(`drafting.compilation.outcome.${outcome}`),
              numeric: true,
              cell: ([, counts]: (typeof voices)[number]) => t.number(counts[outcome]),
            })),
          ]}
        />
      )}
    </>
  )
}
