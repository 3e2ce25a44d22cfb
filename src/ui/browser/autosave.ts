/**
 * `form[data-autosave=address]`: sends what is typed to the server while a person types, and says so. The answer's `version` goes into the
 * form, so that its own submission is not taken for a stale one. What cannot be sent is still on this device (`data-draft`).
 */
export function startAutosave(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>('form[data-autosave]')) keep(form)
}

const pause = 2000

function keep(form: HTMLFormElement): void {
  const { autosave: address = '', saved = '', failed = '' } = form.dataset
  const status = form.querySelector('[data-autosave-status]')
  let timer = 0
  let sending: Promise<void> | null = null
  let submitted = false

  const send = async () => {
    const body = new URLSearchParams([...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(String(answer.status))
    const { version, time } = (await answer.json()) as { version: number; time: string }
    const field = form.elements.namedItem('version') as HTMLInputElement | null
    if (field) field.value = String(version)
    if (status) status.textContent = saved.replace('{time}', time)
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      await sending // one at a time: each answer brings the version of the next
      if (submitted) return
      sending = send().catch(() => {
        if (status) status.textContent = failed
      })
    }, pause)
  })
  // a save that is under way would make the form's own version a stale one: the form waits for it
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer)
    if (submitted || !sending) return
    event.preventDefault()
    submitted = true
    await sending
    form.requestSubmit(event.submitter)
  })
}
