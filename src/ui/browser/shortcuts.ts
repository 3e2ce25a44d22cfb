/**
 * Single keys, on pages that hold the dialog `#shortcuts`, which lists them and can switch them off.
 * - `[data-items] [data-item]`: j and k move the mark (`aria-current`) and the focus, Enter follows the item's first link;
 * - `[data-shortcut=key]`: is pressed, or focused if one types there; inside an item, only in the current one. A `summary` opens
 *   and leads into the first field behind it; Escape closes it again.
 * Nothing happens while one types, with Ctrl, Alt or Meta held, or in an open dialog.
 */

const off = 'actionline:shortcuts-off'

export function startShortcuts(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#shortcuts')
  if (!dialog) return
  const use = dialog.querySelector<HTMLInputElement>('[data-shortcuts-use]')
  if (use) {
    use.checked = !localStorage.getItem(off)
    use.addEventListener('change', () => (use.checked ? localStorage.removeItem(off) : localStorage.setItem(off, '1')))
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-shortcuts-open]')) {
    button.hidden = false
    button.addEventListener('click', () => dialog.showModal())
  }
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (dialog.open || (event.key === 'Escape' && leave(event.target as Element))) return
    if ((use && !use.checked) || typing(event.target as Element)) return
    if (act(event, dialog)) event.preventDefault()
  })
  document.addEventListener('focusin', ({ target }) => {
    const item = (target as Element).closest<HTMLElement>('[data-items] [data-item]')
    if (item) mark(item)
  })
}

const typing = (element: Element) => {
  if (element.matches('select, textarea, [contenteditable]')) return true
  return element.matches('input:not([type=checkbox], [type=radio], [type=submit], [type=button])')
}

function act({ key, target }: KeyboardEvent, dialog: HTMLDialogElement): boolean {
  if (key === '?') {
    dialog.showModal()
    return true
  }
  if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1)
  const current = document.querySelector<HTMLElement>('[data-item][aria-current]')
  if (key === 'Enter') {
    const link = target === current ? current?.querySelector<HTMLAnchorElement>('a[href]') : null
    link?.click()
    return Boolean(link)
  }
  const wanted = `[data-shortcut="${CSS.escape(key)}"]`
  const control =
    current?.querySelector<HTMLElement>(wanted) ??
    [...document.querySelectorAll<HTMLElement>(wanted)].find((one) => !one.closest('[data-item]') && one.getClientRects().length > 0)
  if (!control) return false
  if (typing(control)) control.focus()
  else control.click()
  const opened = control.matches('summary') && control.closest<HTMLDetailsElement>('details[open]')
  if (opened) opened.querySelector<HTMLElement>('textarea, select, input:not([type=hidden])')?.focus()
  return true
}

/** Back from a form behind a summary; what was typed stays in it. */
function leave(from: Element): boolean {
  const opened = from.closest<HTMLDetailsElement>('[data-item] details[open]')
  if (!opened) return false
  opened.open = false
  opened.querySelector('summary')?.focus()
  return true
}

function move(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>('[data-items] [data-item]')].filter((item) => item.getClientRects().length > 0)
  const at = items.findIndex((item) => item.hasAttribute('aria-current'))
  const next = at === -1 ? items[0] : items[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return items.length > 0
}

function mark(item: HTMLElement): void {
  for (const other of item.closest('[data-items]')?.querySelectorAll('[data-item][aria-current]') ?? [])
    other.removeAttribute('aria-current')
  item.setAttribute('aria-current', 'true')
}
