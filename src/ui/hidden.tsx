import type { ComponentChildren } from 'preact'

/** Words for those who hear the page: what colour or place tells the others. */
export const Hidden = ({ children }: { children: ComponentChildren }) => <span class="hidden">{children}</span>
