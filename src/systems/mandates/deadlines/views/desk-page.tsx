import { read } from '../../../../platform/i18n/index.ts'
import { EmptyState, type Frame, LinkButton, LocalizedText, Page, Time } from '../../../../ui/index.ts'
import { gapsLink, handoverLink, mandateLink, registerLink, reviewLink } from '../../links.ts'
import type { Desk } from '../queries.ts'
import { Lines } from './lines.tsx'

interface Props {
  frame: Frame
  desk: Desk
  today: string
  names: ReadonlyMap<string, string>
  /** organization the reader acts for, null without one */
  organization: string | null
  may: { review: boolean; handOver: boolean }
}

/** What I owe next, what waits for my decision, what changed. */
export function DeskPage({ frame, desk, today, names, organization, may }: Props) {
  const { t } = frame
  const nothing = !desk.owed.total && !desk.unclaimed.total && !desk.toReview.length && !desk.toClose.total
  const section = (id: string, title: string, counted: Desk['owed'], more: string) =>
    counted.total > 0 && (
      <section aria-labelledby={id}>
        <h2 id={id}>{t(title, { count: counted.total })}</h2>
        <Lines t={t} caption={t(title, { count: counted.total })} rows={counted.lines} today={today} names={names} />
        {counted.total > counted.lines.length && (
          <p>
            <a href={more}>{t('mandates.desk.all', { count: counted.total })}</a>
          </p>
        )}
      </section>
    )
  const register = t.href(registerLink)
  return (
    <Page frame={frame} title={t('mandates.desk.title')} lead={t('mandates.desk.lead', { name: frame.actor.name })} layout="wide" noindex>
      <p class="buttons">
        {may.handOver && organization && (
          <LinkButton tone="quiet" href={t.href(handoverLink(organization))}>
            {t('mandates.handover.title')}
          </LinkButton>
        )}
        <LinkButton tone="quiet" href={t.href(gapsLink)}>
          {t('mandates.gap.title')}
        </LinkButton>
      </p>
      {nothing && (
        <EmptyState title={t('mandates.desk.empty')} action={<LinkButton href={register}>{t('mandates.desk.to-register')}</LinkButton>}>
          {t('mandates.desk.empty-more')}
        </EmptyState>
      )}
      {desk.toReview.length > 0 && (
        <section aria-labelledby="to-review">
          <h2 id="to-review">{t('mandates.desk.to-review', { count: desk.toReview.length })}</h2>
          <ul class="links">
            {desk.toReview.map((d) => (
              <li key={d.document_id}>
                <a href={t.href(reviewLink(d.document_id))}>
                  {d.symbol ?? d.document_id} <LocalizedText t={t} reading={read(d.title, t.lang)} quiet />
                </a>{' '}
                <span class="muted">{t('mandates.desk.open', { count: d.open })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {section('owed', 'mandates.desk.owed', desk.owed, `${register}?owner=${encodeURIComponent(organization ?? '')}`)}
      {section('unclaimed', 'mandates.desk.unclaimed', desk.unclaimed, register)}
      {section('to-close', 'mandates.desk.to-close', desk.toClose, `${register}?progress=reported`)}
      {desk.changed.length > 0 && (
        <section aria-labelledby="changed">
          <h2 id="changed">{t('mandates.desk.changed')}</h2>
          <ul class="links">
            {desk.changed.map((c) => (
              <li key={c.id}>
                <Time t={t} value={c.at} relative />
                {' · '}
                <a href={t.href(mandateLink(c.mandate_id))}>
                  <LocalizedText t={t} reading={read(c.words, t.lang)} quiet />
                </a>
                {' · '}
                {t.has(`mandates.audit.${c.action.split('.')[1]}`) ? t(`mandates.audit.${c.action.split('.')[1]}`) : c.action}
                {' · '}
                <bdi>{c.actor_name}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
