import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import { ChangedText, Time } from '../../../../ui/index.ts'
import { paragraphPageLink, roomVersionLink } from '../links.ts'
import type { Objection } from '../queries.ts'
import type { Told } from '../story.ts'

interface Props {
  t: Translate
  id: string
  language: Language
  steps: readonly Told[]
  objections: ReadonlyMap<number, Objection>
  /** on the page of one paragraph its name says nothing */
  unnamed?: boolean
}

/** Steps in words: who, when, what, on which paragraph, from what to what. */
export const Story = ({ t, id, language, steps, objections, unnamed }: Props) => (
  <ol class="history">
    {steps.map(({ number, step, paragraph, changes, undid, after, before }) => {
      const objection = objections.get(number)
      const { deed } = step
      return (
        <li key={number} id={`step-${number}`}>
          <p>
            <b>{objection ? t('drafting.room.did.objection', { party: objection.party }) : t(`drafting.room.did.${deed.do}`)}</b>
            {paragraph && !unnamed && (
              <>
                {' · '}
                <a href={t.href(paragraphPageLink(id, language, paragraph.id))}>
                  <bdi lang={language}>{paragraph.name}</bdi>
                </a>
              </>
            )}
            <span class="muted">
              {' · '}
              <bdi>{step.by}</bdi>
              {' · '}
              <Time t={t} value={new Date(step.at)} />
              {' · '}
              <a href={t.href(roomVersionLink(id, language, number))}>{t('drafting.room.version', { number })}</a>
            </span>
          </p>
          {deed.do === 'status' && !objection && (
            <p>
              {t('drafting.room.from-to', {
                from: t(`drafting.room.status.${before?.status ?? 'open'}`),
                to: deed.silenceUntil
                  ? t('drafting.room.silence-until', { date: t.date(deed.silenceUntil) })
                  : t(`drafting.room.status.${after?.status ?? deed.status}`),
              })}
            </p>
          )}
          {deed.do === 'attribution' && <p>{t(deed.shown ? 'drafting.room.names-shown' : 'drafting.room.names-hidden')}</p>}
          {deed.do === 'bracket' && deed.asked.why && <p class="muted">{t('drafting.room.why', { why: deed.asked.why })}</p>}
          {deed.do === 'amend' && deed.amendment.parties.length > 0 && (
            <p class="muted">
              <bdi>{deed.amendment.parties.join(', ')}</bdi> {deed.amendment.action}
            </p>
          )}
          {undid !== null && undid > 0 && <p class="muted">{t('drafting.room.undid', { number: undid })}</p>}
          {objection && <p>{t('drafting.room.why', { why: objection.reason })}</p>}
          {changes && (
            <p lang={language} dir={direction(language)} class="official">
              <ChangedText t={t} changes={changes} />
            </p>
          )}
        </li>
      )
    })}
  </ol>
)
