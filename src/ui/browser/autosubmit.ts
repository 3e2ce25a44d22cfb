const place = 'actionline:focus'

/** `form[data-autosubmit]`: a choice sends the filter form at once; on the page that comes, the same control has the focus. */
export function startAutosubmit(): void {
  document.addEventListener('change', (event) => {
    const control = event.target as HTMLInputElement
    if (!control.matches('form[data-autosubmit] :is(select, input[type=date], input[type=checkbox], input[type=radio])')) return
    if (control.id) sessionStorage.setItem(place, control.id)
    control.form?.requestSubmit()
  })
  const id = sessionStorage.getItem(place)
  sessionStorage.removeItem(place)
  if (id) document.getElementById(id)?.focus({ preventScroll: true })

  // A form that says nothing about a field leaves it out of the address.
  document.addEventListener('formdata', (event) => {
    if (!(event.target as HTMLFormElement).matches('form[method=get]')) return
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name)
  })
}
