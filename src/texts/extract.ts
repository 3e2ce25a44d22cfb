import { type Calendar, defaultCalendar } from './dates/calendar.ts'
import { findMandates } from './mandates/mandates.ts'
import { structure } from './structure/structure.ts'
import type { Language, SourceDocument, TextDocument } from './types.ts'

export interface ExtractOptions {
  /** taken as the language of the text instead of finding it out */
  language?: Language
  /** sessions of bodies, for dues such as "at its thirtieth session" */
  calendar?: Calendar
}

/** Structure, references and mandates of a document. The same document always gives the same answer; nothing is read or sent. */
export function extract(doc: SourceDocument, options: ExtractOptions = {}): TextDocument {
  const structured = structure(doc, options.language ? { language: options.language } : {})
  const mandates = findMandates(structured, options.calendar ?? defaultCalendar)
  return {
    document: structured.document,
    paragraphs: structured.placed.map(({ paragraph }) => paragraph),
    notes: doc.notes.map(({ key, runs }) => ({
      key,
      text: runs
        .map((run) => run.text)
        .join('')
        .trim(),
    })),
    comments: doc.comments,
    mandates,
    warnings: [...doc.warnings, ...structured.warnings],
  }
}
