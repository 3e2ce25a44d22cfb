import type { WritableParagraph } from './types.ts'

/** Items by themselves, and those of one table together. */
export type Block<Item> = Item | Table<Item>

export class Table<Item> {
  /** from the first row to the last, each with as many cells as the table has columns; a cell holds what stands in it */
  readonly rows: Item[][][] = []
  /** the part of the width that each column takes, of 1 in all */
  readonly widths: number[]

  constructor(items: readonly Item[], paragraphOf: (item: Item) => WritableParagraph) {
    const columns = Math.max(...items.map((item) => paragraphOf(item).cell!.cell)) + 1
    let last: number | null = null
    for (const item of items) {
      const { row, cell } = paragraphOf(item).cell!
      if (row !== last) this.rows.push(Array.from({ length: columns }, () => []))
      this.rows.at(-1)![cell]!.push(item)
      last = row
    }
    this.widths = widthsOf(this.rows.map((row) => row.map((inside) => inside.reduce((sum, item) => sum + sizeOf(paragraphOf(item)), 0))))
  }
}

/** Puts together what stands in one table. Each item has a paragraph; what a writer knows of it besides is its own. */
export function blocksOf<Item>(items: readonly Item[], paragraphOf: (item: Item) => WritableParagraph): Block<Item>[] {
  const blocks: Block<Item>[] = []
  for (let at = 0; at < items.length; ) {
    const number = paragraphOf(items[at]!).cell?.table
    if (number === undefined) {
      blocks.push(items[at++]!)
      continue
    }
    const from = at
    while (at < items.length && paragraphOf(items[at]!).cell?.table === number) at++
    blocks.push(new Table(items.slice(from, at), paragraphOf))
  }
  return blocks
}

const sizeOf = ({ label, runs }: WritableParagraph): number => [...label, ...runs].reduce((sum, { text }) => sum + text.length, 0)

/** Characters that make a column wider: fewer would break words, more do not make it easier to read. */
const [fewest, most] = [12, 400]

/** A column of sentences is wider than one of figures, but not as many times wider as it has more words. */
function widthsOf(sizes: readonly (readonly number[])[]): number[] {
  const weights = sizes[0]!.map((_, column) => Math.sqrt(Math.min(most, Math.max(fewest, ...sizes.map((row) => row[column]!)))))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / all)
}
