import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { ButtonRow, EmptyState, type Frame, LinkButton, Page, Tag } from '../../../../ui/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { type Where, whereValue } from '../../forms.ts'
import { agendaLink, meetingLink } from '../../links.ts'
import { type MeetingRow, meetingName, type SittingRow } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { Handle, Ordered, Ordering } from '../../views/ordering.tsx'
import { usualMinutes } from '../forms.ts'
import { slotLink, slotsLink } from '../links.ts'
import type { SlotRow } from '../queries.ts'
import { freeMinutes, itemsWithoutSlot, type PlannedSlot, timed } from '../rules.ts'
import { SlotSubject, SlotTimes, sittingWords, slotWords } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  /** that take place, by time */
  sittings: SittingRow[]
  slots: SlotRow[]
  agenda: AgendaEntry[]
  may: { keep: boolean }
}

type Line = SlotRow & Pick<PlannedSlot, 'day' | 'starts' | 'ends'>

/** The draft of the time plan: each sitting with its slots, and what is not placed. Slots move by buttons, by their form, by dragging. */
export function PlanPage({ frame, meeting, sittings, slots, agenda, may }: Props) {
  const { t } = frame
  const title = t('meetings.plan.title')
  const lines = timed(sittings, slots)
  const lists = sittings.map((sitting) => ({ sitting, lines: lines.filter((line) => line.sitting === sitting.id) }))
  return (
    <Page
      frame={frame}
      title={t('meetings.plan.of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      lead={`${t('meetings.plan.lead')} ${t('meetings.sitting.zone', { zone: meeting.time_zone })}`}
      layout="wide"
      noindex
    >
      <ButtonRow>
        <LinkButton href={`${t.href(slotsLink(meeting.id))}/new`}>{t('meetings.plan.add')}</LinkButton>
        <LinkButton href={t.href(agendaLink(meeting.id))} tone="quiet">
          {t('meetings.plan.to-agenda')}
        </LinkButton>
      </ButtonRow>
      {sittings.length === 0 ? (
        <EmptyState title={t('meetings.sittings-none')}>
          {may.keep && (
            <LinkButton href={`${t.href(meetingLink(meeting.id))}/sittings/new`} tone="quiet">
              {t('meetings.sitting.add')}
            </LinkButton>
          )}
        </EmptyState>
      ) : (
        <Ordered said={t('meetings.plan.dragged', { about: '{about}', place: '{place}', count: '{count}', list: '{list}' })}>
          {lists.map(({ sitting, lines }, index) => (
            <section key={sitting.id} aria-labelledby={`sitting-${sitting.id}`}>
              <h2 id={`sitting-${sitting.id}`}>{sittingWords(t, sitting)}</h2>
              <Filling t={t} sitting={sitting} lines={lines} />
              <ol class="slots" data-drop={sitting.id} data-name={sittingWords(t, sitting)}>
                {lines.map((line, at) => (
                  <SlotLine
                    key={line.slot}
                    {...{ t, meeting, line, agenda }}
                    late={`${line.day} ${line.ends}` > `${sitting.day} ${sitting.ends}`}
                    up={at > 0 ? { list: sitting.id, after: lines[at - 2]?.slot ?? null } : endOf(lists[index - 1])}
                    down={
                      at < lines.length - 1
                        ? { list: sitting.id, after: lines[at + 1]!.slot }
                        : lists[index + 1]
                          ? { list: lists[index + 1]!.sitting.id, after: null }
                          : null
                    }
                  />
                ))}
              </ol>
            </section>
          ))}
          <NotPlaced {...{ t, meeting, slots, agenda }} />
        </Ordered>
      )}
    </Page>
  )
}

/** Up from the beginning of a sitting leads to the end of the one before it. */
const endOf = (list: { sitting: SittingRow; lines: Line[] } | undefined): Where | null =>
  list ? { list: list.sitting.id, after: list.lines.at(-1)?.slot ?? null } : null

function Filling({ t, sitting, lines }: { t: Translate; sitting: SittingRow; lines: Line[] }) {
  const free = freeMinutes(sitting, lines)
  return (
    <p class="muted">
      {sitting.room && (
        <>
          <bdi>{sitting.room}</bdi> ·{' '}
        </>
      )}
      {free < 0 ? (
        <Tag tone="late">{t('meetings.plan.over-full', { minutes: -free })}</Tag>
      ) : lines.length === 0 ? (
        t('meetings.plan.empty')
      ) : (
        t('meetings.plan.free', { minutes: free })
      )}
    </p>
  )
}

interface LineProps {
  t: Translate
  meeting: MeetingRow
  line: Line
  agenda: AgendaEntry[]
  /** ends when the sitting is over */
  late: boolean
  up: Where | null
  down: Where | null
}

function SlotLine({ t, meeting, line, agenda, late, up, down }: LineProps) {
  const to = t.href(slotLink(meeting.id, line.slot))
  const about = slotWords(t, line, agenda)
  const { minutes, version } = line
  return (
    <li id={`slot-${line.slot}`} tabIndex={-1} class={line.kind}>
      <Handle to={to} values={{ minutes, version }} about={about} line={line.slot} />
      <div class={late ? 'when num late' : 'when num'}>
        <SlotTimes t={t} slot={line} />
        {late && <span class="hidden"> {t('meetings.plan.after-end')}</span>}
      </div>
      <div class="what">
        <SlotSubject t={t} slot={line} agenda={agenda} />
      </div>
      <form method="post" action={to} class="minutes">
        <input type="hidden" name="version" value={version} />
        <label class="hidden" for={`minutes-${line.slot}`}>
          {t('meetings.plan.minutes-of', { about })}
        </label>
        <input id={`minutes-${line.slot}`} type="number" name="minutes" value={minutes} min={1} inputMode="numeric" />
        <button type="submit" class="quiet">
          {t('meetings.plan.set')}
          <span class="hidden"> {about}</span>
        </button>
      </form>
      <div class="moves">
        <Ordering t={t} to={to} values={{ minutes, version }} about={about} up={up} down={down} />
        <a href={to}>
          {t('meetings.plan.edit')}
          <span class="hidden"> {about}</span>
        </a>
      </div>
    </li>
  )
}

/** What waits for its time: items that no slot deals with, and slots of no sitting. */
function NotPlaced({ t, meeting, slots, agenda }: { t: Translate; meeting: MeetingRow; slots: SlotRow[]; agenda: AgendaEntry[] }) {
  const waiting = slots.filter(({ sitting }) => sitting === null)
  const items = itemsWithoutSlot(agenda, slots)
  const name = t('meetings.plan.not-placed')
  return (
    <section aria-labelledby="not-placed">
      <h2 id="not-placed">{name}</h2>
      {waiting.length + items.length === 0 && <p class="muted">{t('meetings.plan.all-placed')}</p>}
      <ol class="slots" data-drop="" data-name={name}>
        {waiting.map((slot) => {
          const to = t.href(slotLink(meeting.id, slot.slot))
          const about = slotWords(t, slot, agenda)
          return (
            <li key={slot.slot} id={`slot-${slot.slot}`} tabIndex={-1} class={slot.kind}>
              <Handle to={to} values={{ minutes: slot.minutes, version: slot.version }} about={about} />
              <div class="when">{t('meetings.plan.minutes', { minutes: slot.minutes })}</div>
              <div class="what">
                <SlotSubject t={t} slot={slot} agenda={agenda} />
              </div>
              <div class="moves">
                <PlaceLink t={t} href={to} about={about} />
              </div>
            </li>
          )
        })}
        {items.map((entry) => {
          const about = `${entry.number} ${read(entry.title, t.lang).text}`
          return (
            <li key={`item-${entry.item}`}>
              <Handle to={t.href(slotsLink(meeting.id))} values={{ kind: 'item', item: entry.item, minutes: usualMinutes }} about={about} />
              <div class="when" />
              <div class="what">
                <SlotSubject t={t} slot={{ kind: 'item', item: entry.item, title: null }} agenda={agenda} />
              </div>
              <div class="moves">
                <PlaceLink t={t} href={`${t.href(slotsLink(meeting.id))}/new?item=${entry.item}`} about={about} />
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const PlaceLink = ({ t, href, about }: { t: Translate; href: string; about: string }) => (
  <a href={href}>
    {t('meetings.plan.place')}
    <span class="hidden"> {about}</span>
  </a>
)

/** Where the form of a slot may send it: into each sitting, at its beginning or behind what stands in it. */
export function placesIn(t: Translate, sittings: SittingRow[], slots: SlotRow[], agenda: AgendaEntry[], without?: number) {
  const lines = timed(sittings, slots)
  return sittings.map((sitting) => ({
    label: sittingWords(t, sitting),
    choices: [
      { value: whereValue({ list: sitting.id, after: null }), label: t('meetings.plan.first') },
      ...lines
        .filter((line) => line.sitting === sitting.id && line.slot !== without)
        .map((line) => ({
          value: whereValue({ list: sitting.id, after: line.slot }),
          label: t('meetings.plan.after', { starts: line.starts, title: slotWords(t, line, agenda) }),
        })),
    ],
  }))
}
