import { EmptyState, type Frame, Page } from '../../../../ui/index.ts'
import { gapsLink } from '../../links.ts'
import { type Gap, gaps, type Line } from '../queries.ts'
import { Lines } from './lines.tsx'

interface Props {
  frame: Frame
  counts: Record<Gap, number>
  chosen: Gap
  total: number
  lines: readonly Line[]
  today: string
  names: ReadonlyMap<string, string>
}

/** Where the thread breaks off: each kind of gap with its count, one of them listed. */
export function GapsPage({ frame, counts, chosen, total, lines, today, names }: Props) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('mandates.gap.title')} lead={t('mandates.gap.lead')} layout="wide">
      <nav aria-label={t('mandates.gap.title')}>
        <ul class="tabs">
          {gaps.map((gap) => (
            <li key={gap}>
              <a href={`${t.href(gapsLink)}?gap=${gap}`} aria-current={gap === chosen ? 'page' : undefined}>
                {t(`mandates.gap.${gap}`)} <b>{t.number(counts[gap])}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t('mandates.gap.listed', { gap: t(`mandates.gap.${chosen}`), count: total })}</h2>
      <p class="muted">{t(`mandates.gap.${chosen}.help`)}</p>
      {lines.length ? (
        <Lines t={t} caption={t(`mandates.gap.${chosen}`)} rows={lines} today={today} names={names} />
      ) : (
        <EmptyState title={t('mandates.gap.none')} />
      )}
    </Page>
  )
}
