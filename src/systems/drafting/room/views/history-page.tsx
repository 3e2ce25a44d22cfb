import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import type { Comparable, NegotiatedText, Pair } from '../../../../texts/index.ts'
import {
  ChangedText,
  EmptyState,
  type Frame,
  KeyPager,
  NumberField,
  Page,
  Sheet,
  SubmitButton,
  Tag,
  type Tone,
} from '../../../../ui/index.ts'
import { paragraphPageLink, roomCompareLink, roomHistoryLink, roomVersionLink } from '../links.ts'
import type { Objection, RoomText } from '../queries.ts'
import { printed, there } from '../show.ts'
import type { Told } from '../story.ts'
import { roomCrumbs } from './head.tsx'
import { Story } from './story.tsx'
import { nameOf, Words } from './words.tsx'

interface Base {
  frame: Frame
  text: RoomText
  language: Language
}

interface HistoryProps extends Base {
  steps: Told[]
  objections: ReadonlyMap<number, Objection>
  latest: number
  /** number of the step before which the next page begins */
  next: number | null
  paged: boolean
}

export function HistoryPage({ frame, text, language, steps, objections, latest, next, paged }: HistoryProps) {
  const { t } = frame
  const here = t.href(roomHistoryLink(text.id, language))
  const title = t('drafting.room.history')
  return (
    <Page frame={frame} title={title} crumbs={roomCrumbs(t, text, language, title)} layout="plain" noindex>
      {steps.length === 0 ? (
        <EmptyState title={t('drafting.room.no-steps')} />
      ) : (
        <>
          <p class="exports">
            <a href={`${here}.csv`}>{t('ui.export.csv')}</a>{' '}
            <a href={`/api/v1${roomHistoryLink(text.id, language)}`}>{t('ui.export.json')}</a>
          </p>
          <CompareForm t={t} id={text.id} language={language} from={0} to={latest} latest={latest} />
          <Story t={t} id={text.id} language={language} steps={steps} objections={objections} />
          <KeyPager t={t} next={next === null ? null : `${here}?before=${next}`} first={paged ? here : null} />
        </>
      )}
    </Page>
  )
}

/** Any two versions, by the number of their last step; 0 is the compilation that the room began with. */
function CompareForm({
  t,
  id,
  language,
  from,
  to,
  latest,
}: {
  t: Translate
  id: string
  language: Language
  from: number
  to: number
  latest: number
}) {
  return (
    <form method="get" action={t.href(roomCompareLink(id, language))} class="form versions">
      <NumberField
        t={t}
        name="from"
        label={t('drafting.room.compare.from')}
        help={t('drafting.room.compare.help')}
        value={from}
        min={0}
        max={latest}
      />
      <NumberField t={t} name="to" label={t('drafting.room.compare.to')} value={to} min={0} max={latest} />
      <SubmitButton tone="quiet">{t('drafting.room.compare.title')}</SubmitButton>
    </form>
  )
}

interface VersionProps extends Base {
  version: NegotiatedText
  latest: number
}

/** The text as it stood after a step. */
export function VersionPage({ frame, text, language, version, latest }: VersionProps) {
  const { t } = frame
  const number = version.version
  const title = t('drafting.room.version', { number })
  const link = (one: number) => t.href(roomVersionLink(text.id, language, one))
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('drafting.room.version-lead')}
      crumbs={roomCrumbs(t, text, language, title)}
      layout="article"
      noindex
    >
      <KeyPager t={t} previous={number > 0 ? link(number - 1) : null} next={number < latest ? link(number + 1) : null} />
      {number !== latest && (
        <p>
          <a href={`${t.href(roomCompareLink(text.id, language))}?from=${number}&to=${latest}`}>{t('drafting.room.compare.with-latest')}</a>
        </p>
      )}
      <Sheet lang={language} label={title}>
        {there(version).map((paragraph) => (
          <div key={paragraph.id} class={`para level-${Math.min(paragraph.level, 4)} ${paragraph.kind}`} id={paragraph.id}>
            <span class="label">
              <bdi>{paragraph.label}</bdi>
            </span>
            <p class={paragraph.kind === 'opener' ? 'opener' : undefined}>
              <Words t={t} printed={printed(version, paragraph)} />
            </p>
          </div>
        ))}
      </Sheet>
    </Page>
  )
}

interface CompareProps extends Base {
  from: number
  to: number
  latest: number
  pairs: Pair[]
}

const tones: Record<Pair['state'], Tone> = {
  unchanged: 'off',
  reworded: 'open',
  renumbered: 'off',
  moved: 'soon',
  'moved-reworded': 'soon',
  inserted: 'done',
  deleted: 'late',
}

export function ComparePage({ frame, text, language, from, to, latest, pairs }: CompareProps) {
  const { t } = frame
  const title = t('drafting.room.compare.title')
  const changed = pairs.filter(({ state }) => state !== 'unchanged')
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('drafting.room.compare.lead', { from, to, count: changed.length })}
      crumbs={roomCrumbs(t, text, language, title)}
      layout="plain"
      noindex
    >
      <CompareForm t={t} id={text.id} language={language} from={from} to={to} latest={latest} />
      {changed.length === 0 ? (
        <EmptyState title={t('drafting.room.compare.same')} />
      ) : (
        <ol class="comparison">
          {changed.map(({ before, after, state, changes }) => {
            const one = (after ?? before) as Comparable
            return (
              <li key={one.id} class={`pair ${state}`}>
                <h2>
                  <Tag tone={tones[state]}>{t(`documents.compare.state.${state}`)}</Tag>{' '}
                  <a href={t.href(paragraphPageLink(text.id, language, one.id))}>
                    <bdi lang={language}>{nameOf({ label: one.label, pieces: [one.text] }, one.opener)}</bdi>
                  </a>
                </h2>
                <p lang={language} dir={direction(language)}>
                  <ChangedText t={t} changes={changes} />
                </p>
              </li>
            )
          })}
        </ol>
      )}
    </Page>
  )
}
