import { type Actor, systemActor } from '../../platform/actor.ts'
import { today } from '../../platform/clock.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Localized } from '../../platform/i18n/index.ts'
import { demonstrationPeople, findActor } from '../people/index.ts'
import { addAgendaItem, releaseAgenda } from './commands/agenda.ts'
import { publishLetter, saveLetter } from './commands/letters.ts'
import { addSitting, changeSettings, openMeeting, takeStep } from './commands/meetings.ts'
import { register } from './commands/registrations.ts'
import { recordDecision } from './decisions/commands.ts'
import { askToSpeak, callNext, openItem, submitStatement } from './live/commands.ts'
import { addSlot } from './plan/commands.ts'
import type { SlotKind } from './plan/rules.ts'
import { findMeeting, listSittings } from './queries/meetings.ts'
import { addDays } from './rules.ts'

/** In no calendar: the meeting of the example takes place on the day on which it is made, and on the next. */
const session = 'itu-cwg-wsis-sdg-example'

const name: Localized = {
  ar: 'مثال: اجتماع إضافي',
  en: 'Example: extra meeting',
  es: 'Ejemplo: reunión extraordinaria',
  fr: 'Exemple : réunion supplémentaire',
  ru: 'Пример: дополнительное собрание',
  zh: '示例：增开会议',
  original: 'en',
}

const items: { title: Localized; lead: string | null; documents: string[] }[] = [
  {
    title: {
      ar: 'افتتاح الاجتماع',
      en: 'Opening of the meeting',
      es: 'Apertura de la reunión',
      fr: 'Ouverture de la réunion',
      ru: 'Открытие собрания',
      zh: '会议开幕',
      original: 'en',
    },
    lead: null,
    documents: [],
  },
  {
    title: {
      ar: 'سجل المهام',
      en: 'Register of tasks',
      es: 'Registro de tareas',
      fr: 'Registre des tâches',
      ru: 'Реестр задач',
      zh: '任务登记册',
      original: 'en',
    },
    lead: null,
    documents: ['C26/190', 'C27/190'],
  },
  {
    title: {
      ar: 'مقترح بتنقيح القرار',
      en: 'Proposal to revise the resolution',
      es: 'Propuesta de revisión de la Resolución',
      fr: 'Proposition de révision de la Résolution',
      ru: 'Предложение о пересмотре Резолюции',
      zh: '修订决议的提案',
      original: 'en',
    },
    lead: null,
    documents: ['C27/201'],
  },
]

/**
 * A working group in session: sittings, a released agenda on the papers of the example, delegates in the room, one decision that
 * sets a task and one that does not. By the commands that people use, so that the history tells it.
 */
