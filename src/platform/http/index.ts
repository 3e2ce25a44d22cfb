export { count } from './metrics.ts'
export { type Problem, problem } from './problem.ts'
export type { Notice } from './reply.ts'
export { type App, createServer, type ServerOptions } from './server.ts'
