import { createHash } from 'node:crypto'
import type { Actor } from '../../../platform/actor.ts'
import { type FieldErrors, InvalidForm } from '../../../platform/errors.ts'
import { type Amendment, type Deed, type NegotiatedParagraph, type Status, type Stretch, statuses } from '../../../texts/index.ts'
import type { StepRequest } from '../rooms.ts'
import type { Waiting } from './queries.ts'
import { findStretch } from './show.ts'

export type Body = Record<string, string | undefined>

/** What a form of the room can do; each has the fields that its deed needs. */
const doings = [
  'choose',
  'edit',
  'bracket',
  'unbracket',
  'add',
  'delete',
  'restore',
  'move',
  'status',
  'attribution',
  'amend',
  'undo',
] as const
export type Doing = (typeof doings)[number]
export const isDoing = (word: unknown): word is Doing => doings.includes(word as Doing)

const longest = { text: 40_000, why: 2000, name: 200 }

/** What a form speaks of: the paragraph as it stands, and amendments that wait to be taken in. */
export interface Subject {
  paragraph: NegotiatedParagraph | null
  waiting: readonly Waiting[]
}

/**
 * A step as a form of the room sends it. Its id is made from what the form carries (`step`), who sends it and what it does: a form
 * that is sent twice is one step, and two people who read the same page never share one.
 */
export function readStep(actor: Actor, body: Body, subject: Subject): StepRequest {
  const deed = readDeed(body, subject)
  const nonce = body.step ?? ''
  const id = createHash('sha256')
    .update(JSON.stringify([actor.id, nonce, body.paragraph ?? null, body.on ?? null, deed]))
    .digest('base64url')
    .slice(0, 22)
  if (deed.do === 'undo' || (deed.do === 'attribution' && !body.paragraph)) return { id, paragraph: null, on: 0, deed }
  if (deed.do === 'add') return { id, paragraph: `r${id}`, on: 0, deed }
  if (deed.do === 'amend' && deed.amendment) return { id, paragraph: deed.amendment.target, on: Number(body.on) || 0, deed }
  return { id, paragraph: body.paragraph ?? '', on: Number(body.on) || 0, deed }
}

function readDeed(body: Body, { paragraph, waiting }: Subject): Deed {
  const errors: FieldErrors = {}
  const fail = (name: string, key: string, values?: Record<string, string | number>) => {
    errors[name] ??= values ? { key, values } : { key }
  }
  const text = (name: string, limit: number, required = true): string => {
    // a browser sends the ends of lines its own way
    const value = (body[name] ?? '').replace(/\r\n?/g, '\n').trim()
    if (required && value === '') fail(name, 'ui.field.required')
    if (value.length > limit) fail(name, 'ui.field.too-long', { limit })
    return value
  }
  const deed = ((): Deed => {
    switch (body.do) {
      case 'choose': {
        const [choice, option] = splitChoice(body.choice ?? '')
        if (!choice) fail('', 'ui.field.not-a-choice')
        return { do: 'choose', choice, option }
      }
      case 'edit':
        return { do: 'edit', text: text('text', longest.text, false) }
      case 'bracket': {
        const asked = { by: text('asked-by', longest.name), why: text('why', longest.why, false) }
        const words = (body.words ?? '').replace(/\r\n?/g, '\n')
        if (words.trim() === '') fail('words', 'ui.field.required')
        // where script told the place of the selected words, they may stand more than once
        const place = readStretch(body.stretch) ?? (paragraph ? (once(paragraph, words) ?? once(paragraph, words.trim())) : null)
        if (typeof place === 'number' || place === null) fail('words', 'drafting.room.field.words-not-once', { count: place ?? 0 })
        return { do: 'bracket', stretch: typeof place === 'object' && place ? place : { within: null, from: 0, to: 0 }, asked }
      }
      case 'unbracket':
        return { do: 'unbracket', choice: body.choice ?? '' }
      case 'add': {
        const level = Number(body.level ?? paragraph?.level ?? 0)
        const kind = paragraph && (paragraph.kind === 'preamble' || paragraph.kind === 'operative') ? paragraph.kind : 'operative'
        const place = {
          after: paragraph?.id ?? null,
          kind,
          opener: paragraph?.opener ?? null,
          level: level >= 0 && level <= 4 ? Math.trunc(level) : 0,
        }
        return { do: 'add', place, text: text('new-text', longest.text) }
      }
      case 'delete':
      case 'restore':
        return { do: body.do }
      case 'move':
        return { do: 'move', after: body.after || null }
      case 'status': {
        const status = body.status as Status
        if (!statuses.includes(status)) fail('status', 'ui.field.not-a-choice')
        if (status !== 'silence') return { do: 'status', status }
        const silenceUntil = text('silence-until', 10)
        return { do: 'status', status, silenceUntil }
      }
      case 'attribution':
        return { do: 'attribution', shown: body.shown === 'yes' }
      case 'amend': {
        const found = waiting.find(({ does, amendment }) => does === 'amend' && amendment.id === body.amendment)
        if (!found) fail('', 'drafting.error.step-unknown-amendment')
        return { do: 'amend', amendment: found?.amendment as Amendment }
      }
      case 'withdraw':
        return { do: 'withdraw', amendment: body.amendment ?? '' }
      case 'undo':
        return { do: 'undo', step: body.undo ?? '' }
      default:
        fail('', 'ui.field.not-a-choice')
        return { do: 'delete' }
    }
  })()
  if (Object.keys(errors).length > 0) throw new InvalidForm(errors)
  return deed
}

/** A button's value: the choice, then the number of the option, or `none`. Ids of choices may hold spaces. */
export const choiceValue = (choice: string, option: number | null): string => `${option ?? 'none'} ${choice}`

function splitChoice(value: string): [choice: string, option: number | null] {
  const found = /^(none|\d+) ([\s\S]+)$/.exec(value)
  return found ? [found[2]!, found[1] === 'none' ? null : Number(found[1])] : ['', null]
}

const once = ({ pieces }: NegotiatedParagraph, words: string): Stretch | number | null => findStretch(pieces, words) || null

function readStretch(value: string | undefined): Stretch | null {
  if (!value) return null
  try {
    const { within, from, to } = JSON.parse(value) as Stretch
    const container = within === null || (typeof within.choice === 'string' && Number.isInteger(within.option))
    return container && Number.isInteger(from) && Number.isInteger(to) && from < to
      ? { within: within && { choice: within.choice, option: within.option }, from, to }
      : null
  } catch {
    return null
  }
}

export interface ObjectionForm {
  party: string
  reason: string
}

export function readObjection(body: Body, parties: readonly { id: string }[]): ObjectionForm {
  const errors: FieldErrors = {}
  const reason = (body.reason ?? '').trim()
  const party = body.party ?? ''
  if (!parties.some(({ id }) => id === party)) errors.party = { key: party ? 'ui.field.not-a-choice' : 'ui.field.required' }
  if (!reason) errors.reason = { key: 'ui.field.required' }
  else if (reason.length > longest.why) errors.reason = { key: 'ui.field.too-long', values: { limit: longest.why } }
  if (Object.keys(errors).length > 0) throw new InvalidForm(errors)
  return { party, reason }
}
