import type { Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { read } from '../../platform/i18n/index.ts'
import { newId } from './ids.ts'
import './schema.ts'

/** What a letter about accounts is for; its words are the messages `people.mail.<kind>.subject` and `.text`. */
export type LetterKind =
  | 'confirm'
  | 'already'
  | 'reset'
  | 'password-changed'
  | 'invitation'
  | 'asked'
  | 'approved'
  | 'refused'
  | 'refused-because'

declare module '../../platform/jobs/index.ts' {
  interface JobMap {
    'people.mail': {
      kind: LetterKind
      person?: string
      invitation?: number
      organization?: string
      about?: string
      path: string
      key: string
    }
  }
}

interface Wanted {
  kind: LetterKind
  /** id of the person who gets it */
  person?: string
  /** or of an invitation, whose reader may have no account yet */
  invitation?: number
  /** the organization it speaks of */
  organization?: string
  /** name of another person it speaks of */
  about?: string
  /** where its link leads, without language: `/reset?token=…` */
  path: string
}

/** Sends a letter once `tx` has committed. */
export const enqueueMail = (deps: Deps, tx: Tx, letter: Wanted): Promise<void> =>
  deps.jobs.enqueue(tx, 'people.mail', { ...letter, key: newId() })

/** Writes the letter in its reader's language and hands it over; does nothing for a reader who has gone. */
export async function sendLetter(deps: Deps, letter: Wanted & { key: string }): Promise<void> {
  const { db, i18n, mail, config } = deps
  const reader =
    letter.invitation === undefined ? await personReader(deps, letter.person ?? '') : await invitedReader(deps, letter.invitation)
  if (!reader) return
  const t = i18n[reader.language]
  const organization = letter.organization
    ? await db.selectFrom('people.organization').select('name').where('id', '=', letter.organization).executeTakeFirst()
    : null
  const values = {
    name: reader.name,
    organization: organization ? read(organization.name, reader.language).text : '',
    about: letter.about ?? '',
    link: `${config.publicUrl}${t.href(letter.path)}`,
  }
  await mail.send({
    to: reader.email,
    language: reader.language,
    subject: t(`people.mail.${letter.kind}.subject`, values),
    text: t(`people.mail.${letter.kind}.text`, values),
    key: letter.key,
  })
}

interface Reader {
  name: string
  email: string
  language: Language
}

async function personReader({ db }: Deps, id: string): Promise<Reader | undefined> {
  return await db.selectFrom('people.person').select(['name', 'email', 'language']).where('id', '=', id).executeTakeFirst()
}

async function invitedReader({ db }: Deps, id: number): Promise<Reader | undefined> {
  const found = await db
    .selectFrom('people.invitation')
    .select(['email', 'language'])
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  return found && { ...found, name: found.email }
}
