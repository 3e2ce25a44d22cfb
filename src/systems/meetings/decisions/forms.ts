import { FormReader } from '../../../platform/http/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import { symbolOf } from '../../documents/index.ts'
import { readDocuments } from '../forms.ts'
import type { Named } from './schema.ts'
import { type Until, untilAsks, untilKinds } from './until.ts'

/** What is decided: the verb, on what, in which words, and where a matter goes that is put off or handed on. */
export interface DecisionForm {
  /** id of `decision-verbs.json`: `note-with-appreciation` */
  verb: string
  item: number | null
  documents: Named[]
  texts: Localized | null
  /** what a matter waits for that is put off */
  until: Until | null
  /** id of the body, for `forward` */
  to: string | null
  /** of the decision that is corrected; 0 for a new one */
  version: number
}

export const mostInDecision = 10_000

/** Which of the verb, item, session and body exist, the command asks. */
export function readDecision(body: unknown): DecisionForm {
  const c = new FormReader(body)
  return c.done({
    verb: c.required('verb', 60),
    item: c.id('item'),
    documents: readDocuments(c),
    texts: c.localized('text', mostInDecision),
    until: readUntil(c),
    to: c.optional('to'),
    version: c.version,
  })
}

/** `until` is the kind of event; `until-session`, `until-body`, `until-day`, `until-document` say which, as far as the kind asks. */
function readUntil(c: FormReader): Until | null {
  if (c.optional('until') === null) return null
  const kind = c.choice('until', untilKinds)
  const asked: readonly string[] = untilAsks[kind]
  return {
    kind,
    ...(asked.includes('session') && { session: c.required('until-session') }),
    ...(asked.includes('body') && { body: c.required('until-body') }),
    ...(asked.includes('day') && { day: c.requiredDay('until-day') }),
    ...(asked.includes('document') && { document: readSymbol(c, 'until-document') }),
  } as Until
}

/** A symbol in any spelling, in its normal form. */
function readSymbol(c: FormReader, name: string): string {
  const words = c.required(name)
  const key = words ? symbolOf(words) : ''
  if (key === null) c.fail(name, 'meetings.field.not-a-symbol', { words: words.slice(0, 60) })
  return key ?? ''
}

export interface SilenceForm {
  verb: string
  item: number | null
  documents: Named[]
  texts: Localized
  deadline: Date
}

/** The deadline is typed as a day and a time on the meeting's clock; `momentOf` makes it a moment. */
export async function readSilence(body: unknown, momentOf: (day: string, time: string) => Promise<Date>, now: Date): Promise<SilenceForm> {
  const c = new FormReader(body)
  const verb = c.required('verb', 60)
  const item = c.id('item')
  const documents = readDocuments(c)
  const day = c.requiredDay('day')
  const time = c.time('time')
  const deadline = day && !c.errors.day && !c.errors.time ? await momentOf(day, time) : null
  if (deadline && deadline <= now) c.fail('day', 'meetings.field.past')
  const texts = c.localized('text', mostInDecision)
  if (!texts) c.fail('text-en', 'meetings.field.some-language')
  return c.done({ verb, item, documents, texts: texts ?? {}, deadline: deadline ?? now })
}

export function readObjection(body: unknown): string {
  const c = new FormReader(body)
  return c.done(c.required('reason', 4000))
}
