import type { ComponentChildren } from 'preact'
import { type Localized, read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  type Changes,
  Coverage,
  EmptyState,
  type Frame,
  LinkButton,
  LocalizedText,
  Page,
  PostButton,
  Time,
  type Tone,
  withQuery,
} from '../../../../ui/index.ts'
import { openProgress } from '../../filter.ts'
import { deskLink, gapsLink, handoverLink, mandateLink, registerLink, reviewLink } from '../../links.ts'
import type { Names } from '../../queries/names.ts'
import { actionIn } from '../action-words.ts'
import { type Band, bands, type Counted, changedDays, type Desk, type Entry, ownGaps } from '../desk.ts'
import { Lines, Words } from './lines.tsx'

interface Props {
  frame: Frame
  desk: Desk
  today: string
  names: Names
  /** secret addresses that show this desk to other programs, while there are any */
  feeds: { calendar: string; mine: string; changes: string } | null
  may: { handOver: boolean; follow: boolean }
}

/** Person, organization and unit in the reader's order. In Arabic each is set apart, and a mark says that the row runs from the right. */
function inOrder(t: Translate, name: string, place: readonly string[]): string {
  if (t.dir !== 'rtl') return [name, place.join(' · ')].filter(Boolean).join(', ')
  const isolated = (words: string) => `\u2068${words}\u2069`
  return `\u200f${[isolated(name), place.map(isolated).join(' · ')].filter(Boolean).join('، ')}`
}

/** What I owe next, what waits for my decision, what changed. */
export function DeskPage({ frame, desk, today, names, feeds, may }: Props) {
  const { t } = frame
  const { organization } = desk
  const place = organization ? [shortName(t, organization.acronym, organization.name), unitOf(t, desk)].filter(Boolean) : []
  const listed = [desk.owed, desk.proposed, desk.unclaimed, desk.toClose]
  const nothing = !desk.bands.overdue && !desk.toReview.length && listed.every(({ total }) => total === 0)
  return (
    <Page
      frame={frame}
      title={t('mandates.desk.title')}
      lead={t('mandates.desk.lead', { name: inOrder(t, frame.actor.name, place) })}
      layout="wide"
      noindex
    >
      <ButtonRow>
        {may.handOver && organization && (
          <LinkButton tone="quiet" href={t.href(handoverLink(organization.id))}>
            {t('mandates.handover.title')}
          </LinkButton>
        )}
        <LinkButton tone="quiet" href={t.href(gapsLink)}>
          {t('mandates.gap.title')}
        </LinkButton>
        <LinkButton tone="quiet" href={t.href('/account#notices')}>
          {t('mandates.desk.letters')}
        </LinkButton>
      </ButtonRow>
      <Waiting t={t} desk={desk} />
      {nothing && <Nothing t={t} belongs={organization !== null} />}
      {organization && desk.scopes.some(({ owed }) => owed > 0) && <Owed t={t} desk={desk} today={today} names={names} />}
      {organization && <Proposed t={t} counted={desk.proposed} owner={organization.id} today={today} names={names} />}
      <Unclaimed t={t} counted={desk.unclaimed} today={today} names={names} />
      <ToReview t={t} documents={desk.toReview} />
      <ToClose t={t} counted={desk.toClose} today={today} names={names} />
      <Changed t={t} entries={desk.changed} />
      {may.follow && organization && <Follow t={t} feeds={feeds} />}
    </Page>
  )
}

const shortName = (t: Translate, acronym: string | null, name: Localized | null): string => acronym ?? read(name, t.lang).text

const unitOf = (t: Translate, { organization }: Desk): string =>
  organization ? shortName(t, organization.unit_acronym, organization.unit) : ''

