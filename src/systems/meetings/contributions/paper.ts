import type { Language } from '../../../platform/i18n/index.ts'
import {
  extract,
  noFront,
  type PaperFront,
  paperOf,
  type SourceDocument,
  type WritablePaper,
  type WritableParagraph,
} from '../../../texts/index.ts'
import type { Section } from './schema.ts'

/** What a contribution says, before a symbol and a front page come to it. */
export interface Written {
  language: Language
  title: string
  summary: string
  requested: string
  sections: readonly Section[]
}

const paragraph = (kind: WritableParagraph['kind'], text: string, label = ''): WritableParagraph => ({
  kind,
  level: 0,
  label: label ? [{ text: label, revisions: [] }] : [],
  runs: [{ text, revisions: [] }],
  mark: [],
  cell: null,
})

/** Paragraphs are set apart by empty lines; a line's end within one is a space. */
export const paragraphsIn = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.replace(/\s*\n\s*/g, ' ').trim())
    .filter(Boolean)

/**
 * The paper as it is posted: the front page of the house, then the sections with their numbers, or the text of the file it was
 * written in, then the annex with the tracked changes that it came with.
 */
export function paperOfContribution(
  written: Written,
  front: Partial<PaperFront>,
  { file, annex }: { file?: WritablePaper | null; annex?: WritablePaper | null } = {},
): WritablePaper {
  const own = file
    ? file.paragraphs
    : written.sections
        .filter(({ heading, text }) => heading.trim() || text.trim())
        .flatMap(({ heading, text }, index) => [
          ...(heading.trim() ? [paragraph('heading', heading.trim(), String(index + 1))] : []),
          ...paragraphsIn(text).map((words) => paragraph('prose', words)),
        ])
  return {
    language: written.language,
    front: {
      ...noFront,
      title: written.title || null,
      purpose: written.summary || null,
      actionRequired: written.requested || null,
      originalLanguage: written.language,
      ...front,
    },
    paragraphs: [...own, ...(annex?.paragraphs ?? [])],
    notes: file?.notes ?? annex?.notes ?? [],
    comments: file?.comments ?? annex?.comments ?? [],
  }
}

/** What the front page of our template prompts for, where nobody answered. */
const prompt = /^[^[\]]{0,40}\[[^\]]+\]\s*$/

/**
 * A file that came in, without those lines of its front page that were read into the fields of the form: the house prints them anew.
 * Whatever else stands before the text belongs to it. On a front page with its labels every line of it is one of the fields; a paper made
 * otherwise has no more than its title, which is left out only while it is the contribution's: what a guess took for one stays.
 */
export function bodyOf(source: SourceDocument, { language, title }: Pick<Written, 'language' | 'title'>): WritablePaper {
  const paper = paperOf(source, { language })
  const { symbol, source: by, agendaItem, purpose, actionRequired } = paper.front
  const labelled = [symbol, by, agendaItem, purpose, actionRequired].some(Boolean)
  const isField = ({ path, text }: { path: string; text: string }) =>
    prompt.test(text) || (labelled && path !== 'front other') || squeezed(text) === squeezed(title)
  const read = extract(source, { language }).paragraphs.filter((one) => one.kind === 'front' && isField(one))
  const dropped = new Set(read.flatMap((one) => one.source))
  return { ...paper, paragraphs: asText(paper.paragraphs.filter((_, index) => !dropped.has(index))) }
}

const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim()

/** An annex as it is, its own title too. */
export function annexOf(source: SourceDocument, language: Language): WritablePaper {
  const paper = paperOf(source, { language })
  return { ...paper, paragraphs: asText(paper.paragraphs) }
}

/** A paper has one front page; what a file has of another is text. */
const asText = (paragraphs: readonly WritableParagraph[]): WritableParagraph[] =>
  paragraphs.map((one) => (one.kind === 'front' ? { ...one, kind: 'prose' } : one))
