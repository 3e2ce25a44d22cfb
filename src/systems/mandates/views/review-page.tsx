import type { FieldErrors } from '../../../platform/errors.ts'
import { nativeName, read } from '../../../platform/i18n/index.ts'
import {
  Facts,
  type Frame,
  HiddenField,
  KeyPager,
  LinkButton,
  Page,
  PostButton,
  PostForm,
  RadioGroup,
  Shortcuts,
  SubmitButton,
  Tag,
  TextArea,
  withQuery,
} from '../../../ui/index.ts'
import { documentLink, Paper, type ParagraphRow } from '../../documents/index.ts'
import { dueText, recurrenceText } from '../due-words.ts'
import { mandateLink, reviewLink } from '../links.ts'
import { type Names, nameOf } from '../queries/names.ts'
import { paperKey, type ReviewDocument, type ReviewItem, sureFrom, thresholds } from '../queries/review.ts'
import { allNamed, named } from './mandate-forms.tsx'
import { shortened } from './register-page.tsx'

/** A form of one item that came back with what was typed. */
export interface RefusedItem {
  id: number
  form: 'split' | 'reject'
  typed: Record<string, string>
  errors: FieldErrors
}

export interface ReviewProps {
  frame: Frame
  document: ReviewDocument
  language: string
  items: readonly ReviewItem[]
  decided: readonly ReviewItem[]
  /** paragraphs of the items and the one before each, by edition and anchor */
  paper: ReadonlyMap<string, readonly ParagraphRow[]>
  names: Names
  /** id of the item that the keys act on first */
  at: number | null
  next: string | null
  refused?: RefusedItem | undefined
}

/** Proposed mandates beside their paragraph. Everything is a plain form; keys press its buttons. */
export function ReviewPage(props: ReviewProps) {
  const { frame, document, language, items, decided, next } = props
  const { t } = frame
  const title = read(document.title, t.lang)
  const name = document.symbol ?? title.text
  const beside = paragraphsOnce(props)
  return (
    <Page
      frame={frame}
      title={t('mandates.review.of', { document: name })}
      crumbs={[{ label: t('mandates.review.title'), href: t.href('/review') }, { label: name }]}
      lead={
        <>
          {document.symbol && (
            <>
              <span dir="auto" lang={title.lang}>
                {title.text}
              </span>
              <br />
            </>
          )}
          {t('mandates.review.progress', { open: document.open, confirmed: document.confirmed, rejected: document.rejected })}
        </>
      }
      layout="wide"
      noindex
    >
      <div class="buttons">
        <LinkButton tone="quiet" href={t.href(documentLink(document.id))}>
          {t('mandates.review.whole-paper')}
        </LinkButton>
        <LinkButton tone="quiet" href={withQuery(t.href(`${reviewLink(document.id)}/addition`), { lang: language })}>
          {t('mandates.review.add')}
        </LinkButton>
        {document.editions
          .filter((e) => e.language !== language)
          .map((e) => (
            <a key={e.id} href={withQuery(t.href(reviewLink(document.id)), { lang: e.language })} lang={e.language} hreflang={e.language}>
              {nativeName[e.language]}
            </a>
          ))}
        <Shortcuts
          t={t}
          keys={[
            { key: 'j', label: t('ui.shortcuts.next') },
            { key: 'k', label: t('ui.shortcuts.previous') },
            { key: 'a', label: t('mandates.review.accept') },
            { key: 'e', label: t('mandates.review.edit') },
            { key: 's', label: t('mandates.review.split') },
            { key: 'm', label: t('mandates.review.merge') },
            { key: 'r', label: t('mandates.review.reject') },
          ]}
        />
      </div>
      {document.open > 1 && <AcceptAbove {...props} />}
      <div class="review" data-items>
        {items.map((item, index) => (
          <Item key={item.id} {...props} item={item} paragraphs={beside[index]!} before={items[index - 1]} after={items[index + 1]} />
        ))}
      </div>
      <KeyPager t={t} next={next && t.href(next)} />
      {decided.length > 0 && <Decided {...props} />}
    </Page>
  )
}

/** What stands beside each item: a paragraph that several share, or that leads to two, is set once. */
function paragraphsOnce({ items, paper }: ReviewProps): ParagraphRow[][] {
  const set = new Set<string>()
  return items.map((item) =>
    (paper.get(paperKey(item.edition_id, item.anchor)) ?? []).filter(({ anchor }) => {
      const fresh = !set.has(anchor)
      set.add(anchor)
      return fresh
    }),
  )
}