/** What there is to decide stands below what is owed, and is said above it. */
function Waiting({ t, desk }: { t: Translate; desk: Desk }) {
  const waiting = [
    { id: 'to-review', count: desk.toReview.length },
    { id: 'to-close', count: desk.toClose.total },
    { id: 'unclaimed', count: desk.unclaimed.total },
  ].filter(({ count }) => count > 0)
  if (waiting.length === 0) return null
  return (
    <ul class="links">
      {waiting.map(({ id, count }) => (
        <li key={id}>
          <a href={`#${id}`}>{t(`mandates.desk.${id}`, { count })}</a>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ t, belongs }: { t: Translate; belongs: boolean }) {
  return belongs ? (
    <EmptyState
      title={t('mandates.desk.empty')}
      action={<LinkButton href={t.href(registerLink)}>{t('mandates.desk.to-register')}</LinkButton>}
    >
      {t('mandates.desk.empty-more')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('mandates.desk.no-organization')}
      action={<LinkButton href={t.href('/organizations')}>{t('mandates.desk.join')}</LinkButton>}
    >
      {t('mandates.desk.no-organization-more')}
    </EmptyState>
  )
}

const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

/** The register with a filter. */
const inRegister = (t: Translate, filter: Changes) => withQuery(t.href(registerLink), filter)

const tones: Record<Band, Tone> = { overdue: 'late', soon: 'soon', later: 'open', undated: 'off' }

interface ListProps {
  t: Translate
  today: string
  names: Names
}

function Owed({ t, desk, today, names }: ListProps & { desk: Desk }) {
  const { organization, owed, scope, scopes } = desk
  const whole = scope === 'organization'
  const list = { owner: organization!.id, state: 'in-force', progress: openProgress }
  const addressOf: Record<Band, string | undefined> = {
    overdue: inRegister(t, { ...list, gap: 'overdue' }),
    soon: inRegister(t, { ...list, gap: 'due-soon' }),
    later: undefined,
    undated: inRegister(t, { ...list, due: 'none' }),
  }
  const unit = unitOf(t, desk)
  const title = t(`mandates.desk.owed.${scope}`, { count: owed.total, unit })
  return (
    <Section id="owed" title={title}>
      {scopes.length > 1 && (
        <nav aria-label={t('mandates.desk.scope')}>
          <ul class="tabs">
            {scopes.map(({ scope: one, owed: count }) => (
              <li key={one}>
                <a href={withQuery(t.href(deskLink), { scope: one })} aria-current={one === scope ? 'page' : undefined}>
                  {t(`mandates.desk.scope.${one}`, { unit })} <b class="num">{t.number(count)}</b>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {owed.total > 0 && (
        <Coverage
          t={t}
          label={t('mandates.desk.spread')}
          parts={bands.map((band) => ({
            key: band,
            label: t(`mandates.desk.band.${band}`),
            count: desk.bands[band],
            tone: tones[band],
            href: whole ? addressOf[band] : undefined,
          }))}
        />
      )}
      {ownGaps.some((gap) => desk.gaps[gap] > 0) && (
        <p>
          {t('mandates.desk.gaps')}{' '}
          {ownGaps
            .filter((gap) => desk.gaps[gap] > 0)
            .map((gap, index) => (
              <>
                {index > 0 && ' · '}
                <a key={gap} href={inRegister(t, { owner: organization!.id, gap })}>
                  {t(`mandates.gap.${gap}`)} <b class="num">{t.number(desk.gaps[gap])}</b>
                </a>
              </>
            ))}
        </p>
      )}
      {owed.total > 0 && <Lines t={t} caption={title} rows={owed.lines} today={today} names={names} show="hand" grouped />}
      {whole && <More t={t} counted={owed} href={inRegister(t, list)} />}
    </Section>
  )
}

const More = ({ t, counted, href }: { t: Translate; counted: Counted; href: string }) =>
  counted.total > counted.lines.length ? (
    <p>
      <a href={href}>{t('mandates.desk.all', { count: counted.total })}</a>
    </p>
  ) : null

/** Nobody owes them yet, and whoever will prepares. */
function Proposed({ t, counted, owner, today, names }: ListProps & { counted: Counted; owner: string }) {
  if (counted.total === 0) return null
  const title = t('mandates.desk.proposed', { count: counted.total })
  return (
    <Section id="proposed" title={title}>
      <Lines t={t} caption={title} rows={counted.lines} today={today} names={names} show="hand" />
      <More t={t} counted={counted} href={inRegister(t, { owner, state: 'proposed' })} />
    </Section>
  )
}

function Unclaimed({ t, counted, today, names }: ListProps & { counted: Counted }) {
  if (counted.total === 0) return null
  const title = t('mandates.desk.unclaimed', { count: counted.total })
  return (
    <Section id="unclaimed" title={title}>
      <Lines t={t} caption={title} rows={counted.lines} today={today} names={names} show="take-over" />
      <More t={t} counted={counted} href={inRegister(t, { gap: 'no-owner' })} />
    </Section>
  )
}

function ToReview({ t, documents }: { t: Translate; documents: Desk['toReview'] }) {
  if (documents.length === 0) return null
  return (
    <Section id="to-review" title={t('mandates.desk.to-review', { count: documents.length })}>
      <ul class="links">
        {documents.map(({ document_id, symbol, title, open, reworded }) => (
          <li key={document_id}>
            <a href={t.href(reviewLink(document_id))}>
              {symbol && <bdi>{symbol}</bdi>} <LocalizedText t={t} reading={read(title, t.lang)} quiet />
            </a>{' '}
            <span class="muted">
              {[open && t('mandates.desk.open', { count: open }), reworded && t('mandates.desk.reworded', { count: reworded })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ToClose({ t, counted, today, names }: ListProps & { counted: Counted }) {
  if (counted.total === 0) return null
  const title = t('mandates.desk.to-close', { count: counted.total })
  return (
    <Section id="to-close" title={title}>
      <Lines t={t} caption={title} rows={counted.lines} today={today} names={names} show="addressee" />
      <More t={t} counted={counted} href={inRegister(t, { state: 'in-force', progress: 'reported' })} />
    </Section>
  )
}

function Changed({ t, entries }: { t: Translate; entries: readonly Entry[] }) {
  if (entries.length === 0) return null
  return (
    <Section id="changed" title={t('mandates.desk.changed', { days: changedDays })}>
      <ul class="links">
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={t.href(mandateLink(entry.mandate_id))}>
              <Words t={t} of={entry} />
            </a>
            <br />
            <span class="muted">
              {actionIn(t, entry.action)} · <bdi>{entry.actor_name}</bdi> · <Time t={t} value={entry.at} relative />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Follow({ t, feeds }: { t: Translate; feeds: Props['feeds'] }) {
  return (
    <Section id="follow" title={t('mandates.desk.follow')}>
      <p>{t('mandates.desk.follow.lead')}</p>
      {feeds ? (
        <>
          <ul class="links">
            {(['calendar', 'mine', 'changes'] as const).map((feed) => (
              <li key={feed}>
                <a href={feeds[feed]} data-copy={t('ui.copied')} rel="nofollow">
                  {t(`mandates.desk.follow.${feed}`)}
                </a>
                <br />
                <code dir="ltr" class="muted">
                  {feeds[feed]}
                </code>
              </li>
            ))}
          </ul>
          <PostButton tone="quiet" to={t.href(`${deskLink}/subscription/end`)}>
            {t('mandates.desk.follow.end')}
          </PostButton>
        </>
      ) : (
        <PostButton tone="quiet" to={t.href(`${deskLink}/subscription`)}>
          {t('mandates.desk.follow.make')}
        </PostButton>
      )}
    </Section>
  )
}
