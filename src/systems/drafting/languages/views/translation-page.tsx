import type { FieldErrors } from '../../../../platform/errors.ts'
import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import { editable } from '../../../../texts/index.ts'
import {
  type Choice,
  EmptyState,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostForm,
  Select,
  SubmitButton,
  Tag,
  TextArea,
} from '../../../../ui/index.ts'
import { roomParagraphLink } from '../../links.ts'
import { crumbsTo } from '../../out/views/out-page.tsx'
import { Difference } from '../../out/views/outcome-page.tsx'
import type { TextRow } from '../../texts/queries.ts'
import type { Count, Work } from '../align.ts'
import { languagesLink, translateParagraphLink, translatorLink } from '../links.ts'
import type { TranslatorRow } from '../queries.ts'
import { BehindWords, cellTones, nameOf } from './languages-page.tsx'

export interface Typed {
  paragraph: string
  text: string
  errors: FieldErrors
}

interface Props {
  frame: Frame
  text: TextRow
  language: Language
  count: Count
  work: readonly (Work & { step: string })[]
  /** there is more than what is shown */
  more: number
  translator: TranslatorRow | undefined
  mayTranslate: boolean
  /** null: only those who manage the text give a language away */
  translators: readonly { label: string; choices: readonly Choice[] }[] | null
  /** what was refused, with the words that were typed */
  typed?: Typed | null
  errors?: FieldErrors | null
}

/** The desk of a language: what does not follow the others, each with what was changed there. */
export function TranslationPage(props: Props) {
  const { frame, text, language, count, work, more, translator, mayTranslate, translators, errors } = props
  const { t } = frame
  const name = t(`ui.language.${language}`)
  const title = t('drafting.language.desk', { language: name })
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[
        ...crumbsTo(t, text, '').slice(0, 2),
        { label: t('drafting.language.title'), href: t.href(languagesLink(text.id)) },
        { label: name },
      ]}
      lead={t('drafting.language.waiting', { count: count.stale + count.missing })}
      noindex
    >
      <p>
        {t('drafting.language.translator')}: {nameOf(t, translator)}
      </p>
      {work.length === 0 ? (
        <EmptyState title={t('drafting.language.done')}>{t('drafting.language.done-help', { language: name })}</EmptyState>
      ) : (
        <ol class="comparison inline">
          {work.map((one) => (
            <One
              key={one.id}
              {...{ t, text, language, mayTranslate }}
              work={one}
              typed={props.typed?.paragraph === one.id ? props.typed : null}
            />
          ))}
        </ol>
      )}
      {more > 0 && <p class="muted">{t('drafting.language.more', { count: more })}</p>}
      {translators && (
        <section aria-labelledby="who">
          <h2 id="who">{t('drafting.language.give')}</h2>
          <PostForm
            t={t}
            action={t.href(translatorLink(text.id, language))}
            errors={errors ?? null}
            labels={{ translator: t('drafting.language.translator') }}
            name={t('drafting.language.give')}
          >
            <Select
              t={t}
              name="translator"
              label={t('drafting.language.translator')}
              help={t('drafting.language.give-help')}
              empty={t('drafting.language.nobody')}
              value={
                translator?.person_id ? `person:${translator.person_id}` : translator ? `organization:${translator.organization_id}` : ''
              }
              choices={translators}
              error={errors?.translator}
            />
            <SubmitButton tone="quiet">{t('drafting.language.give-act')}</SubmitButton>
          </PostForm>
        </section>
      )}
    </Page>
  )
}

interface OneProps {
  t: Translate
  text: TextRow
  language: Language
  mayTranslate: boolean
  work: Work & { step: string }
  typed: Typed | null
}

function One({ t, text, language, mayTranslate, work, typed }: OneProps) {
  const { id, state, own, source, behind, open, step } = work
  const from = t(`ui.language.${source.language}`)
  const name = own?.base?.path ?? source.paragraph.base?.path ?? (source.paragraph.label || t('drafting.outcome.new-paragraph'))
  const theirs = { lang: source.language, dir: direction(source.language) }
  const now = editable(source.paragraph)
  return (
    <li class="pair" id={`w-${id}`}>
      <h3>
        <Tag tone={cellTones[state]}>{t(`drafting.language.state.${state}`)}</Tag>{' '}
        <a href={t.href(roomParagraphLink(text.id, source.language, id))}>
          <bdi>{name}</bdi>
        </a>
      </h3>
      {behind && (
        <p class="note">
          <BehindWords t={t} behind={[behind]} />
        </p>
      )}
      {open && <p class="note">{t('drafting.language.brackets-open')}</p>}
      <h4>{source.paragraph.gone ? t('drafting.language.taken-out', { language: from }) : from}</h4>
      <p {...theirs}>
        {source.paragraph.gone ? (
          <del>{now}</del>
        ) : (
          <Difference t={t} from={source.before ?? ''} to={now} language={source.language} by={behind?.by ?? null} />
        )}
      </p>
      {own && (
        <>
          <h4>{t('drafting.language.words-now')}</h4>
          <p lang={language} dir={direction(language)}>
            {editable(own)}
          </p>
        </>
      )}
      {mayTranslate && (
        <PostForm
          t={t}
          action={t.href(translateParagraphLink(text.id, language, id))}
          errors={typed?.errors ?? null}
          labels={{ [`text-${id}`]: t('drafting.language.words') }}
          name={t('drafting.language.translate', { paragraph: name })}
          draft={`translation ${text.id} ${language} ${id}`}
        >
          <HiddenField name="on" value={own?.version ?? 0} />
          <HiddenField name="from" value={source.language} />
          <HiddenField name="version" value={source.paragraph.version} />
          <HiddenField name="step" value={step} />
          {source.paragraph.gone ? (
            <SubmitButton>{t('drafting.language.take-out')}</SubmitButton>
          ) : (
            <>
              <TextArea
                t={t}
                name={`text-${id}`}
                label={t('drafting.language.words')}
                help={t('drafting.language.words-help')}
                lang={language}
                value={typed?.text ?? (own ? editable(own) : '')}
                error={typed?.errors[`text-${id}`]}
                rows={4}
                official
              />
              <SubmitButton>{t('drafting.language.enter')}</SubmitButton>
            </>
          )}
        </PostForm>
      )}
      {!mayTranslate && (
        <p>
          <LinkButton tone="quiet" href={t.href(roomParagraphLink(text.id, source.language, id))}>
            {t('drafting.room.title')}
          </LinkButton>
        </p>
      )}
    </li>
  )
}