export async function demonstrate(deps: Deps): Promise<void> {
  const { db, clock } = deps
  // A database that somebody brought holds somebody's own meetings, even where demonstration accounts were asked for.
  if (!deps.config.embedded) return
  const secretary = await findActor(db, demonstrationPeople.secretariat)
  if (!secretary || (await findMeeting(db, session))) return
  const day = today(clock)
  await db
    .insertInto('reference.session')
    .values({
      id: session,
      body_id: 'itu-cwg-wsis-sdg',
      name: JSON.stringify(name),
      ordinal: null,
      year: Number(day.slice(0, 4)),
      starts: day,
      ends: addDays(day, 1),
      place: 'Geneva',
      source: null,
      precision: null,
      confirmed_by: null,
      confirmed_at: null,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute()
  await openMeeting(deps, secretary, session)
  await invite(deps, secretary, day)
  const agenda = await setAgenda(deps, secretary)
  for (const person of [demonstrationPeople.delegate, demonstrationPeople.unesco, demonstrationPeople.bdt]) {
    await register(deps, secretary, session, { person, capacity: 'delegate', attends: 'on-site', listed: true, gender: null })
  }
  await takeStep(deps, secretary, session, 'start')
  await decide(deps, secretary, agenda)
  await inTheRoom(deps, secretary, agenda[2]!)
}

async function invite(deps: Deps, secretary: Actor, day: string): Promise<void> {
  for (const on of [day, addDays(day, 1)]) {
    await addSitting(deps, secretary, session, { day: on, starts: '09:30', ends: '12:30', room: 'Popov', name: null, version: 0 })
    await addSitting(deps, secretary, session, { day: on, starts: '14:30', ends: '17:30', room: 'Popov', name: null, version: 0 })
  }
  const { time_zone, agenda_prefix, version } = (await findMeeting(deps.db, session))!
  const chair = { chair_id: demonstrationPeople.chair, remote_link: null, registration_closes: null }
  await changeSettings(deps, secretary, session, { time_zone, agenda_prefix, ...chair, version })
  const texts = { en: 'The Group is invited to an extra meeting on the register of tasks.', original: 'en' as const }
  await saveLetter(deps, secretary, session, { circular: 'CL-26/99', texts, version: 0 })
  // the system publishes: an example writes to nobody in a person's name
  await publishLetter(deps, systemActor, session, 1)
  await takeStep(deps, secretary, session, 'open-registration')
}

async function setAgenda(deps: Deps, secretary: Actor): Promise<number[]> {
  const ids: number[] = []
  for (const { title, lead, documents } of items) {
    const papers = documents.map((symbol) => ({ key: symbol, words: symbol }))
    ids.push(await addAgendaItem(deps, secretary, session, { parent: null, title, lead, documents: papers, version: 0 }))
  }
  await setPlan(deps, secretary, ids)
  await releaseAgenda(deps, secretary, session)
  return ids
}

/** The first morning has its time for the whole agenda; the afternoon goes on with the proposal, after statements. */
async function setPlan(deps: Deps, secretary: Actor, [opening, register, proposal]: number[]): Promise<void> {
  const [morning, afternoon] = await listSittings(deps.db, [session])
  const fill = async (sitting: number, slots: { kind: SlotKind; item?: number; minutes: number }[]) => {
    let after: number | null = null
    for (const { kind, item = null, minutes } of slots) {
      after = await addSlot(deps, secretary, session, { kind, item, title: null, where: { list: sitting, after }, minutes })
    }
  }
  await fill(morning!.id, [
    { kind: 'item', item: opening!, minutes: 30 },
    { kind: 'item', item: register!, minutes: 60 },
    { kind: 'break', minutes: 15 },
    { kind: 'item', item: proposal!, minutes: 75 },
  ])
  await fill(afternoon!.id, [
    { kind: 'statements', item: proposal!, minutes: 45 },
    { kind: 'item', item: proposal!, minutes: 120 },
  ])
}

async function decide(deps: Deps, secretary: Actor, [, register]: number[]): Promise<void> {
  const none = { until: null, to: null, version: 0 }
  await recordDecision(deps, secretary, session, {
    ...none,
    verb: 'note-with-appreciation',
    item: register!,
    documents: [{ key: 'C27/190', words: 'C27/190' }],
    texts: null,
  })
  await recordDecision(deps, secretary, session, {
    ...none,
    verb: 'agree',
    item: register!,
    documents: [{ key: 'C26/190', words: 'C26/190' }],
    texts: {
      en: 'The Group requested the secretariat to publish the register of tasks in six languages no later than 1 April 2027.',
      fr: 'Le Groupe a prié le secrétariat de publier le registre des tâches en six langues d’ici au 1er avril 2027.',
      original: 'en',
    },
  })
}

async function inTheRoom(deps: Deps, secretary: Actor, item: number): Promise<void> {
  await openItem(deps, secretary, session, { item, minutes: 3 })
  const speakers = [demonstrationPeople.delegate, demonstrationPeople.unesco]
  for (const id of speakers) {
    const actor = await findActor(deps.db, id)
    if (actor) await askToSpeak(deps, actor, session, null)
  }
  await callNext(deps, secretary, session)
  const speaker = await findActor(deps.db, speakers[0]!)
  const text = 'We support one register of tasks, open to all who take part.'
  if (speaker) await submitStatement(deps, speaker, session, { item, behalf: null, language: 'en', text, visibility: 'public' })
}
