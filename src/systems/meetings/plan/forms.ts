import { FormReader } from '../../../platform/http/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import { readWhere, type Where } from '../forms.ts'
import { type SlotKind, slotKinds } from './rules.ts'

/** What is given to a slot that is there; what it is about stays: that would be another slot. */
export interface SlotChange {
  /** of a break or of statements; undefined: it stays */
  title: Localized | null | undefined
  /** in the list of a sitting, or of what is not placed; null: it stays */
  where: Where | null
  minutes: number
  version: number
}

export interface SlotForm extends Omit<SlotChange, 'version'> {
  kind: SlotKind
  item: number | null
}

export const mostMinutes = 600
export const usualMinutes = 30

function readMinutes(c: FormReader): number {
  const minutes = Number(c.required('minutes'))
  if (!c.errors.minutes && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes)) {
    c.fail('minutes', 'meetings.field.slot-minutes', { max: mostMinutes })
  }
  return minutes
}

export function readSlotChange(body: unknown): SlotChange {
  const c = new FormReader(body)
  // the short form beside a slot knows of minutes alone
  const title = 'title-en' in c.body ? c.localized('title', 200) : undefined
  return c.done({ title, where: readWhere(c), minutes: readMinutes(c), version: c.version })
}

export function readSlot(body: unknown): SlotForm {
  const c = new FormReader(body)
  const kind = c.choice('kind', slotKinds)
  const item = kind === 'break' ? null : c.id('item')
  if (kind === 'item' && item === null) c.fail('item', 'ui.field.required')
  const title = kind === 'item' ? null : c.localized('title', 200)
  return c.done({ kind, item, title, where: readWhere(c), minutes: readMinutes(c) })
}
