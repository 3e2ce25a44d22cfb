import type { Language } from '../types.ts'
import type { Case } from './pattern.ts'

/**
 * What a language brings to the engine: its words, as sources of regular expressions over folded text (`fold.ts`). Adding a
 * language is adding one such file; adding a house style is adding words to it. In a source, `@` stands for a body or group
 * that is named, `#` for its determiner and adjectives, and a plain space for any white space.
 */
export interface Lexicon {
  language: Language
  /** letters of other words must not touch a term; false for Chinese, which writes no spaces */
  spaced: boolean
  /** small words that a term may wear in front: Arabic و ف ب ل ك */
  clitics?: string
  front: Record<FrontField, string>
  /** `English`, `anglais`, ...: names of the languages of the original, by language */
  languageNames: Record<Language, string>
  headings: Record<Heading, string>
  /** the line that names the body which speaks: "The General Assembly," */
  bodies: { body: string; clause: string }[]
  preamble: Term[]
  /** verbs of operative paragraphs that give nobody a task: takes note, welcomes, commends */
  idle: string
  /** words that mark a further paragraph of a kind: also, further */
  modifiers: string
  addressees: Addressee[]
  orders: OrderVerb[]
  grammar: Grammar
  /** verbs of deliverables, in the order in which they are tried */
  acts: { act: string; words: string }[]
  dates: DateWords
  qualifiers: string
  conditions: string
}

export type FrontField =
  | 'agendaItem'
  | 'document'
  | 'original'
  | 'purpose'
  | 'actionRequired'
  | 'strategicLink'
  | 'financial'
  | 'references'
  | 'revisionOf'
  | 'source'

export type Heading =
  | 'reasons'
  | 'annex'
  | 'introduction'
  | 'proposal'
  | 'termsOfReference'
  | 'report'
  | 'record'
  | 'resolution'
  | 'letter'
  | 'outcome'

/** An opener of preambular paragraphs: `id` as in the reference lexicon. */
export interface Term {
  id: string
  words: string
}

/**
 * A body, office or set of actors. `id` as in bodies and addressees of the process; one that begins with `~` is settled by
 * the document: `~sg` is the Secretary-General of the Union in its own papers and of the United Nations elsewhere.
 */
export interface Addressee {
  id: string
  /** source of a pattern. Russian: `Совет[|а|у||ом|е]` lists the endings of nominative, genitive, dative, accusative, instrumental, prepositional */
  words: string
}

export type VerbClass =
  | 'instruct'
  | 'decide'
  | 'request'
  | 'invite'
  | 'encourage'
  | 'urge'
  | 'call'
  | 'recommend'
  | 'authorize'
  | 'propose'
  | 'mandate'

/** A verb that gives a task, with the forms that matter. Forms are sources of patterns. */
export interface OrderVerb {
  /** as in the reference lexicon: `instructs`, `requests` */
  id: string
  class: VerbClass
  /** requests */
  third?: string
  /** requested, has requested */
  past?: string
  /** we request; in languages that drop the pronoun, the form of the first person plural */
  we?: string
  /** to request; in Arabic the verbal noun */
  inf?: string
  /** is requested, are invited: the addressee stands before it as its subject */
  passive?: string
  /** is asked of: impersonal, the addressee before or after it */
  impersonal?: string
  /** the request to, an appeal to, with the verb that makes an order of it (reiterates) */
  noun?: string
  /** preposition before the addressee */
  to?: string
  /** case of the addressee */
  case?: Case
  /** what opens the task: to; de; que */
  marker?: string
  /** the task may be a bare noun: "encarga a la UNESCO la elaboración" */
  bare?: true
  /** who is to act is the agent of a passive, within the task, which begins with the verb or after it: "be informed by @" */
  agent?: 'verb' | 'after'
  /** its task stands before it: "responsibility for this lies with @" */
  trails?: true
  /** needs no addressee: decides to */
  own?: true
}

