import { withQuery } from '../../../ui/index.ts'
import { documentLink } from '../links.ts'

/**
 * The comparison of two texts. A side is written `[document][@revision][:base|:proposed]`: `@0` is the first version of this
 * document, `:base` its text before the tracked changes, `C26/59@1` revision 1 of another one.
 */
export const comparisonLink = (id: string, sides: { from?: string; to?: string } = {}): string =>
  withQuery(`${documentLink(id)}/compare`, { from: sides.from ?? null, to: sides.to ?? null })
