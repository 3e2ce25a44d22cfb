import type { System } from '../../platform/system.ts'
import { api } from './api.ts'
import { contributionRoutes, loadDeadlines } from './contributions/index.ts'
import { decisionApi } from './decisions/api.ts'
import { listenDecisions } from './decisions/jobs.ts'
import { loadVerbs } from './decisions/load.ts'
import { decisionRoutes } from './decisions/routes.tsx'
import { silenceRoutes } from './decisions/silence-routes.tsx'
import { demonstrate } from './demonstration.ts'
import { feeds } from './feeds.ts'
import { groupRoutes, groupsLink, mayReadGroups } from './groups/index.ts'
import { listen } from './jobs.ts'
import { liveRoutes } from './live/routes.tsx'
import { planRoutes } from './plan/routes.tsx'
import { reportRoutes } from './reports/routes.tsx'
import { agendaRoutes } from './routes/agenda.tsx'
import { meetingRoutes } from './routes/meetings.tsx'
import { registrationRoutes } from './routes/registration.tsx'
import './contributions/asides.tsx'
import './decisions/asides.tsx'
import './events.ts'
import './schema.ts'

export { type AgendaChanges, type AgendaEntry, changesBetween } from './agenda.ts'
export { lockMeeting, touchMeeting } from './commands/meetings.ts'
export { contributionLink, contributionsLink, incomingLink } from './contributions/index.ts'
export { correctDecision, recordDecision } from './decisions/commands.ts'
export type { DecisionForm } from './decisions/forms.ts'
export { decisionLink, decisionsLink } from './decisions/links.ts'
export { type DecisionFilter, type DecisionRow, listDecisions, listVerbs, type VerbRow } from './decisions/queries.ts'
export { meetingTopic } from './events.ts'
export { groupLink, groupsLink } from './groups/index.ts'
export {
  agendaItemLink,
  agendaLink,
  checkInLink,
  letterLink,
  meetingLink,
  meetingsLink,
  participantsLink,
  registrationLink,
} from './links.ts'
export { mayConduct, mayKeepMeetings } from './policy.ts'
export { documentsBySymbol, findAgendaItem, listReleases, readAgenda } from './queries/agenda.ts'
export { findMeeting, listMeetings, listSittings, type MeetingRow, meetingName, type SittingRow } from './queries/meetings.ts'
export { findOwnRegistration, listRegistrations, type ParticipantRow, type RegistrationRow } from './queries/registrations.ts'
export type { Capacity, MeetingsView } from './schema.ts'
export { isPhase, type Phase, phases } from './states.ts'

/** Sessions as they are held: sittings, invitation, registration, agenda, statements, decisions. */
export const meetings: System = {
  name: 'meetings',
  demonstrate,
  async load(deps, process) {
    await loadVerbs(deps, process)
    await loadDeadlines(deps, process)
  },
  listen(deps) {
    listen(deps)
    listenDecisions(deps)
  },
  routes(app, deps) {
    feeds(app, deps)
    meetingRoutes(app, deps)
    registrationRoutes(app, deps)
    agendaRoutes(app, deps)
    planRoutes(app, deps)
    contributionRoutes(app, deps)
    groupRoutes(app, deps)
    decisionRoutes(app, deps)
    silenceRoutes(app, deps)
    liveRoutes(app, deps)
    reportRoutes(app, deps)
    api(app, deps)
    decisionApi(app, deps)
  },
  nav: [
    { path: '/meetings', label: 'meetings.nav.meetings', order: 20 },
    { path: groupsLink, label: 'meetings.group.title', order: 21, place: 'more', may: mayReadGroups },
  ],
}
