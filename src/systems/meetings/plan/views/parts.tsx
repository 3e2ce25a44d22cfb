import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { LocalizedText, Table } from '../../../../ui/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { agendaLink } from '../../links.ts'
import type { SittingRow } from '../../queries/meetings.ts'
import { sittingName } from '../../views/parts.tsx'
import type { PlannedSlot, Slot } from '../rules.ts'

/** What a slot is about, in words alone: `PL 2 Register of tasks`, `Break`. */
export function slotWords(
  t: Translate,
  { kind, item, title }: Pick<Slot, 'kind' | 'item' | 'title'>,
  agenda: readonly AgendaEntry[],
): string {
  const entry = agenda.find((one) => one.item === item)
  const about = entry && `${entry.number} ${read(entry.title, t.lang).text}`
  if (kind === 'item' && about) return about
  const named = title ? read(title, t.lang).text : t(`meetings.kind.${kind}`)
  return about ? t('meetings.plan.on', { what: named, about }) : named
}

/** The same for the eye: the number apart, the title in its own language. */
export function SlotSubject({
  t,
  slot,
  agenda,
}: {
  t: Translate
  slot: Pick<Slot, 'kind' | 'item' | 'title'>
  agenda: readonly AgendaEntry[]
}) {
  const entry = slot.kind === 'item' ? agenda.find((one) => one.item === slot.item) : undefined
  return entry ? (
    <>
      <bdi>{entry.number}</bdi> <LocalizedText t={t} reading={read(entry.title, t.lang)} quiet />
    </>
  ) : (
    <span class={slot.kind === 'break' ? 'muted' : undefined}>{slotWords(t, slot, agenda)}</span>
  )
}

export const SlotTimes = ({ t, slot }: { t: Translate; slot: Pick<PlannedSlot, 'day' | 'starts' | 'ends'> }) => (
  <time datetime={`${slot.day}T${slot.starts}`}>{t('meetings.plan.times', { starts: slot.starts, ends: slot.ends })}</time>
)

/** `10 February 2027, 09:30 to 12:30`, with the sitting's own name where it has one. */
export function sittingWords(t: Translate, sitting: Pick<SittingRow, 'name' | 'day' | 'starts' | 'ends'>): string {
  const times = t('meetings.sitting.times', { day: t.date(sitting.day), starts: sitting.starts, ends: sitting.ends })
  return sitting.name ? t('meetings.plan.sitting', { sitting: sittingName(t, sitting), times }) : times
}

interface PlanTableProps {
  t: Translate
  meetingId: string
  plan: readonly PlannedSlot[]
  /** the agenda that the plan is of, as it was released */
  agenda: readonly AgendaEntry[]
  /** words above the slots of each */
  heading(slot: PlannedSlot): string
}

/** The plan to read: sitting by sitting, when what is dealt with. */
export const PlanTable = ({ t, meetingId, plan, agenda, heading }: PlanTableProps) => (
  <Table
    t={t}
    caption={t('meetings.plan.title')}
    rows={plan}
    rowKey={({ slot }) => slot}
    group={heading}
    columns={[
      { key: 'times', label: t('meetings.sitting.when'), numeric: true, cell: (slot) => <SlotTimes t={t} slot={slot} /> },
      {
        key: 'subject',
        label: t('meetings.agenda.subject'),
        header: true,
        cell: (slot) =>
          slot.kind === 'item' ? (
            <a href={`${t.href(agendaLink(meetingId))}#item-${slot.item}`}>
              <SlotSubject t={t} slot={slot} agenda={agenda} />
            </a>
          ) : (
            <SlotSubject t={t} slot={slot} agenda={agenda} />
          ),
      },
      { key: 'minutes', label: t('meetings.field-name.minutes'), numeric: true, cell: ({ minutes }) => t.number(minutes) },
    ]}
  />
)