function AcceptAbove({ frame: { t }, document, language }: ReviewProps) {
  return (
    <details class="card">
      <summary>{t('mandates.review.accept-above')}</summary>
      <PostForm t={t} action={t.href(`${reviewLink(document.id)}/acceptance`)} name={t('mandates.review.accept-above')}>
        <HiddenField name="lang" value={language} />
        <RadioGroup
          t={t}
          name="confidence"
          label={t('mandates.review.accept-above')}
          labelHidden
          value={String(sureFrom * 100)}
          choices={thresholds.map((percent) => ({
            value: String(percent),
            label: t('mandates.review.accept-at-least', {
              count: Number(document.atLeast[String(percent)] ?? 0),
              percent: String(percent),
            }),
          }))}
        />
        <SubmitButton>{t('mandates.review.accept-these')}</SubmitButton>
      </PostForm>
    </details>
  )
}

const samePlace = (a: ReviewItem, b: ReviewItem): boolean => a.anchor !== null && a.edition_id === b.edition_id && a.anchor === b.anchor

type ItemProps = ReviewProps & {
  item: ReviewItem
  paragraphs: readonly ParagraphRow[]
  before: ReviewItem | undefined
  after: ReviewItem | undefined
}

function Item(props: ItemProps) {
  const { frame, item, paragraphs, before, at, names } = props
  const { t } = frame
  const who = (ids: readonly string[]) => t.list(ids.map((id) => nameOf(names.addressee, id, t.lang)))
  return (
    <article
      class="card beside-paper"
      id={`m${item.id}`}
      data-item
      tabIndex={-1}
      aria-current={at === item.id ? 'true' : undefined}
      aria-label={t('mandates.review.item', { number: item.id })}
    >
      {paragraphs.length > 0 && item.language && (
        <Paper
          t={t}
          paragraphs={paragraphs}
          language={item.language}
          reading={{ view: 'marked', by: null }}
          here={item.anchor ?? ''}
          quoted
        />
      )}
      {paragraphs.length === 0 && before && samePlace(before, item) && (
        <p class="sheet muted">
          <a href={`#m${before.id}`}>{t('mandates.review.same-paragraph')}</a>
        </p>
      )}
      <div class="proposal">
        <p class="official" lang={item.language ?? undefined} dir="auto">
          <b>{item.deliverable}</b>
        </p>
        <Facts
          facts={[
            {
              term: t('mandates.review.addressees'),
              value: item.addressees.length > 0 ? who(item.addressees) : <Tag tone="late">{t('mandates.review.nothing-asked')}</Tag>,
            },
            { term: t('mandates.review.recipients'), value: who(item.recipients) },
            { term: t('mandates.review.intermediaries'), value: who(item.intermediaries) },
            { term: t('mandates.review.act'), value: t.has(`mandates.act.${item.act}`) ? t(`mandates.act.${item.act}`) : item.act },
            { term: t('mandates.fact.due'), value: dueOf(props) },
            { term: t('mandates.review.recurrence'), value: item.recurrence && recurrenceText(t, item.recurrence) },
            {
              term: t('mandates.fact.conditions'),
              value: item.conditions.length > 0 ? <span dir="auto">{item.conditions.join('; ')}</span> : null,
            },
            {
              term: t('mandates.fact.qualifiers'),
              value: item.qualifiers.length > 0 ? <span dir="auto">{item.qualifiers.join('; ')}</span> : null,
            },
            { term: t('mandates.review.lines'), value: item.action_lines.join(', ') },
            { term: t('mandates.column.sdgs'), value: item.sdgs.join(', ') },
            { term: t('mandates.fact.state'), value: item.struck ? t('mandates.page.struck') : null },
            {
              term: t('mandates.field.confidence'),
              value: (
                <>
                  <Tag tone={item.confidence >= sureFrom ? 'done' : item.confidence >= 0.7 ? 'open' : 'soon'}>
                    {t('mandates.review.confidence', { percent: String(Math.round(item.confidence * 100)) })}
                  </Tag>{' '}
                  <span class="muted">
                    {t.list(item.why.map((code) => (t.has(`mandates.why.${code}`) ? t(`mandates.why.${code}`) : code)))}
                  </span>
                </>
              ),
            },
          ]}
        />
        {item.review === 'open' ? <Decide {...props} /> : <Reworded {...props} />}
      </div>
    </article>
  )
}

function dueOf({ frame: { t }, item }: ItemProps) {
  const days = item.due_to ? dueText(t, item) : null
  if (!days && !item.due_words) return null
  return (
    <>
      {days} {item.due_words && <q dir="auto">{item.due_words}</q>}
    </>
  )
}

/** Where the desk goes on after a decision: to the next item, or stays at the one before. */
const goOn = ({ after, before, item }: ItemProps): number => after?.id ?? before?.id ?? item.id

