import type { Actor } from '../../platform/actor.ts'
import { systemActor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { demonstrationPeople, findActor } from '../people/index.ts'
import { findSession } from '../reference/index.ts'
import { beginProposal, nameAuthors, submitProposal } from './proposals/commands.ts'
import type { AmendmentForm } from './proposals/forms.ts'
import { writeAmendment } from './proposals/writing.ts'
import { openText } from './texts/commands.ts'
import { ensureOwnParty } from './texts/parties.ts'
import { basesOfDocument } from './texts/sources.ts'

/** The resolution of the example, and the paper in which two administrations propose to revise it. */
const [resolution, paper] = ['C26-190', 'C27-201']

/** The two administrations of that paper. They are invented, and so are their codes: ISO 3166 leaves XAA to XZZ to its users. */
const invented = [
  {
    id: 'XNL',
    author: 'Norlandia',
    name: {
      ar: 'مثال: نورلانديا',
      en: 'Example: Norlandia',
      es: 'Ejemplo: Norlandia',
      fr: 'Exemple: Norlandia',
      ru: 'Пример: Норландия',
      zh: '示例：诺兰迪亚',
      original: 'en',
    },
  },
  {
    id: 'XAU',
    author: 'Austrania',
    name: {
      ar: 'مثال: أوسترانيا',
      en: 'Example: Austrania',
      es: 'Ejemplo: Austrania',
      fr: 'Exemple: Austrania',
      ru: 'Пример: Австрания',
      zh: '示例：奥斯特拉尼亚',
      original: 'en',
    },
  },
] as const

/**
 * A text that is open to proposals: the resolution of the example, with the tracked paper of two administrations and what an
 * organization and the secretariat wrote on the page. By the commands that people use, so that the history tells it.
 */
export async function demonstrate(deps: Deps): Promise<void> {
  const { db } = deps
  // A database that somebody brought holds somebody's own texts, even where demonstration accounts were asked for.
  if (!deps.config.embedded) return
  const secretary = await findActor(db, demonstrationPeople.secretariat)
  const known = await db.selectFrom('drafting.text').select('id').where('document_id', '=', resolution).limit(1).executeTakeFirst()
  if (!secretary || known) return
  await db
    .insertInto('drafting.party')
    .values(
      invented.map(({ id, name }) => ({
        id,
        kind: 'state' as const,
        name: JSON.stringify(name),
        country_id: null,
        organization_id: null,
        confirmed_by: null,
        confirmed_at: null,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
  const { document, bases } = await basesOfDocument(db, secretary, resolution)
  const session = await findSession(db, 'itu-council-2027')
  const text = await openText(deps, secretary, {
    title: document.title,
    body: document.body_id ?? 'itu-council',
    session: session?.id ?? null,
    instrument: document.instrument_id,
    document: document.id,
    revision: document.revision,
    original: 'en',
    visibility: 'public',
    until: null,
    bases,
  })
  await fromPaper(deps, secretary, text)
  await onThePage(deps, secretary, text)
}

/** The paper as the house has it: each of its authors speaks for their administration. */
async function fromPaper(deps: Deps, actor: Actor, text: string): Promise<void> {
  const edition = await deps.db
    .selectFrom('documents.edition')
    .select(['file_sha256', 'file_name'])
    .where('document_id', '=', paper)
    .where('current', '=', true)
    .executeTakeFirst()
  if (!edition) return
  const bytes = await deps.files.get(edition.file_sha256)
  const parties = invented.map(({ id }) => id)
  const id = await beginProposal(
    deps,
    actor,
    text,
    { way: 'file', language: 'en', parties, reasons: 'To bring the resolution in line with A/RES/81/901.' },
    { name: edition.file_name, bytes },
  )
  const row = await deps.db.selectFrom('drafting.proposal').select(['authors', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
  const authors = row.authors.map(({ name }) => ({
    name,
    parties: invented.filter(({ author }) => name?.includes(author)).map((one) => one.id),
  }))
  await nameAuthors(deps, actor, text, id, { authors, version: row.version })
  await submitProposal(deps, actor, text, id, row.version + 1)
}

/** Words that meet those of the paper: one alternative, one deletion that is contested, one new paragraph. */
async function onThePage(deps: Deps, secretary: Actor, text: string): Promise<void> {
  const unesco = (await findActor(deps.db, demonstrationPeople.unesco)) ?? systemActor
  await ensureOwnParty(deps, unesco)
  await write(deps, unesco, text, 'UNESCO', [
    {
      on: 'resolves-2',
      doing: 'MOD',
      text: 'that the register shall be available in the six official languages of the Union, and accessible to persons with disabilities,',
      reason: 'Accessibility is a commitment of the outcome document.',
    },
    {
      on: 'resolves-2',
      doing: 'ADD',
      text: 'that the register shall be open to all agencies of the United Nations Group on the Information Society,',
    },
    { on: 'instructs-bdt-2', doing: 'NOC', reason: 'The workshops are planned already.' },
  ])
  await write(deps, secretary, text, 'SG', [
    {
      on: 'instructs-sg-2',
      doing: 'MOD',
      text: 'to report to the Council every second year on the tasks in the register, through CWG-WSIS&SDG;',
      reason: 'A report every year cannot be met within existing resources.',
    },
  ])
}

type Said = Pick<AmendmentForm, 'doing'> & { on: string; text?: string; reason?: string }

async function write(deps: Deps, actor: Actor, text: string, party: string, says: readonly Said[]): Promise<void> {
  const id = await beginProposal(deps, actor, text, { way: 'page', language: 'en', parties: [party], reasons: null }, null)
  for (const [at, { on, doing, text: words = '', reason = null }] of says.entries()) {
    await writeAmendment(deps, actor, text, id, on, { doing, text: words, below: false, after: null, reason, version: at + 1 })
  }
  await submitProposal(deps, actor, text, id, says.length + 1)
}
