/**
 * `input[data-upload=address]`: sends the files of its form piece by piece (tus 1.0), with their progress, three at a time. A broken
 * connection is tried again; after a reload the same files, chosen again, go on where they stopped. The words are those of the
 * `[data-uploads]` of the form. The form's own address, asked for JSON, begins the import and names its page.
 */

const pieceSize = 4 * 2 ** 20
const atOnce = 3
const attempts = 8
const prefix = 'actionline:upload:'
const days = 86_400_000

/** An upload under way, remembered on this device under the fingerprint of its file. */
interface Kept {
  name: string
  address: string
  /** the import it belongs to, and its page */
  id: number
  page: string
  at: number
}

interface Words {
  waiting: string
  sending: string
  again: string
  arrived: string
  failed: string
  tooLarge: string
  unfinished: string
  limit: string
}

export function startUpload(part: ParentNode): void {
  for (const input of part.querySelectorAll<HTMLInputElement>('input[type=file][data-upload]')) {
    const place = input.form?.querySelector<HTMLElement>('[data-uploads]')
    if (input.form && place) follow(input.form, input, place)
  }
}

function follow(form: HTMLFormElement, input: HTMLInputElement, place: HTMLElement): void {
  const words = place.dataset as unknown as Words
  offer(place, words)
  form.addEventListener('submit', (event) => {
    const files = [...(input.files ?? [])]
    if (files.length === 0) return // the server says what is missing
    event.preventDefault()
    for (const button of form.querySelectorAll('button')) button.disabled = true
    place.hidden = false
    void sendAll(form, input, place, words, files)
  })
}

/** Names what was not sent to the end, so that somebody can choose it again. */
function offer(place: HTMLElement, words: Words): void {
  const names = allKept().map(({ name }) => name)
  const line = place.querySelector<HTMLElement>('[data-offer]')
  if (!line || names.length === 0) return
  line.textContent = words.unfinished.replace('{names}', names.join(', '))
  line.hidden = false
  place.hidden = false
}

async function sendAll(form: HTMLFormElement, input: HTMLInputElement, place: HTMLElement, words: Words, files: File[]): Promise<void> {
  const list = place.querySelector('ul')!
  const template = place.querySelector('template')!
  list.replaceChildren()
  const rows = files.map((file) => {
    list.append(template.content.cloneNode(true))
    return new Row(list.lastElementChild as HTMLElement, file, words)
  })
  const known = files.map((file) => readKept(fingerprint(file))).find(Boolean)
  let batch = known && { id: known.id, page: known.page }
  try {
    batch ??= await begin(form, input)
  } catch {
    form.submit() // without this script, as one form: the server answers what is wrong
    return
  }
  const waiting = rows.filter((row) => row.fits())
  const { id, page } = batch
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await row.send(input.dataset.upload!, id, page)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (rows.every((row) => row.arrived)) location.assign(page)
  const link = place.querySelector<HTMLAnchorElement>('[data-page]')
  if (!link || !rows.some((row) => row.arrived)) return
  link.href = page
  link.hidden = false
}

async function begin(form: HTMLFormElement, input: HTMLInputElement): Promise<{ id: number; page: string }> {
  const fields = new FormData(form)
  fields.delete(input.name)
  const body = new URLSearchParams([...fields].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(String(answer.status))
  return await answer.json()
}

/** The server would say the same again. */
class Final extends Error {}
/** The upload is not there any more, or never was on this machine of the server. */
class Gone extends Error {}

class Row {
  arrived = false
  readonly #bar: HTMLProgressElement
  readonly #state: HTMLElement
  readonly #retry: HTMLButtonElement

  constructor(
    element: HTMLElement,
    readonly file: File,
    readonly words: Words,
  ) {
    element.querySelector('[data-name]')!.textContent = file.name
    this.#bar = element.querySelector('progress')!
    this.#bar.setAttribute('aria-label', file.name)
    this.#state = element.querySelector('[data-state]')!
    this.#retry = element.querySelector('[data-retry]')!
    this.#say(words.waiting)
  }

  fits(): boolean {
    const fits = this.file.size <= Number(this.words.limit)
    if (!fits) this.#say(this.words.tooLarge)
    return fits
  }

  async send(uploads: string, id: number, page: string): Promise<void> {
    this.#retry.hidden = true
    const key = fingerprint(this.file)
    for (let failures = 0; failures < attempts; ) {
      try {
        await this.#goOn(uploads, key, id, page)
        localStorage.removeItem(prefix + key)
        this.arrived = true
        this.#say(this.words.arrived, 1)
        return
      } catch (error) {
        if (error instanceof Final) break
        if (error instanceof Gone) localStorage.removeItem(prefix + key)
        failures++
        this.#say(this.words.again)
        await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 500 * 2 ** failures)))
      }
    }
    this.#say(this.words.failed)
    this.#retry.hidden = false
    this.#retry.disabled = false
    this.#retry.onclick = async () => {
      await this.send(uploads, id, page)
      if (this.arrived && !document.querySelector('[data-uploads] [data-retry]:not([hidden])')) location.assign(page)
    }
  }

  /** From where the server has it to the end. */
  async #goOn(uploads: string, key: string, id: number, page: string): Promise<void> {
    const { size, name } = this.file
    const kept = readKept(key)
    let address = kept?.address
    let offset = 0
    if (address) offset = Number((await ask(address, 'HEAD')).headers.get('upload-offset'))
    else {
      const metadata = `filename ${base64(name)},import ${base64(String(id))}`
      const answer = await ask(uploads, 'POST', { 'upload-length': String(size), 'upload-metadata': metadata })
      address = answer.headers.get('location')!
      if (size === 0) return
      const remembered: Kept = { name, address, id, page, at: Date.now() }
      localStorage.setItem(prefix + key, JSON.stringify(remembered))
    }
    // The last piece may have come without its answer: an empty one makes sure that it was the last.
    do {
      this.#say(this.words.sending.replace('{percent}', String(Math.round((offset / size) * 100))), offset / size)
      const piece = this.file.slice(offset, offset + pieceSize)
      const answer = await ask(
        address,
        'PATCH',
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        piece,
      )
      offset = Number(answer.headers.get('upload-offset'))
    } while (offset < size)
  }

  #say(words: string, done?: number): void {
    this.#state.textContent = words
    if (done !== undefined) this.#bar.value = done
  }
}

async function ask(address: string, method: string, headers: Record<string, string> = {}, body?: Blob): Promise<Response> {
  const answer = await fetch(address, { method, headers: { ...headers, 'tus-resumable': '1.0.0' }, ...(body && { body }) })
  if (answer.ok) return answer
  if (answer.status === 404 || answer.status === 410) throw new Gone()
  // 409, 423: somewhere else than thought, asked anew; 429 and 5xx pass
  if (answer.status === 409 || answer.status === 423 || answer.status === 429 || answer.status >= 500)
    throw new Error(String(answer.status))
  throw new Final(String(answer.status))
}

/** The same file again: its name, size and time, which a browser gives without reading it. */
const fingerprint = ({ name, size, lastModified }: File) => `${name}/${size}/${lastModified}`

function readKept(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function allKept(): Kept[] {
  return Object.keys(localStorage).flatMap((key) => {
    if (!key.startsWith(prefix)) return []
    const kept = readKept(key.slice(prefix.length))
    // the server keeps an unfinished upload for a week
    if (kept && Date.now() - kept.at < 7 * days) return [kept]
    localStorage.removeItem(key)
    return []
  })
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
