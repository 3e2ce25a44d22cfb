import { fold } from '../fold.ts'
import type { Language } from '../types.ts'
import { likeness } from './hunks.ts'
import type { Amendment, Clause, Problem, Voice } from './types.ts'

export const adds = ({ action }: Amendment): boolean => action === 'ADD' || action === 'ADD*'
export const deletes = ({ action }: Amendment): boolean => action === 'SUP' || action === 'SUP*'
export const rewords = ({ action }: Amendment): boolean => action === 'MOD' || action === '(MOD)'

/** Who speaks in an amendment. */
export const voicesOf = ({ id, parties }: Amendment): Voice[] => (parties.length > 0 ? [...new Set(parties)] : [`?${id}`])

/** An amendment whose attribution is unspecified speaks with a voice of its own. */
export const isUnspecified = (voice: Voice): boolean => voice.startsWith('?')

/**
 * What is wrong with amendments, by the rules of the Union for the presentation of proposals: new text inside a paragraph is MOD,
 * a deletion shows no text, (MOD) changes no substance. Errors keep an amendment out of the compilation, and with an addition all
 * that stands on it.
 */
export function problems(base: readonly Clause[], amendments: readonly Amendment[], language: Language): Problem[] {
  const live = amendments.filter(({ withdrawn }) => !withdrawn)
  const errors = structural(base, live)
  const texts = new Map<string, string>(base.map(({ id, text }) => [id, text]))
  for (const amendment of live) if (adds(amendment) && !texts.has(amendment.target)) texts.set(amendment.target, amendment.text)
  return [...errors.values(), ...live.flatMap((amendment) => advice(amendment, live, texts, language)), ...twice(live)]
}

/** The amendments that can be compiled. */
export function sound(base: readonly Clause[], amendments: readonly Amendment[]): Amendment[] {
  const live = amendments.filter(({ withdrawn }) => !withdrawn)
  const errors = structural(base, live)
  return errors.size === 0 ? live : live.filter(({ id }) => !errors.has(id))
}

/** Errors by amendment. Found in rounds, because what stands on a refused addition is refused too. */
function structural(base: readonly Clause[], live: readonly Amendment[]): Map<string, Problem> {
  const found = new Map<string, Problem>()
  const refuse = (amendment: Amendment, code: Problem['code'], other?: string): void => {
    found.set(amendment.id, { code, severity: 'error', amendment: amendment.id, ...(other === undefined ? {} : { with: other }) })
  }
  const known = new Set(base.map(({ id }) => id))
  const placed = new Map<string, Amendment>()
  const destinations = new Map<string, string>()
  for (const amendment of live) {
    if (adds(amendment)) {
      if (!amendment.place) refuse(amendment, 'place-missing')
      else if (known.has(amendment.target) || placed.has(amendment.target)) refuse(amendment, 'id-taken', amendment.target)
      else if (amendment.text.trim() === '') refuse(amendment, 'add-without-text')
      else placed.set(amendment.target, amendment)
    } else if (rewords(amendment) && amendment.text.trim() === '') refuse(amendment, 'mod-without-text')
  }
  for (const circling of inCircles(placed, known)) refuse(circling, 'place-in-a-circle', circling.place?.after ?? undefined)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const amendment of live) {
      if (found.has(amendment.id)) continue
      const there = (id: string) => known.has(id) || (placed.has(id) && !found.has((placed.get(id) as Amendment).id))
      if (!adds(amendment)) {
        if (!there(amendment.target)) refuse(amendment, 'target-unknown', amendment.target)
      } else if (amendment.place && amendment.place.after !== null && !there(amendment.place.after))
        refuse(amendment, 'place-unknown', amendment.place.after)
    }
  }
  for (const amendment of live) {
    if (amendment.action !== 'SUP*' || amendment.partner === undefined || found.has(amendment.id)) continue
    const other = destinations.get(amendment.partner)
    if (other !== undefined && other !== amendment.target) refuse(amendment, 'moved-to-one-place', other)
    else destinations.set(amendment.partner, amendment.target)
  }
  return found
}

/** Additions that are placed after each other, so that none has a place in the text. */
function inCircles(placed: ReadonlyMap<string, Amendment>, known: ReadonlySet<string>): Amendment[] {
  const settled = new Set<string>()
  const circling = new Set<Amendment>()
  for (const start of placed.values()) {
    const path: Amendment[] = []
    const seen = new Set<string>()
    let at: Amendment | undefined = start
    while (at && !settled.has(at.target) && !seen.has(at.target)) {
      seen.add(at.target)
      path.push(at)
      const after: string | null = at.place?.after ?? null
      at = after === null || known.has(after) ? undefined : placed.get(after)
    }
    if (at && seen.has(at.target)) for (const one of path) circling.add(one)
    for (const one of path) settled.add(one.target)
  }
  return [...circling]
}

const marksAndSpaces = /[^\p{L}\p{N}]+/gu
const substance = (text: string): string => fold(text).text.toLowerCase().replace(marksAndSpaces, '')

/** True when two wordings differ in marks, spaces and capitals only. */
export const isEditorial = (before: string, after: string): boolean => substance(before) === substance(after)

function advice(amendment: Amendment, live: readonly Amendment[], texts: ReadonlyMap<string, string>, language: Language): Problem[] {
  const { id, action, target, text } = amendment
  const warn = (code: Problem['code'], other?: string): Problem => ({
    code,
    severity: 'warning',
    amendment: id,
    ...(other === undefined ? {} : { with: other }),
  })
  const found: Problem[] = []
  const before = texts.get(target)
  if ((deletes(amendment) || action === 'NOC') && text !== '') found.push(warn('shows-text'))
  if (rewords(amendment) && before !== undefined && amendment.label === undefined && text === before)
    found.push(warn('mod-changes-nothing'))
  if (action === '(MOD)' && before !== undefined && !isEditorial(before, text)) found.push(warn('editorial-changes-substance'))
  if (action === 'SUP*' || action === 'ADD*') {
    const other = action === 'SUP*' ? 'ADD*' : 'SUP*'
    const parties = voicesOf(amendment)
    const met = live.some(
      (one) =>
        one.action === other &&
        one.target === amendment.partner &&
        one.partner === target &&
        voicesOf(one).some((v) => parties.includes(v)),
    )
    if (!met) found.push(warn('move-without-partner', amendment.partner))
  }
  const anchor = amendment.place?.after ?? null
  const neighbour = anchor === null ? undefined : texts.get(anchor)
  // words put into a paragraph come in as a second version of the whole of it
  if (action === 'ADD' && neighbour !== undefined && text.length > neighbour.length && likeness(neighbour, text, language) > 0.8)
    found.push(warn('add-repeats-paragraph', anchor as string))
  return found
}

/** One party has one last word on a paragraph. */
function twice(live: readonly Amendment[]): Problem[] {
  const spoken = new Map<string, string>()
  const found: Problem[] = []
  for (const amendment of live) {
    for (const voice of voicesOf(amendment)) {
      const key = JSON.stringify([voice, amendment.target])
      const earlier = spoken.get(key)
      spoken.set(key, amendment.id)
      if (earlier !== undefined) found.push({ code: 'party-speaks-twice', severity: 'warning', amendment: amendment.id, with: earlier })
    }
  }
  return found
}
