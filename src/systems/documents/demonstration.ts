import type { Deps } from '../../platform/deps.ts'

export async function demonstrate(_deps: Deps): Promise<void> {}
