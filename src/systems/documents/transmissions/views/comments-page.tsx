import type { FieldErrors } from '../../../../platform/errors.ts'
import { read } from '../../../../platform/i18n/index.ts'
import {
  EmptyState,
  type Frame,
  HiddenField,
  KeyPager,
  Page,
  PostButton,
  PostForm,
  SubmitButton,
  Tag,
  TextArea,
  withQuery,
} from '../../../../ui/index.ts'
import { documentLink, documentsLink, paragraphPageLink } from '../../links.ts'
import type { DocumentDetail } from '../../queries/document.ts'
import { longestComment } from '../forms.ts'
import { commentsLink } from '../links.ts'
import type { CommentRow } from '../queries.ts'

interface Props {
  frame: Frame
  document: DocumentDetail
  rows: readonly CommentRow[]
  next: string | null
  /** the paragraph that a new comment is about */
  anchor: string | null
  mayComment: boolean
  mayWithdraw(comment: CommentRow): boolean
  typed?: string
  errors?: FieldErrors
}

export function CommentsPage({ frame, document, rows, next, anchor, mayComment, mayWithdraw, typed, errors }: Props) {
  const { t, path } = frame
  const name = document.symbol ?? read(document.title, t.lang).text
  const here = t.href(commentsLink(document.id))
  return (
    <Page
      frame={frame}
      title={t('documents.comment.title', { document: name })}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: name, href: t.href(documentLink(document.id)) },
        { label: t('documents.comments') },
      ]}
      lead={t('documents.comment.lead')}
      layout="plain"
      noindex
    >
      {mayComment && (
        <PostForm t={t} action={here} errors={errors} labels={{ text: t('documents.comment.text') }} draft={`comment-${document.id}`}>
          <HiddenField name="revision" value={document.revision} />
          {anchor && <HiddenField name="anchor" value={anchor} />}
          <TextArea
            t={t}
            name="text"
            label={anchor ? t('documents.comment.text-on', { paragraph: anchor }) : t('documents.comment.text')}
            help={t('documents.comment.limit', { limit: longestComment })}
            rows={5}
            value={typed}
            error={errors?.text}
          />
          <SubmitButton>{t('documents.comment.send')}</SubmitButton>
        </PostForm>
      )}
      {rows.length === 0 && <EmptyState title={t('documents.comment.none')}>{t('documents.comment.none-help')}</EmptyState>}
      <ol class="plain">
        {rows.map((row) => (
          <li key={row.id} id={`comment-${row.id}`}>
            <p>
              <b dir="auto">{row.by_name}</b> <span class="muted">{t.time(row.at)}</span>{' '}
              {row.revision !== document.revision && (
                <Tag tone="off">{row.revision > 0 ? t('documents.revision', { number: row.revision }) : t('documents.first-version')}</Tag>
              )}{' '}
              {row.anchor && (
                <a href={t.href(paragraphPageLink(document.id, row.anchor))}>{t('documents.comment.on', { paragraph: row.anchor })}</a>
              )}
            </p>
            {row.withdrawn_at ? (
              <p class="muted">{t('documents.comment.withdrawn', { at: row.withdrawn_at })}</p>
            ) : (
              <p class="prose" lang={row.language} dir="auto">
                {row.text}
              </p>
            )}
            {!row.withdrawn_at && mayWithdraw(row) && (
              <PostButton tone="quiet" to={`${here}/${row.id}/withdrawal`} about={row.text.slice(0, 40)}>
                {t('documents.comment.withdraw')}
              </PostButton>
            )}
          </li>
        ))}
      </ol>
      <KeyPager t={t} next={next} first={path.includes('after=') ? withQuery(t.href(path), { after: null }) : null} />
    </Page>
  )
}
