/**
 * `[data-live=address]`: shows what the server sends. A message `change` whose data is markup takes the place of the
 * content; any other has the page loaded again. Ends with the page, or when the content holds `[data-done]`; if that
 * names an address, the page moves on to it.
 */
export function startLive(part: ParentNode, started: (part: ParentNode) => void): void {
  for (const element of part.querySelectorAll<HTMLElement>('[data-live]')) follow(element, started)
}

function follow(element: HTMLElement, started: (part: ParentNode) => void): void {
  let stream: EventSource | undefined
  const open = () => {
    if (element.querySelector('[data-done]')) return
    stream = new EventSource(element.dataset.live!)
    stream.addEventListener('change', show)
  }
  const show = ({ data }: MessageEvent<string>) => {
    if (!data.trimStart().startsWith('<')) {
      stream?.close()
      location.reload()
      return
    }
    replace(element, data)
    started(element)
    const done = element.querySelector<HTMLElement>('[data-done]')
    if (!done) return
    stream?.close()
    if (done.dataset.done) location.assign(done.dataset.done)
  }
  open()
  // A page kept for the Back button may hold no connection; when it is shown again it asks anew.
  addEventListener('pagehide', () => stream?.close())
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) open()
  })
}

/** Our own server's markup; the focus stays on the element of the same id. */
function replace(element: HTMLElement, markup: string): void {
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : ''
  element.replaceChildren(document.createRange().createContextualFragment(markup))
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
}
