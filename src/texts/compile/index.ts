/** Drafting: amendments compiled, negotiated step by step, and settled. Pure. */

export { compile } from './compile.ts'
export { type MarkOptions, marked, markedProposal } from './marked.ts'
export { editable, plain, print, printParagraph } from './print.ts'
export { isUnspecified, problems, voicesOf } from './problems.ts'
export { openBrackets, outcomeOf, progress } from './progress.ts'
export { baseOf, readingOf } from './readings.ts'
export * from './types.ts'
