/**
 * `[data-room=address]`: a text under negotiation, as others change it. A message `change` brings the paragraphs that are another
 * now; each takes the place of the one before, while the focus, what is open and what somebody types stay. Forms `[data-step]`
 * are sent without leaving the page; whatever the server refuses is sent once more as a form, so that its page explains.
 *
 * Loaded by the pages of the room alone. Everything works without it, by loading the page again.
 */
interface Message {
  reload?: true
  /** null: the text is no longer there to see */
  version: number | null
  /** how far the text is, as markup */
  standing: string
  /** in the order of the text; `after`: the paragraph before it, null for the first; `html: null` when it is no longer there */
  changes: { id: string; after: string | null; html: string | null }[]
  /** words for the mark at what has just changed */
  mark: string
  /** for those who hear the page */
  said: string
}

const room = document.querySelector<HTMLElement>('[data-room]')
if (room) follow(room)

const bracket = document.querySelector<HTMLFormElement>('form[data-bracket]')
if (bracket) offerSelection(bracket)

function follow(room: HTMLElement): void {
  let stream: EventSource | undefined
  let lost = false
  const open = () => {
    stream = new EventSource(room.dataset.room!)
    stream.addEventListener('change', ({ data }: MessageEvent<string>) => show(room, JSON.parse(data) as Message))
    stream.addEventListener('open', () => {
      if (lost) say(room, room.dataset.again!)
      lost = false
    })
    stream.addEventListener('error', () => {
      if (!lost) say(room, room.dataset.lost!)
      lost = true
      // the server takes no more streams, or was away when it was asked: later again
      if (stream?.readyState === EventSource.CLOSED) setTimeout(open, 15_000 + Math.random() * 15_000)
    })
  }
  open()
  addEventListener('pagehide', () => stream?.close())
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) open()
  })
  room.addEventListener('submit', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-step]')
    if (!form) return
    event.preventDefault()
    void send(room, form, event.submitter)
  })
}

function show(room: HTMLElement, message: Message): void {
  const { version } = message
  if (version !== null && version <= Number(room.dataset.version)) return
  if (message.reload) {
    // what somebody types is theirs: they are told, and load the page when they are done
    if (isTyping(document)) say(room, room.dataset.kept!)
    else location.reload()
    return
  }
  room.dataset.version = String(version)
  const standing = room.querySelector('[data-standing]')
  if (standing) standing.innerHTML = message.standing
  // a page of one paragraph shows its story and all its forms: it is made anew, unless somebody is writing
  const alone = room.dataset.alone
  if (alone !== undefined) {
    if (!message.changes.some(({ id }) => id === alone)) return
    if (isTyping(document)) say(room, room.dataset.kept!)
    else location.reload()
    return
  }
  for (const change of message.changes) put(room, change, message.mark)
  tell(room, message.said)
}

/** Our own server's markup in the place of a paragraph. */
function put(room: HTMLElement, { id, after, html }: Message['changes'][number], mark: string): void {
  const known = slotOf(room, id)
  if (html === null) {
    known?.remove()
    return
  }
  const filtered = room.dataset.filtered !== undefined
  if (!known && filtered) return
  const fresh = document.createRange().createContextualFragment(html).firstElementChild as HTMLElement
  const slot = known ?? document.createElement('div')
  if (known) {
    const old = known.querySelector<HTMLElement>('[data-paragraph]')!
    if (Number(old.dataset.version) >= Number(fresh.dataset.version)) return
    keepWork(old, fresh)
    const focused = old.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null
    const again = focused && placeOf(old, focused)
    old.replaceWith(fresh)
    if (focused && again) (fresh.querySelector<HTMLElement>(again) ?? fresh).focus({ preventScroll: true })
    if (focused === old) fresh.focus({ preventScroll: true })
  } else {
    slot.dataset.slot = id
    slot.append(fresh)
  }
  if (!filtered) {
    const previous = after === null ? null : slotOf(room, after)
    const sheet = room.querySelector('.sheet')!
    const stands = previous ? previous.nextElementSibling === slot : sheet.querySelector('[data-slot]') === slot
    if (!stands && previous) previous.after(slot)
    else if (!stands && after === null) sheet.prepend(slot)
  }
  slot.className = 'slot changed now'
  if (!slot.querySelector(':scope > .hidden')) {
    const words = document.createElement('span')
    words.className = 'hidden'
    words.lang = document.documentElement.lang
    words.textContent = mark
    slot.prepend(words)
  }
}

