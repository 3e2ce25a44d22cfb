import type { Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { loadText, type PaperFront, paperOf, TextError, type WritablePaper, writeDocx } from '../../../texts/index.ts'
import { importText } from '../../documents/index.ts'
import { named } from '../../people/index.ts'
import { lockMeeting, touchMeeting } from '../commands/meetings.ts'
import { findAgendaItem, readAgenda } from '../queries/agenda.ts'
import { findMeeting, type MeetingRow, meetingName } from '../queries/meetings.ts'
import { dayIn } from '../rules.ts'
import { classOf, deadlinesOf, handlingAt, keptAt, workingDaysAfter } from './deadlines.ts'
import type { DraftForm } from './forms.ts'
import { enqueueContributionMail } from './mail.ts'
import { annexOf, bodyOf, paperOfContribution } from './paper.ts'
import { mayAdmit, mayContribute, maySee, mayStep, mayWrite } from './policy.ts'
import { type ContributionRow, findByNames, findContribution, findRule } from './queries.ts'
import type { ContributionTable, JointAuthor, Purpose, Section } from './schema.ts'
import { next, type Step } from './states.ts'

type Contribution = Selectable<ContributionTable>

const record = (id: number) => ({ type: 'meetings.contribution', id })

async function lock(tx: Tx, actor: Actor, id: number): Promise<Contribution> {
  const contribution = await tx.selectFrom('meetings.contribution').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!contribution || !maySee(actor, contribution)) throw notFound()
  return contribution
}

async function lockDraft(tx: Tx, actor: Actor, id: number): Promise<Contribution> {
  const contribution = await lock(tx, actor, id)
  requireAllowed(mayWrite(actor, contribution))
  if (contribution.state !== 'draft') throw new Refusal(409, 'meetings.contribution-not-a-draft')
  return contribution
}

/** Meetings that are over take no papers. */
function requireOpen({ phase }: { phase: string }): void {
  if (['closed', 'reported', 'cancelled'].includes(phase)) throw new Refusal(409, 'meetings.contribution-meeting-over')
}

/** Begins a draft in a delegation's name; returns its id. */
export async function beginContribution(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  form: { purpose: Purpose; language: Language; item: number | null },
): Promise<number> {
  requireAllowed(mayContribute(actor))
  const t = deps.i18n[form.language]
  const headings = form.purpose === 'action' ? ['introduction', 'proposal'] : ['introduction']
  return await inTransaction(deps.db, async (tx) =>
    begin(deps, tx, actor, meetingId, {
      ...form,
      sections: headings.map((heading) => ({ heading: t(`meetings.contribution.${heading}`), text: '' })),
    }),
  )
}

interface Beginning {
  purpose: Purpose
  language: Language
  item: number | null
  sections?: Section[]
  title?: string
  summary?: string
  requested?: string
  authors?: JointAuthor[]
  file?: { sha256: string; name: string }
}

async function begin({ clock }: Deps, tx: Tx, actor: Actor, meetingId: string, given: Beginning): Promise<number> {
  const meeting = await lockMeeting(tx, meetingId)
  requireOpen(meeting)
  const item = given.item === null ? undefined : await findAgendaItem(tx, meetingId, given.item)
  const now = clock.now()
  const { id } = await tx
    .insertInto('meetings.contribution')
    .values({
      meeting_id: meetingId,
      item_id: item?.id ?? null,
      organization_id: actor.organization!,
      author_id: actor.id!,
      authors: JSON.stringify(given.authors ?? []),
      purpose: given.purpose,
      special: null,
      by_secretariat: actor.roles.some((role) => role === 'secretariat' || role === 'administrator'),
      language: given.language,
      title: given.title ?? '',
      summary: given.summary ?? '',
      requested: given.requested ?? '',
      sections: JSON.stringify(given.sections ?? []),
      file_sha256: given.file?.sha256 ?? null,
      file_name: given.file?.name ?? null,
      annex_sha256: null,
      annex_name: null,
      handling: null,
      submitted_at: null,
      post_by: null,
      reason: null,
      symbol: null,
      symbol_key: null,
      document_id: null,
      published_at: null,
      revises_id: null,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, actor, {
    action: 'meetings.contribution-begun',
    record: record(id),
    after: { meeting: meetingId, purpose: given.purpose },
  })
  return id
}

/** Reads a file that a person sent; a refusal of its content becomes an error of the field. */
async function readFile(bytes: Buffer, name: string): Promise<WritablePaper> {
  try {
    const source = await loadText(bytes, name)
    if (source.format !== 'docx') throw new InvalidForm({ file: { key: 'meetings.contribution.not-docx' } })
    return paperOf(source)
  } catch (error) {
    if (error instanceof TextError) throw new InvalidForm({ file: { key: `texts.refused.${error.code}`, values: error.values } })
    throw error
  }
}

/**
 * Begins a draft from a .docx: what its front page says fills the fields, and a person looks over them before submitting.
 * @throws InvalidForm when the file is none that we can read
 */
export async function beginFromFile(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  { bytes, name, purpose }: { bytes: Buffer; name: string; purpose: Purpose },
): Promise<number> {
  requireAllowed(mayContribute(actor))
  const paper = await readFile(bytes, name)
  const { sha256 } = await deps.files.put(bytes)
  return await inTransaction(deps.db, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (!meeting) throw notFound()
    const agenda = await readAgenda(tx, meeting)
    const { title, source, agendaItem, purpose: summary, actionRequired } = paper.front
    return await begin(deps, tx, actor, meetingId, {
      purpose,
      language: paper.language,
      item: (agendaItem && agenda.find(({ number }) => squeezed(agendaItem).endsWith(squeezed(number)))?.item) || null,
      title: (title ?? '').replace(/\s+/g, ' ').slice(0, 300),
      summary: summary ?? '',
      requested: actionRequired ?? '',
      authors: source ? (await authorsOf(tx, namesIn(source))).filter(({ organization }) => organization !== actor.organization) : [],
      file: { sha256, name },
    })
  })
}

