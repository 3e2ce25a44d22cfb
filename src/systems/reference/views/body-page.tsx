import { read } from '../../../platform/i18n/index.ts'
import { Facts, type Frame, LinkButton, Page, withQuery } from '../../../ui/index.ts'
import { bodyLink, newSessionLink } from '../links.ts'
import type { findBody, SessionRow } from '../queries.ts'
import { Local } from './local.tsx'
import { SessionTable } from './session-table.tsx'

interface Props {
  frame: Frame
  body: NonNullable<Awaited<ReturnType<typeof findBody>>>
  sessions: SessionRow[]
  may: { keep: boolean }
}

export function BodyPage({ frame, body, sessions, may }: Props) {
  const { t } = frame
  const name = read(body.name, t.lang)
  const calendar = `${t.href(bodyLink(body.id))}/calendar.ics`
  return (
    <Page
      frame={frame}
      title={name.text}
      titleLang={name.fallback ? name.lang : undefined}
      crumbs={[{ label: t('reference.bodies.title'), href: t.href('/bodies') }, { label: body.acronym ?? name.text }]}
      feeds={[{ href: calendar, type: 'text/calendar', title: name.text }]}
      layout="wide"
    >
      <Facts
        facts={[
          { term: t('reference.kind'), value: t(`reference.body-kind.${body.kind}`) },
          {
            term: t('reference.parent'),
            value: body.parent_id && (
              <a href={t.href(bodyLink(body.parent_id))}>
                <Local t={t} text={body.parent_name} />
              </a>
            ),
          },
          { term: t('reference.cadence'), value: body.cadence && <span lang="en">{body.cadence}</span> },
        ]}
      />
      <h2>{t('reference.sessions')}</h2>
      {sessions.length ? <SessionTable t={t} sessions={sessions} showUnverified={may.keep} /> : <p>{t('reference.sessions-none')}</p>}
      {may.keep && (
        <p>
          <LinkButton href={withQuery(t.href(newSessionLink), { body: body.id })} tone="quiet">
            {t('reference.add.title')}
          </LinkButton>
        </p>
      )}
      <p>
        <a href={calendar}>{t('reference.calendar-feed')}</a>
      </p>
      <p>
        <a href={`${t.href('/mandates')}?body=${encodeURIComponent(body.id)}`}>{t('reference.mandates-of-body')}</a>
        {' · '}
        <a href={`${t.href('/mandates')}?recipient=${encodeURIComponent(body.id)}`}>{t('reference.mandates-to-body')}</a>
      </p>
    </Page>
  )
}
