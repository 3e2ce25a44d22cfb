import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { IntlMessageFormat } from 'intl-messageformat'
import { loadText } from './load.ts'
import { lines } from './project.ts'
import { type Language, languages, type SourceDocument, TextError, type View } from './types.ts'

const usage = 'usage: actionline text FILE --view base|proposed|marked [--json]\n'
const views: readonly string[] = ['base', 'proposed', 'marked'] satisfies View[]

/**
 * `actionline text FILE --view VIEW`: one reading of a paper, a line for each paragraph. `--json` prints `[[label, text], …]`.
 * @returns the exit code: 0; 1 when the file is refused or cannot be opened; 2 when the call is wrong
 */
export async function textCommand(
  args: string[],
  out: NodeJS.WritableStream,
  errors: NodeJS.WritableStream = process.stderr,
): Promise<number> {
  const call = parseCall(args)
  if (!call) {
    errors.write(usage)
    return 2
  }
  try {
    const doc = await loadText(await readFile(call.file), basename(call.file))
    out.write(call.json ? `${JSON.stringify(flow(doc, call.view))}\n` : page(doc, call.view))
    return 0
  } catch (error) {
    if (!(error instanceof TextError) && !(error as NodeJS.ErrnoException).code) throw error
    errors.write(`${call.file}: ${error instanceof TextError ? await sentence(error) : (error as Error).message}\n`)
    return 1
  }
}

function parseCall(args: string[]): { file: string; view: View; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { view: { type: 'string', default: 'proposed' }, json: { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    return file !== undefined && more.length === 0 && views.includes(values.view)
      ? { file, view: values.view as View, json: values.json }
      : null
  } catch {
    return null
  }
}

/**
 * The paragraphs as a word processor lists them, so that its reading of a file can be compared with ours: bullets are not
 * numbers there, and text boxes stand apart from the flow of the text.
 */
const flow = (doc: SourceDocument, view: View): [label: string, text: string][] =>
  lines(doc, view)
    .filter(({ paragraph }) => paragraph.box === undefined)
    .map(({ label, text }) => [/[\p{L}\p{N}]/u.test(label) ? label : '', text])

const page = (doc: SourceDocument, view: View): string =>
  lines(doc, view)
    .map(({ label, text }) => `${label === '' ? '' : `${label}\t`}${text}\n`)
    .join('')

/** Why a file is refused, in the language of the person's system. */
async function sentence({ code, values }: TextError): Promise<string> {
  const system = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en').slice(0, 2) as Language
  const language = languages.includes(system) ? system : 'en'
  const messages: Record<string, string> = JSON.parse(await readFile(new URL(`./messages/${language}.json`, import.meta.url), 'utf8'))
  const message = messages[`refused.${code}`]
  return message === undefined ? code : String(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).format(values))
}
