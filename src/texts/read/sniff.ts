import { type SourceFormat, TextError } from '../types.ts'
import { decode } from './txt.ts'

/**
 * What a file is, by its content. Its name is worth nothing as evidence: uploads arrive as `.doc` that are web pages and
 * as `.txt` that are programs. It only goes into the refusal, so that a person sees which file is meant.
 * @throws TextError empty, old-or-encrypted-word, rich-text, not-a-text
 */
export function sniff(bytes: Uint8Array, name: string): SourceFormat {
  const refuse = (code: string) => new TextError(code, { name })
  if (bytes.length === 0) throw refuse('empty')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refuse('old-or-encrypted-word')
  // Which archive it is, the reader finds out from its parts.
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return 'docx'
  if (isPdf(bytes)) return 'pdf'
  if (
    startsWith(
      bytes,
      [...'{\\rtf'].map((c) => c.charCodeAt(0)),
    )
  )
    throw refuse('rich-text')

  const text = decodeStart(bytes, refuse)
  if (text.trim() === '') throw refuse('empty')
  if (isHtml(text)) return 'html'
  if (/^\s*<\?xml\s/.test(text) || controls(text) > text.length / 200) throw refuse('not-a-text')
  return 'txt'
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)

/** Mail gateways and printers put lines before the header; readers accept it within the first kilobyte. */
const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')

/** The first 8 kB as text, cut so that no character is torn, whatever its encoding. */
function decodeStart(bytes: Uint8Array, refuse: (code: string) => TextError): string {
  let end = Math.min(bytes.length, 8192)
  if (end < bytes.length) {
    while (end > 8000 && (bytes[end - 1]! & 0x80) !== 0) end--
    end -= end % 2
    while (end > 8000 && (bytes[end]! & 0xc0) === 0x80) end -= 2
  }
  try {
    return decode(bytes.subarray(0, end))
  } catch {
    throw refuse('not-a-text')
  }
}

const htmlStart =
  /^[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title|link|style|base|p|div|span|h[1-6]|table|article|section|main|header|ol|ul|dl|pre|blockquote|center|font|ins|del|b|i|a)[\s>])/i

const isHtml = (text: string) => htmlStart.test(text)

const controls = (text: string) => text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
