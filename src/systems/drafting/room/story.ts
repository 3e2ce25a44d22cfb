import {
  type Deed,
  type Change as Diff,
  diff,
  type Entry,
  type NegotiatedParagraph,
  type NegotiatedText,
  paragraphAt,
  type Step,
} from '../../../texts/index.ts'
import { isAnonymous, plainWords } from './show.ts'
import { nameOf } from './views/words.tsx'

/** A step as it is told: who did what when on which paragraph, from what to what. */
export interface Told {
  /** of the step: the version of the text that it made */
  number: number
  step: Step
  /** the paragraph as it is called now; null for a step on the whole text, and the id when it is not there any more */
  paragraph: { id: string; name: string } | null
  /** the words before and after, where they are another */
  changes: Diff[] | null
  before: NegotiatedParagraph | null
  after: NegotiatedParagraph | null
  /** the step that this one took back */
  undid: number | null
}

/** Steps by number, the latest first: those before `before`, at most `limit`. */
export const tellLatest = (text: NegotiatedText, before: number | null, limit: number): Told[] => {
  const end = before === null ? text.history.length : Math.max(0, Math.min(text.history.length, before - 1))
  return text.history
    .slice(Math.max(0, end - limit), end)
    .map((entry, at) => tell(text, entry, Math.max(0, end - limit) + at + 1))
    .reverse()
}

/** All that happened to one paragraph, the latest first. */
export const tellOf = (text: NegotiatedText, id: string): Told[] =>
  text.history.flatMap((entry, at) => (entry.touched.some((touched) => touched.id === id) ? [tell(text, entry, at + 1, id)] : [])).reverse()

function tell(text: NegotiatedText, { step, touched }: Entry, number: number, about?: string): Told {
  const own = touched.find(({ id }) => id === (about ?? step.paragraph)) ?? touched[0]
  const id = own?.id ?? null
  const before = own?.was ?? null
  const after = id === null ? null : paragraphAt(text, id, number)
  const current = id === null ? null : (text.paragraphs.find((paragraph) => paragraph.id === id) ?? after ?? before)
  const told = { number, step: withheld(text, step, current), before, after }
  const undid = step.deed.do === 'undo' ? step.deed.step : null
  const [was, is] = [before, after].map((paragraph) => (paragraph && current ? plainWords(asNow(text, current), paragraph) : ''))
  return {
    ...told,
    paragraph: id === null ? null : { id, name: current ? nameOf(current, current.opener) : id },
    changes: was === is ? null : diff(was as string, is as string, text.language),
    undid: undid === null ? null : text.history.findIndex((entry) => entry.step.id === undid) + 1,
  }
}

/** Who reads the past of a paragraph today sees as much of its parties as today. */
const asNow = (text: NegotiatedText, current: NegotiatedParagraph): Pick<NegotiatedText, 'language' | 'attribution'> => ({
  language: text.language,
  attribution: isAnonymous(text, current) ? 'anonymous' : 'named',
})

/** A step without the parties that its paragraph does not name. */
export function withheld(text: NegotiatedText, step: Step, current: NegotiatedParagraph | null): Step {
  if (text.attribution === 'named' && !current?.anonymous) return step
  return { ...step, deed: withoutParties(step.deed) }
}

function withoutParties(deed: Deed): Deed {
  if (deed.do === 'bracket') return { ...deed, asked: { ...deed.asked, by: '' } }
  if (deed.do === 'amend') return { ...deed, amendment: { ...deed.amendment, parties: [] } }
  return deed
}