/** What is open stays open; a form in which somebody has typed stays as it is, with the version that its author saw. */
function keepWork(old: HTMLElement, fresh: HTMLElement): void {
  if (old.hasAttribute('aria-current')) fresh.setAttribute('aria-current', 'true')
  const [mine, theirs] = [
    old.querySelector<HTMLDetailsElement>('details[data-controls]'),
    fresh.querySelector<HTMLDetailsElement>('details[data-controls]'),
  ]
  if (mine && theirs) theirs.open = mine.open
  if (mine && theirs && isTyping(mine)) theirs.replaceWith(mine)
}

/** A way to find the same control in the new markup. */
function placeOf(old: HTMLElement, focused: HTMLElement): string | null {
  if (focused.id) return `#${CSS.escape(focused.id)}`
  if (focused.matches('button[value]')) return `button[value="${CSS.escape((focused as HTMLButtonElement).value)}"]`
  return focused === old ? null : focused.localName
}

const slotOf = (room: HTMLElement, id: string) => room.querySelector<HTMLElement>(`[data-slot="${CSS.escape(id)}"]`)

/** Something was typed that is not sent yet. */
const isTyping = (part: ParentNode): boolean =>
  [
    ...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=search])',
    ),
  ].some((field) => field.value !== field.defaultValue)

/** milliseconds between two tellings of what others do, and how many of them are told at once */
const [breath, mostTold] = [6000, 3]
let untold: string[] = []
let breathing = false

/** What others do is no flood: the first change is told at once, those that follow soon together, and of very many the last. */
function tell(room: HTMLElement, words: string): void {
  untold = [...untold.filter((one) => one !== words), words].slice(-mostTold)
  if (breathing) return
  say(room, untold.join('. '))
  untold = []
  breathing = true
  setTimeout(() => {
    breathing = false
    const next = untold.pop()
    if (next !== undefined) tell(room, next)
  }, breath)
}

function say(room: HTMLElement, words: string): void {
  const place = room.querySelector('[data-said]')
  if (place) place.textContent = words
}

/** The stream brings what the step changed, to this page as to all others. */
async function send(room: HTMLElement, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = new FormData(form, submitter)
  const buttons = [...form.querySelectorAll('button')]
  for (const button of buttons) button.setAttribute('aria-disabled', 'true')
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(fields as unknown as Record<string, string>),
      headers: { accept: 'application/json' },
    })
    if (!answer.ok) throw new Error(String(answer.status))
    const { version } = (await answer.json()) as { version: number }
    // a stream that was refused, or is just coming back, would leave the reader with the old words
    setTimeout(() => Number(room.dataset.version) < version && !isTyping(document) && location.reload(), 3000)
  } catch {
    const value = submitter instanceof HTMLButtonElement ? submitter : null
    if (value?.name) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = value.name
      field.value = value.value
      form.append(field)
    }
    form.submit() // its id is the same: what was taken is not taken again
  } finally {
    for (const button of buttons) button.removeAttribute('aria-disabled')
  }
}

/** Words that are selected in the paragraph are those that the brackets go round, wherever else they may stand. */
function offerSelection(form: HTMLFormElement): void {
  const words = form.querySelector<HTMLTextAreaElement>('[name=words]')!
  const stretch = form.querySelector<HTMLInputElement>('[name=stretch]')!
  document.addEventListener('selectionchange', () => {
    const selection = getSelection()
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
    const [start, end] = [pointAt(startContainer, startOffset), pointAt(endContainer, endOffset)]
    if (!start || !end || JSON.stringify(start.within) !== JSON.stringify(end.within)) return
    words.value = selection.toString()
    stretch.value = JSON.stringify({ within: start.within, from: start.offset, to: end.offset })
    form.closest('details')?.setAttribute('open', '')
  })
  words.addEventListener('input', () => {
    stretch.value = ''
  })
}

type Within = { choice: string; option: number } | null

/** Where a point of the page is in the words of the paragraph: counted as the server counts, in UTF-16 units. */
function pointAt(node: Node, offset: number): { within: Within; offset: number } | null {
  const element = node instanceof Element ? node : node.parentElement
  const place = element?.closest<HTMLElement>('[data-words] [data-at]')
  if (!place || !(node instanceof Text) || node.parentElement?.closest('[data-spoken]')) return null
  const [within, begins] = JSON.parse(place.dataset.at!) as [Within, number]
  return { within, offset: begins + offset }
}
