import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { Deps } from '../../platform/deps.ts'
import { createEvents } from '../../platform/events/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { queryAny } from '../../platform/search/index.ts'
import type { Mandate } from '../../texts/types.ts'
import type { Standing } from '../documents/index.ts'
import { merge, split } from './commands/divide.ts'
import { confirm, reject, reopen, settleRewording } from './commands/review.ts'
import { listen } from './events.ts'

let database: TestDatabase
let deps: Deps
beforeAll(async () => {
  database = await testDatabase()
  const log = { warn() {}, error() {}, info() {} } as unknown as Deps['log']
  deps = {
    db: database.db,
    clock: fixedClock('2026-11-21T10:00:00Z'),
    events: createEvents({ connectionString: database.url, log }),
    log,
  } as unknown as Deps
  listen(deps)
})
afterAll(async () => {
  await deps.events.close()
  await database.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('mandates.mandate').execute()
  await database.db.deleteFrom('mandates.rewording').execute()
  await database.db.deleteFrom('documents.paragraph').execute()
  await database.db.deleteFrom('documents.edition').execute()
  await database.db.deleteFrom('documents.posting').execute()
  await database.db.deleteFrom('documents.document').execute()
})

const secretariat: Actor = { kind: 'person', id: 'helene', name: 'Hélène', roles: ['secretariat'], organization: 'itu', language: 'fr' }

const task = (paragraph: string, deliverable: string, more: Partial<Mandate> = {}): Mandate => ({
  paragraph,
  quote: deliverable,
  addressees: ['itu-sg'],
  act: 'report',
  verbClass: 'instruct',
  deliverable,
  recipients: ['cstd'],
  intermediaries: [],
  due: [],
  recurrence: null,
  conditions: [],
  qualifiers: [],
  references: [],
  confidence: 0.9,
  why: ['opener'],
  views: { base: true, proposed: true },
  ...more,
})

/** Stores an edition as the import does, and announces it. `paragraphs`: anchor -> path. */
async function imported(
  mandates: Mandate[],
  {
    language = 'en',
    revision = 0,
    standing = 'adopted',
    paths = {},
  }: { language?: Language; revision?: number; standing?: Standing; paths?: Record<string, string> } = {},
): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('documents.document')
      .values({
        id: 'C26-59',
        symbol: 'C26/59',
        symbol_key: 'C26/59',
        kind: 'itu-resolution',
        standing,
        title: '{"en":"Draft"}',
        body_id: 'itu-council',
      })
      .onConflict((c) => c.doNothing())
      .execute()
    const { id: editionId } = await tx
      .insertInto('documents.edition')
      .values({
        document_id: 'C26-59',
        language,
        revision,
        file_sha256: 'x',
        file_name: 'x',
        file_size: 1,
        format: 'txt',
        front: '{}',
        imported_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const anchors = [...new Set(mandates.map((m) => m.paragraph))]
    if (anchors.length > 0)
      await tx
        .insertInto('documents.paragraph')
        .values(
          anchors.map((anchor, ordinal) => ({
            edition_id: editionId,
            document_id: 'C26-59',
            language,
            ordinal,
            anchor,
            label: '',
            path: paths[anchor] ?? anchor.replace(/-/g, ' '),
            kind: 'operative' as const,
            level: 0,
            text: mandates.find((m) => m.paragraph === anchor)!.quote,
            in_base: true,
            in_proposed: true,
            labels: '{}',
            runs: '[]',
          })),
        )
        .execute()
    await deps.events.emit(tx, 'documents.imported', {
      documentId: 'C26-59',
      editionId,
      language,
      instrumentId: null,
      bodyId: 'itu-council',
      standing,
      mandates,
      actor: systemActor,
    })
  })
}

const stored = () =>
  database.db
    .selectFrom('mandates.mandate as m')
    .leftJoin('mandates.wording as w', 'w.mandate_id', 'm.id')
    .select(['m.id', 'm.path', 'm.nth', 'm.review', 'm.state', 'm.struck', 'm.addressees', 'w.language', 'w.deliverable'])
    .orderBy('m.path')
    .orderBy('m.nth')
    .orderBy('w.language')
    .execute()
const inShort = async () => (await stored()).map((m) => `${m.path}/${m.nth} ${m.language} ${m.deliverable}`)
const ids = async () => [...new Set((await stored()).map((m) => m.id))]

