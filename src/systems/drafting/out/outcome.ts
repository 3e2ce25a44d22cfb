import {
  type Amendment,
  isUnspecified,
  type NegotiatedParagraph,
  type NegotiatedText,
  type Outcome,
  outcomeOf,
  readingOf,
  type Voice,
} from '../../../texts/index.ts'

/** What became of one amendment, with its words and those that stand now. */
export interface AmendmentOutcome {
  amendment: Amendment
  outcome: Outcome
  /** label and address of the paragraph, as it is printed now or was in the base */
  label: string
  path: string | null
  /** the words of the base; null for a new paragraph */
  before: string | null
  /** the words that stand now, of open brackets those that nobody has changed; null where the paragraph is gone */
  now: string | null
}

export interface PartyOutcome {
  party: string
  amendments: AmendmentOutcome[]
  counts: Record<Outcome, number>
}

const nobody = ''

/** By party, in the order in which they first spoke, what became of each amendment. One that a party replaced is no longer maintained. */
export function outcomesOf(text: NegotiatedText): PartyOutcome[] {
  const paragraphs = new Map(
    text.paragraphs.flatMap((paragraph) => [paragraph.id, ...paragraph.merged].map((id) => [id, paragraph] as const)),
  )
  const standing = new Map(readingOf({ paragraphs: text.paragraphs.filter(({ gone }) => !gone) }, nobody).map(({ id, text }) => [id, text]))
  const latest = new Map<string, string>()
  const keyOf = (voice: Voice, { target }: Amendment) => JSON.stringify([voice, target])
  for (const amendment of text.amendments)
    if (!amendment.withdrawn) for (const voice of voices(amendment)) latest.set(keyOf(voice, amendment), amendment.id)

  const parties = new Map<string, PartyOutcome>()
  for (const amendment of text.amendments) {
    for (const voice of voices(amendment)) {
      const party = isUnspecified(voice) ? nobody : voice
      const own = parties.get(party) ?? { party, amendments: [], counts: { open: 0, taken: 0, inPart: 0, notTaken: 0, withdrawn: 0 } }
      parties.set(party, own)
      const paragraph = paragraphs.get(amendment.target)
      const maintained = !amendment.withdrawn && latest.get(keyOf(voice, amendment)) === amendment.id
      const outcome = maintained ? outcomeOf(amendment, voice, paragraph, text.language) : 'withdrawn'
      own.counts[outcome]++
      own.amendments.push({ amendment, outcome, ...placeOf(paragraph), now: (paragraph && standing.get(paragraph.id)) ?? null })
    }
  }
  return [...parties.values()]
}

const voices = ({ id, parties }: Amendment): Voice[] => (parties.length > 0 ? [...new Set(parties)] : [`?${id}`])

const placeOf = (paragraph: NegotiatedParagraph | undefined): Pick<AmendmentOutcome, 'label' | 'path' | 'before'> => ({
  label: paragraph?.label ?? '',
  path: paragraph?.base?.path ?? null,
  before: paragraph?.base?.text ?? null,
})
