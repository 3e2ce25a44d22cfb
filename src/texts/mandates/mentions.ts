import { Alternatives } from '../lexicon/alternatives.ts'
import { anyCase, type Case, cases, compact, declined, filled, mentionFill, mentionFirst, pattern, undeclined } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'

/** A body, office or set of actors named in a text. */
export interface Mention {
  from: number
  to: number
  /** ids of the process; those that begin with `~` wait for the document to settle them */
  ids: string[]
  /** bits of the grammatical cases that the form allows, nominative first */
  cases: number
}

/** Whose text it is, and what was named before: settles "the Secretary-General", "the Group", "its secretariat". */
export interface Speaker {
  house: 'itu' | 'un'
  /** the body that speaks: an id, or null */
  body: string | null
}

interface Finder {
  all: Alternatives
  entries: { ids: string[]; whole: RegExp; forms: { exact: RegExp; cases: number }[] }[]
  of: RegExp
}

const finders = new WeakMap<Lexicon, Finder>()

function finderOf(lexicon: Lexicon): Finder {
  const known = finders.get(lexicon)
  if (known) return known
  const entries = lexicon.addressees.map(({ id, words }) => {
    const forms = new Map<string, number>()
    const declines = /\[[^\]]*\|[^\]]*\]/.test(words)
    for (const [index, form] of (declines ? declined(words) : [words]).entries()) {
      forms.set(form, (forms.get(form) ?? 0) | (declines ? 1 << index : anyCase))
    }
    return {
      ids: id.split(' '),
      any: filled(lexicon, undeclined(words)),
      forms: [...forms].map(([form, bits]) => ({ source: filled(lexicon, form), bits })),
    }
  })
  const edge = compact(lexicon.spaced ? '(?![\\p{L}\\p{N}])' : '', false)
  const finder: Finder = {
    // names are written with their capitals
    all: new Alternatives(
      lexicon,
      entries.map((entry) => compact(entry.any, false)),
    ),
    entries: entries.map((entry) => ({
      ids: entry.ids,
      whole: new RegExp(`(?:${compact(entry.any, false)})${edge}`, 'uy'),
      forms: entry.forms.map((form) => ({ exact: new RegExp(compact(`^(?:${form.source})$`, false), 'u'), cases: form.bits })),
    })),
    of: pattern(lexicon, `^\\s*(?:${lexicon.grammar.of})\\s*$`, 'u', false),
  }
  finders.set(lexicon, finder)
  return finder
}

/** Every body that a folded text names, in order, as the lexicon knows them. */
export function findMentions(lexicon: Lexicon, text: string): Mention[] {
  const finder = finderOf(lexicon)
  const mentions = finder.all.find(text).map(({ from, to, candidates }): Mention => {
    const names = candidates.map((index) => finder.entries[index] as Finder['entries'][number])
    const { ids, forms } = names.find(({ whole }) => {
      whole.lastIndex = from
      return whole.test(text)
    }) as Finder['entries'][number]
    const words = text.slice(from, to)
    let bits = 0
    for (const form of forms) if (form.exact.test(words)) bits |= form.cases
    return { from, to, ids, cases: bits || anyCase }
  })
  return joinOffices(lexicon, text, mentions, finder.of)
}

const offices = new Set(['~secretariat', '~chair', '~vice-chairs', '~management-team', '~website'])