describe('an imported text', () => {
  it('puts its tasks on the review desk: in force when adopted, proposed in a proposal, struck when only its base has them', async () => {
    await imported([task('resolves-1', 'to report'), task('resolves-2', 'to submit', { views: { base: true, proposed: false } })], {
      standing: 'proposal',
    })
    expect((await stored()).map(({ review, state, struck }) => ({ review, state, struck }))).toEqual([
      { review: 'open', state: 'proposed', struck: false },
      { review: 'open', state: 'proposed', struck: true },
    ])
  })

  it('hangs a due date on a session that the calendar knows, and keeps the words', async () => {
    const due = {
      from: '2027-03-01',
      to: '2027-04-30',
      event: 'CSTD-30',
      relation: 'at' as const,
      offset: null,
      words: 'at its thirtieth session',
      inferred: false,
    }
    const unknown = { ...due, event: 'CSTD-99', words: 'at its ninety-ninth session' }
    await imported([task('resolves-1', 'to report', { due: [due] }), task('resolves-2', 'to report', { due: [unknown] })])
    const rows = await database.db
      .selectFrom('mandates.due')
      .select(['session_id', 'awaits', 'words', 'ends'])
      .orderBy('mandate_id')
      .execute()
    expect(rows).toMatchObject([
      { session_id: 'cstd-30', awaits: null, words: 'at its thirtieth session' },
      { session_id: null, awaits: 'cstd-99', words: 'at its ninety-ninth session', ends: '2027-04-30' },
    ])
  })

  it('leaves out addressees that the process does not know', async () => {
    await imported([task('resolves-1', 'to report', { addressees: ['itu-sg', 'nobody'] })])
    expect((await stored())[0]!.addressees).toEqual(['itu-sg'])
  })

  it('proposes the action lines and goals that its words name', async () => {
    await imported([task('resolves-1', 'to act on C5 and C11, see C26/59, and on SDG 9 and ODD 17')])
    const { action_lines, sdgs } = await database.db
      .selectFrom('mandates.mandate')
      .select(['action_lines', 'sdgs'])
      .executeTakeFirstOrThrow()
    expect({ action_lines, sdgs }).toEqual({ action_lines: ['C5', 'C11'], sdgs: ['9', '17'] })
  })

  it('takes the same number of statements for two tasks as for sixty', async () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      task(`resolves-${i + 1}`, `to do task ${i}`, {
        due: [{ from: null, to: '2027-01-01', event: null, relation: 'by', offset: null, words: 'x', inferred: false }],
      }),
    )
    database.queries.length = 0
    await imported(many.slice(0, 2))
    const few = database.queries.length
    await database.db.deleteFrom('mandates.mandate').execute()
    await database.db.deleteFrom('documents.paragraph').execute()
    await database.db.deleteFrom('documents.edition').execute()
    database.queries.length = 0
    await imported(many)
    expect(database.queries.length).toBe(few)
  })
})

describe('another language of the same document', () => {
  it('adds its words to the same mandates', async () => {
    await imported([task('resolves-1', 'to report'), task('resolves-2', 'to submit', { act: 'submit' })])
    await imported([task('decide-1', 'de faire rapport'), task('decide-2', 'de soumettre', { act: 'submit' })], {
      language: 'fr',
      paths: { 'decide-1': 'resolves 1', 'decide-2': 'resolves 2' },
    })
    expect(await inShort()).toEqual([
      'resolves 1/1 en to report',
      'resolves 1/1 fr de faire rapport',
      'resolves 2/1 en to submit',
      'resolves 2/1 fr de soumettre',
    ])
  })

  it('finds its task among several of one paragraph by likeness, not by count', async () => {
    await imported([
      task('resolves-1', 'to instruct the group', { act: 'instruct', addressees: ['itu-council'] }),
      task('resolves-1', 'to review the terms', { act: 'review', addressees: ['itu-cwg-wsis-sdg'] }),
    ])
    await imported([task('resolves-1', 'пересмотреть', { act: 'review', addressees: ['itu-cwg-wsis-sdg'] })], { language: 'ru' })
    expect(await inShort()).toEqual([
      'resolves 1/1 en to instruct the group',
      'resolves 1/2 en to review the terms',
      'resolves 1/2 ru пересмотреть',
    ])
  })

  it('is found by its own words, whatever the language of the question', async () => {
    await imported([task('resolves-1', 'to report on broadband')])
    await imported([task('resolves-1', '提交宽带报告')], { language: 'zh' })
    await imported([task('resolves-1', 'تقديم تقرير عن النطاق العريض')], { language: 'ar' })
    const found = async (words: string) =>
      (
        await database.db
          .selectFrom('mandates.mandate')
          .select('id')
          .where((eb) => queryAny(words) && eb('search', '@@', queryAny(words)))
          .execute()
      ).length
    expect([await found('reports'), await found('宽带'), await found('النطاق'), await found('C26/59'), await found('satellites')]).toEqual([
      1, 1, 1, 1, 0,
    ])
  })
})

