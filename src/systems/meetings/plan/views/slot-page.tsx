import { languages, read } from '../../../../platform/i18n/index.ts'
import { type Frame, HiddenField, NumberField, Page, PostButton, PostForm, Select, SubmitButton, TextField } from '../../../../ui/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { whereValue } from '../../forms.ts'
import type { MeetingRow, SittingRow } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import type { Refused } from '../../views/parts.tsx'
import { mostMinutes, usualMinutes } from '../forms.ts'
import { planLink, slotLink, slotsLink } from '../links.ts'
import type { SlotRow } from '../queries.ts'
import { freeMinutes, slotKinds } from '../rules.ts'
import { slotWords } from './parts.tsx'
import { placesIn } from './plan-page.tsx'

interface Props extends Refused {
  frame: Frame
  meeting: MeetingRow
  sittings: SittingRow[]
  slots: SlotRow[]
  agenda: AgendaEntry[]
  /** none: a new one */
  slot: SlotRow | undefined
  /** what a new one is about */
  item: number | null
}

/** The form of one slot: what it is about, where it stands, how many minutes it has. */
export function SlotPage({ frame, meeting, sittings, slots, agenda, slot, item, typed, errors }: Props) {
  const { t } = frame
  const title = t(slot ? 'meetings.plan.change' : 'meetings.plan.add')
  const labels: Record<string, string> = {
    kind: t('meetings.field-name.kind'),
    item: t('meetings.live.item'),
    where: t('meetings.plan.where'),
    minutes: t('meetings.field-name.minutes'),
    ...Object.fromEntries(
      languages.map((language) => [`title-${language}`, t('meetings.sitting.name-in', { language: t(`ui.language.${language}`) })]),
    ),
  }
  const shared = (name: string, kept: string | number | null | undefined) => ({
    t,
    name,
    label: labels[name]!,
    value: typed?.[name] ?? kept ?? '',
    error: errors?.[name],
  })
  const address = slot ? t.href(slotLink(meeting.id, slot.slot)) : t.href(slotsLink(meeting.id))
  const roomy = sittings.find(
    (one) =>
      freeMinutes(
        one,
        slots.filter(({ sitting }) => sitting === one.id),
      ) >= usualMinutes,
  )
  const [here] = meetingCrumbs(t, meeting, title).slice(-1)
  return (
    <Page
      frame={frame}
      title={slot ? `${title}: ${slotWords(t, slot, agenda)}` : title}
      lead={t('meetings.sitting.zone', { zone: meeting.time_zone })}
      crumbs={[
        ...meetingCrumbs(t, meeting, title).slice(0, -1),
        { label: t('meetings.plan.title'), href: t.href(planLink(meeting.id)) },
        here!,
      ]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={address} errors={errors ?? null} labels={labels} guard>
        <HiddenField name="version" value={typed?.version ?? slot?.version ?? 0} />
        {!slot && (
          <>
            <Select
              {...shared('kind', item === null ? 'break' : 'item')}
              choices={slotKinds.map((value) => ({ value, label: t(`meetings.kind.${value}`) }))}
            />
            <Select
              {...shared('item', item)}
              empty={t('meetings.plan.no-item')}
              choices={agenda.map((entry) => ({
                value: String(entry.item),
                label: `${entry.number} ${read(entry.title, t.lang).text}`,
              }))}
            />
          </>
        )}
        <Select
          {...shared('where', slot ? '' : roomy && lastPlace(roomy, slots))}
          choices={[
            { value: '', label: t(slot ? 'meetings.plan.stays' : 'meetings.plan.not-placed') },
            ...(slot && slot.sitting !== null
              ? [{ value: whereValue({ list: null, after: null }), label: t('meetings.plan.not-placed') }]
              : []),
            ...placesIn(t, sittings, slots, agenda, slot?.slot),
          ]}
        />
        <NumberField {...shared('minutes', slot?.minutes ?? usualMinutes)} min={1} max={mostMinutes} />
        {slot?.kind !== 'item' && (
          <details class="flow" open={slot !== undefined || errors != null}>
            <summary>{t('meetings.plan.name')}</summary>
            <p class="help">{t('meetings.plan.name-help')}</p>
            {languages.map((language) => (
              <TextField key={language} {...shared(`title-${language}`, slot?.title?.[language])} lang={language} optional />
            ))}
          </details>
        )}
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
      {slot && (
        <PostButton to={`${address}/removal`} tone="danger">
          {t('meetings.plan.remove')}
        </PostButton>
      )}
    </Page>
  )
}

const lastPlace = ({ id }: SittingRow, slots: SlotRow[]): string =>
  whereValue({ list: id, after: slots.filter(({ sitting }) => sitting === id).at(-1)?.slot ?? null })
