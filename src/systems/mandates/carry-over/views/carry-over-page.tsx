import type { FieldErrors } from '../../../../platform/errors.ts'
import { type Language, languages, read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  Facts,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostForm,
  Select,
  Shortcuts,
  SubmitButton,
  Tag,
} from '../../../../ui/index.ts'
import { documentLink, Paper, type ParagraphRow } from '../../../documents/index.ts'
import { carryOverLink, mandateLink, reviewLink } from '../../links.ts'
import { type Names, nameOf } from '../../queries/names.ts'
import { paperKey } from '../../queries/review.ts'
import { shortened } from '../../views/register-page.tsx'
import { relations } from '../pairing.ts'
import type { Carried, CarryOver, Pairing, Row } from '../queries.ts'

/** What the form says of a mandate that the newer edition ended. */
export const endedChoice = 'ended'

export interface CarryOverProps {
  frame: Frame
  carryOver: CarryOver
  pairing: Pairing
  /** the language in which the texts are shown, where an edition has it */
  language: Language
  /** the paragraphs of all mandates, by edition and anchor */
  paper: ReadonlyMap<string, readonly ParagraphRow[]>
  names: Names
  errors?: FieldErrors | null
}

/** Symbol and date of an edition, each in its own direction. */
export const EditionName = ({ t, of: { symbol, title, dated } }: { t: Translate; of: CarryOver['from'] }) => (
  <>
    <bdi>{symbol ?? read(title, t.lang).text}</bdi>
    {dated && <> · {dated.length === 10 ? t.date(dated) : dated}</>}
  </>
)

/** Each mandate of the earlier edition beside the paragraph of the newer one that continues it. One form; keys go through it. */
export function CarryOverPage(props: CarryOverProps) {
  const { frame, carryOver, pairing, errors } = props
  const { t } = frame
  const here = t.href(carryOverLink(carryOver.id))
  const settled = carryOver.confirmed_at !== null
  const count = Map.groupBy(pairing.rows, (row) => row.relation)
  return (
    <Page
      frame={frame}
      title={t('mandates.carry-over.title', { instrument: carryOver.instrument_symbol })}
      crumbs={[{ label: t('mandates.review.title'), href: t.href('/review') }, { label: carryOver.instrument_symbol }]}
      lead={t('mandates.carry-over.lead')}
      layout="wide"
      noindex
    >
      <Facts
        facts={[
          { term: t('mandates.carry-over.earlier'), value: <Edition t={t} of={carryOver.from} /> },
          { term: t('mandates.carry-over.newer'), value: <Edition t={t} of={carryOver.to} /> },
          ...relations.map((relation) => ({
            term: t(`mandates.relation.${relation}`),
            value: count.has(relation) ? t.number(count.get(relation)!.length) : null,
          })),
          {
            term: t('mandates.carry-over.settled'),
            value:
              carryOver.confirmed_at &&
              t('mandates.review.decided-by', { name: carryOver.confirmed_by_name ?? '', at: t.time(new Date(carryOver.confirmed_at)) }),
          },
        ]}
      />
      {!pairing.comparedIn && pairing.rows.length > 0 && !settled && <p class="notice warning">{t('mandates.carry-over.no-language')}</p>}
      <div class="buttons">
        <LinkButton tone="quiet" href={t.href(reviewLink(carryOver.to_document))}>
          {t('mandates.carry-over.review-newer')}
        </LinkButton>
        {!settled && (
          <Shortcuts
            t={t}
            keys={[
              { key: 'j', label: t('ui.shortcuts.next') },
              { key: 'k', label: t('ui.shortcuts.previous') },
              { key: 'e', label: t('mandates.carry-over.change') },
              { key: 's', label: t('mandates.carry-over.save') },
            ]}
          />
        )}
      </div>
      {settled && errors?.[''] && <p class="notice warning">{t(errors[''].key)}</p>}
      {settled ? (
        <Rows {...props} settled />
      ) : (
        <PostForm
          t={t}
          action={`${here}/confirmation`}
          class="review-form"
          name={t('mandates.carry-over.title', { instrument: carryOver.instrument_symbol })}
          errors={errors}
          labels={Object.fromEntries(pairing.rows.flatMap(({ before }) => (before ? [[`m${before.id}`, before.path]] : [])))}
          guard
        >
          <HiddenField name="version" value={carryOver.version} />
          <Rows {...props} />
          <p class="muted">{t('mandates.carry-over.effect')}</p>
          <ButtonRow>
            <SubmitButton>{t('mandates.carry-over.confirm')}</SubmitButton>
            <button type="submit" class="button quiet" formaction={`${here}/choices`} data-shortcut="s">
              {t('mandates.carry-over.save')}
            </button>
          </ButtonRow>
        </PostForm>
      )}
    </Page>
  )
}