describe('a newer revision', () => {
  it('rewrites what nobody has looked at, and drops what it no longer says', async () => {
    await imported([task('resolves-1', 'to report'), task('resolves-2', 'to submit')])
    await imported([task('resolves-1', 'to report each year')], { revision: 1 })
    expect(await inShort()).toEqual(['resolves 1/1 en to report each year'])
  })

  it('leaves a confirmed mandate as it was decided, and shows what differs', async () => {
    await imported([task('resolves-1', 'to report'), task('resolves-2', 'to submit')])
    await confirm(deps, secretariat, await ids())
    await imported([task('resolves-1', 'to report each year')], { revision: 1 })
    expect(await inShort()).toEqual(['resolves 1/1 en to report', 'resolves 2/1 en to submit'])
    const [reworded, gone] = await database.db
      .selectFrom('mandates.rewording')
      .select(['mandate_id', 'found'])
      .orderBy('mandate_id')
      .execute()
    expect([reworded!.found?.deliverable, gone!.found]).toEqual(['to report each year', null])
    await settleRewording(deps, secretariat, reworded!.mandate_id, 'en', true)
    await settleRewording(deps, secretariat, gone!.mandate_id, 'en', true)
    expect((await stored()).map((m) => [m.deliverable, m.review])).toEqual([
      ['to report each year', 'confirmed'],
      ['to submit', 'rejected'],
    ])
  })

  it('follows a task to its new number without asking again', async () => {
    await imported([task('resolves-1', 'to report'), task('resolves-2', 'to submit')])
    const before = await ids()
    await confirm(deps, secretariat, before)
    await imported([task('resolves-1', 'to inform the Council'), task('resolves-2', 'to report'), task('resolves-3', 'to submit')], {
      revision: 1,
    })
    expect((await stored()).map((m) => [m.path, m.deliverable, m.review])).toEqual([
      ['resolves 1', 'to inform the Council', 'open'],
      ['resolves 2', 'to report', 'confirmed'],
      ['resolves 3', 'to submit', 'confirmed'],
    ])
    expect(await database.db.selectFrom('mandates.rewording').select('mandate_id').execute()).toEqual([])
  })

  it('that comes late, when a later one is there, changes nothing', async () => {
    await imported([task('resolves-1', 'to report each year')], { revision: 2 })
    await imported([task('resolves-1', 'to report'), task('resolves-2', 'to submit')], { revision: 1 })
    expect(await inShort()).toEqual(['resolves 1/1 en to report each year'])
  })
})

describe('the reviewer', () => {
  const two = [task('resolves-1', 'to report and to inform'), task('resolves-2', 'to submit', { addressees: ['itu-council'] })]

  it('confirms, and it is kept who did', async () => {
    await imported(two)
    expect(await confirm(deps, secretariat, await ids())).toBe(2)
    const row = await database.db.selectFrom('mandates.mandate').select(['review', 'reviewed_by_name']).executeTakeFirstOrThrow()
    expect(row).toEqual({ review: 'confirmed', reviewed_by_name: 'Hélène' })
  })

  it('parts one task into two of the same paragraph', async () => {
    await imported(two)
    const [first] = await ids()
    await split(deps, secretariat, first!, 'en', 1, ['to report', 'to inform'])
    expect(await inShort()).toEqual(['resolves 1/1 en to report', 'resolves 1/2 en to inform', 'resolves 2/1 en to submit'])
  })

  it('joins two, and the next edition does not part them again', async () => {
    await imported(two)
    const [first, second] = await ids()
    await merge(deps, secretariat, second!, first!)
    await imported(
      two.map((m) => ({ ...m, quote: `fr ${m.quote}`, deliverable: `fr ${m.deliverable}` })),
      { language: 'fr' },
    )
    const words = (await stored()).filter((m) => m.id === first)
    expect(words.map((m) => m.deliverable)).toEqual(['to report and to inform; to submit', 'fr to report and to inform; fr to submit'])
    await reopen(deps, secretariat, second!)
    expect((await stored()).filter((m) => m.id === first)[0]!.deliverable).toBe('to report and to inform')
  })

  it('rejects with a reason, and the same text does not propose it again', async () => {
    await imported(two)
    const [first] = await ids()
    await reject(deps, secretariat, first!, 'a quotation of another resolution')
    await imported(two, { revision: 1 })
    expect((await stored()).map((m) => m.review)).toEqual(['rejected', 'open'])
  })

  it('is the secretariat, and nobody else', async () => {
    await imported(two)
    await expect(confirm(deps, { ...secretariat, roles: ['delegate'] }, await ids())).rejects.toMatchObject({ status: 403 })
  })
})
