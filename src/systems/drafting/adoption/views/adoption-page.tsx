import type { FieldErrors } from '../../../../platform/errors.ts'
import { type Language, type Localized, read, type Translate } from '../../../../platform/i18n/index.ts'
import type { Comparable, Pair } from '../../../../texts/index.ts'
import { DateField, type Frame, HiddenField, Page, PostForm, Select, SubmitButton, Table, Tag, TextField } from '../../../../ui/index.ts'
import { documentLink, Pairs } from '../../../documents/index.ts'
import type { DecisionRow } from '../../../meetings/index.ts'
import { translationLink } from '../../languages/links.ts'
import { adoptionLink, baseLink, roomLink, roomParagraphLink } from '../../links.ts'
import { crumbsTo } from '../../out/views/out-page.tsx'
import type { TextRow } from '../../texts/queries.ts'
import { adoptedLanguagesLink, instrumentHistoryLink } from '../links.ts'
import type { AdoptionRow } from '../queries.ts'
import { complete, type OpenParagraph, type Readiness } from '../ready.ts'

interface Props {
  frame: Frame
  text: TextRow
  readiness: readonly Readiness[]
  /** null while it is not adopted */
  adoption: AdoptionRow | null
  /** whether the text is in a state in which it can be adopted */
  mayAdopt: boolean
  /** the settled text against the base; null while something is open */
  pairs: readonly Pair<Comparable>[] | null
  references: readonly { paragraph: string; words: string; now: string }[]
  sessions: readonly { id: string; name: Localized }[]
  /** of the text's meeting, that adopt or approve */
  decisions: readonly Pick<DecisionRow, 'id' | 'number' | 'verb_words' | 'texts'>[]
  values: Record<string, string>
  errors: FieldErrors | null
}

export function AdoptionPage({
  frame,
  text,
  readiness,
  adoption,
  mayAdopt,
  pairs,
  references,
  sessions,
  decisions,
  values,
  errors,
}: Props) {
  const { t } = frame
  const original = readiness.find(({ language }) => language === text.original)
  const open = original?.open ?? []
  return (
    <Page
      frame={frame}
      title={t('drafting.adoption.title')}
      crumbs={crumbsTo(t, text, t('drafting.adoption.title'))}
      lead={adoption ? <Adopted t={t} adoption={adoption} /> : t('drafting.adoption.lead')}
      layout="wide"
      noindex
    >
      {!adoption && !mayAdopt && <p class="notice warning">{t('drafting.error.not-negotiated')}</p>}
      {errors?.[''] && !(mayAdopt && pairs) && (
        <p class="notice warning" role="alert">
          {t(errors[''].key, errors[''].values)}
        </p>
      )}
      {!adoption && open.length > 0 && <Open t={t} text={text} open={open} />}
      <Languages t={t} text={text} readiness={readiness} adoption={adoption} />
      {adoption && text.instrument_id && (
        <p>
          <a href={t.href(instrumentHistoryLink(text.instrument_id))}>{t('drafting.history.title')}</a>
        </p>
      )}
      {adoption ? (
        <FurtherLanguages t={t} text={text} readiness={readiness} adoption={adoption} errors={errors} />
      ) : (
        mayAdopt && pairs && <AdoptionForm {...{ t, text, readiness, sessions, decisions, values, errors }} />
      )}
      {pairs && (
        <section aria-labelledby="settled">
          <h2 id="settled">{t('drafting.adoption.settled')}</h2>
          <p>{t('drafting.adoption.settled-help', { count: references.length })}</p>
          <Pairs
            t={t}
            pairs={pairs.map(named)}
            language={text.original}
            as="inline"
            all={false}
            from={{ link: t.href(baseLink(text.id)), name: t('drafting.adoption.base') }}
            to={{ link: t.href(roomLink(text.id, text.original)), name: t('drafting.room.title') }}
          />
        </section>
      )}
    </Page>
  )
}

const named = (pair: Pair<Comparable>) => {
  const name = <T extends Comparable>(part: T | null) =>
    part && { ...part, name: ('path' in part && String(part.path)) || part.label || part.id }
  return { ...pair, before: name(pair.before), after: name(pair.after) }
}

const Adopted = ({ t, adoption }: { t: Translate; adoption: AdoptionRow }) => (
  <>
    {t('drafting.adoption.adopted', { date: t.date(adoption.dated), by: adoption.by_name })}{' '}
    <a href={t.href(documentLink(adoption.document_id))}>
      <bdi>{adoption.symbol}</bdi>
    </a>
  </>
)

