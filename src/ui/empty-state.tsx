import type { ComponentChildren } from 'preact'

/** Words for "nothing yet", and what to do about it. */
export const EmptyState = ({ title, action, children }: { title: string; action?: ComponentChildren; children?: ComponentChildren }) => (
  <div class="empty">
    <h2>{title}</h2>
    {children && <p>{children}</p>}
    {action && <div class="buttons">{action}</div>}
  </div>
)
