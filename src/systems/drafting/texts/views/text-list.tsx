import { read } from '../../../../platform/i18n/index.ts'
import {
  Deadline,
  EmptyState,
  type Frame,
  KeyPager,
  LinkButton,
  ListHead,
  LocalizedText,
  Page,
  Select,
  SubmitButton,
  Table,
} from '../../../../ui/index.ts'
import { draftingLink, partiesLink, textLink } from '../../links.ts'
import { textStates } from '../../states.ts'
import type { listTextBodies, TextFilter, TextRow } from '../queries.ts'
import { StateTag } from './parts.tsx'

interface Props {
  frame: Frame
  texts: TextRow[]
  bodies: Awaited<ReturnType<typeof listTextBodies>>
  filter: TextFilter
  next: string | null
  first: string | null
  may: { manage: boolean }
}

export function TextList({ frame, texts, bodies, filter, next, first, may }: Props) {
  const { t } = frame
  const title = t('drafting.text.list.title')
  return (
    <Page frame={frame} title={title} lead={t('drafting.text.list.lead')} layout="wide">
      <div class="buttons">
        {may.manage && <LinkButton href={t.href('/drafting/new')}>{t('drafting.text.new.title')}</LinkButton>}
        <LinkButton href={t.href(partiesLink)} tone="quiet">
          {t('drafting.party.list.title')}
        </LinkButton>
      </div>
      <form method="get" action={t.href(draftingLink)} class="form" data-autosubmit>
        <Select
          t={t}
          name="body"
          label={t('drafting.text.field-name.body')}
          value={filter.body ?? ''}
          empty={t('drafting.text.any-body')}
          choices={bodies.map((body) => ({ value: body.id, label: body.acronym ?? read(body.name, t.lang).text }))}
        />
        <Select
          t={t}
          name="state"
          label={t('drafting.text.field-name.state')}
          value={filter.state ?? ''}
          empty={t('drafting.text.any-state')}
          choices={textStates.map((state) => ({ value: state, label: t(`drafting.text.state.${state}`) }))}
        />
        <SubmitButton tone="quiet">{t('drafting.text.list.show')}</SubmitButton>
      </form>
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
