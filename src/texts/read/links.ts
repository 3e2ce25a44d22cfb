/** A link of the source that a page may show: web and mail addresses and places in the same text. Others, such as scripts and local files, are dropped. */
export function safeLink(target: string | undefined): string | undefined {
  const link = target?.trim()
  if (!link) return undefined
  return /^(https?:\/\/|mailto:|#)/i.test(link) ? link : undefined
}
