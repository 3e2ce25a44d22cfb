/** The text engine: bytes of an official paper to its structure, references and mandates. Pure, apart from `thread.ts` and what uses it. */

export { type Effort, effort } from './compare/common.ts'
export { type Comparable, compare, type Pair, type PairState, pairStates } from './compare/compare.ts'
export { type Change, diff, sideOf } from './compare/diff.ts'
export type { FollowedReference } from './compare/follow.ts'
export { tokens } from './compare/tokens.ts'
export * from './compile/index.ts'
export { type Calendar, defaultCalendar, findSession, type Session } from './dates/calendar.ts'
export { type ExtractOptions, extract } from './extract.ts'
export { detectLanguage } from './language/detect.ts'
export { defaultLoadLimits, type LoadLimits, loadText, readNow } from './load.ts'
export { lines, project } from './project.ts'
export { findReferences } from './references/find.ts'
export {
  type DocumentOrResolution,
  type DocumentSymbol,
  parseSymbol,
  printSymbol,
  type ResolutionSymbol,
  symbolKey,
} from './references/symbols.ts'
export { inThread, isExhausted, resourceLimits, scriptBeside, tooHeavy } from './thread.ts'
export * from './types.ts'
export { writeAkn } from './write/akn/akn.ts'
export type { AknOptions } from './write/akn/meta.ts'
export { type DocxOptions, writeDocx } from './write/docx/docx.ts'
export { type TemplateKind, templateDocx } from './write/docx/template.ts'
export { paperOf } from './write/from.ts'
export { type PdfOptions, writePdf } from './write/pdf/pdf.ts'
export { settle } from './write/settle.ts'
export { writeText } from './write/text.ts'
export { noFront, type PaperFront, type WritablePaper, type WritableParagraph, type Written } from './write/types.ts'
export { printDate } from './write/words.ts'
