export const groupsLink = '/correspondence-groups'
export const groupLink = (id: number): string => `${groupsLink}/${id}`
export const groupDraftLink = (id: number, number: number): string => `${groupLink(id)}/drafts/${number}`
