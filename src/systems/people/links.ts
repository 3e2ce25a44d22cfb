/** Addresses without their language; `t.href` puts it before them. */
export const personLink = (id: string): string => `/people/${encodeURIComponent(id)}`
export const organizationLink = (id: string): string => `/organizations/${encodeURIComponent(id)}`
export const accountLink = '/account'
/** After sign-in the person comes back to `next`, an address of this site. */
export const signInLink = (next?: string): string => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')

/** An address of this site, as `next` may name; anything else leads home. */
export const safeNext = (next: unknown): string => (typeof next === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/')
