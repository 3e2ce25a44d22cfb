export { contributionLink, contributionsLink, incomingLink } from './links.ts'
export { loadDeadlines } from './load.ts'
export { handleContributionMail } from './mail.ts'
export { contributionRoutes } from './routes.tsx'
