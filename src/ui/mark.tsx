/** The sign of the house: three links of the thread, the last one still open. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 36 12" width="36" height="12" aria-hidden="true">
    <path d="M6 6h19" stroke="currentColor" stroke-width="2" />
    <circle cx="6" cy="6" r="5" fill="currentColor" />
    <circle cx="18" cy="6" r="5" fill="currentColor" />
    <circle cx="30" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2" />
  </svg>
)
