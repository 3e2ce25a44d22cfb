/**
 * `[data-order]`: lists whose lines are dragged by their handle (`[data-drag=address]`), with a mouse, a pen or a finger. A line is the
 * `li` or `tr` of its handle and goes among lines of the same `data-group`, in its own list or in any `[data-drop]`; lines whose group is
 * what the line is called (`data-line`) go with it. What a drop sends is what the buttons beside the handle send: the fields of
 * `data-send`, and `where`, as `list:line before it`. Each place on the way is told to those who hear the page; Escape gives up.
 */
export function startOrder(part: ParentNode): void {
  for (const handle of part.querySelectorAll<HTMLElement>('[data-order] [data-drag]')) {
    handle.hidden = false
    handle.addEventListener('pointerdown', (event) => {
      if (event.button === 0) drag(handle, event)
    })
  }
}

const handleIn = (line: Element) => line.querySelector<HTMLElement>('[data-drag]')

/** Between which lines of which list something may stand. */
interface Place {
  list: HTMLElement
  before: HTMLElement | undefined
  after: HTMLElement | undefined
}

function drag(handle: HTMLElement, down: PointerEvent): void {
  down.preventDefault() // no selection of text, no click of the mouse that a finger stands for
  const order = handle.closest<HTMLElement>('[data-order]')!
  const line = handle.closest<HTMLElement>('li, tr')!
  const { line: called, group } = handle.dataset
  const home = line.parentElement!
  const follows = (one: Element, other: string | undefined) => other !== '' && handleIn(one)?.dataset.group === other
  const moving = [line, ...[...home.children].filter((one) => follows(one, called))] as HTMLElement[]
  const lists = [...order.querySelectorAll<HTMLElement>('[data-drop]')]
  const others = (list: HTMLElement) =>
    ([...list.children] as HTMLElement[]).filter((one) => !moving.includes(one) && handleIn(one)?.dataset.group === group)
  /** an order of its own has only the list of what is placed nowhere */
  const unordered = ({ list }: Place) => list.dataset.drop === ''
  const where = (place: Place) =>
    `${place.list.dataset.drop ?? ''}:${(!unordered(place) && place.before && handleIn(place.before)?.dataset.line) || ''}`

  const between = (list: HTMLElement, next: HTMLElement | undefined): Place => {
    const all = others(list)
    const at = next ? all.indexOf(next) : all.length
    return { list, before: all[at - 1], after: next }
  }
  const start = between(
    home,
    others(home).find((one) => line.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
  )
  let place = start
  const [top, scrolled] = [down.clientY, scrollY]

  const away = (list: HTMLElement, y: number) => {
    const box = list.getBoundingClientRect()
    return Math.max(box.top - y, y - box.bottom, 0)
  }
  const find = (y: number): Place => {
    const list = lists.reduce((best, one) => (away(one, y) < away(best, y) ? one : best), home)
    return between(
      list,
      others(list).find((one) => {
        const box = one.getBoundingClientRect()
        return y < box.top + box.height / 2
      }),
    )
  }

  const move = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return
    const y = event.clientY
    if (y < 48) scrollBy(0, -16)
    else if (y > innerHeight - 48) scrollBy(0, 16)
    for (const one of moving) one.style.translate = `0 ${y - top + scrollY - scrolled}px`
    const found = find(y)
    if (where(found) !== where(place)) tell(found)
    place = found
    mark()
  }
  const mark = () => {
    unmark()
    if (where(place) === where(start)) return
    if (place.after) place.after.classList.add('drop-before')
    else if (place.before) lastOf(place.before).classList.add('drop-after')
    place.list.classList.add('drop-into')
  }
  /** behind a line, and behind those that go with it */
  const lastOf = (one: HTMLElement) => {
    const called = handleIn(one)?.dataset.line
    return ([...one.parentElement!.children] as HTMLElement[]).filter((other) => follows(other, called)).at(-1) ?? one
  }
  const unmark = () => {
    for (const one of order.querySelectorAll('.drop-before, .drop-after, .drop-into'))
      one.classList.remove('drop-before', 'drop-after', 'drop-into')
  }
  const tell = ({ list, before }: Place) => {
    const all = others(list)
    const words: Record<string, string> = {
      about: handle.dataset.about ?? '',
      place: String((before ? all.indexOf(before) + 1 : 0) + 1),
      count: String(all.length + 1),
      list: list.dataset.name ?? '',
    }
    const status = order.querySelector('[data-order-said]')
    if (status) status.textContent = order.dataset.order!.replace(/\{(\w+)\}/g, (all, name: string) => words[name] ?? all)
  }
  const end = () => {
    listening.abort()
    unmark()
    for (const one of moving) {
      one.classList.remove('dragged')
      one.style.translate = ''
    }
  }
  const drop = () => {
    end()
    if (where(place) !== where(start)) send(handle, where(place))
  }

  const listening = new AbortController()
  const { signal } = listening
  document.addEventListener('pointermove', move, { signal })
  document.addEventListener('pointerup', drop, { signal })
  document.addEventListener('pointercancel', end, { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })
  for (const one of moving) one.classList.add('dragged')
}

function send(handle: HTMLElement, where: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = handle.dataset.drag!
  const fields = { ...(JSON.parse(handle.dataset.send!) as Record<string, string | number>), where }
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = String(value)
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
