import type { Actor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed, stale } from '../../../../platform/errors.ts'
import type { Language } from '../../../../platform/i18n/index.ts'
import { loadText, paperOf, TextError, type WritablePaper } from '../../../../texts/index.ts'
import { lockMeeting } from '../../commands/meetings.ts'
import { findAgendaItem, readAgenda } from '../../queries/agenda.ts'
import { findMeeting } from '../../queries/meetings.ts'
import type { DraftForm } from '../forms.ts'
import { mayContribute, mayWrite } from '../policy.ts'
import { findByNames } from '../queries.ts'
import type { JointAuthor, Purpose, Section } from '../schema.ts'
import { next } from '../states.ts'
import { type Contribution, lock, lockDraft, meetingOf, record, requireOpen } from './step.ts'

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
  title: one.title || null,
  summary: one.summary || null,
  requested: one.requested || null,
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
