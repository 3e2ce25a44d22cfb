import type { Translate } from '../../../../platform/i18n/index.ts'
import { Deadline, Tag, type Tone } from '../../../../ui/index.ts'
import { type Deadline as Due, handlingAt } from '../deadlines.ts'
import type { FoundRule } from '../queries.ts'
import type { State } from '../states.ts'

const tones: Record<State, Tone> = {
  draft: 'proposed',
  submitted: 'open',
  late: 'late',
  received: 'open',
  'in-translation': 'soon',
  published: 'done',
  revised: 'off',
  allocated: 'done',
  introduced: 'done',
  concluded: 'off',
}
export const StateTag = ({ t, state }: { t: Translate; state: State }) => (
  <Tag tone={tones[state]}>{t(`meetings.contribution_state.${state}`)}</Tag>
)

/** What a reader has to know of deadlines. */
export interface Outlook {
  rule: FoundRule
  deadlines: Due[]
  now: Date
  /** the reader's own time zone, as far as it is known */
  ownZone: string | null
}

/** A moment in Geneva time and in the reader's own. */
export function Until({ t, at, ownZone }: { t: Translate; at: Date; ownZone: string | null }) {
  if (ownZone === null) return <Deadline t={t} at={at} />
  const [geneva, own] = [t.time(at), t.time(at, ownZone)]
  return (
    <>
      <time datetime={at.toISOString()}>{t('ui.time.geneva', { time: geneva })}</time>
      {own !== geneva && <span class="muted"> {t('ui.time.yours', { time: own })}</span>}
    </>
  )
}

/** What becomes of a paper that is submitted now, and by when what is possible. */
export function IfSubmittedNow({ t, outlook: { rule, deadlines, now, ownZone } }: { t: Translate; outlook: Outlook }) {
  const handling = handlingAt(deadlines, now)
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t('meetings.contribution.deadlines')}</h2>
      <p class={handling === 'held' || handling === 'late' ? 'notice warning' : 'notice'}>{t(`meetings.contribution.now.${handling}`)}</p>
      <ul>
        {deadlines.map((deadline) => (
          <li key={deadline.handling}>
            {t(`meetings.contribution.until.${deadline.handling}`)} <Until t={t} at={deadline.until} ownZone={ownZone} />
            {deadline.until < now && <> {t('meetings.contribution.over')}</>}
            {deadline.out && <> {t('meetings.contribution.out', { day: t.date(deadline.out) })}</>}
            {deadline.postedWithin !== null && <> {t('meetings.contribution.posted-within', { count: deadline.postedWithin })}</>}
          </li>
        ))}
      </ul>
      {rule.source && (
        <p class="muted">
          {t('meetings.contribution.rule')} <bdi lang="en">{rule.source}</bdi>
        </p>
      )}
    </section>
  )
}
