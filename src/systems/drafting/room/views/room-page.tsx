import { Fragment, type VNode } from 'preact'
import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import { type NegotiatedParagraph, type NegotiatedText, outcomes, type Progress, type Step, statuses } from '../../../../texts/index.ts'
import { FilterPanel, type Frame, Page, PostButton, Sheet, Shortcuts, Table } from '../../../../ui/index.ts'
import { changesLink, paragraphPageLink, roomApiLink, roomCompareLink, roomStepLink, stepsLink, visitLink } from '../links.ts'
import type { PartyName, RoomText, Waiting } from '../queries.ts'
import type { Counts, Filter } from '../show.ts'
import { isFiltered } from '../show.ts'
import { RoomWays, roomCrumbs, Standing, titleOf } from './head.tsx'
import { nameOf } from './words.tsx'

/** What became another since the reader's last visit. */
export interface Change {
  id: string
  name: string
  /** not in the text any more */
  gone: boolean
  steps: { number: number; step: Step }[]
}

/** steps on one paragraph that the list leads to, the last ones */
const mostSteps = 3

interface Props {
  frame: Frame
  text: RoomText
  language: Language
  negotiated: NegotiatedText
  /** those that the filter lets through, each as ready markup */
  paragraphs: { id: string; markup: VNode }[]
  gone: NegotiatedParagraph[]
  filter: Filter
  counts: Counts
  outcomes: Progress['proposals'] | null
  parties: PartyName[]
  /** null: nobody is signed in, so nobody is remembered */
  changes: Change[] | null
  /** the version up to which they have read it */
  seen: number
  waiting: Waiting[]
  may: { edit: boolean }
}

export function RoomPage(props: Props) {
  const { frame, text, language, negotiated, paragraphs, filter, counts, changes, may } = props
  const { t } = frame
  const changed = new Set(changes?.map(({ id }) => id))
  return (
    <Page
      frame={frame}
      title={titleOf(t, text)}
      lead={t('drafting.room.lead', { language: t(`ui.language.${language}`) })}
      crumbs={roomCrumbs(t, text, language)}
      layout="list"
      noindex
      aside={<Filters {...props} />}
      feeds={[{ href: roomApiLink(text.id, language), type: 'application/json', title: t('drafting.room.title') }]}
    >
      {/* here and not in the frame's script: only rooms need it */}
      {frame.assets.room && <script type="module" src={frame.assets.room} />}
      <RoomWays t={t} text={text} language={language} version={negotiated.version} />
      <div
        data-room={t.href(changesLink(text.id, language, negotiated.version))}
        data-version={negotiated.version}
        {...(isFiltered(filter) && { 'data-filtered': '' })}
        data-lost={t('drafting.room.live.lost')}
        data-again={t('drafting.room.live.again')}
        data-kept={t('drafting.room.live.kept')}
      >
        <section class="standing" aria-label={t('drafting.room.progress')} data-standing>
          <Standing t={t} counts={counts} version={negotiated.version} />
        </section>
        <p class="hidden" role="status" aria-live="polite" data-said />
        {changes && changes.length > 0 && <Changes {...props} changes={changes} />}
        <Shortcuts t={t} keys={keysOf(t, may.edit)} />
        <div data-items>
          <Sheet lang={language} label={t('drafting.room.text')}>
            {paragraphs.map(({ id, markup }) => (
              <div key={id} class={changed.has(id) ? 'slot changed' : 'slot'} data-slot={id}>
                {changed.has(id) && (
                  <span class="hidden" lang={t.lang}>
                    {t('drafting.room.changed-mark')}
                  </span>
                )}
                {markup}
              </div>
            ))}
            {paragraphs.length === 0 && (
              <p lang={t.lang} dir={t.dir} class="muted slot">
                {t('drafting.room.none-match')}
              </p>
            )}
          </Sheet>
        </div>
      </div>
      {may.edit && <ForEditors {...props} />}
      {props.outcomes && <Outcomes {...props} outcomes={props.outcomes} />}
    </Page>
  )
}

const keysOf = (t: Translate, mayEdit: boolean) => [
  { key: 'j', label: t('drafting.room.key.next') },
  { key: 'k', label: t('drafting.room.key.previous') },
  ...(mayEdit
    ? [
        { key: 'e', label: t('drafting.room.key.settle') },
        { key: '1–9', label: t('drafting.room.key.choose') },
      ]
    : []),
]

function Filters({ frame, counts, parties, outcomes: perParty }: Props) {
  const { t } = frame
  return (
    <FilterPanel
      t={t}
      path={frame.path}
      facets={[
        {
          name: 'show',
          title: t('drafting.room.filter.show'),
          single: true,
          options: [{ value: 'open', label: t('drafting.room.filter.open-only'), count: counts.open }],
        },
        {
          name: 'status',
          title: t('drafting.room.filter.status'),
          single: true,
          options: statuses.map((status) => ({
            value: status,
            label: t(`drafting.room.status.${status}`),
            count: counts.byStatus[status],
          })),
        },
        {
          name: 'party',
          title: t('drafting.room.filter.party'),
          single: true,
          options: perParty ? parties.map(({ id }) => ({ value: id, label: id, count: perParty[id]?.open ?? 0 })) : [],
        },
      ]}
    />
  )
}