const squeezed = (words: string) => words.replace(/\s+/g, '').toUpperCase()
/** `Japan, Korea (Republic of)`, `Jordania; Uruguay`, `约旦、乌拉圭`. */
const namesIn = (source: string) =>
  source
    .split(/[;,،؛、，\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 50)

async function authorsOf(db: Db | Tx, names: readonly string[]): Promise<JointAuthor[]> {
  const known = await findByNames(db, names)
  return names.map((name) => ({ organization: known.get(name.toLowerCase()) ?? null, name }))
}

const recorded = (
  one: Pick<Contribution, 'title' | 'summary' | 'requested' | 'purpose' | 'language' | 'visibility' | 'item_id' | 'special'>,
) => ({
  title: one.title,
  summary: one.summary,
  requested: one.requested,
  purpose: one.purpose,
  language: one.language,
  visibility: one.visibility,
  item: one.item_id,
  special: one.special,
})

/** Keeps a draft as it is typed; returns its new version. The trail tells of the first save after others, not of each stroke. */
export async function saveDraft(deps: Deps, actor: Actor, id: number, form: DraftForm): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    const before = await lockDraft(tx, actor, id)
    const { item, authors: names, version, sections, ...fields } = form
    const known = item === null ? undefined : await findAgendaItem(tx, before.meeting_id, item)
    const authors = await authorsOf(tx, names)
    const after = { ...fields, item_id: known?.id ?? null, authors, sections }
    if (version !== before.version) {
      throw stale({ ...recorded(before), sections: before.sections, version: before.version }, { ...recorded(after), sections })
    }
    const same = (key: keyof typeof after) => JSON.stringify(before[key]) === JSON.stringify(after[key])
    if ((Object.keys(after) as (keyof typeof after)[]).every(same)) return version
    await tx
      .updateTable('meetings.contribution')
      .set({
        ...after,
        authors: JSON.stringify(authors),
        sections: JSON.stringify(sections),
        author_id: actor.id!,
        version: version + 1,
        updated_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.contribution-written',
      record: record(id),
      before: recorded(before),
      after: recorded(after),
    })
    return version + 1
  })
}

/** Puts a .docx into a draft: the text itself, or an annex with tracked changes; null takes it out. */
export async function attachFile(
  deps: Deps,
  actor: Actor,
  id: number,
  place: 'file' | 'annex',
  file: { bytes: Buffer; name: string } | null,
): Promise<void> {
  if (file) await readFile(file.bytes, file.name)
  const sha256 = file && (await deps.files.put(file.bytes)).sha256
  await inTransaction(deps.db, async (tx) => {
    const draft = await lockDraft(tx, actor, id)
    await tx
      .updateTable('meetings.contribution')
      .set({ [`${place}_sha256`]: sha256, [`${place}_name`]: file?.name ?? null, version: draft.version + 1, updated_at: deps.clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.contribution-written',
      record: record(id),
      before: { [place]: draft[`${place}_name`] },
      after: { [place]: file?.name ?? null },
    })
  })
}

