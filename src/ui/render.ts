import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole document as sent: `render(<Page …>)`. */
export const render = (page: VNode): string => `<!doctype html>${renderToString(page)}`
