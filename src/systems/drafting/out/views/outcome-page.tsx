import { direction, type Language, type Localized, read, type Translate } from '../../../../platform/i18n/index.ts'
import { diff, type Outcome, outcomes } from '../../../../texts/index.ts'
import { EmptyState, type Frame, Page, Runs, Table, Tag, type Tone, withQuery } from '../../../../ui/index.ts'
import { roomParagraphLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { outcomeLink } from '../links.ts'
import type { AmendmentOutcome, PartyOutcome } from '../outcome.ts'
import type { RoomRow } from '../queries.ts'
import { crumbsTo, RoomChoice } from './out-page.tsx'

interface Props {
  frame: Frame
  text: TextRow
  rooms: readonly RoomRow[]
  language: Language
  all: readonly PartyOutcome[]
  /** the one whose amendments are shown; null: all parties in numbers */
  party: string | null
  names: ReadonlyMap<string, Localized>
}

export const outcomeTones: Record<Outcome, Tone> = { open: 'open', taken: 'done', inPart: 'soon', notTaken: 'off', withdrawn: 'off' }

/** "What became of my proposals?" */
export function OutcomePage({ frame, text, rooms, language, all, party, names }: Props) {
  const { t } = frame
  const own = all.find((one) => one.party === party)
  const nameOf = (id: string) => (id === '' ? t('drafting.outcome.unspecified') : id)
  const address = (of: string) => withQuery(t.href(outcomeLink(text.id)), { language, party: of })
  return (
    <Page
      frame={frame}
      title={own ? t('drafting.outcome.of', { party: nameOf(own.party) }) : t('drafting.outcome.title')}
      crumbs={crumbsTo(t, text, t('drafting.outcome.title'))}
      lead={own ? read(names.get(own.party), t.lang).text || undefined : t('drafting.outcome.lead')}
      layout="wide"
    >
      <RoomChoice t={t} rooms={rooms} current={language} href={(one) => withQuery(t.href(outcomeLink(text.id)), { language: one })} />
      {all.length === 0 ? (
        <EmptyState title={t('drafting.outcome.none')} />
      ) : (
        <Table
          t={t}
          caption={t('drafting.outcome.by-party')}
          rows={all}
          rowKey={(row) => row.party}
          current={(row) => row.party === party}
          columns={[
            {
              key: 'party',
              label: t('drafting.outcome.party'),
              header: true,
              cell: (row) => (
                <a href={address(row.party)}>
                  <bdi>{nameOf(row.party)}</bdi>
                </a>
              ),
            },
            ...outcomes.map((outcome) => ({
              key: outcome,
              label: t(`drafting.outcome.is.${outcome}`),
              numeric: true,
              cell: (row: PartyOutcome) => (row.counts[outcome] === 0 ? '' : t.number(row.counts[outcome])),
            })),
          ]}
        />
      )}
      {own && (
        <section aria-labelledby="amendments">
          <h2 id="amendments">{t('drafting.outcome.amendments')}</h2>
          <ol class="comparison inline">
            {own.amendments.map((one) => (
              <One key={one.amendment.id} t={t} text={text} language={language} one={one} />
            ))}
          </ol>
        </section>
      )}
    </Page>
  )
}

function One({ t, text, language, one }: { t: Translate; text: TextRow; language: Language; one: AmendmentOutcome }) {
  const { amendment, outcome, label, path, before, now } = one
  const words = { lang: language, dir: direction(language) }
  const proposed = amendment.text || before || ''
  return (
    <li class="pair">
      <h3>
        <Tag tone={outcomeTones[outcome]}>{t(`drafting.outcome.is.${outcome}`)}</Tag> <bdi lang="en">{amendment.action}</bdi>{' '}
        <a href={t.href(roomParagraphLink(text.id, language, amendment.target))}>
          <bdi lang={language}>{path ?? (label || t('drafting.outcome.new-paragraph'))}</bdi>
        </a>
      </h3>
      <h4>{t('drafting.outcome.proposed')}</h4>
      <p {...words}>
        {amendment.text === '' ? (
          amendment.action === 'NOC' ? (
            before
          ) : (
            <Runs t={t} runs={[{ text: before ?? '', revisions: [{ kind: 'del', by: amendment.parties.join(', ') || null, at: null }] }]} />
          )
        ) : (
          <Difference t={t} from={before ?? ''} to={amendment.text} language={language} by={amendment.parties.join(', ') || null} />
        )}
      </p>
      {outcome !== 'taken' && outcome !== 'withdrawn' && (
        <>
          <h4>{t('drafting.outcome.now')}</h4>
          <p {...words}>
            {now === null ? (
              <span lang={t.lang} class="muted">
                {t('drafting.outcome.not-there')}
              </span>
            ) : now === proposed ? (
              proposed
            ) : (
              now
            )}
          </p>
        </>
      )}
      {amendment.reason && (
        <p class="note">
          {t('drafting.outcome.reason')} <span {...words}>{amendment.reason}</span>
        </p>
      )}
    </li>
  )
}

/** The words of one text with their changes against another, by whoever makes them. */
export const Difference = ({
  t,
  from,
  to,
  language,
  by,
}: {
  t: Translate
  from: string
  to: string
  language: Language
  by: string | null
}) => (
  <Runs
    t={t}
    runs={
      from === ''
        ? [{ text: to }]
        : diff(from, to, language).map(({ op, text }) => ({ text, revisions: op === 'keep' ? [] : [{ kind: op, by, at: null }] }))
    }
  />
)
