import type { AuditEntry } from '../../../platform/audit/index.ts'
import type { FieldErrors } from '../../../platform/errors.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { HistoryList, LocalizedText, Tag, type Tone } from '../../../ui/index.ts'
import type { SittingRow } from '../queries/meetings.ts'
import type { RegistrationState } from '../schema.ts'
import type { Phase } from '../states.ts'

/** What a refused form comes back with. */
export interface Refused {
  typed?: Record<string, string | undefined>
  errors?: FieldErrors | null
}

const phaseTone: Record<Phase, Tone> = {
  announced: 'proposed',
  invited: 'open',
  registration: 'open',
  running: 'soon',
  closed: 'done',
  reported: 'done',
  cancelled: 'off',
}
export const PhaseTag = ({ t, phase }: { t: Translate; phase: Phase }) => <Tag tone={phaseTone[phase]}>{t(`meetings.phase.${phase}`)}</Tag>

const stateTone: Record<RegistrationState, Tone> = { waiting: 'soon', approved: 'done', refused: 'late', withdrawn: 'off' }
export const StateTag = ({ t, state }: { t: Translate; state: RegistrationState }) => (
  <Tag tone={stateTone[state]}>{t(`meetings.state.${state}`)}</Tag>
)

/** Begin and end of a sitting on the wall clock of the meeting, and on the reader's own where that differs. */
export function SittingTimes({ t, sitting, ownZone }: { t: Translate; sitting: SittingRow; ownZone: string | null }) {
  const own = ownZone === null ? null : t.time(sitting.begins_at, ownZone)
  const there = t.time(sitting.begins_at, sitting.time_zone)
  return (
    <>
      <time datetime={sitting.begins_at.toISOString()}>
        {t('meetings.sitting.times', { day: t.date(sitting.day), starts: sitting.starts, ends: sitting.ends })}
      </time>
      {own === null ? (
        <span
          class="muted"
          data-local-time={sitting.begins_at.toISOString()}
          data-zone={sitting.time_zone}
          data-words={` ${t('ui.time.yours', { time: '{time}' })}`}
          hidden
        />
      ) : (
        own !== there && <span class="muted"> {t('ui.time.yours', { time: own })}</span>
      )}
    </>
  )
}

export const sittingName = (t: Translate, sitting: Pick<SittingRow, 'name'>): string =>
  sitting.name ? read(sitting.name, t.lang).text : t('meetings.sitting.plain')

export const SittingName = ({ t, sitting }: { t: Translate; sitting: Pick<SittingRow, 'name'> }) =>
  sitting.name ? <LocalizedText t={t} reading={read(sitting.name, t.lang)} quiet /> : t('meetings.sitting.plain')

/** The trail of a meeting or of what belongs to it, for those who may read it; fields that have no name of their own are left out. */
export const History = ({ t, entries }: { t: Translate; entries: readonly AuditEntry[] }) =>
  entries.length > 0 && (
    <section aria-labelledby="history">
      <h2 id="history">{t('meetings.history')}</h2>
      <HistoryList
        t={t}
        entries={entries.map((entry) => ({
          id: entry.id,
          at: entry.at,
          who: entry.actor_name,
          what: t(`meetings.audit.${entry.action.split('.')[1]}`),
          changes: changesOf(t, entry),
          note: entry.note,
        }))}
      />
    </section>
  )

function changesOf(t: Translate, { before, after }: AuditEntry) {
  const words = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || typeof value === 'object') return null
    const key = `meetings.${field}.${value}`
    if (t.has(key)) return t(key)
    return field === 'day' || field === 'registration_closes' ? t.date(String(value)) : String(value)
  }
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .filter((field) => t.has(`meetings.field-name.${field}`))
    .map((field) => ({
      field: t(`meetings.field-name.${field}`),
      from: words(field, before?.[field]),
      to: words(field, after?.[field]),
    }))
    .filter(({ from, to }) => from !== to)
}