function Decide(props: ItemProps) {
  const { frame, item, before, language, refused } = props
  const { t } = frame
  const here = t.href(`/review/mandates/${item.id}`)
  const mine = refused?.id === item.id ? refused : undefined
  const carried = { lang: language, at: goOn(props) }
  const about = shortened(item.deliverable, 60)
  const form = `m${item.id}`
  const hidden = (
    <>
      <HiddenField name="lang" value={language} />
      <HiddenField name="at" value={carried.at} />
    </>
  )
  return (
    <>
      <div class="buttons">
        <PostButton to={`${here}/confirmation`} values={carried} about={about} shortcut="a">
          {t('mandates.review.accept')}
        </PostButton>
        <LinkButton tone="quiet" href={withQuery(here, { lang: language })} shortcut="e">
          {t('mandates.review.edit')}
        </LinkButton>
        {before && (
          <PostButton to={`${here}/merger`} values={{ ...carried, into: before.id, at: before.id }} tone="quiet" about={about} shortcut="m">
            {t('mandates.review.merge')}
          </PostButton>
        )}
      </div>
      <details open={mine?.form === 'split'}>
        <summary data-shortcut="s">{t('mandates.review.split')}</summary>
        <PostForm
          t={t}
          action={`${here}/parts`}
          name={`${t('mandates.review.split')} ${about}`}
          errors={mine?.form === 'split' ? allNamed(form, mine.errors) : null}
          labels={{ [named(form, 'parts')]: t('mandates.review.parts') }}
        >
          {hidden}
          <HiddenField name="version" value={item.version} />
          <TextArea
            t={t}
            name={named(form, 'parts')}
            label={t('mandates.review.parts')}
            help={t('mandates.review.parts-help')}
            rows={4}
            lang={item.language ?? undefined}
            value={mine?.form === 'split' ? mine.typed.parts : item.deliverable}
            error={mine?.form === 'split' ? mine.errors?.parts : undefined}
          />
          <SubmitButton>{t('mandates.review.split')}</SubmitButton>
        </PostForm>
      </details>
      <details open={mine?.form === 'reject'}>
        <summary data-shortcut="r">{t('mandates.review.reject')}</summary>
        <PostForm
          t={t}
          action={`${here}/rejection`}
          name={`${t('mandates.review.reject')} ${about}`}
          errors={mine?.form === 'reject' ? allNamed(form, mine.errors) : null}
          labels={{ [named(form, 'reason')]: t('mandates.review.reason') }}
        >
          {hidden}
          <TextArea
            t={t}
            name={named(form, 'reason')}
            label={t('mandates.review.reason')}
            help={t('mandates.review.reason-help')}
            rows={2}
            value={mine?.form === 'reject' ? mine.typed.reason : ''}
            error={mine?.form === 'reject' ? mine.errors?.reason : undefined}
          />
          <SubmitButton tone="danger">{t('mandates.review.reject')}</SubmitButton>
        </PostForm>
      </details>
    </>
  )
}

/** Decided on older words: the newer revision's stand beside them. */
function Reworded(props: ItemProps) {
  const { frame, item, language } = props
  const { t } = frame
  return (
    <>
      {item.rewordings.map(({ language: inLanguage, found }) => (
        <div key={inLanguage} class="notice warning">
          {found ? (
            <>
              <p>{t('mandates.review.new-words')}:</p>
              <blockquote lang={inLanguage} dir="auto">
                {found.quote}
              </blockquote>
            </>
          ) : (
            <p>{t('mandates.review.gone')}</p>
          )}
          <div class="buttons">
            <PostButton
              to={t.href(`/review/mandates/${item.id}/rewording`)}
              values={{ language: inLanguage, take: 'yes', lang: language, at: goOn(props) }}
              shortcut="a"
            >
              {t(found ? 'mandates.review.take-words' : 'mandates.review.accept-gone')}
            </PostButton>
            <PostButton
              to={t.href(`/review/mandates/${item.id}/rewording`)}
              values={{ language: inLanguage, take: 'no', lang: language, at: goOn(props) }}
              tone="quiet"
              shortcut="r"
            >
              {t('mandates.review.keep-words')}
            </PostButton>
          </div>
        </div>
      ))}
    </>
  )
}

function Decided({ frame: { t }, decided, language }: ReviewProps) {
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{t('mandates.review.decided')}</h2>
      <ul class="list">
        {decided.map((item) => (
          <li key={item.id}>
            <Tag tone={item.review === 'confirmed' ? 'done' : 'off'}>{t(`mandates.reviewed.${item.review}`)}</Tag>{' '}
            <a href={t.href(mandateLink(item.id))} lang={item.language ?? undefined} dir="auto">
              {shortened(item.deliverable, 120)}
            </a>{' '}
            <small class="muted">
              {item.reviewed_at &&
                t('mandates.review.decided-by', { name: item.reviewed_by_name ?? '', at: t.time(new Date(item.reviewed_at)) })}
              {item.merged_into && <> · {t('mandates.review.merged-into', { id: item.merged_into })}</>}
              {item.review_note && <> · {item.review_note}</>}
            </small>{' '}
            <PostButton
              to={t.href(`/review/mandates/${item.id}/reopening`)}
              values={{ lang: language, at: item.id }}
              tone="quiet"
              about={shortened(item.deliverable, 60)}
            >
              {t('mandates.review.reopen')}
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
