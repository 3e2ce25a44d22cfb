import { read } from '../../../platform/i18n/index.ts'
import { Facts, type Frame, Page, Sdg } from '../../../ui/index.ts'
import { actionLineLink, sdgLink } from '../links.ts'
import type { listSdgLinks, listSdgs } from '../queries.ts'
import { codeOf } from './action-lines.tsx'
import { Local } from './local.tsx'

type Sdgs = Awaited<ReturnType<typeof listSdgs>>

export function SdgList({ frame, goals }: { frame: Frame; goals: Sdgs }) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('reference.sdgs.title')} layout="plain">
      <ol class="links">
        {goals.map((goal) => (
          <li key={goal.id}>
            <Sdg t={t} goal={goal.goal} />{' '}
            <a href={t.href(sdgLink(goal.id))}>
              <Local t={t} text={goal.name} />
            </a>
          </li>
        ))}
      </ol>
    </Page>
  )
}

/** `targets` begins with the goal itself. */
export function SdgPage({ frame, targets, links }: { frame: Frame; targets: Sdgs; links: Awaited<ReturnType<typeof listSdgLinks>> }) {
  const { t } = frame
  const [goal, ...rest] = targets
  const lines = [...new Map(links.map((l) => [l.action_line_id, l.action_line_name]))]
  const name = read(goal!.name, t.lang)
  return (
    <Page
      frame={frame}
      title={t('ui.sdg-named', { goal: goal!.goal, name: name.text })}
      crumbs={[{ label: t('reference.sdgs.title'), href: t.href('/sdgs') }, { label: String(goal!.goal) }]}
      layout="plain"
    >
      <h2>{t('reference.action-lines.title')}</h2>
      {lines.length ? (
        <ul class="links">
          {lines.map(([id, line]) => (
            <li key={id}>
              <a href={t.href(actionLineLink(id))}>
                {codeOf(id)} <Local t={t} text={line} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('ui.none')}</p>
      )}
      <h2>{t('reference.targets')}</h2>
      <Facts facts={rest.map((target) => ({ term: target.id, value: <Local t={t} text={target.name} /> }))} />
      <p>
        <a href={`${t.href('/mandates')}?sdg=${goal!.goal}`}>{t('reference.mandates-on-sdg')}</a>
      </p>
    </Page>
  )
}
