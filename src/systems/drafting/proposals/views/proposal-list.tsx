import { EmptyState, type Frame, KeyPager, LinkButton, ListHead, Page, Table, Time } from '../../../../ui/index.ts'
import { compilationLink, proposalLink, proposalsLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { textCrumbs } from '../../texts/views/parts.tsx'
import type { ProposalRow } from '../queries.ts'
import { Parties, ProposalTag, proposalName } from './parts.tsx'

interface Props {
  frame: Frame
  text: TextRow
  proposals: readonly ProposalRow[]
  next: string | null
  first: string | null
  may: { propose: boolean }
}

export function ProposalList({ frame, text, proposals, next, first, may }: Props) {
  const { t } = frame
  const title = t('drafting.proposal.list.title')
  return (
    <Page frame={frame} title={title} crumbs={textCrumbs(t, text, title)} layout="wide">
      <div class="buttons">
        {may.propose && <LinkButton href={t.href(`${proposalsLink(text.id)}/new`)}>{t('drafting.proposal.new.title')}</LinkButton>}
        <LinkButton href={t.href(compilationLink(text.id))} tone="quiet">
          {t('drafting.compilation.title')}
        </LinkButton>
      </div>
      <ListHead t={t} sentence={t('drafting.proposal.list.sentence', { count: proposals.length })} />
      {proposals.length === 0 ? (
        <EmptyState title={t('drafting.proposal.list.none')} />
      ) : (
        <Table
          t={t}
          caption={title}
          rows={proposals}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'parties',
              label: t('drafting.proposal.column'),
              header: true,
              cell: (one) => (
                <>
                  <a href={t.href(proposalLink(text.id, one.id))}>{proposalName(t, one)}</a> <Parties t={t} parties={one.parties} />
                </>
              ),
            },
            { key: 'state', label: t('drafting.text.field-name.state'), cell: (one) => <ProposalTag t={t} proposal={one} /> },
            { key: 'amendments', label: t('drafting.proposal.amendments'), numeric: true, cell: (one) => t.number(one.amendments) },
            { key: 'language', label: t('drafting.text.field-name.language'), cell: (one) => t(`ui.language.${one.language}`) },
            {
              key: 'at',
              label: t('drafting.proposal.handed-in'),
              cell: ({ submitted_at }) => (submitted_at ? <Time t={t} value={submitted_at} /> : ''),
            },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={first} />
    </Page>
  )
}
