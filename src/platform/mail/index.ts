import type { Language } from '../i18n/index.ts'

export interface Letter {
  to: string
  language: Language
  subject: string
  /** plain text; the HTML part is made from it unless given */
  text: string
  html?: string
  /** address that takes the reader off this kind of mail; becomes List-Unsubscribe, one click */
  unsubscribe?: string
  replyTo?: string
  /** the same letter sent twice under one key arrives once */
  key?: string
}

export interface Mail {
  /** Hands the letter to the mail server, or writes it to the folder. Call it from jobs only: never inside a transaction. */
  send(letter: Letter): Promise<void>
  /** the latest 200 letters in the folder, newest first; empty with a mail server */
  kept(): Promise<{ id: string; at: Date; to: string; subject: string }[]>
  read(id: string): Promise<{ to: string; subject: string; text: string; html: string | null; at: Date } | null>
  readonly folder: boolean
  /** lets go of the connections to the mail server */
  close(): Promise<void>
}

export { createMail, type MailOptions } from './mail.ts'
