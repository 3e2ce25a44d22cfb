import type { Revision } from '../types.ts'

interface End {
  side: 'from' | 'to'
  name: string
  text: string
  revisions: Revision[]
  paired: boolean
}

/**
 * Finds which removal and which insertion are the two ends of one move. Word gives both ends one name; other programs
 * write names that do not match, so ends left over pair up by their text, in order.
 */
export class Moves {
  private readonly ends = new Map<string, End>()

  /** Notes a tracked change as one end of the move `name`; what has no name is a move of its own. */
  add(side: 'from' | 'to', name: string | undefined, revision: Revision): void {
    const key = `${side} ${name ?? `?${this.ends.size}`}`
    const end = this.ends.get(key) ?? { side, name: name ?? '', text: '', revisions: [], paired: false }
    end.revisions.push(revision)
    this.ends.set(key, end)
    revision.move = key
  }

  /** Counts text under a tracked change to the end that it belongs to. */
  text(revisions: readonly Revision[], text: string): void {
    for (const { move } of revisions) {
      const end = move === undefined ? undefined : this.ends.get(move)
      if (end) end.text += text
    }
  }

  /** Gives both ends of each move the same key `m1`, `m2` …; an end without the other is a plain insertion or removal. */
  settle(): void {
    const pairs = [...this.pair(({ name }) => name)]
    pairs.push(...this.pair(({ text }) => text.trim()))
    for (const end of this.ends.values()) for (const revision of end.revisions) delete revision.move
    for (const [number, pair] of pairs.entries())
      for (const end of pair) for (const revision of end.revisions) revision.move = `m${number + 1}`
  }

  /** Takes the ends that agree in something out of those that wait, in the order of the text. */
  private *pair(key: (end: End) => string): Generator<[from: End, to: End]> {
    const waiting = new Map<string, End[]>()
    for (const end of [...this.ends.values()].reverse())
      if (!end.paired && end.side === 'to' && key(end) !== '') {
        const same = waiting.get(key(end)) ?? []
        same.push(end)
        waiting.set(key(end), same)
      }
    for (const from of this.ends.values()) {
      const to = from.paired || from.side === 'to' ? undefined : waiting.get(key(from))?.pop()
      if (!to) continue
      from.paired = to.paired = true
      yield [from, to]
    }
  }
}
