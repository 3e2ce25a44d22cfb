import type { Note, Revision, Run } from '../../types.ts'
import { marksOf } from '../look.ts'
import type { WritablePaper, WritableParagraph } from '../types.ts'
import { escaped, xml } from '../xml.ts'

/** `Secretariat "A"` to `secretariat-a`: what an id or an IRI can hold of a name, in any script. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')

/** Ids of the elements of one document: named by what they hold, and numbered where that is not enough. */
export class ElementIds {
  readonly #taken = new Set<string>()

  /** `para_1__para_a`: the parent's id, the short name of the element, and its label or its number. */
  next(parent: string, name: string, label = ''): string {
    const stem = `${parent === '' ? '' : `${parent}__`}${name}_`
    const own = slug(label)
    let id = own === '' ? '' : stem + own
    for (let number = own === '' ? 1 : 2; id === '' || this.#taken.has(id); number++) id = stem + (own === '' ? number : `${own}-${number}`)
    this.#taken.add(id)
    return id
  }
}

const elements: Partial<Record<NonNullable<Run['marks']>[number], string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
}

/** Writes runs as inline elements: proposals as `ins` and `del` of their party, notes in place, comments as references. */
export class InlineWriter {
  readonly #paper: WritablePaper
  readonly #ids: ElementIds
  readonly #notes: ReadonlyMap<string, { note: Note; number: number }>
  readonly #parties: ReadonlyMap<string, string>
  readonly #comments: ReadonlyMap<string, string>
  readonly #referred = new Set<string>()

  /** @param parties ids of the parties by name; @param comments ids of the comments by key */
  constructor(paper: WritablePaper, ids: ElementIds, parties: ReadonlyMap<string, string>, comments: ReadonlyMap<string, string>) {
    this.#paper = paper
    this.#ids = ids
    this.#parties = parties
    this.#comments = comments
    this.#notes = new Map(paper.notes.map((note, index) => [note.key, { note, number: index + 1 }]))
  }

  write(runs: readonly Run[], kind: WritableParagraph['kind']): string {
    return runs.map((run) => this.#run(run, kind)).join('')
  }

  #run(run: Run, kind: WritableParagraph['kind']): string {
    const note = run.note === undefined ? undefined : this.#notes.get(run.note)
    const words = note ? this.#note(note, run.text) : lines(run.text)
    const looked = words === '' || note ? words : marksOf(run, kind, this.#paper.language).reduceRight(marked, words)
    const linked = run.href !== undefined && looked !== '' ? xml('a', { href: address(run.href) }, looked) : looked
    const changed = linked === '' ? '' : run.revisions.reduceRight((inner, revision) => this.#change(revision, inner), linked)
    return changed + (run.comments ?? []).map((key) => this.#reference(key)).join('')
  }

  #change(revision: Revision, inner: string): string {
    const party = this.#parties.get(revision.by ?? '')
    return xml(
      revision.kind,
      { class: revision.move === undefined ? null : `move-${slug(revision.move)}`, refersTo: party === undefined ? null : `#${party}` },
      inner,
    )
  }

  #note({ note, number }: { note: Note; number: number }, typed: string): string {
    const text = note.runs.map(({ note: _, comments: __, ...run }) => this.#run(run, 'note')).join('')
    return xml(
      'authorialNote',
      {
        eId: this.#ids.next('', 'authorialNote'),
        marker: typed === '' ? String(number) : typed,
        placement: 'bottom',
        class: note.kind === 'endnote' ? 'endnote' : null,
      },
      xml('p', {}, text),
    )
  }

  #reference(key: string): string {
    const id = this.#comments.get(key)
    if (id === undefined || this.#referred.has(key)) return ''
    this.#referred.add(key)
    return xml('noteRef', { href: `#${id}` })
  }
}

const marked = (inner: string, mark: NonNullable<Run['marks']>[number]): string =>
  elements[mark] === undefined ? xml('span', { class: mark }, inner) : xml(elements[mark], {}, inner)

const lines = (text: string) => text.replace(/\r\n?/g, '\n').split('\n').map(escaped).join('<eol/>')

/** An address as the schema takes it: what may not stand in one by its code. */
export const address = (href: string): string =>
  href.toWellFormed().replace(/[^\x21-\x7e]|["<>\\^`{|}[\]]|%(?![0-9a-f]{2})/giu, (character) => encodeURIComponent(character))
