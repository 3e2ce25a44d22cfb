import type { Language, Translate } from '../../platform/i18n/index.ts'
import { type FacetName, type Filter, isEmpty, openProgress } from './filter.ts'
import { most } from './queries/counts.ts'
import { type Names, nameOf, shortOf } from './queries/names.ts'

/**
 * What a list shows, in one sentence: "43 mandates on the Secretary-General of ITU, due by 30 April 2027, not yet reported."
 *
 * Each part is a message of its own. Where a language would inflect a name, or join an article to it, its message puts the name
 * after a colon, so that the names of the record stay as they are.
 */
export function sentenceOf(t: Translate, filter: Filter, total: number, names: Names): string {
  const parts = [count(t, filter, total), ...clauses(t, filter, names)]
  const [head, ...rest] = parts
  // "43 mandates on the Council, due …" but "43 mandates, overdue"
  const joined =
    rest.length === 0 ? head! : `${head}${glued(t, filter) ? ' ' : t('mandates.sentence.join')}${rest.join(t('mandates.sentence.join'))}`
  return t('mandates.sentence.whole', { parts: joined })
}

/** Only what a search finds is not counted to the end. */
const count = (t: Translate, { q }: Filter, total: number): string =>
  q !== null && total > most ? t('mandates.sentence.many', { count: most }) : t('mandates.sentence.count', { count: total })

/** Whether the first clause goes on from the number without a comma, as English can. */
const glued = (t: Translate, filter: Filter): boolean => t.lang === 'en' && (isEmpty(filter) || glues.some((name) => filter.facets[name]))
const glues: readonly FacetName[] = ['addressee', 'recipient', 'body', 'instrument', 'document']

function clauses(t: Translate, filter: Filter, names: Names): string[] {
  const { facets, due, gap, from, to, q } = filter
  const said: (string | false | null | undefined)[] = [
    facets.addressee && t('mandates.sentence.addressee', { who: called(t, names.addressee, facets.addressee) }),
    facets.recipient && t('mandates.sentence.recipient', { who: called(t, names.addressee, facets.recipient) }),
    facets.body && t('mandates.sentence.body', { who: called(t, names.body, facets.body) }),
    facets.instrument &&
      t('mandates.sentence.instrument', {
        what: either(
          t,
          facets.instrument.map((id) => shortOf(names.instrument, id, t.lang)),
        ),
      }),
    facets.document && t('mandates.sentence.document', { what: either(t, facets.document) }),
    facets.session && t('mandates.sentence.session', { what: called(t, names.session, facets.session) }),
    facets.line &&
      t('mandates.sentence.line', {
        what: either(
          t,
          facets.line.map((id) => shortOf(names.line, id, t.lang)),
        ),
      }),
    facets.sdg && t('mandates.sentence.sdg', { what: either(t, facets.sdg) }),
    facets.owner && ownedBy(t, names, facets.owner),
    due && t(`mandates.sentence.due.${due}`),
    gap && t(`mandates.sentence.gap.${gap}`),
    between(t, from, to),
    facets.progress && howFar(t, facets.progress),
    facets.state
      ? t('mandates.sentence.state', {
          what: either(
            t,
            facets.state.map((s) => t(`mandates.state.${s}`)),
          ),
        })
      : // what is overdue, or has a gap, is in force
        !gap && due !== 'overdue' && t('mandates.sentence.living'),
    q !== null && t('mandates.sentence.q', { q }),
  ]
  return said.filter((one): one is string => Boolean(one))
}

function between(t: Translate, from: string | null, to: string | null): string | false {
  if (from && to && from <= to) return t('mandates.sentence.between', { period: t.period(from, to) })
  if (from) return t('mandates.sentence.from', { date: t.date(from) })
  return to !== null && t('mandates.sentence.to', { date: t.date(to) })
}

function howFar(t: Translate, progress: readonly string[]): string {
  const open = progress.length === openProgress.length && openProgress.every((one) => progress.includes(one))
  return open
    ? t('mandates.sentence.open')
    : t('mandates.sentence.progress', {
        what: either(
          t,
          progress.map((p) => t(`mandates.progress.${p}`)),
        ),
      })
}

function ownedBy(t: Translate, names: Names, owners: readonly string[]): string {
  const named = owners.filter((id) => id !== 'none')
  const by = named.length > 0 ? t('mandates.sentence.owner', { who: called(t, names.owner, named) }) : null
  const nobody = owners.includes('none') ? t('mandates.sentence.no-owner') : null
  return either(
    t,
    [by, nobody].filter((one) => one !== null),
  )
}

const called = (t: Translate, names: Names['addressee'], ids: readonly string[]): string =>
  either(
    t,
    ids.map((id) => withArticle(t.lang, nameOf(names, id, t.lang))),
  )

/** Names that English speaks without an article: those of many, and those of no one in particular. */
const bare = /^(all|member states|sector members|associates|academia|civil society|administration of|unesco|un women)\b/i

/** `the Secretary-General of ITU`, `the private sector`, `all stakeholders`; other languages' messages need no article. */
function withArticle(language: Language, name: string): string {
  if (language !== 'en') return name
  const generic = !/[A-Z]/.test(name.slice(1))
  const lower = generic ? name.charAt(0).toLowerCase() + name.slice(1) : name
  return bare.test(name) || /^[A-Z\d&.-]+$/.test(name) ? lower : `the ${lower.replace(/^The /, '')}`
}

const lists = new Map<Language, Intl.ListFormat>()

/** Values of one facet add up: "A, B or C". */
function either(t: Translate, items: readonly string[]): string {
  const format = lists.get(t.lang) ?? new Intl.ListFormat(t.lang, { type: 'disjunction' })
  lists.set(t.lang, format)
  return format.format(items)
}
