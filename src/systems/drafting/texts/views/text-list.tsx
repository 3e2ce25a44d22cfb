import { read } from '../../../../platform/i18n/index.ts'
import {
  Deadline,
  EmptyState,
  FilterPanel,
  type Frame,
  KeyPager,
  LinkButton,
  ListHead,
  LocalizedText,
  Page,
  Table,
} from '../../../../ui/index.ts'
import { partiesLink, textLink } from '../../links.ts'
import { textStates } from '../../states.ts'
import type { listTextBodies, TextRow } from '../queries.ts'
import { StateTag } from './parts.tsx'

interface Props {
  frame: Frame
  texts: TextRow[]
  bodies: Awaited<ReturnType<typeof listTextBodies>>
  next: string | null
  first: string | null
  may: { manage: boolean }
}

export function TextList({ frame, texts, bodies, next, first, may }: Props) {
  const { t } = frame
  const title = t('drafting.text.list.title')
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('drafting.text.list.lead')}
      layout="list"
      aside={
        <FilterPanel
          t={t}
          path={frame.path}
          facets={[
            {
              name: 'body',
              title: t('drafting.text.field-name.body'),
              options: bodies.map((body) => ({ value: body.id, label: body.acronym ?? read(body.name, t.lang).text })),
              single: true,
            },
            {
              name: 'state',
              title: t('drafting.text.field-name.state'),
              options: textStates.map((state) => ({ value: state, label: t(`drafting.text.state.${state}`) })),
              single: true,
            },
          ]}
        />
      }
    >
      <div class="buttons">
        {may.manage && <LinkButton href={t.href('/drafting/new')}>{t('drafting.text.new.title')}</LinkButton>}
        <LinkButton href={t.href(partiesLink)} tone="quiet">
          {t('drafting.party.list.title')}
        </LinkButton>
      </div>
      <ListHead t={t} sentence={t(next || first ? 'drafting.text.list.part' : 'drafting.text.list.sentence', { count: texts.length })} />
      {texts.length === 0 ? (
        <EmptyState title={t('drafting.text.list.none')} />
      ) : (
        <Table
          t={t}
          caption={title}
          rows={texts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              label: t('drafting.text.field-name.title'),
              header: true,
              cell: (text) => (
                <a href={t.href(textLink(text.id))}>
                  <LocalizedText t={t} reading={read(text.title, t.lang)} quiet />
                </a>
              ),
            },
            {
              key: 'body',
              label: t('drafting.text.field-name.body'),
              cell: (text) => text.body_acronym ?? read(text.body_name, t.lang).text,
            },
            { key: 'state', label: t('drafting.text.field-name.state'), cell: ({ state }) => <StateTag t={t} state={state} /> },
            { key: 'proposals', label: t('drafting.proposal.list.title'), numeric: true, cell: (text) => t.number(text.proposals) },
            {
              key: 'until',
              label: t('drafting.text.field-name.until'),
              cell: ({ proposals_until }) => (proposals_until ? <Deadline t={t} at={proposals_until} /> : ''),
            },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={first} />
    </Page>
  )
}
