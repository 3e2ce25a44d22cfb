import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { extract } from './extract.ts'
import { loadText } from './load.ts'
import { type Mandate, type TextDocument, TextError } from './types.ts'

const usage = 'usage: actionline extract FILE... [--json]\n'

/**
 * `actionline extract FILE... [--json]`: structure, references and proposed mandates of papers. `--json` prints one object for a
 * file and an array for several; else a table for reading.
 * @returns the exit code: 0; 1 when a file is refused or cannot be opened; 2 when the call is wrong
 */
export async function extractCommand(
  args: string[],
  out: NodeJS.WritableStream,
  errors: NodeJS.WritableStream = process.stderr,
): Promise<number> {
  const call = parseCall(args)
  if (!call) {
    errors.write(usage)
    return 2
  }
  const answers: ({ file: string } & TextDocument)[] = []
  let code = 0
  for (const file of call.files) {
    try {
      answers.push({ file, ...extract(await loadText(await readFile(file), basename(file))) })
    } catch (error) {
      if (!(error instanceof TextError) && !(error as NodeJS.ErrnoException).code) throw error
      errors.write(`${file}: ${(error as Error).message}\n`)
      code = 1
    }
  }
  if (call.json) out.write(`${JSON.stringify(answers.length === 1 && call.files.length === 1 ? answers[0] : answers)}\n`)
  else for (const answer of answers) out.write(page(answer))
  return code
}

function parseCall(args: string[]): { files: string[]; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
    return positionals.length > 0 ? { files: positionals, json: values.json } : null
  } catch {
    return null
  }
}

function page({ file, document, paragraphs, mandates, warnings }: { file: string } & TextDocument): string {
  const head = [file, document.symbol, document.title, document.date, document.language, document.genre].filter(Boolean).join(' · ')
  const counts = `${paragraphs.length} paragraphs, ${mandates.length} mandates, ${warnings.length} warnings`
  const paths = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph.path]))
  const rows = mandates.map((mandate) => row(mandate, paths.get(mandate.paragraph) ?? mandate.paragraph))
  const widths = [0, 1, 2].map((column) => Math.min(34, Math.max(0, ...rows.map((cells) => (cells[column] ?? '').length))))
  const table = rows.map((cells) => `  ${cells.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  ')}`)
  const notes = warnings.map(
    ({ code, paragraph, detail }) =>
      `  ! ${code}${paragraph === undefined ? '' : ` at ${paragraphs[paragraph]?.path ?? paragraph}`}${detail?.found ? `: ${detail.found}` : ''}${detail?.base ? ` (${detail.base} or ${detail.proposed})` : ''}`,
  )
  return `${[head, counts, ...table, ...notes].join('\n')}\n\n`
}

function row(mandate: Mandate, path: string): string[] {
  const due = [...mandate.due.map((one) => one.words), ...(mandate.recurrence ? [mandate.recurrence.words] : [])].join('; ')
  const to = mandate.recipients.length > 0 ? ` → ${mandate.recipients.join(', ')}` : ''
  const struck = mandate.views.proposed ? '' : ' (struck)'
  return [
    path,
    mandate.addressees.join(', ') || '?',
    `${mandate.verbClass}: ${mandate.act}${struck}`,
    `${shorten(mandate.deliverable)}${to}${due ? ` [${due}]` : ''}`,
  ]
}

const shorten = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 87)}…`)
