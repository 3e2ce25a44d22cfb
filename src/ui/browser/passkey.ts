const endpoint = '/api/auth/passkey'

/**
 * `[data-passkey=sign-in]`, `form[data-passkey=register]`: shown where the browser knows passkeys, hidden elsewhere. `data-next` is
 * the page that follows; `data-failed` says what went wrong, and `data-stale` that a new sign-in is needed first.
 */
export function startPasskeys(part: ParentNode): void {
  // A passkey belongs to a domain name: at a bare network address there is none.
  const usable =
    window.isSecureContext && 'parseRequestOptionsFromJSON' in (window.PublicKeyCredential ?? {}) && /[a-z]/i.test(location.hostname)
  if (!usable) return
  for (const element of part.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const registers = element.dataset.passkey === 'register'
    element.hidden = false
    element.addEventListener(registers ? 'submit' : 'click', (event) => {
      if (!registers && !(event.target as Element).closest('button')) return
      event.preventDefault()
      void run(element, registers ? () => register(element as HTMLFormElement) : signIn)
    })
  }
}

async function run(element: HTMLElement, step: () => Promise<void>): Promise<void> {
  const { next, failed, stale } = element.dataset
  const status = element.querySelector('[role=status]')!
  status.textContent = ''
  try {
    await step()
    location.assign(next!)
  } catch (error) {
    // The person closed the browser's dialog.
    if ((error as Error).name === 'NotAllowedError') return
    status.textContent = (error instanceof StaleSession ? stale : failed) ?? ''
  }
}

class StaleSession extends Error {}

async function signIn(): Promise<void> {
  const options = await ask('generate-authenticate-options')
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  await ask('verify-authentication', { response: (credential as PublicKeyCredential).toJSON() })
}

async function register(form: HTMLFormElement): Promise<void> {
  const options = await ask('generate-register-options')
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  const name = String(new FormData(form).get('passkey-name') ?? '').trim()
  await ask('verify-registration', { response: (credential as PublicKeyCredential).toJSON(), ...(name && { name }) })
}

async function ask(step: string, body?: object) {
  const response = await fetch(
    `${endpoint}/${step}`,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
  const answer = await response.json()
  if (response.ok) return answer
  throw answer?.code === 'SESSION_NOT_FRESH' ? new StaleSession() : new Error(answer?.code)
}
