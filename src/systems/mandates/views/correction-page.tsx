import type { FieldErrors } from '../../../platform/errors.ts'
import { direction, type Language, read } from '../../../platform/i18n/index.ts'
import { type Frame, LinkButton, Page, Select, TextArea, withQuery } from '../../../ui/index.ts'
import { Paper, type ParagraphRow, type PlacedParagraph, pathWords } from '../../documents/index.ts'
import { reviewLink } from '../links.ts'
import type { Names } from '../queries/names.ts'
import type { ReviewDocument, ReviewItem } from '../queries/review.ts'
import { FactsForm, type FactsValues } from './facts-form.tsx'
import { shortened } from './register-page.tsx'
import { placeWords } from './source.tsx'

interface CorrectionProps {
  frame: Frame
  item: ReviewItem & { document_id: string }
  language: Language
  paper: readonly ParagraphRow[]
  names: Names
  values: FactsValues
  dueRows: number
  errors?: FieldErrors | null
}

/** What the text engine read of one task, to be put right beside the words it read. */
export function CorrectionPage({ frame, item, language, paper, names, values, dueRows, errors }: CorrectionProps) {
  const { t } = frame
  const back = withQuery(t.href(reviewLink(item.document_id)), { at: String(item.id), lang: language })
  return (
    <Page
      frame={frame}
      title={`${t('mandates.review.edit')}: ${placeWords(item, t.lang)}`}
      crumbs={[
        { label: t('mandates.review.title'), href: t.href('/review') },
        { label: item.document_id, href: `${back}#m${item.id}` },
        { label: placeWords(item, t.lang) },
      ]}
      noindex
    >
      {item.language && (
        <Paper t={t} paragraphs={paper} language={item.language} reading={{ view: 'marked', by: null }} here={item.anchor ?? ''} quoted />
      )}
      <FactsForm
        t={t}
        action={t.href(`/review/mandates/${item.id}/correction`)}
        language={language}
        version={item.version}
        values={values}
        errors={errors}
        names={names}
        dueRows={dueRows}
        draft={`mandate-${item.id}`}
        submits={[
          ...(item.review === 'open' ? [{ name: 'accept', value: 'yes', label: t('mandates.review.save-accept') }] : []),
          { label: t('mandates.review.save') },
        ]}
      />
      <p>
        <LinkButton tone="quiet" href={`${back}#m${item.id}`}>
          {t('ui.cancel')}
        </LinkButton>
      </p>
    </Page>
  )
}

interface AdditionProps {
  frame: Frame
  document: ReviewDocument
  language: Language
  paragraphs: readonly (PlacedParagraph & Pick<ParagraphRow, 'anchor' | 'text'>)[]
  names: Names
  values: FactsValues
  dueRows: number
  errors?: FieldErrors | null
}

/** A task that the engine missed. Choosing a paragraph brings its words; without script, by the button beside it. */
export function AdditionPage({ frame, document, language, paragraphs, names, values, dueRows, errors }: AdditionProps) {
  const { t } = frame
  const name = document.symbol ?? read(document.title, t.lang).text
  const anchor = String(values.anchor ?? '')
  const chosen = paragraphs.find((p) => p.anchor === anchor)
  const here = t.href(`${reviewLink(document.id)}/addition`)
  return (
    <Page
      frame={frame}
      title={t('mandates.review.add')}
      lead={t('mandates.review.add-lead')}
      crumbs={[
        { label: t('mandates.review.title'), href: t.href('/review') },
        { label: name, href: withQuery(t.href(reviewLink(document.id)), { lang: language }) },
        { label: t('mandates.review.add') },
      ]}
      noindex
    >
      <form method="get" action={here} class="form" data-autosubmit>
        <input type="hidden" name="lang" value={language} />
        <Select
          t={t}
          name="anchor"
          label={t('mandates.review.paragraph')}
          value={anchor}
          error={errors?.anchor}
          empty={t('mandates.review.choose-paragraph')}
          choices={paragraphs.map((p) => ({ value: p.anchor, label: `${pathWords(p)}: ${shortened(p.text, 80)}`, lang: language }))}
        />
        <button type="submit" class="button quiet">
          {t('mandates.review.choose-paragraph')}
        </button>
      </form>
      {chosen && (
        <FactsForm
          t={t}
          action={`${here}s`}
          language={language}
          version={0}
          values={values}
          errors={errors}
          names={names}
          dueRows={dueRows}
          draft={`addition-${document.id}-${anchor}`}
          submits={[{ label: t('mandates.review.add') }]}
        >
          <input type="hidden" name="anchor" value={anchor} />
          <TextArea
            t={t}
            name="quote"
            label={t('mandates.review.quote')}
            rows={5}
            official
            lang={language}
            value={String(values.quote ?? chosen.text)}
            error={errors?.quote}
          />
          <p class="muted" dir={direction(language)}>
            {t('mandates.review.stands-in', { path: pathWords(chosen) })}
          </p>
        </FactsForm>
      )}
    </Page>
  )
}
