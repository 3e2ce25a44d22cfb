import type { Localized } from '../../../platform/i18n/index.ts'
import type { AgendaEntry } from '../agenda.ts'
import { addDays } from '../rules.ts'

/** An item of the agenda, a segment for statements (on an item or on none), a break. */
export const slotKinds = ['item', 'statements', 'break'] as const
export type SlotKind = (typeof slotKinds)[number]

/** What takes its minutes in a sitting; in none, it waits to be placed. */
export interface Slot {
  slot: number
  sitting: number | null
  kind: SlotKind
  item: number | null
  title: Localized | null
  minutes: number
}

/** A slot at its time, on the wall clock of the meeting. */
export interface PlannedSlot extends Slot {
  sitting: number
  day: string
  starts: string
  ends: string
}

/** A sitting as far as a plan needs it: `2027-02-10`, `09:30`, `12:30`. */
interface Sitting {
  id: number
  day: string
  starts: string
  ends: string
  cancelled_at: Date | null
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const two = (value: number) => String(value).padStart(2, '0')
/** Minutes after midnight as the clock shows them: `09:30`. A sitting planned past midnight ends on the next day. */
const clockAt = (minutes: number): string => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`

/**
 * Slots at their times: sitting by sitting, each slot where the one before it ends. Slots of sittings that are off, or of none, have no
 * time. `slots` stand in their order within each sitting.
 */
export function timed<S extends Slot>(sittings: readonly Sitting[], slots: readonly S[]): (S & PlannedSlot)[] {
  return sittings
    .filter(({ cancelled_at }) => cancelled_at === null)
    .flatMap(({ id, day, starts }) => {
      let at = minutesOf(starts)
      return slots
        .filter(({ sitting }) => sitting === id)
        .map((slot) => {
          const from = at
          at += slot.minutes
          return { ...slot, sitting: id, day: addDays(day, Math.floor(from / 1440)), starts: clockAt(from), ends: clockAt(at) }
        })
    })
}

/** Minutes that a sitting has left; below zero it is over-full. */
export const freeMinutes = ({ starts, ends }: Pick<Sitting, 'starts' | 'ends'>, slots: readonly Pick<Slot, 'minutes'>[]): number =>
  minutesOf(ends) - minutesOf(starts) - slots.reduce((sum, { minutes }) => sum + minutes, 0)

/** Items that no slot deals with: neither they themselves, nor the item above them, nor one of their sub-items has one. */
export function itemsWithoutSlot(agenda: readonly AgendaEntry[], slots: readonly Pick<Slot, 'item'>[]): AgendaEntry[] {
  const has = new Set(slots.flatMap(({ item }) => item ?? []))
  const withSubItem = new Set(agenda.flatMap(({ item, parent }) => (has.has(item) ? [parent] : [])))
  return agenda.filter(({ item, parent }) => !has.has(item) && (parent === null || !has.has(parent)) && !withSubItem.has(item))
}

export interface PlanChanges {
  placed: PlannedSlot[]
  /** stood in the plan before */
  unplaced: PlannedSlot[]
  retimed: { from: PlannedSlot; to: PlannedSlot }[]
}

/** What a release changed in the times of the one before it. */
export function timesChanged(before: readonly PlannedSlot[], after: readonly PlannedSlot[]): PlanChanges {
  const [was, is] = [new Map(before.map((one) => [one.slot, one])), new Map(after.map((one) => [one.slot, one]))]
  const time = ({ day, starts, ends }: PlannedSlot) => `${day} ${starts} ${ends}`
  return {
    placed: after.filter(({ slot }) => !was.has(slot)),
    unplaced: before.filter(({ slot }) => !is.has(slot)),
    retimed: after.flatMap((to) => {
      const from = was.get(to.slot)
      return from && time(from) !== time(to) ? [{ from, to }] : []
    }),
  }
}

/** A slot of the plan and the moments that it lies between. */
export interface Moments {
  slot: PlannedSlot
  begins: Date
  ends: Date
}

export const momentsOf = (sittings: readonly (Sitting & { begins_at: Date })[], slots: readonly PlannedSlot[]): Moments[] =>
  sittings.flatMap(({ id, begins_at }) => {
    let at = begins_at.getTime()
    return slots
      .filter(({ sitting }) => sitting === id)
      .map((slot) => {
        const begins = new Date(at)
        at += slot.minutes * 60_000
        return { slot, begins, ends: new Date(at) }
      })
  })

export interface Standing {
  /** the slot of the item that is open; null: it is not in the plan, or none is open */
  current: Moments | null
  /** what comes next, with nothing open what should have come by now */
  next: Moments[]
  /** whole minutes behind the plan; below zero ahead of it; null: the plan does not say */
  behind: number | null
}

/**
 * Where the meeting stands in its plan. An item with several slots is in the one whose beginning is nearest to when it was opened; an
 * item is behind by as much as it was opened late, or, once its time is over, by what has passed since if that is more. With nothing
 * open, the meeting is behind by as long as something should have been.
 * @param open the item that is dealt with and since when; `related`: the item above it and its sub-items, which stand for it in a plan
 */
export function standing(
  plan: readonly Moments[],
  open: { item: number; since: Date; related: readonly number[] } | null,
  now: Date,
): Standing {
  const work = plan.filter(({ slot }) => slot.kind !== 'break')
  if (!open) {
    const next = work.filter(({ ends }) => ends > now)
    const [due] = next
    return { current: null, next, behind: due && due.begins < now ? lateness(minutesBetween(due.begins, now)) : null }
  }
  const own = work.filter(({ slot }) => slot.item === open.item)
  const candidates = own.length > 0 ? own : work.filter(({ slot }) => slot.item !== null && open.related.includes(slot.item))
  const away = ({ begins }: Moments) => Math.abs(begins.getTime() - open.since.getTime())
  const current = candidates.reduce<Moments | null>((best, one) => (best && away(best) <= away(one) ? best : one), null)
  if (!current) return { current: null, next: plan.filter(({ begins }) => begins > now), behind: null }
  const opened = minutesBetween(current.begins, open.since)
  return {
    current,
    next: plan.slice(plan.indexOf(current) + 1),
    behind: lateness(now > current.ends ? Math.max(opened, minutesBetween(current.ends, now)) : opened),
  }
}

const minutesBetween = (from: Date, to: Date) => Math.trunc((to.getTime() - from.getTime()) / 60_000)
/** What is off by half a day was not meant by the plan: the meeting has left it. */
const lateness = (minutes: number): number | null => (Math.abs(minutes) < 720 ? minutes : null)
