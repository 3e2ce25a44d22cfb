/** Drafting: amendments compiled, negotiated step by step, and settled. Pure. */

export * from './types.ts'
