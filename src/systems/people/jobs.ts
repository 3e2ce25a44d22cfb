import type { Deps } from '../../platform/deps.ts'
import { sendConfirmation, sendReset } from './account.ts'
import { forgetOldAttempts } from './attempts.ts'
import { forgetExpired } from './commands/invitations.ts'
import { sendLetter } from './mail.ts'

export function listen(deps: Deps): void {
  deps.jobs.handle('people.mail', (letter) => sendLetter(deps, letter))
  deps.jobs.handle('people.reset', ({ email }) => sendReset(deps, email))
  deps.jobs.handle('people.confirm', ({ email }) => sendConfirmation(deps, email))
  deps.jobs.handle(
    'people.tidy',
    async () => {
      await forgetOldAttempts(deps.db, deps.clock)
      await forgetExpired(deps)
    },
    { cron: '17 * * * *' },
  )
}
