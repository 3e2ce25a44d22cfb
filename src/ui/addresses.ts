/** Addresses, without their language, that the frame of every page links to. */
export const addresses = {
  home: '/',
  search: '/search',
  desk: '/desk',
  account: '/account',
  signIn: '/sign-in',
  signOut: '/sign-out',
  accessibility: '/about/accessibility',
  api: '/about/api',
  feeds: '/about/feeds',
  openData: '/open-data',
  licence: '/about/licence',
} as const
