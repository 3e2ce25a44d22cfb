/** Drafting: amendments compiled, negotiated step by step, and settled. Pure. */

export { alignment } from './align.ts'
export { compile } from './compile.ts'
export { type MarkOptions, marked, markedProposal } from './marked.ts'
export { apply, changesSince, isRefusal, negotiationOf, paragraphAt, replay, versionAt } from './negotiate.ts'
export { editable, plain, print, printParagraph } from './print.ts'
export { isUnspecified, problems, voicesOf } from './problems.ts'
export { openBrackets, outcomeOf, progress } from './progress.ts'
export { amendmentsFrom, type PartiesOf } from './propose.ts'
export { baseOf, readingOf } from './readings.ts'
export { settled } from './settle.ts'
export * from './types.ts'
