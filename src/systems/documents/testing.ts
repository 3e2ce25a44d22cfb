import { type Actor, systemActor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type ImportRequest, importText } from './commands.ts'

const letters: Record<Language, string> = { ar: 'A', en: 'E', es: 'S', fr: 'F', ru: 'R', zh: 'C' }
const documentWord: Record<Language, string> = {
  ar: 'الوثيقة',
  en: 'Document',
  es: 'Documento',
  fr: 'Document',
  ru: 'Документ',
  zh: '文件',
}

export interface PaperDescription {
  symbol?: string
  language?: Language
  title?: string
  date?: string
  /** the numbered paragraphs of its text */
  paragraphs?: readonly string[]
}

/** A report as plain text. */
export function writePaper({
  symbol,
  language = 'en',
  title = 'REPORT ON FOLLOW-UP',
  date = '10 April 2026',
  paragraphs = ['The Group met.'],
}: PaperDescription): Buffer {
  const lines = [
    ...(symbol ? [`${documentWord[language]} ${symbol}-${letters[language]}`] : []),
    ...(date ? [date] : []),
    title,
    ...paragraphs.map((text, index) => `1.${index + 1}\t${text}`),
  ]
  return Buffer.from(`${lines.join('\n')}\n`)
}

export const importPaper = (deps: Deps, description: PaperDescription, request: Partial<ImportRequest> = {}, actor: Actor = systemActor) =>
  importText(deps, actor, { name: 'paper.txt', bytes: writePaper(description), language: description.language ?? 'en', ...request })

/** The body of a form with files, as a browser sends it, and its type. */
export function multipart(parts: readonly { name: string; value: string | Buffer; file?: string }[]): {
  payload: Buffer
  headers: { 'content-type': string }
} {
  const boundary = '----a-line-that-no-paper-holds'
  const payload = Buffer.concat([
    ...parts.flatMap(({ name, value, file }) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n${file === undefined ? '' : 'content-type: application/octet-stream\r\n'}\r\n`,
      ),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
