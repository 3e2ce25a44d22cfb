import type { Translate } from '../../../platform/i18n/index.ts'
import { Tag, type Tone } from '../../../ui/index.ts'
import type { Progress, State } from '../states.ts'

const tones: Record<Progress, Tone> = {
  'not-started': 'open',
  planned: 'open',
  'under-way': 'open',
  reported: 'done',
  done: 'done',
  dropped: 'off',
}

interface Standing {
  state: State
  progress: Progress
  overdue: boolean
}

/** How a mandate stands, in one tag: what is wrong first, then what has ended, then how far it is. */
export const StandingTag = ({ t, mandate: { state, progress, overdue } }: { t: Translate; mandate: Standing }) => {
  if (overdue) return <Tag tone="late">{t('mandates.due.overdue')}</Tag>
  if (state === 'proposed') return <Tag tone="proposed">{t('mandates.state.proposed')}</Tag>
  if (state !== 'in-force') return <Tag tone="off">{t(`mandates.state.${state}`)}</Tag>
  return <ProgressTag t={t} progress={progress} />
}

export const ProgressTag = ({ t, progress }: { t: Translate; progress: Progress }) => (
  <Tag tone={tones[progress]}>{t(`mandates.progress.${progress}`)}</Tag>
)

export const StateTag = ({ t, state }: { t: Translate; state: State }) => (
  <Tag tone={state === 'proposed' ? 'proposed' : state === 'in-force' ? 'open' : 'off'}>{t(`mandates.state.${state}`)}</Tag>
)
