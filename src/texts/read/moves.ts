import type { Revision } from '../types.ts'

interface End {
  side: 'from' | 'to'
  name: string
  text: string
  revisions: Revision[]
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
    const end = this.ends.get(key) ?? { side, name: name ?? '', text: '', revisions: [] }
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
    const from = [...this.ends.values()].filter((end) => end.side === 'from')
    const to = [...this.ends.values()].filter((end) => end.side === 'to')
    const pairs = new Map<End, End>()
    for (const same of [(a: End, b: End) => a.name !== '' && a.name === b.name, (a: End, b: End) => a.text.trim() === b.text.trim()])
      for (const end of from) {
        const taken = new Set(pairs.values())
        const other = pairs.has(end) ? undefined : to.find((candidate) => !taken.has(candidate) && same(end, candidate))
        if (other) pairs.set(end, other)
      }
    for (const end of this.ends.values()) for (const revision of end.revisions) delete revision.move
    for (const [number, pair] of [...pairs].entries())
      for (const end of pair) for (const revision of end.revisions) revision.move = `m${number + 1}`
  }
}
