import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { outcomes } from '../../../../texts/index.ts'
import { EmptyState, type Frame, LocalizedText, Page, Table, Tag, type Tone } from '../../../../ui/index.ts'
import {
  comparisonLink,
  type DocumentRow,
  documentLink,
  type InstrumentRow,
  instrumentLink,
  instrumentsLink,
} from '../../../documents/index.ts'
import { mandateLink, type WentOn } from '../../../mandates/index.ts'
import { textLink } from '../../links.ts'
import { outcomeLink } from '../../out/links.ts'
import type { AdoptionRow } from '../queries.ts'

interface Props {
  frame: Frame
  instrument: InstrumentRow
  /** adopted texts, the latest first */
  editions: readonly DocumentRow[]
  adoptions: readonly AdoptionRow[]
  /** as persons confirmed them, edition by edition */
  mandates: readonly WentOn[]
}

const fates = ['unchanged', 'reworded', 'moved', 'ended', 'new'] as const

/** Every edition of an instrument: when and where it was adopted, what changed, and what became of everybody's proposals. */
export function InstrumentHistoryPage({ frame, instrument, editions, adoptions, mandates }: Props) {
  const { t } = frame
  const adoptionOf = (document: DocumentRow) => adoptions.find((one) => one.document_id === document.id)
  return (
    <Page
      frame={frame}
      title={t('drafting.history.title')}
      crumbs={[
        { label: t('documents.instruments.title'), href: t.href(instrumentsLink) },
        { label: instrument.symbol, href: t.href(instrumentLink(instrument.id)) },
        { label: t('drafting.history.title') },
      ]}
      lead={<LocalizedText t={t} reading={read(instrument.title, t.lang)} />}
      layout="wide"
    >
      {editions.length === 0 ? (
        <EmptyState title={t('drafting.history.none')} />
      ) : (
        <Table
          t={t}
          caption={t('drafting.history.editions')}
          rows={editions}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'edition',
              label: t('drafting.history.edition'),
              header: true,
              cell: (row) => (
                <a href={t.href(documentLink(row.id))}>
                  <bdi>{row.symbol ?? read(row.title, t.lang).text}</bdi>
                </a>
              ),
            },
            {
              key: 'dated',
              label: t('drafting.adoption.dated'),
              numeric: true,
              cell: (row) => (row.dated?.length === 10 ? t.date(row.dated) : row.dated),
            },
            {
              key: 'session',
              label: t('drafting.adoption.session'),
              cell: (row) => {
                const session = adoptionOf(row)?.session_name
                return session ? read(session, t.lang).text : null
              },
            },
            {
              key: 'changes',
              label: t('drafting.history.changes'),
              cell: (row) => {
                const before = editions[editions.indexOf(row) + 1]
                return (
                  <>
                    <Fates t={t} adoption={adoptionOf(row)} />{' '}
                    {before && <a href={t.href(comparisonLink(row.id, { from: before.id }))}>{t('drafting.history.compare')}</a>}
                  </>
                )
              },
            },
            { key: 'who', label: t('drafting.history.who'), cell: (row) => <Proposers t={t} adoption={adoptionOf(row)} /> },
          ]}
        />
      )}
      {editions
        .map((edition) => ({ edition, here: mandates.filter(({ document }) => document === edition.id) }))
        .filter(({ here }) => here.length > 0)
        .map(({ edition, here }) => (
          <Mandates key={edition.id} t={t} edition={edition} here={here} />
        ))}
    </Page>
  )
}

/** Where each mandate of the edition before went in this one, and which are new. */
function Mandates({ t, edition, here }: { t: Translate; edition: DocumentRow; here: readonly WentOn[] }) {
  const title = t('drafting.history.mandates', { edition: edition.symbol ?? read(edition.title, t.lang).text })
  const link = (mandate: WentOn['from']) =>
    mandate && (
      <a href={t.href(mandateLink(mandate.id))}>
        <bdi>{mandate.path}</bdi>
      </a>
    )
  return (
    <section aria-label={title}>
      <Table
        t={t}
        caption={title}
        rows={here}
        rowKey={({ from, to }) => `${from?.id}-${to?.id}`}
        columns={[
          { key: 'before', label: t('drafting.history.mandate-before'), header: true, cell: ({ from }) => link(from) },
          {
            key: 'relation',
            label: t('drafting.history.mandate-relation'),
            cell: ({ relation }) => <Tag tone={relationTones[relation]}>{t(`drafting.history.relation.${relation}`)}</Tag>,
          },
          { key: 'after', label: t('drafting.history.mandate-after'), cell: ({ to }) => link(to) },
        ]}
      />
    </section>
  )
}

const relationTones: Record<WentOn['relation'], Tone> = { unchanged: 'off', reworded: 'open', moved: 'soon', ended: 'late', new: 'done' }

/** How many paragraphs stayed, were reworded, moved, ended and came new. */
const Fates = ({ t, adoption }: { t: Translate; adoption: AdoptionRow | undefined }) =>
  adoption
    ? t.list(
        fates.flatMap((fate) => {
          const count = adoption.carried.filter((one) => one.fate === fate).length
          return count > 0 ? [t(`drafting.history.fate.${fate}`, { count })] : []
        }),
      )
    : null

const Proposers = ({ t, adoption }: { t: Translate; adoption: AdoptionRow | undefined }) =>
  adoption ? (
    <>
      <ul class="plain">
        {adoption.parties.map(({ party, counts }) => (
          <li key={party}>
            <bdi>{party || t('drafting.outcome.unspecified')}</bdi>
            {': '}
            {t.list(
              outcomes.flatMap((outcome) =>
                counts[outcome] > 0 ? [t(`drafting.history.outcome.${outcome}`, { count: counts[outcome] })] : [],
              ),
            )}
          </li>
        ))}
      </ul>
      <a href={t.href(textLink(adoption.text_id))}>{t('drafting.history.text')}</a>{' '}
      <a href={t.href(outcomeLink(adoption.text_id))}>{t('drafting.outcome.title')}</a>
    </>
  ) : null
