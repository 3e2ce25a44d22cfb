import { parseArgs } from 'node:util'
import type { Role } from '../platform/actor.ts'
import { putAccount } from '../systems/people/index.ts'
import { withMachinery } from './machinery.ts'

/** `actionline user EMAIL --role administrator`: prints the password of a new account once. */
export async function userCommand(args: string[], out: NodeJS.WritableStream): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string', default: '' }, role: { type: 'string', multiple: true, default: ['member'] } },
  })
  const [email] = positionals
  if (!email) {
    process.stderr.write('usage: actionline user EMAIL [--name NAME] [--role ROLE]...\n')
    return 2
  }
  const { password } = await withMachinery((deps) => putAccount(deps, { email, name: values.name, roles: values.role as Role[] }))
  out.write(
    password
      ? `${email} may sign in with this password, and should change it: ${password}\n`
      : `${email} now has these roles: ${values.role.join(', ')}\n`,
  )
  return 0
}
