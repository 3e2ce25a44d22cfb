/** `form[data-guard]`: asks before the page is left with something typed. A form that keeps a draft needs no asking. */
export function startGuard(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>('form[data-guard]:not([data-draft])')) {
    let changed = false
    form.addEventListener('input', () => {
      changed = true
    })
    form.addEventListener('submit', () => {
      changed = false
    })
    addEventListener('beforeunload', (event) => {
      if (changed && form.isConnected) event.preventDefault()
    })
  }
}