const Edition = ({ t, of }: { t: Translate; of: CarryOver['from'] }) => (
  <a href={t.href(documentLink(of.id))}>
    <EditionName t={t} of={of} />
  </a>
)

const Rows = ({ settled, ...props }: CarryOverProps & { settled?: boolean }) => (
  <div class="review" data-items>
    {props.pairing.rows.map((row, index) => (
      <RowCard key={row.before?.id ?? `new-${row.after?.id}`} {...props} row={row} first={index === 0} settled={settled} />
    ))}
  </div>
)

const tone = { unchanged: 'done', reworded: 'soon', moved: 'soon', ended: 'late', new: 'open' } as const

function RowCard({ row, first, settled, ...props }: CarryOverProps & { row: Row; first: boolean; settled?: boolean | undefined }) {
  const { frame, pairing, names, errors } = props
  const { t } = frame
  const { before, after, relation, chosen } = row
  const name = before ? `m${before.id}` : `new-${after!.id}`
  return (
    <article
      class="card beside-paper"
      id={name}
      data-item
      tabIndex={-1}
      aria-current={first ? 'true' : undefined}
      aria-label={t('mandates.carry-over.row', { path: (before ?? after)!.path })}
    >
      <Text {...props} of={before} label={t('mandates.carry-over.earlier')} missing={t('mandates.carry-over.not-before')} />
      <div class="proposal">
        <Text {...props} of={after} label={t('mandates.carry-over.newer')} missing={t('mandates.carry-over.not-after')} />
        <p>
          <Tag tone={tone[relation]}>{t(`mandates.relation.${relation}`)}</Tag>{' '}
          {chosen && <span class="muted">{t('mandates.carry-over.chosen')}</span>}
          {after?.struck && <span class="muted">{t('mandates.page.struck')}</span>}
        </p>
        {before && before.owner_organizations.length > 0 && (
          <p class="muted">
            {t('mandates.fact.owner')}: {t.list(before.owner_organizations.map((id) => nameOf(names.owner, id, t.lang)))}
          </p>
        )}
        {before && (
          <p>
            <a href={t.href(mandateLink(before.id))}>{t('mandates.carry-over.earlier-mandate')}</a>
            {after && (
              <>
                {' · '}
                <a href={t.href(mandateLink(after.id))}>{t('mandates.carry-over.newer-mandate')}</a>
              </>
            )}
          </p>
        )}
        {before && !settled && (
          <details open={Boolean(errors?.[name])}>
            <summary data-shortcut="e">{t('mandates.carry-over.change')}</summary>
            <Select
              t={t}
              name={name}
              label={t('mandates.carry-over.becomes')}
              error={errors?.[name]}
              value={relation === 'ended' ? endedChoice : after?.id}
              choices={[
                { value: endedChoice, label: t('mandates.carry-over.ends') },
                ...pairing.later.map((m) => ({
                  value: String(m.id),
                  label: `${m.path}: ${shortened(wordsOf(m, props.language)?.deliverable ?? '', 80)}`,
                })),
              ]}
            />
          </details>
        )}
      </div>
    </article>
  )
}

/** In the language asked for, or else in English, or in any. */
const languageOf = ({ wordings }: Carried, wanted: Language): Language | undefined =>
  [wanted, 'en' as const, ...languages].find((language) => wordings[language])

export const wordsOf = (m: Carried, wanted: Language) => {
  const language = languageOf(m, wanted)
  return language && { language, ...m.wordings[language]! }
}

interface TextProps extends CarryOverProps {
  of: Carried | null
  label: string
  /** said where the edition has no such task */
  missing: string
}

function Text({ frame: { t }, of, label, missing, paper, language }: TextProps) {
  const words = of && wordsOf(of, language)
  if (!words) return <p class="sheet muted">{missing}</p>
  const paragraphs = paper.get(paperKey(words.edition_id, words.anchor)) ?? []
  return paragraphs.length > 0 ? (
    <Paper
      t={t}
      label={label}
      paragraphs={paragraphs}
      language={words.language}
      reading={{ view: of.struck ? 'marked' : 'proposed', by: null }}
      here={words.anchor}
      quoted
    />
  ) : (
    <blockquote class="sheet" lang={words.language} dir="auto">
      {words.quote}
    </blockquote>
  )
}
