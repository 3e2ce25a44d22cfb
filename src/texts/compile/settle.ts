import { labelOf } from '../structure/labels.ts'
import { placed } from './cells.ts'
import { firstOf, governs, isDash, stylesOf, successor } from './labels.ts'
import { inOrder, originOf } from './marked.ts'
import { nameOf, ownMentions } from './mentions.ts'
import { readPieces } from './pieces.ts'
import { openBrackets } from './progress.ts'
import type { Carried, Clause, NegotiatedParagraph, NegotiatedText, Settled } from './types.ts'

/**
 * The adopted text, when nothing is open. Its labels are in order again, in the style of the paper: 5 bis is 6, and what spoke of
 * the old 6 speaks of 7. For each paragraph it says what became of it, so that the mandates that stand on it can follow.
 */
export function settled(text: NegotiatedText): Settled {
  const open = text.paragraphs.filter((paragraph) => openBrackets(paragraph) > 0).map(({ id }) => id)
  if (open.length > 0) return { settled: false, open }
  const there = text.paragraphs.filter(({ gone }) => !gone)
  const base = text.origin.paragraphs.flatMap((paragraph) => paragraph.base ?? [])
  const labels = renumbered(there, base)
  const now = new Map(there.map(({ id }, at) => [id, labels[at] as string]))
  const was = new Map(there.map(({ id, label }) => [id, label]))
  const mentionsIn = ownMentions(there, text.language)
  const references: { paragraph: string; words: string; now: string }[] = []
  const paths = pathsOf(there, labels)
  const staying = inOrder(there, base)
  const cells = placed(there.map((paragraph) => originOf(paragraph, staying.has(paragraph.id))))
  const clauses = there.map((paragraph, at): Clause => {
    const { id, opener, kind, level, pieces } = paragraph
    let words = readPieces(pieces, null)
    const followed: typeof references = []
    for (const { from, to, target } of mentionsIn(words, paragraph).reverse()) {
      const [old, fresh] = [was.get(target), now.get(target)]
      if (old === undefined || fresh === undefined || nameOf(old) === nameOf(fresh)) continue
      const said = words.slice(from, to)
      const says = inFigures(said, nameOf(fresh))
      followed.unshift({ paragraph: id, words: said, now: says })
      words = words.slice(0, from) + says + words.slice(to)
    }
    references.push(...followed)
    const cell = cells[at]
    return { id, label: labels[at] as string, path: paths[at] as string, opener, kind, level, text: words, ...(cell && { cell }) }
  })
  return { settled: true, clauses, carried: carriedOver(text, base, clauses), references }
}

/** A number in the figures that the sentence uses: ٥ stays Arabic. */
function inFigures(said: string, name: string): string {
  const first = said.charCodeAt(0)
  const zero = first >= 0x660 && first < 0x66a ? 0x660 : first >= 0xff10 && first < 0xff1a ? 0xff10 : 0x30
  return name.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
}

/* ---- labels ---- */

const suffixed = / (?:bis|ter|quater|ante|[a-z]+ies)\b/

const tight = (label: string): string => label.replace(/\s/g, '')

/** Rows of labels that count on from each other in the base, by paragraph. */
function seriesOf(base: readonly Clause[]): Map<string, string[]> {
  const rows = new Map<string, string[]>()
  const running: (string[] | undefined)[] = []
  for (const { id, label, kind, level } of base) {
    if (governs(kind)) running.length = Math.min(running.length, 1)
    const read = labelOf(label)
    if (!read || label === '') continue
    running.length = Math.min(running.length, level + 1)
    const row = running[level]
    const last = row && labelOf(row.at(-1) as string)
    const follows =
      row &&
      last &&
      (tight(successor(row.at(-1) as string)) === tight(label) || suffixed.test(label) || (read.kind === 'dash' && last.kind === 'dash'))
    if (follows && suffixed.test(label)) rows.set(id, row)
    else if (follows) {
      row.push(label)
      rows.set(id, row)
    } else {
      running[level] = [label]
      rows.set(id, running[level])
    }
  }
  return rows
}

/** Labels in order: each series of the base keeps its own labels as far as they go, and counts on in the same style. */
function renumbered(there: readonly NegotiatedParagraph[], base: readonly Clause[]): string[] {
  const rows = seriesOf(base)
  const styles = stylesOf(base)
  const given = new Map<string[], number>()
  const running: { row: string[]; prefix: string | null }[] = []
  const numbered = (at: number): string[] | undefined => {
    const own = there[at] as NegotiatedParagraph
    // the series it stands in: its own, unless it was moved or is new; else of what stands next to it
    for (const way of [-1, 1]) {
      for (let i = at + way; i >= 0 && i < there.length; i += way) {
        const other = there[i] as NegotiatedParagraph
        if (governs(other.kind) || other.level < own.level) break
        if (other.level === own.level && rows.has(other.id) && other.base?.opener === other.opener) return rows.get(other.id)
      }
    }
    return undefined
  }
  const printed: string[] = []
  for (const [at, paragraph] of there.entries()) {
    const { id, kind, level, label, base: old } = paragraph
    if (governs(kind)) running.length = Math.min(running.length, 1)
    const named = label !== '' || (old === null && (kind === 'operative' || kind === 'preamble'))
    if (!named || isDash(label)) {
      printed.push(label)
      continue
    }
    const stayed = old !== null && old.opener === paragraph.opener && old.level === level && rows.has(id)
    const row = (stayed ? rows.get(id) : numbered(at)) ?? running[level]?.row ?? [firstOf(styles, kind, level)]
    running.length = Math.min(running.length, level + 1)
    // below another parent, or after another series, counting begins anew
    if (running[level]?.row !== row) {
      running[level] = { row, prefix: null }
      given.set(row, 0)
    }
    const nth = given.get(row) ?? 0
    while (row.length <= nth) row.push(successor(row.at(-1) as string))
    given.set(row, nth + 1)
    printed.push(underParent(row[nth] as string, there, printed, at))
  }
  return printed
}

