export { addresses } from './addresses.ts'
export { type Assets, loadAssets } from './assets.ts'
export { ErrorPage } from './error-page.tsx'
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
export { ButtonRow, ErrorSummary, LinkButton, PostButton, PostForm, SubmitButton } from './form.tsx'
export type { Frame } from './frame.ts'
export { Hidden } from './hidden.tsx'
export { type Crumb, type Feed, Page } from './page.tsx'
export { type Changes, toggled, withQuery } from './query.ts'
export { render } from './render.ts'
export { type MarkedRun, Runs } from './runs.tsx'
export { Sheet, SheetHeading, SheetOpener, SheetParagraph } from './sheet.tsx'
export { type Column, Table } from './table.tsx'
