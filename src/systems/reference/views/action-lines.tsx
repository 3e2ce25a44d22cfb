import { read } from '../../../platform/i18n/index.ts'
import { Chips, Facts, type Frame, Page, Sdg, Table } from '../../../ui/index.ts'
import { actionLineLink, sdgLink } from '../links.ts'
import type { findActionLine, listActionLines, listSdgLinks } from '../queries.ts'
import { Local } from './local.tsx'
import { Unverified } from './unverified.tsx'

type Lines = Awaited<ReturnType<typeof listActionLines>>
type Links = Awaited<ReturnType<typeof listSdgLinks>>

/** `C7-egov` is printed C7. */
export const codeOf = (id: string) => id.split('-')[0]!

export function ActionLineList({ frame, lines, links }: { frame: Frame; lines: Lines; links: Links }) {
  const { t } = frame
  const goals = new Map<string, Set<number>>()
  for (const link of links) goals.set(link.action_line_id, (goals.get(link.action_line_id) ?? new Set()).add(link.goal))
  return (
    <Page frame={frame} title={t('reference.action-lines.title')} lead={t('reference.action-lines.lead')} layout="wide">
      <Table
        t={t}
        caption={t('reference.action-lines.title')}
        rows={lines}
        rowKey={(l) => l.id}
        columns={[
          { key: 'code', label: t('reference.code'), cell: (l) => codeOf(l.id) },
          {
            key: 'name',
            label: t('reference.action-line'),
            header: true,
            cell: (l) => (
              <a href={t.href(actionLineLink(l.id))}>
                <Local t={t} text={l.name} />
              </a>
            ),
          },
          { key: 'lead', label: t('reference.lead-facilitator'), cell: (l) => l.lead.join(', ') },
          {
            key: 'sdgs',
            label: t('reference.sdgs.title'),
            cell: (l) => (
              <Chips>
                {[...(goals.get(l.id) ?? [])].map((goal) => (
                  <Sdg key={goal} t={t} goal={goal} href={t.href(sdgLink(String(goal)))} />
                ))}
              </Chips>
            ),
          },
        ]}
      />
    </Page>
  )
}

interface LineProps {
  frame: Frame
  line: NonNullable<Awaited<ReturnType<typeof findActionLine>>>
  links: Links
  showUnverified: boolean
}

export function ActionLinePage({ frame, line, links, showUnverified }: LineProps) {
  const { t } = frame
  const name = read(line.name, t.lang)
  return (
    <Page
      frame={frame}
      title={`${codeOf(line.id)}. ${name.text}`}
      crumbs={[{ label: t('reference.action-lines.title'), href: t.href('/action-lines') }, { label: codeOf(line.id) }]}
    >
      <Facts
        facts={[
          {
            term: t('reference.lead-facilitator'),
            value: (
              <>
                {line.lead.join(', ') || t('ui.none')} {showUnverified && line.inferred && <Unverified t={t} />}
              </>
            ),
          },
          { term: t('reference.co-facilitators'), value: line.co_facilitators.join(', ') },
        ]}
      />
      <h2>{t('reference.sdgs.title')}</h2>
      <ul class="links">
        {links.map((link) => (
          <li key={link.sdg_id}>
            <a href={t.href(sdgLink(String(link.goal)))}>{link.sdg_id}</a> <Local t={t} text={link.name} />
          </li>
        ))}
      </ul>
      <p>
        <a href={`${t.href('/mandates')}?line=${encodeURIComponent(line.id)}`}>{t('reference.mandates-on-line')}</a>
      </p>
    </Page>
  )
}