/** What keeps the text from being adopted, each with the way to mend it. */
function Open({ t, text, open }: { t: Translate; text: TextRow; open: readonly OpenParagraph[] }) {
  return (
    <section class="notice warning" aria-labelledby="open">
      <h2 id="open">{t('drafting.adoption.open', { count: open.length })}</h2>
      <ul>
        {open.map(({ id, name, brackets, silenceUntil }) => (
          <li key={id}>
            <a href={t.href(roomParagraphLink(text.id, text.original, id))}>
              <bdi lang={text.original}>{name || t('drafting.outcome.new-paragraph')}</bdi>
            </a>
            {': '}
            {brackets > 0 && t('drafting.adoption.brackets', { count: brackets })}{' '}
            {silenceUntil && t('drafting.adoption.silence', { date: t.date(silenceUntil) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Languages({
  t,
  text,
  readiness,
  adoption,
}: {
  t: Translate
  text: TextRow
  readiness: readonly Readiness[]
  adoption: AdoptionRow | null
}) {
  return (
    <Table
      t={t}
      caption={t('drafting.adoption.languages')}
      showCaption
      rows={readiness}
      rowKey={({ language }) => language}
      columns={[
        {
          key: 'language',
          label: t('drafting.language.language'),
          header: true,
          cell: ({ language }) => (
            <>
              {t(`ui.language.${language}`)}
              {language === text.original && <span class="muted"> {t('drafting.language.original')}</span>}
            </>
          ),
        },
        { key: 'state', label: t('drafting.adoption.state'), cell: (one) => <State t={t} text={text} one={one} adoption={adoption} /> },
        { key: 'version', label: t('drafting.adoption.version'), numeric: true, cell: ({ version }) => t.number(version) },
      ]}
    />
  )
}

function State({ t, text, one, adoption }: { t: Translate; text: TextRow; one: Readiness; adoption: AdoptionRow | null }) {
  const { language, open, behind } = one
  if (adoption?.versions[language] !== undefined) return <Tag tone="done">{t('drafting.adoption.is-adopted')}</Tag>
  if (open.length > 0)
    return (
      <>
        <Tag tone="late">{t('drafting.adoption.is-open')}</Tag>{' '}
        <a href={t.href(roomLink(text.id, language))}>{t('drafting.adoption.paragraphs', { count: open.length })}</a>
      </>
    )
  if (behind > 0)
    return (
      <>
        <Tag tone="soon">{t('drafting.adoption.is-behind')}</Tag>{' '}
        <a href={t.href(translationLink(text.id, language))}>{t('drafting.adoption.paragraphs', { count: behind })}</a>
      </>
    )
  return <Tag tone="done">{t('drafting.adoption.is-complete')}</Tag>
}

/** The versions that the person sees here: others are not adopted. */
const Versions = ({ ready }: { ready: readonly Readiness[] }) => (
  <>
    {ready.map(({ language, version }) => (
      <HiddenField key={language} name={`version-${language}`} value={version} />
    ))}
  </>
)

function AdoptionForm({
  t,
  text,
  readiness,
  sessions,
  decisions,
  values,
  errors,
}: Pick<Props, 'text' | 'readiness' | 'sessions' | 'decisions' | 'values' | 'errors'> & { t: Translate }) {
  const ready = readiness.filter((one) => one.language === text.original || complete(one) !== null)
  const field = (name: string, label: string) => ({ t, name, label, value: values[name] ?? '', error: errors?.[name] })
  return (
    <section aria-labelledby="adopt">
      <h2 id="adopt">{t('drafting.adoption.act-title')}</h2>
      <p>{t('drafting.adoption.effect', { languages: t.list(ready.map(({ language }) => languageName(t, language))) })}</p>
      <PostForm
        t={t}
        action={t.href(adoptionLink(text.id))}
        errors={errors}
        labels={{
          symbol: t('drafting.adoption.symbol'),
          dated: t('drafting.adoption.dated'),
          session: t('drafting.adoption.session'),
          decision: t('drafting.adoption.decision'),
          visibility: t('drafting.adoption.visibility'),
        }}
        name={t('drafting.adoption.act-title')}
        draft={`adoption ${text.id}`}
      >
        <Versions ready={ready} />
        <TextField {...field('symbol', t('drafting.adoption.symbol'))} help={t('drafting.adoption.symbol-help')} maxLength={200} />
        <DateField {...field('dated', t('drafting.adoption.dated'))} />
        <Select
          {...field('session', t('drafting.adoption.session'))}
          optional
          empty={t('drafting.adoption.no-session')}
          choices={sessions.map((session) => ({ value: session.id, label: read(session.name, t.lang).text }))}
        />
        {decisions.length > 0 && (
          <Select
            {...field('decision', t('drafting.adoption.decision'))}
            optional
            empty={t('drafting.adoption.no-decision')}
            choices={decisions.map(({ id, number, verb_words, texts }) => ({
              value: String(id),
              label: t('drafting.adoption.decision-words', {
                number,
                verb: read(verb_words, t.lang).text,
                words: read(texts, t.lang).text.slice(0, 80),
              }),
            }))}
          />
        )}
        <Select
          {...field('visibility', t('drafting.adoption.visibility'))}
          choices={(['public', 'members', 'restricted'] as const).map((value) => ({ value, label: t(`documents.visibility.${value}`) }))}
        />
        <SubmitButton>{t('drafting.adoption.act')}</SubmitButton>
      </PostForm>
    </section>
  )
}

const languageName = (t: Translate, language: Language) => t(`ui.language.${language}`)

/** Languages that have been completed since the text was adopted. */
function FurtherLanguages({
  t,
  text,
  readiness,
  adoption,
  errors,
}: {
  t: Translate
  text: TextRow
  readiness: readonly Readiness[]
  adoption: AdoptionRow
  errors: FieldErrors | null
}) {
  const ready = readiness.filter((one) => adoption.versions[one.language] === undefined && complete(one) !== null)
  if (ready.length === 0) return null
  return (
    <PostForm t={t} action={t.href(adoptedLanguagesLink(text.id))} errors={errors} name={t('drafting.adoption.add-languages')}>
      <Versions ready={ready} />
      <p>{t('drafting.adoption.further', { languages: t.list(ready.map(({ language }) => languageName(t, language))) })}</p>
      <SubmitButton>{t('drafting.adoption.add-languages')}</SubmitButton>
    </PostForm>
  )
}