/** `3.2.1` under what is `3.3` now is `3.3.1`. */
function underParent(label: string, there: readonly NegotiatedParagraph[], printed: readonly string[], at: number): string {
  if (labelOf(label)?.kind !== 'dotted') return label
  const level = there[at]?.level ?? 0
  for (let i = at - 1; i >= 0; i--) {
    const parent = there[i] as NegotiatedParagraph
    if (governs(parent.kind)) break
    if (parent.level >= level) continue
    const above = (printed[i] as string).replace(/[.)]$/, '')
    const cut = label.lastIndexOf('.', label.length - 2)
    return /^[0-9.]+$/.test(above) && cut > 0 ? above + label.slice(cut) : label
  }
  return label
}

/* ---- addresses and fates ---- */

/** The addresses of the adopted text: of the base where nothing changed, else those of the parent and the new label. */
function pathsOf(there: readonly NegotiatedParagraph[], labels: readonly string[]): string[] {
  const paths: string[] = []
  for (const [at, { base, opener, kind, level, label }] of there.entries()) {
    let parent = -1
    for (let i = at - 1; i >= 0 && parent < 0; i--) {
      if (governs((there[i] as NegotiatedParagraph).kind)) break
      if ((there[i] as NegotiatedParagraph).level < level) parent = i
    }
    const above = parent >= 0 ? there[parent] : undefined
    const sameParent = above === undefined || (above.base !== null && above.base.path === paths[parent])
    if (base && base.opener === opener && labels[at] === base.label && sameParent) {
      paths.push(base.path)
      continue
    }
    const name = nameOf(labels[at] || label)
    const own = base && base.opener === opener && parent < 0 && base.path.endsWith(nameOf(base.label)) ? base.path : null
    if (own !== null && base) paths.push(`${own.slice(0, own.length - nameOf(base.label).length)}${name}`)
    else paths.push([parent >= 0 ? paths[parent] : opener, governs(kind) ? '' : name].filter(Boolean).join(' '))
  }
  return paths
}

function carriedOver(text: NegotiatedText, base: readonly Clause[], clauses: readonly Clause[]): Carried[] {
  const after = new Map(clauses.map((clause) => [clause.id, clause]))
  const seen = new Set<string>()
  const short = ({ label, path, text: words }: Clause) => ({ label, path, text: words })
  // a move in writing has a paragraph where it came from and another where it went
  const movedTo = new Map<string, string>()
  for (const { id, moves, gone } of text.paragraphs)
    for (const { from } of moves) if (from !== undefined && !gone && !after.has(from)) movedTo.set(from, id)
  const order = clauses.map(({ id }) => id)
  const movedHere = new Set(
    text.history.filter(({ step }) => step.deed.do === 'move').flatMap(({ touched }) => touched.map(({ id }) => id)),
  )
  const place = new Map(base.map(({ id }, at) => [id, at]))
  const carried = base.map((before): Carried => {
    const to = after.has(before.id) ? before.id : movedTo.get(before.id)
    const clause = to === undefined ? undefined : after.get(to)
    if (!clause) return { from: before.id, to: null, fate: 'ended', reworded: false, before: short(before), after: null }
    seen.add(clause.id)
    // a number that follows its paragraph is no other wording
    const words = text.paragraphs.find(({ id }) => id === clause.id)
    const reworded = words === undefined || readPieces(words.pieces, null) !== before.text
    const at = order.indexOf(clause.id)
    const stands = clause.opener === before.opener && clause.level === before.level
    const passed = movedHere.has(clause.id) && order.slice(0, at).some((id) => (place.get(id) ?? -1) > (place.get(before.id) as number))
    const jumped =
      movedHere.has(clause.id) && order.slice(at + 1).some((id) => (place.get(id) ?? Infinity) < (place.get(before.id) as number))
    const moved = to !== before.id || !stands || passed || jumped
    return {
      from: before.id,
      to: clause.id,
      fate: moved ? 'moved' : reworded ? 'reworded' : 'unchanged',
      reworded,
      before: short(before),
      after: short(clause),
    }
  })
  const fresh = clauses.filter(({ id }) => !seen.has(id))
  return [
    ...carried,
    ...fresh.map((clause): Carried => ({ from: null, to: clause.id, fate: 'new', reworded: false, before: null, after: short(clause) })),
  ]
}