/** "the secretariat of the Commission", 理事会主席: office and body are one. */
function joinOffices(lexicon: Lexicon, text: string, mentions: Mention[], of: RegExp): Mention[] {
  const joined: Mention[] = []
  for (const mention of mentions) {
    const before = joined.at(-1)
    if (before) {
      const gap = text.slice(before.to, mention.from)
      const [office, owner] = lexicon.grammar.ownerFirst ? [mention, before] : [before, mention]
      const union = ['itu', '~union', 'un'].includes(owner.ids[0] as string) && owner !== office
      // "the regional offices of the Union" are one body, and so are 国际电联成员
      if (union && !offices.has(office.ids[0] as string) && gap.length < 16 && of.test(gap.toLowerCase())) {
        joined[joined.length - 1] = {
          from: before.from,
          to: mention.to,
          ids: ofUnion(office.ids, owner.ids[0] as string),
          cases: office.cases,
        }
        continue
      }
      // an Arabic office with the article has no owner next to it: الرئيس المشاركين is two
      const whole = lexicon.language === 'ar' && gap.trim() === '' && /^ال/u.test(text.slice(office.from, office.to))
      if (
        !whole &&
        offices.has(office.ids[0] as string) &&
        !offices.has(owner.ids[0] as string) &&
        gap.length < 24 &&
        of.test(gap.toLowerCase()) &&
        canBe(owner, 'genitive')
      ) {
        joined[joined.length - 1] = { from: before.from, to: mention.to, ids: [`${office.ids[0]}/${owner.ids[0]}`], cases: office.cases }
        continue
      }
    }
    joined.push(mention)
  }
  return joined
}

/** "The Secretary-General of the Union" leaves no doubt which one. */
function ofUnion(ids: string[], owner: string): string[] {
  const ours = owner !== 'un'
  if (ids[0] === '~sg') return [ours ? 'itu-sg' : 'un-sg']
  if (ids[0] === '~council') return [ours ? 'itu-council' : 'ecosoc']
  return ids
}

/** The text with each named body replaced by one sign and its filling, of the same length. */
export function mask(text: string, mentions: Mention[]): string {
  let masked = ''
  let at = 0
  for (const mention of mentions) {
    masked +=
      text.slice(at, mention.from) +
      String.fromCharCode(mentionFirst + (mention.cases & anyCase)) +
      mentionFill.repeat(Math.max(0, mention.to - mention.from - 1))
    at = mention.to
  }
  return masked + text.slice(at)
}

/** True when the form of a mention allows a case. */
export const canBe = (mention: Mention, wanted: Case | undefined): boolean =>
  !wanted || (mention.cases & (1 << cases.indexOf(wanted))) !== 0

const heads: Record<string, string> = {
  'itu-bdt': 'bureau',
  'itu-tsb': 'bureau',
  'itu-br': 'bureau',
  ungis: 'un-group',
  'itu-cwg-wsis-sdg': 'group',
  'itu-cwg-internet': 'group',
  'correspondence-group': 'group',
  cstd: 'commission',
  'unsc-stat': 'commission',
  'itf-finance': 'task-force',
  'itu-wsis-task-force': 'task-force',
  igf: 'forum',
  hlpf: 'forum',
  'wsis-forum': 'forum',
  ecosoc: 'council',
  'itu-council': 'council',
  'itu-pp': 'conference',
  'itu-wtdc': 'conference',
}

const unBodies = new Set(['un', 'un-sg', 'unga', 'ecosoc', 'cstd', 'hlpf', 'unsc-stat', 'un-regional-commissions'])
const conferences = new Set(['itu-pp', 'itu-wtdc', 'itu-wtsa', 'itu-ra', 'itu-wrc'])

/** the Bureau that "the Director" means in a text of a Sector's conference */
const sectorBureau: Record<string, string> = { 'itu-wtdc': 'itu-bdt', 'itu-wtsa': 'itu-tsb', 'itu-ra': 'itu-br', 'itu-wrc': 'itu-br' }

/** Settles the mentions of a document, read in order: a short name means the last body of that kind that was named in full. */
export class Resolver {
  readonly #speaker: Speaker
  readonly #last = new Map<string, string>()
  readonly #first = new Map<string, string>()
  #lastBody: string | null = null
  /** of the body named last */
  #lastHouse: Speaker['house'] | null = null

  constructor(speaker: Speaker) {
    this.#speaker = speaker
  }

