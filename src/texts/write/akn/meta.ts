import type { Language } from '../../types.ts'
import { changesOf } from '../changes.ts'
import type { WritablePaper } from '../types.ts'
import { escaped, legal, xml } from '../xml.ts'
import { slug } from './inline.ts'

export interface AknOptions {
  /** what kind of document it is, by the names of AKN4UN; found from the paper where absent */
  name?: 'resolution' | 'resolutionDraft' | 'decision' | 'report' | 'contribution' | 'document' | (string & {})
  /** the body whose document it is; the source on the front page where absent */
  author?: { id: string; name: string }
  /** ISO date of this version; the date on the front page where absent */
  version?: string
}

const codes: Record<Language, string> = { en: 'eng', fr: 'fra', es: 'spa', ru: 'rus', zh: 'zho', ar: 'ara' }

/** Stands for a date that nobody gave: the schema wants one, and its name says that it is none. */
const undated = '0001-01-01'

const dayOf = (iso: string | null | undefined): string | null => {
  const [day, year, month, date] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso ?? '') ?? []
  if (day === undefined) return null
  const full = `${year}-${month ?? '01'}-${date ?? '01'}`
  return Number.isNaN(Date.parse(full)) ? null : full
}

/** Ids of the parties that propose something, by name; the one without a name is not among them. */
export function partiesOf(paper: WritablePaper): Map<string, string> {
  const parties = new Map<string, string>()
  const people = [...changesOf(paper).map(({ by }) => by), ...paper.comments.map(({ by }) => by)]
  for (const by of people) {
    if (by === null || parties.has(by)) continue
    const stem = `party_${slug(by) || 'unnamed'}`
    let id = stem
    for (let number = 2; [...parties.values()].includes(id); number++) id = `${stem}-${number}`
    parties.set(by, id)
  }
  return parties
}

/** The element of the document and what names it: `statement` for deliberations of a body, `doc` for other papers. */
export function kindOf(paper: WritablePaper, options: AknOptions): { element: 'statement' | 'doc'; name: string } {
  const deliberates = paper.paragraphs.some(({ kind }) => kind === 'body-clause')
  const name = options.name ?? (deliberates ? 'resolution' : 'document')
  return { element: deliberates || /^(resolution|decision|declaration)/.test(name) ? 'statement' : 'doc', name }
}

/**
 * The metadata: names of work, expression and manifestation by the naming convention of AKN4UN, the life of the document
 * with an event for each party's proposals, the parties, and the comments.
 */
export function metadata(
  paper: WritablePaper,
  options: AknOptions,
  parties: ReadonlyMap<string, string>,
  comments: ReadonlyMap<string, string>,
): string {
  const { front } = paper
  const { element, name } = kindOf(paper, options)
  const author = options.author ?? { id: slug(front.source ?? '') || 'un', name: front.source ?? 'United Nations system' }
  const written = dayOf(front.date)
  const day = written ?? undated
  const version = dayOf(options.version) ?? day
  const number = slug(front.symbol ?? '') || slug(front.title ?? '') || 'nn'
  const work = `/akn/un/${element}/${element === 'statement' ? 'deliberation/' : ''}${encodeURIComponent(author.id)}/${day}/${encodeURIComponent(number)}`
  const expression = `${work}/${codes[paper.language]}@${version}`
  const names = (uri: string, date: string, what: string) =>
    xml('FRBRthis', { value: `${uri}/!main` }) +
    xml('FRBRuri', { value: uri }) +
    xml('FRBRdate', { date, name: written === null && date === undated ? 'undated' : what }) +
    xml('FRBRauthor', { href: '#author' })
  const manifestation =
    xml('FRBRthis', { value: `${expression}/!main.xml` }) +
    xml('FRBRuri', { value: `${expression}.akn` }) +
    xml('FRBRdate', { date: version, name: 'markup' }) +
    xml('FRBRauthor', { href: '#actionline' }) +
    xml('FRBRformat', { value: 'application/akn+xml' })
  const organization = (eId: string, showAs: string, id = eId) =>
    xml('TLCOrganization', { eId, href: `/akn/ontology/organization/un/${encodeURIComponent(id)}`, showAs: legal(showAs) || '–' })
  return xml(
    'meta',
    {},
    xml(
      'identification',
      { source: '#actionline' },
      xml(
        'FRBRWork',
        {},
        names(work, day, 'work'),
        xml('FRBRcountry', { value: 'un' }),
        element === 'statement' ? xml('FRBRsubtype', { value: 'deliberation' }) : '',
        front.symbol ? xml('FRBRnumber', { value: front.symbol }) : '',
        xml('FRBRname', { value: name }),
      ),
      xml('FRBRExpression', {}, names(expression, version, 'expression'), xml('FRBRlanguage', { language: codes[paper.language] })),
      xml('FRBRManifestation', {}, manifestation),
    ),
    lifecycle(paper, day, parties),
    xml(
      'references',
      { source: '#actionline' },
      xml('original', { eId: 'original', href: `${work}/!main`, showAs: legal(front.symbol ?? front.title ?? name) || name }),
      organization('author', author.name, author.id),
      organization('actionline', 'Actionline'),
      ...[...parties].map(([by, id]) => organization(id, by, slug(by) || 'unnamed')),
    ),
    comments.size === 0
      ? ''
      : xml('notes', { source: '#actionline' }, ...paper.comments.map((comment) => commentNote(comment, comments, parties))),
  )
}

function lifecycle(paper: WritablePaper, day: string, parties: ReadonlyMap<string, string>): string {
  const events = new Map<string, { date: string; party: string | undefined }>()
  for (const { by, at } of changesOf(paper)) {
    const date = dayOf(at)
    if (date !== null) events.set(`${by} ${date}`, { date, party: parties.get(by ?? '') })
  }
  const proposals = [...events.values()]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ date, party }, index) =>
      xml('eventRef', {
        eId: `event_${index + 2}`,
        date,
        source: '#original',
        refersTo: party === undefined ? null : `#${party}`,
        type: 'amendment',
      }),
    )
  return xml(
    'lifecycle',
    { source: '#actionline' },
    xml('eventRef', { eId: 'event_1', date: day, source: '#original', type: 'generation' }),
    ...proposals,
  )
}

const commentNote = (
  { key, by, text, replyTo }: WritablePaper['comments'][number],
  ids: ReadonlyMap<string, string>,
  parties: ReadonlyMap<string, string>,
) => {
  const answered = replyTo === undefined ? undefined : ids.get(replyTo)
  const lines = legal(text)
    .split('\n')
    .map((line) => xml('p', {}, escaped(line)))
  return xml(
    'note',
    {
      eId: ids.get(key),
      refersTo: by === null ? null : `#${parties.get(by)}`,
      class: answered === undefined ? null : `answer-to-${answered}`,
    },
    ...lines,
  )
}
