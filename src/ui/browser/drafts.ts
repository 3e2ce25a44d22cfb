/**
 * `form[data-draft=name]`: keeps what is typed on this device until the form is accepted, and offers it when the form is
 * opened again. Never kept: passwords, files, hidden fields. A draft is forgotten when
 * - the next page is the one an accepted form redirects to,
 * - it is thirty days old,
 * - the person signs out (`form[data-forget-drafts]`), since the device may be shared.
 * A failed connection is none of these, so nothing typed is lost by it.
 */

interface Draft {
  at: number
  values: Record<string, string[]>
}

const prefix = 'actionline:draft:'
const sent = 'actionline:sent'
const days = 86_400_000

export function startDrafts(part: ParentNode): void {
  if (part === document) settle()
  for (const form of part.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form)
  for (const form of part.querySelectorAll<HTMLFormElement>('form[data-forget-drafts]')) form.addEventListener('submit', leave)
}

/** Decides what became of a form sent from the page before. */
function settle(): void {
  const key = sessionStorage.getItem(sent)
  sessionStorage.removeItem(sent)
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const accepted = arrival && arrival.redirectCount > 0 && !document.querySelector('form[data-refused]')
  if (key && accepted) localStorage.removeItem(key)
  forget((draft) => Date.now() - draft.at > 30 * days)
}

let left = false

function leave(): void {
  left = true
  forget(() => true)
}

function forget(which: (draft: Draft) => boolean): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix)) continue
    const draft = read(key)
    if (!draft || which(draft)) localStorage.removeItem(key)
  }
}

function read(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function keep(form: HTMLFormElement): void {
  const key = prefix + form.dataset.draft
  const before = JSON.stringify(values(form))
  const draft = read(key)
  const offer = form.querySelector<HTMLElement>('[data-draft-offer]')
  // A refused form came back with everything that was typed: nothing to offer.
  let offered = Boolean(offer && draft && !('refused' in form.dataset) && JSON.stringify(draft.values) !== before)
  if (offer) offer.hidden = !offered
  const decide = () => {
    offered = false
    if (offer) offer.hidden = true
  }
  form.querySelector('[data-draft-restore]')?.addEventListener('click', () => {
    if (draft) fill(form, draft.values)
    decide()
  })
  form.querySelector('[data-draft-discard]')?.addEventListener('click', () => {
    localStorage.removeItem(key)
    decide()
  })

  let timer = 0
  const save = () => {
    clearTimeout(timer)
    if (left) return
    if (offered) return // what is offered is not overwritten before the person has chosen
    const now = values(form)
    if (JSON.stringify(now) === before) return
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: now } satisfies Draft))
    } catch {
      // a full or forbidden store: the form works as it does without script
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(save, 400)
  })
  addEventListener('pagehide', save)
  form.addEventListener('submit', () => {
    save()
    sessionStorage.setItem(sent, key)
  })
}

const kept = (form: HTMLFormElement) =>
  ([...form.elements] as HTMLInputElement[]).filter(
    ({ name, type }) => name && !['password', 'file', 'hidden', 'submit', 'button'].includes(type),
  )

const isTick = (control: HTMLInputElement) => control.type === 'checkbox' || control.type === 'radio'

function values(form: HTMLFormElement): Draft['values'] {
  const found: Draft['values'] = {}
  for (const control of kept(form)) {
    const list = found[control.name] ?? []
    found[control.name] = list
    if (control instanceof HTMLSelectElement) list.push(...[...control.selectedOptions].map(({ value }) => value))
    else if (!isTick(control) || control.checked) list.push(control.value)
  }
  return found
}

function fill(form: HTMLFormElement, from: Draft['values']): void {
  const rest = structuredClone(from)
  for (const control of kept(form)) {
    const list = rest[control.name]
    if (!list) continue
    if (control instanceof HTMLSelectElement) for (const option of control.options) option.selected = list.includes(option.value)
    else if (isTick(control)) control.checked = list.includes(control.value)
    else control.value = list.shift() ?? ''
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
