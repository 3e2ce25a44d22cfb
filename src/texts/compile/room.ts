import type { Entry, NegotiatedParagraph, NegotiatedText } from './types.ts'

/** A working copy of the text while one step is done: knows what the step touched, and how it was before. */
export class Room {
  readonly text: NegotiatedText
  readonly paragraphs: NegotiatedParagraph[]
  readonly touched = new Map<string, Entry['touched'][number]>()
  readonly changes: Partial<Pick<NegotiatedText, 'attribution' | 'amendments'>> = {}
  before: Entry['before']

  constructor(text: NegotiatedText) {
    this.text = text
    this.paragraphs = [...text.paragraphs]
  }

  /** Under its own id, or that of an identical proposal which was merged into it. */
  find(id: string): NegotiatedParagraph | null {
    return findParagraph(this, id)
  }

  put(paragraph: NegotiatedParagraph): void {
    const at = this.#indexOf(paragraph.id)
    this.#touch(paragraph.id)
    this.paragraphs[at] = paragraph
  }

  insert(paragraph: NegotiatedParagraph, after: string | null): void {
    this.#touch(paragraph.id)
    this.paragraphs.splice(this.#indexOf(after) + 1, 0, paragraph)
  }

  remove(id: string): void {
    this.#touch(id)
    this.paragraphs.splice(this.#indexOf(id), 1)
  }

  move(id: string, after: string | null): void {
    this.#touch(id)
    const [paragraph] = this.paragraphs.splice(this.#indexOf(id), 1)
    this.paragraphs.splice(this.#indexOf(after) + 1, 0, paragraph as NegotiatedParagraph)
  }

  #indexOf(id: string | null): number {
    return id === null ? -1 : this.paragraphs.findIndex((paragraph) => paragraph.id === id)
  }

  #touch(id: string): void {
    if (this.touched.has(id)) return
    const at = this.#indexOf(id)
    this.touched.set(id, { id, was: this.paragraphs[at] ?? null, after: this.paragraphs[at - 1]?.id ?? null })
  }
}

export const findParagraph = (text: Pick<NegotiatedText, 'paragraphs'>, id: string): NegotiatedParagraph | null =>
  text.paragraphs.find((paragraph) => paragraph.id === id) ?? text.paragraphs.find(({ merged }) => merged.includes(id)) ?? null
