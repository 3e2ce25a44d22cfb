export { addresses } from './addresses.ts'
export { type Assets, loadAssets } from './assets.ts'
export { Band, type BandItem, type BandRow, Scroll } from './band.tsx'
export { Changed, ChangedText } from './changed.tsx'
export { ActionLine, Chips, Sdg } from './chips.tsx'
export { Coverage, type CoveragePart } from './coverage.tsx'
export { EmptyState } from './empty-state.tsx'
export { ErrorPage } from './error-page.tsx'
export { type Fact, Facts } from './facts.tsx'
export {
  Checkbox,
  Checkboxes,
  type Choice,
  DateField,
  EmailField,
  type FieldProps,
  FileField,
  fieldId,
  HiddenField,
  NumberField,
  PasswordField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from './field.tsx'
export { type Facet, FilterPanel } from './filter-panel.tsx'
export { ButtonRow, ErrorSummary, LinkButton, PostButton, PostForm, SubmitButton } from './form.tsx'
export { Fragments } from './fragments.ts'
export type { Frame } from './frame.ts'
export { Gallery, type GalleryPart, galleryParts } from './gallery.tsx'
export { Hidden } from './hidden.tsx'
export { type HistoryEntry, HistoryList } from './history-list.tsx'
export { KeyPager } from './key-pager.tsx'
export { type Export, ListHead } from './list-head.tsx'
export { LocalizedText } from './localized-text.tsx'
export { MonthBars, type MonthCount } from './month-bars.tsx'
export { type Crumb, type Feed, Page } from './page.tsx'
export { Live, ProgressBar } from './progress.tsx'
export { type Changes, toggled, withQuery } from './query.ts'
export { render } from './render.ts'
export { type MarkedRun, Runs } from './runs.tsx'
export { Sheet, SheetHeading, SheetOpener, SheetParagraph } from './sheet.tsx'
export { Shortcuts } from './shortcuts.tsx'
export { type Side, SideBySide, type SideRow } from './side-by-side.tsx'
export { type Column, Table } from './table.tsx'
export { Tag, type Tone } from './tag.tsx'
export { type Bead, type BeadKind, beadKinds, Thread, ThreadLine } from './thread.tsx'
export { Deadline, Period, Time } from './time.tsx'
