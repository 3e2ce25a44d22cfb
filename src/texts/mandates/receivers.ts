import { foldText } from '../fold.ts'
import type { Placed } from '../structure/placed.ts'
import type { Due } from '../types.ts'
import type { Found } from './found.ts'
import { rulesOf } from './grammar.ts'
import { actOf } from './parts.ts'
import { lowered, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { registerOf } from './register.ts'

/** "to inform it of its plans": the pronoun means the body named before that is not the one addressed, else the one that speaks. */
export function goesBackTo(
  reading: Reading,
  placed: Placed,
  passage: Passage,
  range: { from: number; to: number },
  found: Found,
): string[] {
  const rules = rulesOf(reading.lexicon)
  const text = passage.masked.slice(range.from, range.to)
  // ministers who say "us" are the States
  if (reading.structured.document.genre === 'outcome' && rules.us.test(text) && rules.transfer.test(text)) return ['member-states']
  const pronoun = rules.backTo?.exec(text)
  if (!pronoun || !rules.transfer.test(text)) return []
  const named = passage.mentions
    .filter((mention) => mention.to <= range.from + pronoun.index)
    .map((mention) => reading.ids(mention))
    .findLast((ids) => ids.length > 0 && !ids.some((id) => found.addressees.includes(id)))
  return named ?? (placed.speaker.body ? [placed.speaker.body] : [])
}

/**
 * Who receives where nobody is named: what is to be reported or submitted at a session goes to the body that sits; one comes to the forum that the section is about, and gives an opinion to the group that asks
 * for it, in languages that say which words those are.
 */
export function impliedReceivers(
  reading: Reading,
  placed: Placed,
  index: number,
  found: Found,
  deliverable: string,
  due: readonly Due[],
): string[] {
  const folded = lowered(foldText(deliverable))
  const sitting = due.flatMap(({ event }) => bodyOfSession(event)).find((body) => !found.addressees.includes(body))
  if (sitting !== undefined && handsIn.has(actOf(reading.lexicon, folded))) return [sitting]
  if (!reading.lexicon.grammar.implied) return []
  const body = placed.speaker.body
  const { opinion, attendance } = rulesOf(reading.lexicon)
  const register = registerOf(reading.structured, placed)
  if (opinion.test(folded) && body !== null && (register === 'report' || register === 'record'))
    return found.addressees.includes(body) ? [] : [body]
  if (!attendance.test(folded)) return []
  const forums = (reading.passages[reading.headings[index] as number]?.mentions ?? [])
    .flatMap((mention) => reading.ids(mention))
    .filter((id) => /forum$|^igf$|^hlpf$/.test(id))
  return forums.slice(0, 1).filter((id) => !found.addressees.includes(id))
}

/** Acts by which something comes before a body. */
const handsIn = new Set(['report', 'submit', 'inform'])

/** `ITU-COUNCIL-2031` is a session of the Council; a forum is a place, and receives nothing. */
function bodyOfSession(event: string | null): string[] {
  const body = /^(.+)-\d{2,4}$/.exec(event ?? '')?.[1]?.toLowerCase()
  return body === undefined || /forum|igf|wtisd/.test(body) ? [] : [body]
}
