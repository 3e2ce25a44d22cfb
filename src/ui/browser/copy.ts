/** `a[data-copy="Copied"]`: a permalink is followed and also copied, and says so. */
export function startCopy(): void {
  document.addEventListener('click', async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-copy]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    try {
      await navigator.clipboard.writeText(link.href)
    } catch {
      return // no permission: the link was followed, and stands in the address bar
    }
    link.dataset.said = link.dataset.copy
    setTimeout(() => delete link.dataset.said, 2000)
  })
}
