/** A request that the page about the API shows. */
export interface Call {
  method: 'GET' | 'PATCH'
  path: string
  headers?: Record<string, string>
  body?: Record<string, unknown>
}

/** A record of this very installation, so that the examples can be tried as they stand. */
export interface ExampleSession {
  id: string
  body_id: string
  starts: string
  ends: string
  version: number
}

export type CallName = 'reading' | 'lists' | 'unchanged' | 'writing'

export function exampleCalls({ id, body_id, starts, ends, version }: ExampleSession): Record<CallName, Call> {
  const path = `/api/v1/sessions/${encodeURIComponent(id)}`
  const tag = `"${version}"`
  return {
    reading: { method: 'GET', path },
    lists: { method: 'GET', path: `/api/v1/sessions?body=${encodeURIComponent(body_id)}&limit=2` },
    unchanged: { method: 'GET', path, headers: { 'if-none-match': tag } },
    writing: {
      method: 'PATCH',
      path,
      headers: { 'x-api-key': 'YOUR-KEY', 'if-match': tag, 'content-type': 'application/json' },
      body: { starts, ends },
    },
  }
}

/** The call as one types it in a shell, a part on each line. */
export function asCurl({ method, path, headers = {}, body }: Call, publicUrl: string): string {
  return [
    `curl -i ${quoted(publicUrl + path)}`,
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? [`-d ${quoted(JSON.stringify(body))}`] : []),
  ].join(' \\\n  ')
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
