import { type ComponentChildren, Fragment, type VNode } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'
import { Changed } from './changed.tsx'

/** A stretch of text under the same tracked changes, outermost first; the text engine's runs have this shape. */
export interface MarkedRun {
  text: string
  revisions?: readonly { kind: 'ins' | 'del'; by: string | null; at: string | null }[]
  marks?: readonly ('bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript')[]
  href?: string
  /** what a later hand put behind the words; it is no part of the text */
  after?: ComponentChildren
}

/** A file's links are whoever's wrote it: no `javascript:`, no `data:`. */
const harmless = /^(https?:|mailto:|[/#])/i

const elements = { bold: 'b', italic: 'i', underline: 'u', strike: 's', superscript: 'sup', subscript: 'sub' } as const

type Revision = NonNullable<MarkedRun['revisions']>[number]

const sameRevision = (a: Revision | undefined, b: Revision | undefined) => a && b && a.kind === b.kind && a.by === b.by

/** Text with its tracked changes: marked for the eye, said in words for the ear, author and date in the title. */
export const Runs = ({ t, runs }: { t: Translate; runs: readonly MarkedRun[] }) => <>{nested(t, runs, 0)}</>

/** Neighbours under the same change share one element, so that its words are said once. */
function nested(t: Translate, runs: readonly MarkedRun[], depth: number): VNode[] {
  const out: VNode[] = []
  for (let from = 0; from < runs.length; ) {
    const revision = runs[from]!.revisions?.[depth]
    let to = from + 1
    while (to < runs.length && revision && sameRevision(revision, runs[to]!.revisions?.[depth])) to++
    const part = runs.slice(from, to)
    out.push(
      revision ? (
        <Change key={from} t={t} revision={revision}>
          {nested(t, part, depth + 1)}
        </Change>
      ) : (
        <Fragment key={from}>
          {words(part[0]!)}
          {part[0]!.after}
        </Fragment>
      ),
    )
    from = to
  }
  return out
}

function Change({ t, revision, children }: { t: Translate; revision: Revision; children: VNode[] }) {
  const { kind, by, at } = revision
  const who = by ?? t('ui.change.someone')
  const day = at && /^\d{4}-\d{2}-\d{2}/.test(at) ? t.date(at) : null
  const told = t(`ui.change.${kind}`, { who })
  return (
    <Changed t={t} as={kind} said={told} title={day ? t('ui.change.dated', { what: told, date: day }) : told}>
      {children}
    </Changed>
  )
}

function words({ text, marks = [], href }: MarkedRun): ComponentChildren {
  let content: ComponentChildren = text
  for (const mark of marks.toReversed()) {
    const Element = elements[mark]
    content = <Element>{content}</Element>
  }
  return href && harmless.test(href) ? <a href={href}>{content}</a> : content
}
