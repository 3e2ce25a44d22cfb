/** Characters of a password. NIST SP 800-63B asks for length and forbids rules of composition. */
export const passwordLength = { least: 12, most: 128 }

/** Kinds of mail that a person may do without; letters about the account itself always come. */
export const noticeKinds = ['assignments', 'reminders', 'changes'] as const
export type NoticeKind = (typeof noticeKinds)[number]
export const isNoticeKind = (value: unknown): value is NoticeKind => (noticeKinds as readonly unknown[]).includes(value)

/** An invitation is good for this many days. */
export const invitationDays = 30

/**
 * An id made of a name, fit for an address: `International Telecommunication Union` -> `international-telecommunication-union`.
 * A name in letters that are not Latin gives ''; the caller then finds another.
 */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}