export interface Grammar {
  /** determiners and adjectives that may stand before a named body */
  determiner: string
  /** what joins named bodies to one list of addressees */
  and: string
  /** adverbs that may stand between verb and addressee */
  adverb: string
  /** that: opens a task with a subject of its own */
  that: string
  /** pronouns that stand for the addressee just named: them, lui, leur */
  pronoun: string
  /** pronouns joined to the end of a verb: كلفه */
  suffixes?: string
  /** pronouns that stand for the meeting as a subject: it, il, она */
  subjectPronoun?: string
  /** as, in its capacity as: a body named after it is a role of the one before */
  role: string
  /** a group that begins to exist: set up @, @ is established */
  creates: string[]
  /** relative pronoun of a clause that gives a duty to the body before it: "the Group, which should" */
  which?: string
  /** pronouns that mean the body named last: the latter, последняя */
  latter?: string
  /** pronouns that mean the body to which a result goes back: "les informen" */
  backTo?: string
  /** the subject of a verb may be left out: "Si no la hallare, elevará la cuestión" */
  dropsSubject?: true
  /** pronoun before the verb or joined to it: lui demande de */
  pronounBefore?: string
  /** should, shall, is to: after a named body it gives that body a task */
  duty: string
  /** it is for, incumbe a, надлежит: before or after the named body */
  dutyOn?: string
  /** will, would: a task only in a conclusion that was agreed */
  future: string
  /** not, no longer */
  negation: string
  /** the first person plural pronoun, where a language needs it */
  we: string
  /** which, whereby, in which: what follows tells of something else */
  relative: string
  /** verbs of deciding and concluding, whose "that" and infinitive are orders: agreed, decided, took it */
  deciding: string
  /** verbs of telling, whose "that" and infinitive are not: recalled, noted, proposed */
  telling: string
  /** auxiliaries of the pluperfect, just before a verb of the past */
  pluperfect?: string
  /** words for the meeting itself: the meeting, the session */
  self: string
  /** those whose wish is a position: one delegation, some councillors, the authors, the report */
  others: string
  /** the chair and what stands for the chair */
  chair: string
  /** the sentence that seals a conclusion: It was so agreed. */
  sealed: string
  /** to take note of, to thank: what a body does at the table, and no task */
  idleTask: string
  /** words of agreement: a short paragraph with one of them, and no order, seals the one before it */
  agreeing: string
  /** a bare task after a subject and nothing else: "Secretariat to report" */
  infinitive: string
  /** start of a task in a list item: infinitive, subjunctive, verbal noun */
  task: string
  /** between two tasks of one order, looking ahead at the second: "and to report" */
  joint: string
  /** what stands before an infinitive, where languages of several such words tell by it what belongs together: "de", "à" */
  particle?: string
  /** before a further body that the same verb addresses, and after it: "and the Secretary-General to"; absent where the language has none */
  shares?: { before: string; after: string }
  /** "of the", between an office and its body: secretariat of the Commission */
  of: string
  /** the body stands before its office: 理事会主席 */
  ownerFirst?: true
  /** prepositions of handing over, where they have words: to, à, a, إلى */
  toward: string
  /** after these a named body receives: to @, before @, inform @ */
  recipient: string[]
  /** through @, by way of @ */
  through: string
  /** verbs after which something is handed to somebody */
  transfer: string
  /** introduces a list without saying what: as follows, the following steps */
  listIntro: string
  /** says of the one asked that the task is still to be done: that have not yet done so */
  notYet?: string
  /** between a body and a passive verb that asks it: , al que; , which */
  whom?: string
  /** a clause that was decided, in the passive, with the one who acts: be reviewed by @ */
  byAgent?: string
  /** the first person plural as receiver: what is to come back to "us" */
  us?: string
  /** persons that no list of bodies names, at the head of a sentence: operators, delegations, others */
  someone?: string
  /** words of taking part and of giving an opinion, for tasks that name no receiver */
  implied?: { attendance: string; opinion: string }
  /** standing partners, no addressees: in cooperation with @ */
  partner: string
}

export interface DateWords {
  /** twelve sources */
  months: string[]
  /** order and glue of a day: `{d} {m} {y}` with groups to be filled */
  year: string
  full: string[]
  ranges: string[]
  monthYear: string[]
  /** a month without its year, `{m}`, where the language leaves no doubt that it is one */
  monthAlone?: string[]
  /** the end or middle of a month, around or in the words of a date; before it is within the month */
  late?: string
  /** this year, next year: with the offset to the year of the paper; they may stand for `{y}` */
  relativeYears?: { words: string; offset: number }[]
  /** loose parts of a year: source and the months it covers */
  parts: { words: string; from: number; to: number }[]
  /** ordinal numbers up to 130, by their words */
  ordinal: (words: string) => number | null
  ordinals: string
  /** before a first and a last year: the period */
  period?: string
  session: string
  nextSession: string
  /** before the date or event */
  before: string
  after: string
  by: string
  during: string
  asap: string
  recurring: { words: string; every: 'year' | 'month' | 'session' | 'regular'; interval?: number }[]
  /** `within three months`, `eight weeks before`: number and unit */
  numbers: Record<string, number>
  units: { words: string; unit: 'D' | 'W' | 'M' | 'Y' }[]
  within: string
  /** before or once another act is done */
  conditional: string
}
