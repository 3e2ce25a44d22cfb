import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/i18n/index.ts'
import type { Fact } from '../../ui/index.ts'

/** What a system above this one knows of a document: told among the facts beside its text. */
export interface Aside {
  /** what changes it; a page kept for the public is made anew then */
  topics: readonly string[]
  facts(asked: { db: Db; t: Translate; actor: Actor; document: { id: string; symbol_key: string | null } }): Promise<Fact[]>
}

const asides = new Map<string, Aside>()

/** Called as the system's module is loaded; again under the same name replaces it. */
export const addAside = (system: string, aside: Aside): void => void asides.set(system, aside)

/** Topics of all asides; asked when routes are declared, after every system has been loaded. */
export const asideTopics = (): string[] => [...new Set([...asides.values()].flatMap(({ topics }) => topics))]

export async function factsBeside(asked: Parameters<Aside['facts']>[0]): Promise<Fact[]> {
  const all: Fact[] = []
  for (const { facts } of asides.values()) all.push(...(await facts(asked)))
  return all
}
