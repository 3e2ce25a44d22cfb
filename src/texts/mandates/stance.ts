import { matchesOf, mentionFirst } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'
import { chineseStance } from './chinese/stance.ts'
import { rulesOf } from './grammar.ts'
import type { Passage } from './passage.ts'

/** What the words before a verb of order say about who gives the order, and whether it is given here or only told. */
export interface Stance {
  /** nothing but adverbs before it */
  opens: boolean
  /** in Chinese, nothing but adverbs between the last comma and the verb */
  starts?: boolean
  /** after "and" or a comma: it goes on from an earlier verb of the same subject */
  goesOn: boolean
  negated: boolean
  /** in a clause with "which": tells of another text */
  relative: boolean
  /** under "recalled that", "which had": told, not given */
  told: boolean
  /** under "agreed that", "wishes to", "recommends that": given by the one who decides */
  decided: boolean
  pluperfect: boolean
  /** it stands under a "that" */
  governed: boolean
  subject: Subject
}

export type Subject = 'self' | 'chair' | 'other' | 'none' | 'we'

/** Looks at the sentence up to a verb. `isSelf` knows the body that speaks. */
export function stanceAt(
  lexicon: Lexicon,
  passage: Passage,
  sentence: { from: number; to: number },
  at: number,
  isSelf: (mentionFrom: number) => boolean,
): Stance {
  const rules = rulesOf(lexicon)
  const left = passage.masked.slice(sentence.from, at)
  const clause = left.slice(left.search(/[;:][^;:]*$/) + 1)
  const that = lastMatch(rules.that, left)
  const governing = that === null ? null : left.slice(0, that.index)
  const told = governing !== null && !closed(left.slice(that?.index)) ? lastOf(rules, governing) : null
  const openRelative = relativeOpen(rules.relative, left)
  const chinese = lexicon.language === 'zh' ? chineseStance(lexicon, passage, sentence, at, isSelf) : null
  return {
    opens: rules.opens.test(left) || rules.opens.test(clause),
    goesOn: rules.goesOn.test(left),
    negated: rules.negated.test(left.slice(-40)),
    relative: openRelative,
    told: told === 'telling' || (governing !== null && told === null && !closed(left.slice(that?.index)) && lexicon.spaced),
    decided: told === 'deciding' || rules.decidingEnd.test(left.slice(-80)),
    pluperfect: rules.pluperfectEnd?.test(left.slice(-40)) ?? false,
    governed: governing !== null,
    subject: chinese ? chinese.subject : subjectOf(lexicon, passage, sentence.from, governing ?? left, isSelf),
    ...(chinese && { told: chinese.told, relative: chinese.relative, opens: chinese.opens, starts: chinese.starts }),
  }
}

function lastMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  return matchesOf(pattern, text).at(-1) ?? null
}

/** Which kind of verb stands nearest before "that". */
function lastOf(rules: ReturnType<typeof rulesOf>, governing: string): 'deciding' | 'telling' | null {
  const tail = governing.slice(-90)
  const deciding = lastMatch(rules.deciding, tail)
  const telling = lastMatch(rules.telling, tail)
  if (deciding === null) return telling === null ? null : 'telling'
  if (telling === null) return 'deciding'
  return telling.index > deciding.index ? 'telling' : 'deciding'
}

/** A clause that began after a comma ends at the next pair of commas with "and". */
const closed = (clause: string): boolean => /,\s(?:and|et|y|и)\s(?:also|further|également|también|также)?\s*$/iu.test(clause)

/** A relative clause still open at the end of the text: no comma closes it. */
function relativeOpen(pattern: RegExp, left: string): boolean {
  const last = lastMatch(pattern, left)
  if (last === null) return false
  const after = left.slice(last.index + last[0].length)
  const opened = /,\s*(?:\p{L}+\s+)?$/u.test(left.slice(0, last.index)) || /^\s*$/.test(left.slice(0, last.index))
  return opened ? !/[,，]/.test(after) : !/[,，].*\p{L}/u.test(after)
}

/** In a language with cases a subject stands in the nominative; the sign of a masked body tells its cases. */
const mayBeSubject = (actor: string): boolean => !/^[\ue100-\ue13f]/.test(actor) || ((actor.charCodeAt(0) - mentionFirst) & 1) !== 0

/** A form that is nominative, or at most accusative too, as names of things are in Russian. */
const mayBeNothingElse = (actor: string): boolean =>
  !/^[\ue100-\ue13f]/.test(actor) || ((actor.charCodeAt(0) - mentionFirst) & 0b110110) === 0

/** The subject nearest before the verb: the first one named in the last part between commas that names any. */
function subjectOf(lexicon: Lexicon, passage: Passage, offset: number, left: string, isSelf: (mentionFrom: number) => boolean): Subject {
  const rules = rulesOf(lexicon)
  if (rules.we.test(left)) return 'we'
  const start = left.search(/[;:][^;:]*$/) + 1
  const parts: { text: string; from: number }[] = []
  let from = start
  for (const piece of left.slice(start).split(',')) {
    parts.push({ text: piece, from })
    from += piece.length + 1
  }
  for (const part of parts.reverse()) {
    const plain = part.text.replace(/\([^()]*\)/g, (aside) => ' '.repeat(aside.length))
    const actors = matchesOf(rules.actors, plain).filter((actor) => mayBeSubject(actor[0]))
    const first = (lexicon.language === 'ru' ? actors.find((actor) => mayBeNothingElse(actor[0])) : undefined) ?? actors[0]
    if (!first) continue
    const word = first[0]
    if (/^[\ue100-\ue13f]/.test(word)) {
      const at = offset + part.from + first.index
      const named = passage.mentions.find((mention) => mention.from === at)
      if (named?.ids[0]?.startsWith('~chair')) return 'chair'
      return isSelf(at) ? 'self' : 'other'
    }
    if (rules.chair.test(word)) return 'chair'
    // "He prefers", in what a delegate says, means the delegate
    if (offset > 0 && rules.pronounStart.test(word))
      return subjectOf(lexicon, passage, 0, passage.masked.slice(0, offset).replace(/[.;\s]+$/, ''), isSelf)
    return rules.self.test(word) ? 'self' : 'other'
  }
  return 'none'
}
