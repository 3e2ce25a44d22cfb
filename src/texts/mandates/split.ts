import type { Lexicon } from '../lexicon/types.ts'
import { rulesOf } from './grammar.ts'
import type { Passage } from './passage.ts'

const joints: Record<string, RegExp> = {
  en: /(?:,\s*and|\sand|;|,)\s+(?=to\s+(?!the\s|a\s|its\s|their\s|all\s|[\ue100-\ue13f])(?:\w+ly\s)?[a-z]{2,})/giu,
  fr: /(?:,\s*et|\set|;|,)\s+(?=(?:de\s|d'|à\s)(?:ne pas |l'|les |la |le |lui |leur |y |en |s'|se )*\p{L}+(?:er|ir|re|oir)(?![\p{L}]))/giu,
  es: /(?:,\s*y|\sy|;|,)\s+(?=(?:a\s|de\s)?(?:que\s)(?:lo |la |los |las |le |les |se )*\p{L}+(?:e|a|en|an)(?![\p{L}]))|(?:,\s*y|\sy)\s+(?=(?:lo |la |los |las |le |les |se )\p{L}+(?:e|a|en|an)\s)/giu,
  ru: /(?:,\s*а также|\sи|;)\s+(?=(?:\p{L}+\s)?\p{L}{2,}(?:ть|ти|чь)(?:ся|сь)?(?![\p{L}]))/giu,
  ar: /(?:,|\s)\s*(?=و(?:ب?ان\s[يت]\p{L}+))/giu,
  zh: /[,;](?=(?:并且?|同时|以及|且)(?![\ue100-\ue13f]))/gu,
}

/** One order may set several tasks: "to complete their road maps and to lay them before the Commission". */
export function splitTasks(lexicon: Lexicon, passage: Passage, range: { from: number; to: number }): { from: number; to: number }[] {
  const text = passage.masked.slice(range.from, range.to)
  const joint = joints[lexicon.language] as RegExp
  const ranges: { from: number; to: number }[] = []
  let from = 0
  joint.lastIndex = 0
  for (const match of text.matchAll(joint)) {
    const at = match.index
    if (at - from < (lexicon.spaced ? 12 : 6) || !rulesOf(lexicon).acts.some(({ pattern }) => pattern.test(text.slice(at, at + 60))))
      continue
    ranges.push({ from: range.from + from, to: range.from + at })
    from = at + match[0].length
  }
  ranges.push({ from: range.from + from, to: range.to })
  return ranges.filter((one) => one.to > one.from)
}

/** Does a text begin as a task does: with an infinitive, a verbal noun, in Chinese with a verb? `strict` asks for a known verb. */
export function startsLikeTask(lexicon: Lexicon, masked: string, strict = false): boolean {
  const rules = rulesOf(lexicon)
  const lead = masked.slice(0, 60)
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
