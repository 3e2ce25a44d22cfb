import { type Language, languages } from '../../../../platform/i18n/index.ts'
import type { Clause } from '../../../../texts/index.ts'
import { type Frame, LinkButton, Page, Sheet, SheetHeading, SheetOpener, SheetParagraph, withQuery } from '../../../../ui/index.ts'
import { baseLink } from '../../links.ts'
import type { BaseGap } from '../base.ts'
import type { TextRow } from '../queries.ts'
import { Official, textCrumbs } from './parts.tsx'

interface Props {
  frame: Frame
  text: TextRow
  language: Language
  clauses: readonly Clause[]
  gaps: readonly BaseGap[]
  may: { add: boolean }
}

/** The text as it stood before anybody proposed anything, and whether all languages have the same paragraphs. */
export function BasePage({ frame, text, language, clauses, gaps, may }: Props) {
  const { t } = frame
  const title = t('drafting.text.base.title')
  const incomplete = gaps.filter(({ missing }) => missing.length > 0)
  const absent = languages.filter((one) => !text.languages.includes(one))
  return (
    <Page frame={frame} title={title} crumbs={textCrumbs(t, text, title)}>
      <LanguageChoice frame={frame} languages={text.languages} language={language} />
      <section aria-labelledby="alignment">
        <h2 id="alignment">{t('drafting.text.base.alignment')}</h2>
        {incomplete.length === 0 ? (
          <p>{t('drafting.text.base.aligned', { count: clauses.length })}</p>
        ) : (
          <ul>
            {incomplete.map(({ language: one, missing }) => (
              <li key={one}>
                {t('drafting.text.base.missing', { language: t(`ui.language.${one}`), count: missing.length })}
                <ul>
                  {missing.map((clause) => (
                    <li key={clause.id}>
                      <bdi>{clause.path}</bdi>: <Official lang={text.original}>{shortened(clause.text)}</Official>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
        {absent.length > 0 && <p>{t('drafting.text.base.absent', { languages: t.list(absent.map((one) => t(`ui.language.${one}`))) })}</p>}
        {may.add && (
          <p>
            <LinkButton href={t.href(`${baseLink(text.id)}/new`)} tone="quiet">
              {t('drafting.text.base.add')}
            </LinkButton>
          </p>
        )}
      </section>
      <Sheet lang={language} label={title}>
        {clauses.map(({ id, kind, label, level, path, text: words }) =>
          kind === 'opener' ? (
            <SheetOpener key={id} id={id}>
              {words}
            </SheetOpener>
          ) : kind === 'heading' || kind === 'annex-title' ? (
            <SheetHeading key={id} id={id} level={3}>
              {[label, words].filter(Boolean).join(' ')}
            </SheetHeading>
          ) : (
            <SheetParagraph key={id} t={t} id={id} label={label} level={level} path={path}>
              {words}
            </SheetParagraph>
          ),
        )}
      </Sheet>
    </Page>
  )
}

const shortened = (words: string): string => (words.length > 80 ? `${words.slice(0, 80).trimEnd()}…` : words)

/** The languages of a text, as links to the same page. */
export const LanguageChoice = ({
  frame: { t, path },
  languages,
  language,
}: {
  frame: Frame
  languages: readonly Language[]
  language: Language
}) =>
  languages.length < 2 ? null : (
    <nav aria-label={t('drafting.text.languages')}>
      <div class="buttons">
        {languages.map((one) => (
          <a
            key={one}
            class={one === language ? 'button' : 'button quiet'}
            href={withQuery(t.href(path), { lang: one })}
            aria-current={one === language ? 'true' : undefined}
            rel="nofollow"
          >
            {t(`ui.language.${one}`)}
          </a>
        ))}
      </div>
    </nav>
  )