/** Throws a draft away. */
export async function discardDraft(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const draft = await lockDraft(tx, actor, id)
    await tx.deleteFrom('meetings.contribution').where('id', '=', id).execute()
    await audit(tx, actor, { action: 'meetings.contribution-discarded', record: record(id), before: { title: draft.title } })
  })
}

/** What a draft still lacks. Abstract and requested action are mandatory (ITU-D, types of documents). */
export function missing(
  draft: Pick<Contribution, 'title' | 'summary' | 'requested' | 'purpose' | 'sections' | 'file_sha256'>,
): FieldErrors {
  const errors: FieldErrors = {}
  const need = (name: string, there: boolean) => {
    if (!there) errors[name] = { key: 'ui.field.required' }
  }
  need('title', Boolean(draft.title))
  need('summary', Boolean(draft.summary))
  need('requested', draft.purpose === 'information' || Boolean(draft.requested))
  need('text-0', draft.file_sha256 !== null || draft.sections.some(({ text }) => text.trim() !== ''))
  return errors
}

/** The step on the locked row, with its entry in the trail, in the caller's transaction. */
async function step(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  contribution: Contribution,
  taken: Step,
  set: Record<string, unknown> = {},
  told: Record<string, unknown> = {},
): Promise<void> {
  const state = next(contribution.state, taken)
  await tx
    .updateTable('meetings.contribution')
    .set({ ...set, state, version: contribution.version + 1, updated_at: deps.clock.now() })
    .where('id', '=', contribution.id)
    .execute()
  await audit(tx, actor, {
    action: `meetings.contribution-${taken}`,
    record: record(contribution.id),
    before: { contribution_state: contribution.state },
    after: { contribution_state: state, ...told },
  })
  await touchMeeting(deps, tx, contribution.meeting_id, false)
}

async function meetingOf(tx: Tx, contribution: Pick<Contribution, 'meeting_id'>): Promise<MeetingRow> {
  return (await findMeeting(tx, contribution.meeting_id))!
}

/** What the deadlines of its meeting make of a paper at a moment. */
export async function standingOf(
  db: Db | Tx,
  meeting: Pick<MeetingRow, 'session_id' | 'body_id' | 'starts'>,
  paper: Parameters<typeof classOf>[1],
) {
  const rule = await findRule(db, meeting)
  return { rule, deadlines: deadlinesOf(rule, classOf(rule, paper), meeting.starts) }
}

/** Hands a draft in. The deadlines of the meeting decide what becomes of it, and the receipt says so. */
export async function submitContribution(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const draft = await lockDraft(tx, actor, id)
    const errors = missing(draft)
    if (Object.keys(errors).length > 0) throw new InvalidForm(errors)
    const meeting = await meetingOf(tx, draft)
    requireOpen(meeting)
    const now = deps.clock.now()
    const { rule, deadlines } = await standingOf(tx, meeting, draft)
    const handling = handlingAt(deadlines, now)
    const within = keptAt(deadlines, now)?.postedWithin ?? null
    await step(
      deps,
      tx,
      actor,
      draft,
      handling === 'late' ? 'submit-late' : 'submit',
      {
        handling,
        submitted_at: now,
        author_id: actor.id!,
        reason: null,
        post_by: within === null ? null : workingDaysAfter(dayIn(rule.time_zone, now), within),
      },
      { handling },
    )
    await enqueueContributionMail(deps, tx, { kind: 'receipt', contribution: id, version: draft.version + 1 })
  })
}

/** A step that needs no more than a button. */
export async function takeContributionStep(
  deps: Deps,
  actor: Actor,
  id: number,
  taken: 'take-back' | 'receive' | 'translate' | 'introduce' | 'conclude',
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayStep(actor, taken, contribution, await meetingOf(tx, contribution)))
    if (taken === 'receive' && contribution.handling === 'held') throw new Refusal(409, 'meetings.contribution-held')
    if (taken === 'translate' && contribution.handling !== 'translated') throw new Refusal(409, 'meetings.contribution-original-only')
    await step(deps, tx, actor, contribution, taken, taken === 'take-back' ? { handling: null, submitted_at: null, post_by: null } : {})
  })
}

/** Gives a paper back to its authors, who read why. */
export async function returnContribution(deps: Deps, actor: Actor, id: number, reason: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayStep(actor, 'return', contribution, await meetingOf(tx, contribution)))
    await step(deps, tx, actor, contribution, 'return', { reason, handling: null, submitted_at: null, post_by: null }, { reason })
    await enqueueContributionMail(deps, tx, { kind: 'returned', contribution: id, version: contribution.version + 1 })
  })
}

