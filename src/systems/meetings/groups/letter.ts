/** Headers of a letter, names in small letters. */
export type Headers = ReadonlyMap<string, string>

/**
 * Why a letter is no person's answer: a machine sent it, or it went round in a circle (RFC 3834; the older marks of mailing lists and of
 * common mail servers besides). null: a person wrote it.
 */
export function automatic(headers: Headers): string | null {
  const value = (name: string) => headers.get(name)?.trim().toLowerCase() ?? ''
  if (headers.has('auto-submitted') && value('auto-submitted') !== 'no') return 'auto-submitted'
  if (/^(bulk|list|junk|auto_reply)$/.test(value('precedence'))) return 'precedence'
  for (const name of ['list-id', 'x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'x-failed-recipients', 'x-loop']) {
    if (headers.has(name)) return name
  }
  if (value('return-path') === '<>') return 'return-path'
  if (/^multipart\/report\b/.test(value('content-type'))) return 'report'
  return null
}

/** `On 3 March 2027, X wrote:` in the six languages, as common mail programs put it before what they quote. */
const attribution =
  /^(?:on\b.{4,200}\bwrote|le\b.{4,200}\ba écrit|el\b.{4,200}\bescribió|.{4,200}\s(?:пишет|написал(?:а)?|писал(?:а)?)|.{4,200}(?:写道|寫道)|(?:في|بتاريخ)\s.{4,200}كتب.{0,80})\s*[:：]$/iu
const divider =
  /^(?:-{2,}\s*(?:original message|message d’origine|message d'origine|mensaje original|исходное сообщение|原始邮件|الرسالة الأصلية).*|_{8,})$/iu
const forwarded = /^(?:from|de|от|发件人|من)\s*[:：]\s*\S/iu
const forwardedNext = /^(?:sent|date|to|envoyé|à|enviado|para|fecha|отправлено|дата|кому|发送时间|收件人|日期|تاريخ الإرسال|إلى)\s*[:：]/iu

/** What a person wrote in an answer, without what it quotes and without the signature. */
export function withoutQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const kept: string[] = []
  for (const [at, line] of lines.entries()) {
    const bare = line.trim()
    if (line === '-- ' || bare === '--') break
    if (divider.test(bare)) break
    // an attribution may be wrapped onto a second line
    if (attribution.test(bare) || (/\p{L}/u.test(bare) && attribution.test(`${bare} ${lines[at + 1]?.trim() ?? ''}`))) break
    if (forwarded.test(bare) && lines.slice(at + 1, at + 4).some((next) => forwardedNext.test(next.trim()))) break
    if (/^\s*>/.test(line)) continue
    kept.push(line.trimEnd())
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
