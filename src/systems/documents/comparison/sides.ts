import type { Language } from '../../../platform/i18n/index.ts'
import type { EditionRow } from '../queries/document.ts'
import { revisionOf } from '../rules.ts'
import { keyOf } from '../symbols.ts'

/** One of the two readings of a text that are compared; one without tracked changes has only the second. */
export type SideView = 'base' | 'proposed'

/** What somebody wrote for one side of a comparison: see `comparisonLink`. */
export interface SideAddress {
  /** id or symbol in any spelling; null for the document of the page */
  document: string | null
  /** null for the newest */
  revision: number | null
  view: SideView
}

export function readSide(words: string): SideAddress {
  const {
    document = '',
    revision,
    view,
  } = /^(?<document>.*?)(?:@(?<revision>\d{1,3}))?(?::(?<view>base|proposed))?$/s.exec(words.trim())?.groups ?? {}
  const named = revisionOf(keyOf(document) ?? '')
  return {
    document: document.trim() || null,
    revision: revision ? Number(revision) : named || null,
    view: view === 'base' ? 'base' : 'proposed',
  }
}

export const writeSide = ({ document, revision, view }: SideAddress): string =>
  `${document ?? ''}${revision === null ? '' : `@${revision}`}${view === 'base' ? ':base' : document === null && revision === null ? ':proposed' : ''}`

/** The editions that an address may mean, one in each language: of the revision named, or the newest. */
export function editionsOf(editions: readonly EditionRow[], { revision, view }: SideAddress): Map<Language, EditionRow> {
  const meant = new Map<Language, EditionRow>()
  for (const edition of editions) {
    if (revision !== null && edition.revision !== revision) continue
    // a text that tracks no changes has no reading before them
    if (view === 'base' && !edition.tracked) continue
    const known = meant.get(edition.language)
    if (!known || known.revision < edition.revision) meant.set(edition.language, edition)
  }
  return meant
}

/** What one would compare a document with when nothing is said: its text before the tracked changes, or the revision before. */
export function usualSides(editions: readonly EditionRow[]): { from: SideAddress; to: SideAddress } | null {
  const [newest] = editions
  if (!newest) return null
  const to: SideAddress = { document: null, revision: newest.revision, view: 'proposed' }
  if (newest.tracked) return { from: { ...to, view: 'base' }, to }
  const older = editions.find(({ revision }) => revision < newest.revision)
  return older ? { from: { ...to, revision: older.revision }, to } : null
}
