import type { Lexicon } from '../lexicon/types.ts'
import { rulesOf } from './grammar.ts'
import type { Passage } from './passage.ts'

/** One order may set several tasks: "to complete their road maps and to lay them before the Commission". */
export function splitTasks(lexicon: Lexicon, passage: Passage, range: { from: number; to: number }): { from: number; to: number }[] {
  const text = passage.masked.slice(range.from, range.to)
  const { joint, acts, particle } = rulesOf(lexicon)
  // "d'aider les pays, à leur demande, à établir leurs rapports": what is joined to a task repeats its particle
  const particleAt = (at: number) =>
    particle
      ?.exec(text.slice(at))?.[1]
      ?.trim()
      .replace(/^d['’]$/u, 'de')
  const first = particleAt(0)
  const ranges: { from: number; to: number }[] = []
  let from = 0
  joint.lastIndex = 0
  for (const match of text.matchAll(joint)) {
    const at = match.index
    if (first && particleAt(at + match[0].length) !== first) continue
    if (at - from < (lexicon.spaced ? 12 : 6) || !acts.some(({ pattern }) => pattern.test(text.slice(at, at + 60)))) continue
    ranges.push({ from: range.from + from, to: range.from + at })
    from = at + match[0].length
  }
  ranges.push({ from: range.from + from, to: range.to })
  return ranges.filter((one) => one.to > one.from)
}

/** "to thank the host, leave the venue to the Chair": a body's own dealing with a paper is no task, what it does besides is. */
export function withoutIdle(
  lexicon: Lexicon,
  passage: Passage,
  range: { from: number; to: number },
  nested: readonly number[],
): { from: number; to: number }[] {
  const rules = rulesOf(lexicon)
  // what it only asks of others is the task of those others
  if (nested.some((from) => from >= range.from && from - range.from <= 24 && !/[,;]/.test(passage.masked.slice(range.from, from))))
    return []
  const text = passage.masked.slice(range.from, range.to)
  if (!rules.idleTask.test(text)) return [range]
  for (const match of text.matchAll(/(?:,|;|\s(?:and|et|y|и)(?=\s))\s*/gu)) {
    const after = match.index + match[0].length
    const known = rules.acts.some(({ pattern }) => (pattern.exec(text.slice(after, after + 30))?.index ?? 9) <= 3)
    // "thank the host, leave the venue to the Chair": a verb that the lexicon does not know, with somebody to act
    const handed =
      /^,\s*$/.test(match[0]) &&
      /^\p{L}+\s[^,;]*[\ue100-\ue13f]/u.test(text.slice(after)) &&
      !/^(?:as|which|and|including|in|on|with)\s/u.test(text.slice(after))
    if (known || handed) return [{ from: range.from + after, to: range.to }]
  }
  return []
}

/** Does a text begin as a task does: with an infinitive, a verbal noun, in Chinese with a verb? `strict` asks for a known verb. */
export function startsLikeTask(lexicon: Lexicon, masked: string, strict = false): boolean {
  const rules = rulesOf(lexicon)
  const lead = masked.slice(0, 60)
  // Chinese has no infinitive: a verb of a task that no 的 makes part of a noun
  if (!lexicon.spaced && !strict)
    return rules.acts.some(({ pattern }) =>
      [...masked.slice(0, 90).matchAll(new RegExp(pattern.source, 'gu'))].some(
        (match) => !/^[^,;。]{0,8}的/u.test(masked.slice(match.index + match[0].length)),
      ),
    )
  const known = rules.acts.some(({ pattern }) => {
    const match = pattern.exec(lead)
    return match !== null && match.index <= (lexicon.spaced ? 4 : 12) && (lexicon.spaced || !/的/.test(lead.slice(0, match.index)))
  })
  if (known) return true
  if (rules.task === null) return false
  const task = rules.task.exec(lead)
  if (strict) return task !== null && lexicon.language !== 'ar' && task[0].trim().length > 4 && !/^(?:the|that)/i.test(task[0])
  return task !== null
}
