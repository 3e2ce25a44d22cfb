import { matchesOf } from '../../lexicon/pattern.ts'
import type { Lexicon } from '../../lexicon/types.ts'
import { rulesOf } from '../grammar.ts'
import type { Passage } from '../passage.ts'
import type { Stance, Subject } from '../stance.ts'
import { wordsOf } from './words.ts'

/**
 * Chinese drops the one who asks and marks neither tense nor clause: 请秘书处… may be the meeting's request, the chair's or a delegate's.
 * What stands at the head of a comma's clause tells, and where nothing does, the text itself asks.
 */

/** Who speaks up to a verb, and whether that is only told. */
export function chineseStance(
  lexicon: Lexicon,
  passage: Passage,
  sentence: { from: number; to: number },
  at: number,
  isSelf: (mentionFrom: number) => boolean,
): Pick<Stance, 'subject' | 'told' | 'relative' | 'opens' | 'starts'> {
  const words = wordsOf(lexicon)
  const rules = rulesOf(lexicon)
  const left = passage.masked.slice(sentence.from, at)
  const clauses: { text: string; from: number }[] = []
  let from = sentence.from
  for (const piece of left.split(/[,;:。]/)) {
    clauses.push({ text: piece, from })
    from += piece.length + 1
  }
  const kind = (word: string, offset: number, before: string, after: string): Subject => {
    // "the last meeting", "members of the Council", "at the meeting": not the body that speaks now
    if (
      words.earlier.test(before) ||
      /^(?:的|成员|委员|代表|理事|秘书|副?主席|上(?!述)|期间|间隙|厅|室|开始|结束|议程|文件|决议|第?\d)/u.test(after)
    )
      return 'other'
    if (/^[\ue100-\ue13f]/.test(word)) {
      if (passage.mentions.find((mention) => mention.from === offset)?.ids[0]?.startsWith('~chair')) return 'chair'
      return isSelf(offset) ? 'self' : 'other'
    }
    if (words.chair.test(word)) return 'chair'
    return words.self.test(word) ? 'self' : 'other'
  }
  type Actor = { subject: Subject; from: number; to: number }
  const actorOf = (clause: { text: string; from: number }, match: RegExpExecArray): Actor => {
    const to = match.index + match[0].length
    return {
      subject: kind(match[0], clause.from + match.index, clause.text.slice(0, match.index), clause.text.slice(to)),
      from: match.index,
      to,
    }
  }
  // only the first actor may head a clause, near its beginning
  const head = (clause: { text: string; from: number }): Actor | null => {
    words.actor.lastIndex = 0
    const first = words.actor.exec(clause.text)
    if (!first || first.index > 18 || words.leads.test(clause.text.slice(0, first.index))) return null
    return actorOf(clause, first)
  }
  const own = clauses.pop() as { text: string; from: number }
  if (/我们(?:[^,;。]{0,20})$/u.test(own.text) || rules.we.test(own.text))
    return { subject: 'we', told: false, relative: false, opens: true, starts: false }
  let core = own.text.replace(/\s+$/, '')
  for (let shorter = core.replace(words.tail, ''); shorter !== core; shorter = core.replace(words.tail, '')) core = shorter
  const last = matchesOf(words.actor, own.text).findLast((match) => match.index + match[0].length === core.length)
  const close = last && actorOf(own, last)
  const joined = core !== own.text && /(?:并|且|还|也|亦|又|同时)/u.test(own.text.slice(core.length))
  // a verb that tells governs what follows it: "一个代表团提出应由…"
  let governed: { clause: { text: string; from: number }; found: Actor } | undefined
  for (let at = clauses.length - 1; at >= 0 && governed === undefined; at--) {
    const clause = clauses[at] as { text: string; from: number }
    const found = head(clause)
    if (found) governed = { clause, found }
  }
  const telling = (clause: { text: string }, { from, to }: { from: number; to: number }): boolean =>
    (/^[\ue100-\ue13f]/.test(clause.text.slice(from)) ? words.tells : words.telling).test(clause.text.slice(to))
  const toldBy =
    governed && governed.found.subject !== 'self' && governed.found.subject !== 'we' && telling(governed.clause, governed.found)
      ? governed.found.subject
      : null
  const ownHead = head(own)
  const opens = core === ''
  if (close && !(ownHead && ownHead.to < close.to))
    return { subject: close.subject, told: toldBy === 'other', relative: false, opens, starts: core === '' }
  if (ownHead)
    return {
      subject: ownHead.subject,
      told: toldBy === 'other' || (ownHead.subject === 'other' && telling(own, ownHead)),
      relative: false,
      opens,
      starts: core === '',
    }
  if (governed) {
    const { found } = governed
    if (found.subject === 'self') return { subject: 'self', told: false, relative: false, opens, starts: core === '' }
    if (toldBy !== null) return { subject: toldBy, told: toldBy === 'other', relative: false, opens, starts: core === '' }
    if (joined && !/[;。]/.test(left)) return { subject: found.subject, told: false, relative: false, opens: false, starts: core === '' }
  }
  if (clauses.some((clause) => rules.we.test(clause.text.slice(0, 24))))
    return { subject: 'we', told: false, relative: false, opens, starts: core === '' }
  return { subject: 'none', told: false, relative: false, opens: true, starts: core === '' }
}