/** Lets a paper in that came too late for its meeting; the reason is on record. */
export async function admitContribution(deps: Deps, actor: Actor, id: number, reason: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayAdmit(actor, await meetingOf(tx, contribution)))
    if (contribution.state !== 'submitted' || contribution.handling !== 'held')
      throw new Refusal(409, 'meetings.contribution-not-that-step')
    await tx
      .updateTable('meetings.contribution')
      .set({ handling: 'late', state: 'late', reason, version: contribution.version + 1, updated_at: deps.clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.contribution-admitted',
      record: record(id),
      before: { handling: 'held' },
      after: { handling: 'late', reason },
    })
    await touchMeeting(deps, tx, contribution.meeting_id, false)
  })
}

/** Moves a paper that came too late to a later meeting of the same body, whose deadlines it now keeps. */
export async function moveToMeeting(deps: Deps, actor: Actor, id: number, meetingId: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    const [from, to] = [await meetingOf(tx, contribution), await findMeeting(tx, meetingId)]
    requireAllowed(mayStep(actor, 'receive', contribution, from))
    if (contribution.state !== 'submitted' || contribution.handling !== 'held')
      throw new Refusal(409, 'meetings.contribution-not-that-step')
    if (!to || to.body_id !== from.body_id || to.starts <= from.starts) throw notFound()
    requireOpen(to)
    const { deadlines } = await standingOf(tx, to, contribution)
    const handling = handlingAt(deadlines, deps.clock.now())
    await tx
      .updateTable('meetings.contribution')
      .set({
        meeting_id: to.id,
        item_id: null,
        handling,
        state: handling === 'late' ? 'late' : 'submitted',
        version: contribution.version + 1,
        updated_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.contribution-moved',
      record: record(id),
      before: { meeting: from.id, handling: 'held' },
      after: { meeting: to.id, handling },
    })
    await touchMeeting(deps, tx, from.id, false)
    await touchMeeting(deps, tx, to.id, false)
    await enqueueContributionMail(deps, tx, { kind: 'moved', contribution: id, version: contribution.version + 1 })
  })
}

/** The paper as it would be posted now. */
export async function readPaper(
  { files, i18n }: Pick<Deps, 'files' | 'i18n'>,
  contribution: ContributionRow,
  front: Partial<PaperFront>,
): Promise<WritablePaper> {
  const { language } = contribution
  const load = async (sha256: string, name: string | null) => loadText(await files.get(sha256), name ?? 'paper.docx')
  const file = contribution.file_sha256 === null ? null : bodyOf(await load(contribution.file_sha256, contribution.file_name), language)
  const annex =
    file || contribution.annex_sha256 === null ? null : annexOf(await load(contribution.annex_sha256, contribution.annex_name), language)
  const t = i18n[contribution.language]
  return paperOfContribution(
    contribution,
    {
      source: [named(contribution.organization_name, null, contribution.language), ...contribution.authors.map(({ name }) => name)].join(
        '; ',
      ),
      // a paper for information asks for nothing
      ...(contribution.purpose === 'information' && !contribution.requested && { actionRequired: t('meetings.contribution.for-noting') }),
      ...front,
    },
    { file, annex },
  )
}

/**
 * Posts a contribution under a symbol. The document is its delegation's own, and comes into being in the same transaction as the
 * new state; a revision becomes the next edition of the document and takes the place of what it revises, on the agenda too.
 *
 * @param symbol normal form without revision
 * @returns the document's id
 */
