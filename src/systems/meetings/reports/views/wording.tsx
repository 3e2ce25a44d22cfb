import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import { diff } from '../../../../texts/index.ts'
import { type MarkedRun, Runs } from '../../../../ui/index.ts'
import { linesOf, marked } from '../text.ts'

/** A wording as it reads, line by line; words of another language in their own direction. */
export const Wording = ({ t, text, language }: { t: Translate; text: string; language: Language }) => (
  <div lang={language} dir={direction(language)}>
    {linesOf(text, language).map((line, index) => (
      <p key={index} lang={line.lang} dir={direction(line.lang)}>
        {line.text}
      </p>
    ))}
    {text.trim() === '' && (
      <p class="muted" lang={t.lang} dir={t.dir}>
        {t('meetings.report.empty')}
      </p>
    )}
  </div>
)

/** What one wording changed against another, marked for eye and ear. */
export const Changed = ({
  t,
  from,
  to,
  by,
  language,
}: {
  t: Translate
  from: string
  to: string
  by: string | null
  language: Language
}) => {
  const runs = diff(from, to, language).map(
    ({ op, text }): MarkedRun => ({ text, revisions: op === 'keep' ? [] : [{ kind: op, by, at: null }] }),
  )
  return (
    <div lang={language} dir={direction(language)}>
      {paragraphs(runs).map((paragraph, index) => (
        <p key={index}>
          <Runs t={t} runs={paragraph} />
        </p>
      ))}
    </div>
  )
}

/** Runs of a text in lines, as a paragraph for each line. */
function paragraphs(runs: readonly MarkedRun[]): MarkedRun[][] {
  const out: MarkedRun[][] = [[]]
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) out.push([])
      if (text) out.at(-1)!.push({ ...run, text })
    }
  return out.filter((paragraph) => paragraph.length > 0)
}

/** The heading of a section, in whatever language it is, said in words where it is not the report's. */
export const headingWords = (words: Translate, section: { heading: string; heading_language: Language }): string =>
  marked(words, { text: section.heading, lang: section.heading_language })
