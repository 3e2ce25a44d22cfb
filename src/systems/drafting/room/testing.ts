import { systemActor } from '../../../platform/actor.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { amendment, clause, placeAfter } from '../../../texts/compile/testing.ts'
import { type Amendment, type Clause, compile, type Step } from '../../../texts/index.ts'
import { openRoom, readRoom, takeStep } from '../rooms.ts'
import type { Visibility } from '../schema.ts'
import './schema.ts'

interface Wanted {
  language?: Language
  base?: readonly Clause[]
  amendments?: readonly Amendment[]
  visibility?: Visibility
  editors?: readonly string[]
}

let made = 0

/** Three operative paragraphs, two rival wordings, one deletion and one addition that are not agreed. */
export const dispute = {
  base: [
    clause('o', 'resolves', { kind: 'opener' }),
    clause('p1', 'to hold a report every year;', { label: '1' }),
    clause('p2', 'to invite Member States;', { label: '2' }),
    clause('p3', 'to thank the host country.', { label: '3' }),
  ],
  amendments: [
    amendment('1-1', ['JOR', 'EGY'], 'MOD', 'p1', { text: 'to hold annual reports every year;' }),
    amendment('2-1', 'CAN', 'MOD', 'p1', { text: 'to hold a forum every year;' }),
    amendment('2-2', 'CAN', 'SUP', 'p3'),
    amendment('1-2', 'JOR', 'ADD', 'n1', { text: 'to ask the Director to act;', place: placeAfter('p2') }),
  ],
} as const

/** The same in Arabic letters, with Latin names. */
export const arabicDispute = {
  base: [clause('o', 'تقرر', { kind: 'opener' }), clause('p1', 'أن يقدم الأمين العام تقريراً كل سنة؛', { label: '1' })],
  amendments: [
    amendment('1-1', 'JOR', 'MOD', 'p1', { text: 'أن يقدم الأمين العام تقريراً كل سنتين؛' }),
    amendment('2-1', 'CAN', 'MOD', 'p1', { text: 'أن يقدم الأمين العام تقريراً كل أربع سنوات؛' }),
  ],
} as const

/** A text whose room is open. */
export async function buildRoom(deps: Pick<Deps, 'db' | 'clock'>, wanted: Wanted = {}): Promise<string> {
  const { language = 'en', visibility = 'members', editors = [] } = wanted
  const id = `text-${process.pid}-${++made}`
  const { base = dispute.base, amendments = wanted.base ? [] : dispute.amendments } = wanted
  await inTransaction(deps.db, async (tx) => {
    await tx
      .insertInto('drafting.text')
      .values({
        id,
        title: JSON.stringify({ en: `Draft resolution ${made}`, ar: `مشروع قرار ${made}`, original: 'en' }),
        body_id: 'itu-council',
        session_id: null,
        instrument_id: null,
        document_id: null,
        revision: null,
        original: language,
        state: 'negotiating',
        visibility,
        proposals_until: null,
        editors: [...editors],
        adopted_document_id: null,
        created_by: null,
        created_at: deps.clock.now(),
      })
      .execute()
    await openRoom(tx, id, compile([...base], [...amendments], language), deps.clock.now())
  })
  return id
}

let steps = 0

/** A step on the paragraph as it stands. */
export async function step(
  deps: Pick<Deps, 'db' | 'clock' | 'events'>,
  id: string,
  paragraph: string | null,
  deed: Step['deed'],
  { language = 'en', actor = systemActor }: { language?: Language; actor?: typeof systemActor } = {},
) {
  const text = await readRoom(deps.db, id, language)
  const on = text?.paragraphs.find((one) => one.id === paragraph)?.version ?? 0
  return await takeStep(deps, actor, id, language, { id: `test-step-${++steps}`, paragraph, on, deed })
}