/** What happened since the last visit, as a list; each line leads to its paragraph. */
function Changes({ frame: { t }, text, language, negotiated, filter, seen, changes }: Props & { changes: Change[] }) {
  // a paragraph that the filter hides has no place on this page
  const filtered = isFiltered(filter)
  return (
    <section class="changes" aria-labelledby="changes">
      <details>
        <summary>
          <h2 id="changes">{t('drafting.room.since', { count: changes.length })}</h2>
        </summary>
        <ul>
          {changes.map(({ id, name, gone, steps }) => (
            <li key={id}>
              <a href={gone || filtered ? t.href(paragraphPageLink(text.id, language, id)) : `#${encodeURIComponent(id)}`}>
                <bdi lang={language} dir={direction(language)}>
                  {name}
                </bdi>
              </a>{' '}
              <span class="muted">
                {t.list([...new Set(steps.map(({ step }) => t(`drafting.room.did.${step.deed.do}`)))])}
                {steps.slice(-mostSteps).map(({ number }) => (
                  <Fragment key={number}>
                    {' '}
                    <a href={t.href(roomStepLink(text.id, language, number))}>{t('drafting.room.step', { number })}</a>
                  </Fragment>
                ))}
              </span>
            </li>
          ))}
        </ul>
        <p>
          <a href={`${t.href(roomCompareLink(text.id, language))}?from=${seen}&to=${negotiated.version}`}>
            {t('drafting.room.compare.with-seen')}
          </a>
        </p>
      </details>
      <PostButton to={t.href(visitLink(text.id, language))} values={{ version: negotiated.version }} tone="quiet">
        {t('drafting.room.seen')}
      </PostButton>
    </section>
  )
}

function ForEditors({ frame: { t }, text, language, negotiated, waiting, gone }: Props) {
  const steps = t.href(stepsLink(text.id, language))
  const step = String(negotiated.version)
  const last = negotiated.history.at(-1)?.step
  const shown = negotiated.attribution === 'named'
  return (
    <section class="for-editors" aria-labelledby="editors">
      <h2 id="editors">{t('drafting.room.whole-text')}</h2>
      <div class="buttons">
        <PostButton to={steps} values={{ do: 'attribution', step, shown: shown ? 'no' : 'yes' }} tone="quiet">
          {t(shown ? 'drafting.room.hide-names' : 'drafting.room.show-names')}
        </PostButton>
        {last && (
          <PostButton to={steps} values={{ do: 'undo', step, undo: last.id }} tone="quiet">
            {t('drafting.room.undo-last')}
          </PostButton>
        )}
      </div>
      {waiting.length > 0 && (
        <>
          <h3>{t('drafting.room.waiting', { count: waiting.length })}</h3>
          <ul>
            {waiting.map((one) => (
              <li key={`${one.does} ${one.amendment.id}`}>
                <TakeIn t={t} to={steps} waiting={one} negotiated={negotiated} />
              </li>
            ))}
          </ul>
        </>
      )}
      {gone.length > 0 && (
        <>
          <h3>{t('drafting.room.deleted', { count: gone.length })}</h3>
          <ul>
            {gone.map((paragraph) => (
              <li key={paragraph.id}>
                <a href={t.href(paragraphPageLink(text.id, language, paragraph.id))}>
                  <bdi lang={language}>{nameOf(paragraph, paragraph.opener)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** An amendment at the door, and the button that takes it in, or takes out what its party no longer maintains. */
export function TakeIn({ t, to, waiting, negotiated }: { t: Translate; to: string; waiting: Waiting; negotiated: NegotiatedText }) {
  const { does, amendment } = waiting
  const { id, parties, action, target, text } = amendment
  const { language, version } = negotiated
  const paragraph = negotiated.paragraphs.find((one) => one.id === target || one.merged.includes(target))
  const values = { do: does, amendment: id, on: paragraph?.version ?? 0, step: version, ...(paragraph && { paragraph: paragraph.id }) }
  return (
    <>
      <b>
        <bdi>{parties.join(', ')}</bdi> {action}
      </b>{' '}
      <span lang={language} dir={direction(language)} class="official">
        {text}
      </span>{' '}
      <PostButton to={to} values={values} tone="quiet" about={`${parties.join(', ')} ${action}`}>
        {t(does === 'amend' ? 'drafting.room.take-in' : 'drafting.room.take-out')}
      </PostButton>
    </>
  )
}

/** What became of each party's proposals, in figures. */
function Outcomes({ frame: { t }, outcomes: byParty, parties }: Props & { outcomes: Progress['proposals'] }) {
  const rows = parties.filter(({ id }) => byParty[id])
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{t('drafting.room.outcomes')}</h2>
      <Table
        t={t}
        caption={t('drafting.room.outcomes')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'party',
            label: t('drafting.room.party'),
            header: true,
            cell: ({ id, name }) => (
              <>
                <bdi>{id}</bdi> <span class="muted">{name[t.lang] ?? name.en}</span>
              </>
            ),
          },
          ...outcomes.map((outcome) => ({
            key: outcome,
            label: t(`drafting.room.outcome.${outcome}`),
            numeric: true,
            cell: ({ id }: PartyName) => t.number(byParty[id]?.[outcome] ?? 0),
          })),
        ]}
      />
    </section>
  )
}
