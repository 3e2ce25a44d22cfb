import { join } from 'node:path'

/**
 * The cookies of a demonstration account that has signed in, for the server at this origin and every other on the same database.
 * `name`: the account's, such as `delegate`.
 */
export async function signIn(origin: string, name: string): Promise<string> {
  const { demonstrationAccounts } = (await import(join(import.meta.dirname, '../../dist/systems/people/index.js'))) as {
    demonstrationAccounts: { email: string; password: string }[]
  }
  const { email, password } = demonstrationAccounts.find((account) => account.email.startsWith(`${name}@`))!
  const answer = await fetch(`${origin}/en/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (!cookies.some((cookie) => cookie?.includes('session'))) throw new Error(`${name} could not sign in: ${answer.status}`)
  return cookies.join('; ')
}