  resolve(mention: Mention): string[] {
    const ids = mention.ids.flatMap((id) => this.#settle(id)).filter((id) => id !== '')
    const explicit = mention.ids.find((id) => !id.startsWith('~'))
    if (explicit)
      this.#lastHouse = explicit === 'itu' || explicit.startsWith('itu-') ? 'itu' : unBodies.has(explicit) ? 'un' : this.#lastHouse
    else if (mention.ids[0] === '~union') this.#lastHouse = 'itu'
    for (const id of ids) {
      const head = heads[id]
      if (head && !mention.ids[0]?.startsWith('~')) {
        this.#last.set(head, id)
        if (!this.#first.has(head)) this.#first.set(head, id)
      }
      if (!mention.ids[0]?.startsWith('~') && (head || id === 'unga')) this.#lastBody = id
    }
    return [...new Set(ids)]
  }

  #settle(id: string): string[] {
    if (!id.startsWith('~')) return [id]
    const [office, owner] = id.split('/')
    if (owner) return this.#officeOf(office as string, this.#settle(owner)[0] ?? '')
    const { house, body } = this.#speaker
    const group = body !== null && heads[body]?.endsWith('group') ? body : null
    switch (id) {
      case '~sg':
        return [house === 'itu' ? 'itu-sg' : 'un-sg']
      case '~union':
        return ['itu']
      case '~secretariat':
        return [house === 'itu' ? 'itu-secretariat' : body && body !== 'unga' ? body : 'un']
      case '~its-secretariat':
        return this.#officeOf('~secretariat', this.#lastBody ?? body ?? '')
      case '~council':
        if (house === 'itu') return ['itu-council']
        if (body === 'ecosoc') return ['ecosoc']
        // "the Secretary-General of the Union to inform the Council": that of the house named just before
        return [this.#lastHouse === 'itu' ? 'itu-council' : (this.#last.get('council') ?? 'ecosoc')]
      case '~group':
        return [
          group ??
            (house === 'itu'
              ? (this.#last.get('group') ?? 'itu-cwg-wsis-sdg')
              : (this.#last.get('un-group') ?? this.#last.get('group') ?? 'ungis')),
        ]
      case '~working-group':
        return [group ?? (house === 'itu' ? 'itu-cwg-wsis-sdg' : (this.#last.get('group') ?? 'ungis'))]
      case '~assembly':
        return [house === 'itu' && body !== null && conferences.has(body) ? body : 'unga']
      case '~director':
      case '~bureau':
        return house === 'itu' ? [this.#last.get('bureau') ?? sectorBureau[body ?? ''] ?? 'itu-bdt'] : []
      case '~commission':
        return [body && heads[body] === 'commission' ? body : (this.#first.get('commission') ?? 'cstd')]
      case '~task-force':
        return [this.#last.get('task-force') ?? 'itf-finance']
      case '~forum':
        return [this.#last.get('forum') ?? 'wsis-forum']
      case '~partnership':
        return ['partnership-ict4d']
      case '~conference':
        return house === 'itu' ? [this.#last.get('conference') ?? 'itu-pp'] : []
      case '~its-chair':
        return this.#officeOf('~chair', this.#lastBody ?? body ?? '')
      case '~website':
        return ['cwg-website']
      case '~vice-chairs':
        return house === 'itu' ? ['cwg-vice-chairs'] : body ? [body] : []
      case '~management-team':
        return house === 'itu' ? ['cwg-management-team'] : body ? [body] : []
      case '~chair':
        return this.#officeOf('~chair', body ?? '')
      default:
        return []
    }
  }

  #officeOf(office: string, owner: string): string[] {
    if (owner === '') return []
    const ours = owner === 'itu' || owner.startsWith('itu-')
    if (office === '~secretariat') return [ours ? 'itu-secretariat' : owner]
    if (office === '~website') return [owner === 'itu-cwg-wsis-sdg' ? 'cwg-website' : owner]
    if (office === '~chair') return [owner === 'itu-council' ? 'itu-council-chair' : owner === 'itu-cwg-wsis-sdg' ? 'cwg-chair' : owner]
    if (office === '~vice-chairs') return [owner === 'itu-cwg-wsis-sdg' ? 'cwg-vice-chairs' : owner]
    return [owner === 'itu-cwg-wsis-sdg' ? 'cwg-management-team' : owner]
  }
}
