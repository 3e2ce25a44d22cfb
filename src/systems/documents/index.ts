import type { System } from '../../platform/system.ts'
import { api } from './api.ts'
import { comparisonRoutes } from './comparison/routes.tsx'
import { demonstrate } from './demonstration.ts'
import { jobs } from './jobs.ts'
import { linkJobs, linkRoutes } from './links-check/index.ts'
import { loadDocuments } from './load.ts'
import { packRoutes } from './packs/index.ts'
import { mayImport } from './policy.ts'
import { loadSymbolForms, mayPost, postingRoutes } from './posting/index.ts'
import { routes } from './routes/index.tsx'
import { loadPeriods, transmissionRoutes } from './transmissions/index.ts'
import { withinRoutes } from './within/routes.tsx'
import './events.ts'
import './schema.ts'

/** Official papers: brought in, kept, read, found, cited. */
export const documents: System = {
  name: 'documents',
  async load(deps, process) {
    await loadDocuments(deps, process)
    await loadPeriods(deps, process)
    await loadSymbolForms(deps, process)
  },
  demonstrate,
  listen(deps) {
    jobs(deps)
    linkJobs(deps)
  },
  async routes(app, deps) {
    await routes(app, deps)
    comparisonRoutes(app, deps)
    withinRoutes(app, deps)
    transmissionRoutes(app, deps)
    postingRoutes(app, deps)
    packRoutes(app, deps)
    linkRoutes(app, deps)
    api(app, deps)
  },
  nav: [
    { path: '/documents', label: 'documents.nav.documents', order: 40 },
    { path: '/instruments', label: 'documents.nav.instruments', order: 20, place: 'more' },
    { path: '/import', label: 'documents.nav.import', order: 20, place: 'own', may: mayImport },
    { path: '/posting', label: 'documents.posting.title', order: 21, place: 'own', may: mayPost },
    { path: '/links', label: 'documents.links.title', order: 22, place: 'own', may: mayImport },
  ],
}

export { type AdoptedText, putLanguage, readWritten, recordAdopted, type WrittenText } from './adopted.ts'
export { type Aside, addAside } from './asides.ts'
export { beginImport, receiveFile } from './batches.ts'
export { type Imported, type ImportRequest, importText } from './commands.ts'
export { comparisonLink } from './comparison/links.ts'
export { Pairs } from './comparison/views/pairs.tsx'
export { type Dump, type DumpField, documentDumps } from './dump.ts'
export type { DocumentImported, Standing, StandingCorrected } from './events.ts'
export {
  documentLink,
  documentsLink,
  editionsLink,
  importLink,
  instrumentLink,
  instrumentsLink,
  paragraphLink,
  paragraphPageLink,
} from './links.ts'
export { archiveLink, packsLink } from './packs/index.ts'
export { isVisible } from './policy.ts'
export {
  listReserved,
  listSeries,
  postingLink,
  postingsLink,
  printedSymbol,
  type Reserved,
  reserveNumber,
  returnNumber,
  type Series,
  symbolLink,
} from './posting/index.ts'
export { type DocumentDetail, findDocument, listEditions } from './queries/document.ts'
export { type ImportFileRow, listImportFiles } from './queries/imports.ts'
export { findInstruments, type InstrumentRow } from './queries/instruments.ts'
export { listParagraphs, type ParagraphRow, paragraphsAround } from './queries/paragraphs.ts'
export { type DocumentRow, listDocuments } from './queries/register.ts'
export { visible as visibleDocuments } from './queries/scope.ts'
export { type ReadPaper, reader } from './reader.ts'
export { workKeyOf as symbolOf } from './symbols.ts'
export {
  commentsLink,
  gateLink,
  mayTransmit,
  type TransmissionRequest,
  transmissionLink,
  transmissionsLink,
  transmit,
} from './transmissions/index.ts'
export { Paper } from './views/paper.tsx'
export { type PlacedParagraph, pathWords, StandingTag } from './views/words.tsx'
