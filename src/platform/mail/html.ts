import { escapeHtml } from '../escape.ts'
import { direction, type Language } from '../i18n/index.ts'

/**
 * A letter's plain text as HTML: paragraphs at blank lines, lists of lines that begin with a dash, links of web addresses.
 * Language and direction stand on the outermost element inside the body, because readers of mail drop what is around it.
 */
export function letterHtml(text: string, subject: string, language: Language): string {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .filter((block) => block.trim())
  const style = `font:16px/${language === 'ar' ? 1.8 : 1.6} system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;max-width:38em;margin:0 auto;padding:16px`
  return `<!doctype html>
<html lang="${language}" dir="${direction(language)}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0">
<div lang="${language}" dir="${direction(language)}" style='${style}'>
${blocks.map(blockHtml).join('\n')}
</div>
</body>
</html>
`
}

function blockHtml(block: string): string {
  const lines = block.trim().split('\n')
  const items = lines.map((line) => /^\s*[-–•]\s+(.*)$/.exec(line)?.[1])
  if (items.every((item) => item !== undefined)) {
    return `<ul style="margin:0 0 1em;padding-inline-start:1.4em">${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
  }
  return `<p style="margin:0 0 1em">${lines.map(inline).join('<br>')}</p>`
}

/** A web address ends before white space, before letters of a script that needs none, and before the sentence's own punctuation. */
const webAddress = /https?:\/\/[!#-;=?-~]+/g

function inline(text: string): string {
  let out = ''
  let done = 0
  for (const match of text.matchAll(webAddress)) {
    const address = match[0].replace(/[.,;:!?'*)\]}]+$/, '')
    out += escapeHtml(text.slice(done, match.index))
    out += `<a href="${escapeHtml(address)}" dir="ltr" style="overflow-wrap:anywhere">${escapeHtml(address)}</a>`
    done = match.index + address.length
  }
  return out + escapeHtml(text.slice(done))
}
