/** Drafting: amendments compiled, negotiated step by step, and settled. Pure. */

export { compile } from './compile.ts'
export { problems, voicesOf } from './problems.ts'
export { baseOf, readingOf } from './readings.ts'
export * from './types.ts'
