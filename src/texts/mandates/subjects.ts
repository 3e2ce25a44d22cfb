import { arabicItemSubject } from './arabic/subjects.ts'
import { rulesOf } from './grammar.ts'
import { canBe, type Mention } from './mentions.ts'
import { subjectOfThat } from './orders.ts'
import { type Passage, sentences } from './passage.ts'
import type { Reading } from './reading.ts'
import { startsLikeTask } from './split.ts'

/** The subject of an item of "resolves": "that the Council Working Group should". */
export function itemSubject(reading: Reading, passage: Passage): { ids: string[] } | null {
  const end = sentences(passage.text)[0]?.to ?? passage.text.length
  const that = subjectOfThat(reading.lexicon, passage, 0, end)
  const first =
    that?.mentions ??
    (reading.lexicon.language === 'ar' ? arabicItemSubject(reading.lexicon, passage)?.mentions : undefined) ??
    dashedDative(reading, passage) ??
    (passage.mentions[0] &&
    /^\s*$/.test(passage.masked.slice(0, passage.mentions[0].from).replace(rulesOf(reading.lexicon).determinerTail, '')) &&
    passage.mentions[0].cases & 1
      ? [passage.mentions[0]]
      : null) ??
    agentOf(reading, passage, end)
  if (!first) return null
  const ids = first.flatMap((mention) => reading.ids(mention))
  return ids.length > 0 ? { ids: [...new Set(ids)] } : null
}

/** "исследовательским комиссиям – сопровождать": the one asked in the dative, a dash, the task. */
function dashedDative(reading: Reading, passage: Passage): Mention[] | undefined {
  const first = passage.mentions[0]
  if (reading.lexicon.language !== 'ru' || !first || first.from > 0 || !canBe(first, 'dative')) return undefined
  const rest = passage.masked.slice(first.to)
  return /^\s*[–—-]\s/.test(rest) && startsLikeTask(reading.lexicon, rest.replace(/^[\s–—-]+/, '')) ? [first] : undefined
}

/** "that the criteria be reviewed by the Working Group": the one who acts stands behind the verb. */
function agentOf(reading: Reading, passage: Passage, end: number): Mention[] | null {
  const by = rulesOf(reading.lexicon).byAgent.exec(passage.masked.slice(0, end))
  const agent = by && passage.mentions.findLast((mention) => mention.to <= by.index + by[0].length)
  return agent && agent.to > by.index ? [agent] : null
}
