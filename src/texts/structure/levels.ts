import { type Glued, gluedLabel, readingsOf } from '../flattened/flattened.ts'
import { type Label, ordinalOf, pathName, romanValue } from './labels.ts'

/** An open series of labels: the last one of it, and the paragraph that it stands before. */
interface Level {
  label: Label
  /** its part of a path: `3`, `a`, `dash 2` */
  name: string
  /** where it stands in its series; both readings of a glued label count */
  ordinals: number[]
  /** index of its paragraph */
  index: number
}

/** Where a label was placed, and what is odd about it. */
interface Place {
  /** depth from 0 */
  level: number
  glued: Glued | null
  /** its number was there before in the series */
  repeated: boolean
}

/** The series of labels that are open above a paragraph, the outermost first. */
export class Levels {
  #open: Level[] = []

  get depth(): number {
    return this.#open.length
  }

  /** The parts of the path, the outermost first. */
  get names(): string[] {
    return this.#open.map(({ name }) => name)
  }

  /** Index of the paragraph at a depth; the innermost one where none is told. */
  paragraphAt(depth = this.#open.length - 1): number | undefined {
    return this.#open[depth]?.index
  }

  clear(): void {
    this.#open = []
  }

  /** A heading closes all but the Roman sections that it may stand in. */
  closeFor(heading: Label | null): void {
    this.#open = this.#open.filter(({ label }) => heading !== null && label.kind !== heading.kind && label.kind === 'capital-roman')
  }

  /** A heading with a label is the only one open after it. */
  startWith(label: Label, index: number): void {
    this.#open = [{ label, name: label.name, ordinals: [ordinalOf(label) ?? 0], index }]
  }

  /** The paragraph of a label just placed stands at this index. */
  standsAt(depth: number, index: number): void {
    const level = this.#open[depth]
    if (level) level.index = index
  }

  /** Places a label: it goes on in a series that is open, or begins one below. `opensRoman` tells whether `i)` after `h)` begins a list. */
  place(label: Label, opensRoman: () => boolean): Place {
    const kind = this.#kindOf(label, opensRoman)
    const ordinal = ordinalOf({ ...label, kind })
    const name = kind === 'dash' ? '' : pathName(label)
    if (label.kind === 'dotted') {
      const parents = this.#open.filter((level) => level.label.kind === 'dotted' && label.name.startsWith(`${level.label.name}.`))
      this.#open = [...parents, { label, name, ordinals: [ordinal ?? 0], index: 0 }]
      return { level: parents.length, glued: null, repeated: false }
    }
    const open = this.#open.findLastIndex((level) => level.label.kind === kind && level.label.form === label.form)
    if (open < 0) {
      this.#open.push({
        label: { ...label, kind },
        name: kind === 'dash' ? 'dash 1' : name,
        ordinals: kind === 'dash' ? [1] : [ordinal ?? 0],
        index: 0,
      })
      return { level: this.#open.length - 1, glued: null, repeated: false }
    }
    const before = (this.#open[open] as Level).ordinals
    const glued = gluedLabel({ ...label, kind }, before.at(-1) ?? null)
    const repeated = ordinal !== null && ordinal !== 1 && before.includes(ordinal) && kind !== 'dash'
    const ordinals = kind === 'dash' ? [(before.at(-1) ?? 0) + 1] : glued ? readingsOf(glued) : [ordinal ?? 0]
    const level: Level = { label: { ...label, kind }, name: kind === 'dash' ? `dash ${ordinals[0]}` : name, ordinals, index: 0 }
    this.#open = [...this.#open.slice(0, open), level]
    return { level: open, glued, repeated: repeated && glued === null }
  }

  /** `i)` after `h)` is a letter when `j)` follows, Roman when `ii)` does or where a list begins. */
  #kindOf(label: Label, opensRoman: () => boolean): Label['kind'] {
    const asRoman = label.kind === 'roman' || label.kind === 'letter' ? romanValue(label.name) : null
    if (asRoman === null) return label.kind
    const level = (kind: Label['kind']): Level | undefined =>
      this.#open.findLast((one) => one.label.kind === kind && one.label.form === label.form)
    const goesOn = (one: Level | undefined, ordinal: number | null): boolean =>
      one !== undefined && ordinal !== null && one.ordinals.includes(ordinal - 1)
    const [letters, romans] = [level('letter'), level('roman')]
    const afterLetters = goesOn(letters, ordinalOf({ ...label, kind: 'letter' }))
    const inner = romans !== undefined && (letters === undefined || this.#open.indexOf(romans) > this.#open.indexOf(letters))
    if (goesOn(romans, asRoman) && (inner || !afterLetters)) return 'roman'
    if (!afterLetters) return asRoman === 1 || romans || label.name.length > 1 ? 'roman' : 'letter'
    return asRoman === 1 && opensRoman() ? 'roman' : 'letter'
  }
}
