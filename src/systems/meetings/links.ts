export const meetingsLink = '/meetings'
export const meetingLink = (id: string): string => `/meetings/${encodeURIComponent(id)}`
export const settingsLink = (id: string): string => `${meetingLink(id)}/settings`
export const letterLink = (id: string): string => `${meetingLink(id)}/letter`
export const sittingLink = (id: string, sitting: number): string => `${meetingLink(id)}/sittings/${sitting}`
export const participantsLink = (id: string): string => `${meetingLink(id)}/participants`
export const registrationLink = (id: string): string => `${meetingLink(id)}/registration`
export const registrationsLink = (id: string): string => `${meetingLink(id)}/registrations`
export const checkInLink = (id: string): string => `${meetingLink(id)}/check-in`
export const agendaLink = (id: string): string => `${meetingLink(id)}/agenda`
export const agendaItemLink = (id: string, item: number): string => `${agendaLink(id)}/items/${item}`
