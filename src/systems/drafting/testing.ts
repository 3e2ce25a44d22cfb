import type { Actor } from '../../platform/actor.ts'
import { systemActor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Amendment } from '../../texts/index.ts'
import { amendmentsOf, beginProposal, submitProposal } from './proposals/commands.ts'
import type { AmendmentForm, Doing } from './proposals/forms.ts'
import { writeAmendment } from './proposals/writing.ts'
import type { Visibility } from './schema.ts'
import { openText } from './texts/commands.ts'
import { baseOfWords, basesOfDocument } from './texts/sources.ts'
import './schema.ts'

interface WantedText {
  /** a document of the house; without one, words written here */
  document?: string
  words?: string
  language?: Language
  visibility?: Visibility
  until?: string | null
}

const fewWords = `The ITU Council,
resolves
1	that the register shall be kept;
2	that the register shall be public,
instructs the Secretary-General
1	to submit a report to the Council;
2	to publish the register,`

/** A text that is open to proposals; returns its id. */
export async function buildText(deps: Deps, wanted: WantedText = {}): Promise<string> {
  const { document = null, words = fewWords, language = 'en', visibility = 'public', until = null } = wanted
  const bases = document ? (await basesOfDocument(deps.db, systemActor, document)).bases : [await baseOfWords(words, language)]
  return await openText(deps, systemActor, {
    title: { [language]: 'Register of follow-up', original: language },
    body: 'itu-council',
    session: null,
    instrument: null,
    document,
    revision: null,
    original: language,
    visibility,
    until,
    bases,
  })
}

type Said = { on: string; doing: Doing; text?: string; after?: string; reason?: string }

/** A proposal written on the page and handed in, unless it shall stay a draft; returns its number. */
export async function buildProposal(
  deps: Deps,
  textId: string,
  {
    parties,
    says,
    language = 'en',
    draft = false,
    actor = systemActor,
  }: { parties: string[]; says: readonly Said[]; language?: Language; draft?: boolean; actor?: Actor },
): Promise<number> {
  const id = await beginProposal(deps, actor, textId, { way: 'page', language, parties, reasons: null }, null)
  let version = 1
  for (const { on, doing, text = '', after = null, reason = null } of says) {
    const form: AmendmentForm = { doing, text, below: false, after, reason, version: version++ }
    await writeAmendment(deps, actor, textId, id, on, form)
  }
  if (!draft) await submitProposal(deps, actor, textId, id, version)
  return id
}

/** `JOR MOD resolves-1 that …`: amendments in one line each. */
export const short = (amendments: readonly Amendment[]): string[] =>
  amendments.map(({ action, target, text, parties }) => `${parties.join()} ${action} ${target} ${text}`.trim())

export const amendmentsIn = (deps: Deps, proposal: number): Promise<Amendment[]> =>
  deps.db.transaction().execute((tx) => amendmentsOf(tx, proposal))
