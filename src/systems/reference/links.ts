export const timelineLink = '/timeline'
export const bodyLink = (id: string): string => `/bodies/${encodeURIComponent(id)}`
export const sessionLink = (id: string): string => `/sessions/${encodeURIComponent(id)}`
export const newSessionLink = '/sessions/new'
export const actionLineLink = (id: string): string => `/action-lines/${encodeURIComponent(id)}`
export const sdgLink = (id: string): string => `/sdgs/${encodeURIComponent(id)}`