export async function publishContribution(deps: Deps, actor: Actor, id: number, symbol: string): Promise<string> {
  const { db, clock, i18n } = deps
  const contribution = await findContribution(db, id)
  if (!contribution || !maySee(actor, contribution)) throw notFound()
  const meeting = (await findMeeting(db, contribution.meeting_id))!
  requireAllowed(mayStep(actor, 'publish', contribution, meeting))
  next(contribution.state, 'publish')
  const revised = contribution.revises_id === null ? null : ((await findContribution(db, contribution.revises_id)) ?? null)
  const before = revised?.document_id
    ? await db
        .selectFrom('documents.document')
        .select(['id', 'symbol_key', 'revision'])
        .where('id', '=', revised.document_id)
        .executeTakeFirstOrThrow()
    : null
  const key = before?.symbol_key ?? symbol
  const taken = before ? undefined : await db.selectFrom('documents.document').select('id').where('symbol_key', '=', key).executeTakeFirst()
  if (taken) throw new InvalidForm({ symbol: { key: 'meetings.contribution.symbol-taken', values: { symbol: key } } })
  const number = before ? before.revision + 1 : 0
  const printed = number === 0 ? key : `${key}(Rev.${number})`
  const item =
    contribution.item_id === null ? undefined : (await readAgenda(db, meeting)).find((entry) => entry.item === contribution.item_id)
  const t = i18n[contribution.language]
  const paper = await readPaper(deps, contribution, {
    symbol: `${printed}-${letters[contribution.language]}`,
    date: dayIn(meeting.time_zone, clock.now()),
    session: t('meetings.contribution.session-line', { meeting: meetingName(t, meeting), dates: t.period(meeting.starts, meeting.ends) }),
    agendaItem: item?.number ?? null,
  })
  const bytes = await writeDocx(paper)
  const { documentId } = await importText(
    deps,
    { ...actor, organization: contribution.organization_id },
    {
      name: `${printed.replace(/[^\w.&-]+/g, '-')}-${letters[contribution.language]}.docx`,
      bytes,
      language: contribution.language,
      standing: 'proposal',
      visibility: contribution.visibility,
      ...(before && { document: before.id }),
    },
    async (tx, imported) => {
      const now = await lock(tx, actor, id)
      if (now.version !== contribution.version) throw stale({ version: now.version }, { version: contribution.version })
      const set = { symbol: key, symbol_key: key, document_id: imported.documentId, published_at: clock.now() }
      await step(deps, tx, actor, now, 'publish', set, { symbol: printed, document: imported.documentId })
      if (revised) {
        const old = await lock(tx, actor, revised.id)
        await step(deps, tx, actor, old, 'revise', {}, { revision: printed })
        if (old.state !== 'published' && old.item_id !== null) {
          await step(deps, tx, actor, { ...now, version: now.version + 1, state: 'published' }, 'allocate', { item_id: old.item_id })
        }
      }
      await enqueueContributionMail(deps, tx, { kind: 'published', contribution: id, version: contribution.version + 1 })
    },
  )
  return documentId
}

const letters: Record<Language, string> = { en: 'E', fr: 'F', es: 'S', ru: 'R', ar: 'A', zh: 'C' }

/** Puts a published paper under an item of the draft agenda, instead of any other. */
export async function allocateContribution(deps: Deps, actor: Actor, id: number, itemId: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayStep(actor, 'allocate', contribution, await meetingOf(tx, contribution)))
    await lockMeeting(tx, contribution.meeting_id)
    const item = await findAgendaItem(tx, contribution.meeting_id, itemId)
    if (!item) throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
    await step(deps, tx, actor, contribution, 'allocate', { item_id: item.id }, { item: item.id })
    const key = contribution.symbol_key!
    const items = tx.selectFrom('meetings.agenda_item').select('id').where('meeting_id', '=', contribution.meeting_id)
    await tx.deleteFrom('meetings.agenda_document').where('symbol_key', '=', key).where('item_id', 'in', items).execute()
    const last = await tx
      .selectFrom('meetings.agenda_document')
      .select((eb) => eb.fn.max('position').as('position'))
      .where('item_id', '=', item.id)
      .executeTakeFirst()
    await tx
      .insertInto('meetings.agenda_document')
      .values({ item_id: item.id, symbol_key: key, words: contribution.symbol ?? key, position: (last?.position ?? -1) + 1 })
      .execute()
  })
}

/** Begins a revision of a published paper: a draft with its words. Returns the draft's id. */
export async function reviseContribution(deps: Deps, actor: Actor, id: number): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    const { version, created_at, updated_at, id: _, ...contribution } = await lock(tx, actor, id)
    requireAllowed(mayWrite(actor, contribution))
    next(contribution.state, 'revise')
    const begun = await tx.selectFrom('meetings.contribution').select('id').where('revises_id', '=', id).executeTakeFirst()
    if (begun) return begun.id
    requireOpen(await meetingOf(tx, contribution))
    const now = deps.clock.now()
    const draft = await tx
      .insertInto('meetings.contribution')
      .values({
        ...contribution,
        authors: JSON.stringify(contribution.authors),
        sections: JSON.stringify(contribution.sections),
        author_id: actor.id!,
        state: 'draft',
        handling: null,
        submitted_at: null,
        post_by: null,
        reason: null,
        document_id: null,
        published_at: null,
        revises_id: id,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'meetings.contribution-begun',
      record: record(draft.id),
      after: { revises: id, symbol: contribution.symbol },
    })
    return draft.id
  })
}
