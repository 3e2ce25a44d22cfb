import type { ComponentChildren } from 'preact'

/** open: in work; soon: wants attention; late: should have been; done: is; off: no longer counts; proposed: not yet in force. */
export type Tone = 'open' | 'soon' | 'late' | 'done' | 'off' | 'proposed'

/** A state in one or two words. The words carry the meaning, the tone repeats it. */
export const Tag = ({ tone = 'open', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`tag ${tone}`}>{children}</span>
)
