import type { Revision } from '../types.ts'
import type { WritablePaper } from './types.ts'

/** Every tracked change of a paper, notes and paragraph marks included. */
export const changesOf = (paper: WritablePaper): Revision[] => [
  ...paper.paragraphs.flatMap(({ label, runs, mark }) => [...[...label, ...runs].flatMap(({ revisions }) => revisions), ...mark]),
  ...paper.notes.flatMap(({ runs }) => runs.flatMap(({ revisions }) => revisions)),
]
