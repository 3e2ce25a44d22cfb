import type { Selectable } from 'kysely'
import type { Database } from '../../../../platform/db/index.ts'
import type { Translate } from '../../../../platform/i18n/index.ts'
import { DateField, type Frame, Page, PostForm, RadioGroup, Select, SubmitButton, TextArea } from '../../../../ui/index.ts'
import type { Refused } from '../../views/parts.tsx'
import { placeAnchor, WrittenPaper } from '../../views/written-paper.tsx'
import { groupDraftLink, groupLink, groupsLink } from '../links.ts'
import type { CommentRow, DraftRow, GroupRow } from '../queries.ts'
import { procedureKinds } from '../schema.ts'

interface Props extends Refused {
  frame: Frame
  group: GroupRow
  draft: Selectable<Database['meetings.group_draft']>
  versions: DraftRow[]
  comments: CommentRow[]
  may: { comment: boolean; ask: boolean }
}

/** A version of a group's text as paper, with what is said of it beside its paragraphs. */
export function GroupDraftPage({ frame, group, draft, versions, comments, may, typed, errors }: Props) {
  const { t } = frame
  const title = t('meetings.group.version-of', { number: draft.number, group: group.name })
  const { paragraphs } = draft.paper
  const address = t.href(groupDraftLink(group.id, draft.number))
  const counts = new Map<number, number>()
  for (const { place } of comments) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1)
  const words = (place: number) => {
    const { label, runs } = paragraphs[place]!
    const text = [...label, ...runs].map((run) => run.text).join(' ')
    return text.length > 60 ? `${text.slice(0, 60)}…` : text
  }
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[
        { label: t('meetings.group.title'), href: t.href(groupsLink) },
        { label: group.name, href: t.href(groupLink(group.id)) },
        { label: t('meetings.group.version', { number: draft.number }) },
      ]}
      layout="article"
      noindex
    >
      {versions.length > 1 && (
        <p>
          {versions.map(({ number }) => (
            <span key={number}>
              <a href={t.href(groupDraftLink(group.id, number))} aria-current={number === draft.number ? 'page' : undefined}>
                {t('meetings.group.version', { number })}
              </a>{' '}
            </span>
          ))}
        </p>
      )}
      <WrittenPaper
        t={t}
        language={draft.language}
        paragraphs={paragraphs}
        label={title}
        beside={(place) => {
          const count = counts.get(place)
          return count ? <a href={`#about-${placeAnchor(place)}`}>{t('meetings.group.comments-here', { count })}</a> : null
        }}
      />
      <section aria-labelledby="comments">
        <h2 id="comments">{t('meetings.group.comments')}</h2>
        {comments.length === 0 && <p>{t('meetings.group.no-comment')}</p>}
        {[null, ...[...counts.keys()].sort((a, b) => a - b)].map((place) => {
          const here = comments.filter((comment) => comment.place === place)
          if (here.length === 0) return null
          return (
            <section key={place ?? 'all'} aria-label={place === null ? t('meetings.group.whole') : words(place)}>
              {place !== null && (
                <h3 id={`about-${placeAnchor(place)}`}>
                  <a href={`#${placeAnchor(place)}`} lang={draft.language} dir="auto">
                    {words(place)}
                  </a>
                </h3>
              )}
              {here.map((comment) => (
                <Said key={comment.id} t={t} comment={comment} />
              ))}
            </section>
          )
        })}
        {may.comment && (
          <PostForm
            t={t}
            action={`${address}/comments`}
            errors={errors?.text ? errors : null}
            labels={{ text: t('meetings.group.comment') }}
            draft={`group-comment-${draft.id}`}
            name={t('meetings.group.comment')}
          >
            <Select
              t={t}
              name="place"
              label={t('meetings.group.about')}
              value={typed?.place}
              empty={t('meetings.group.whole')}
              choices={paragraphs.flatMap((_, place) =>
                words(place).trim() ? [{ value: String(place), label: words(place), lang: draft.language }] : [],
              )}
            />
            <TextArea t={t} name="text" label={t('meetings.group.comment')} rows={5} value={typed?.text} error={errors?.text} />
            <SubmitButton>{t('meetings.group.send-comment')}</SubmitButton>
          </PostForm>
        )}
      </section>
      {may.ask && (
        <section aria-labelledby="ask">
          <h2 id="ask">{t('meetings.group.ask')}</h2>
          <PostForm
            t={t}
            action={`${address}/procedure`}
            errors={errors?.until ? errors : null}
            labels={{ until: t('meetings.group.until') }}
            name={t('meetings.group.ask')}
          >
            <RadioGroup
              t={t}
              name="kind"
              label={t('meetings.group.kind')}
              value={typed?.kind ?? 'consensus'}
              choices={procedureKinds.map((value) => ({
                value,
                label: t(`meetings.procedure.${value}`),
                help: t(`meetings.group.kind.${value}`),
              }))}
            />
            <DateField
              t={t}
              name="until"
              label={t('meetings.group.until')}
              help={t('meetings.group.until-help')}
              value={typed?.until}
              error={errors?.until}
            />
            <SubmitButton>{t('meetings.group.ask')}</SubmitButton>
          </PostForm>
        </section>
      )}
    </Page>
  )
}

const Said = ({ t, comment }: { t: Translate; comment: CommentRow }) => (
  <article id={`comment-${comment.id}`}>
    <p class="muted">
      <bdi>{comment.by_name}</bdi> · {t.time(comment.at)}
      {comment.by_mail && <> · {t('meetings.group.by-mail')}</>}
    </p>
    {comment.text.split(/\n\s*\n/).map((words, n) => (
      <p key={n} dir="auto">
        {words}
      </p>
    ))}
  </article>
)
