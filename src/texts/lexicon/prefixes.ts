/**
 * The first code units that a match of a regular expression can have, read off its source, so that a text is only tried with the
 * patterns that can begin where it stands.
 */

/** How many code units are told. One leaves dozens of verbs of order for an Arabic `ي`; two leave two or three. */
export const told = 2

/** What a part of a pattern can begin with, and whether the next part may follow. */
interface Begins {
  /** matched whole: what comes next goes on from here; the empty text where the part may be left out */
  whole: Set<string>
  /** anything may follow */
  open: Set<string>
}

// a class wider than this tells little, and a list of beginnings longer than that costs more than it saves
const widestClass = 300
const mostBeginnings = 4000

/**
 * Beginnings of at most `told` code units, of which every match of the source has one: `ab` begins with both, `a` with it and whatever
 * follows, the empty text with anything at all.
 */
export function prefixesOf(source: string): ReadonlySet<string> {
  let at = 0

  function alternatives(): Begins {
    const all = sequence()
    while (source[at] === '|') {
      at++
      const next = sequence()
      for (const one of next.whole) all.whole.add(one)
      for (const one of next.open) all.open.add(one)
    }
    return all
  }
  function sequence(): Begins {
    let all: Begins = { whole: new Set(['']), open: new Set() }
    while (at < source.length && source[at] !== '|' && source[at] !== ')') all = followed(all, quantified(atom()))
    return all
  }
  function quantified(part: Begins): Begins {
    const quantifier = /[?*+]|\{\d+(?:,\d*)?\}/y
    quantifier.lastIndex = at
    const found = quantifier.exec(source)?.[0]
    if (found === undefined) return part
    at += found.length
    if (source[at] === '?') at++
    const again = found === '?' ? part : followed(part, part)
    const whole = new Set([...part.whole, ...again.whole])
    if (found === '?' || found === '*' || found.startsWith('{0')) whole.add('')
    return { whole, open: new Set([...part.open, ...again.open]) }
  }
  function atom(): Begins {
    const character = source[at] as string
    if (character === '(') return group()
    if (character === '[') return anyOf(characterClass())
    at++
    if (character === '^' || character === '$') return nothing()
    if (character === '.') return anyOf(null)
    at--
    return anyOf(character === '\\' ? escaped() : [source.charCodeAt(at++)])
  }
  /** The code units that an escape stands for; null where they are too many to tell. */
  function escaped(): readonly number[] | null {
    const letter = source[at + 1] as string
    if (letter === 'u' && source[at + 2] !== '{') {
      at += 6
      return [Number.parseInt(source.slice(at - 4, at), 16)]
    }
    at = letter === 'p' || letter === 'P' ? source.indexOf('}', at) + 1 : at + 2
    if (letter === 'd') return digits
    if (letter === 's') return spaces
    return /[a-z0-9]/i.test(letter) ? null : [letter.charCodeAt(0)]
  }
  function group(): Begins {
    const opening = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y
    opening.lastIndex = at
    const opened = opening.exec(source)?.[0] ?? '('
    at += opened.length
    const inner = alternatives()
    at++
    return /[=!]$/.test(opened) ? nothing() : inner
  }
  function characterClass(): readonly number[] | null {
    at++
    const negated = source[at] === '^'
    let codes: number[] | null = []
    while (source[at] !== ']') {
      const from = classMember()
      let to = from
      if (from?.length === 1 && source[at] === '-' && source[at + 1] !== ']') {
        at++
        to = classMember()
      }
      const [first, last] = [from?.at(0), to?.at(-1)]
      if (first === undefined || last === undefined || last - first > widestClass) codes = null
      else if (from?.length !== 1) codes?.push(...(from ?? []))
      else for (let code = first; code <= last; code++) codes?.push(code)
    }
    at++
    return negated ? null : codes
  }
  const classMember = (): readonly number[] | null => (source[at] === '\\' ? escaped() : [source.charCodeAt(at++)])

  const { whole, open } = alternatives()
  return new Set([...open, ...whole])
}

const nothing = (): Begins => ({ whole: new Set(['']), open: new Set() })

const anyOf = (codes: readonly number[] | null): Begins =>
  codes === null
    ? { whole: new Set(), open: new Set(['']) }
    : { whole: new Set(codes.map((code) => String.fromCharCode(code))), open: new Set() }

/** What two parts of a pattern begin with, one after the other. */
function followed(first: Begins, next: Begins): Begins {
  const all: Begins = { whole: new Set(), open: new Set(first.open) }
  const many = first.whole.size * (next.whole.size + next.open.size) > mostBeginnings
  for (const lead of first.whole) {
    if (lead.length === told || many) {
      all.open.add(lead)
      continue
    }
    for (const one of next.open) all.open.add((lead + one).slice(0, told))
    for (const one of next.whole) all.whole.add((lead + one).slice(0, told))
  }
  return all
}

const codesOf = (pattern: RegExp): readonly number[] =>
  Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => pattern.test(String.fromCharCode(code)))
const digits = codesOf(/\d/)
const spaces = codesOf(/\s/)
