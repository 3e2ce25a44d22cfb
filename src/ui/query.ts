/** One parameter's new value: `null` takes it away. */
export type Changes = Record<string, string | readonly string[] | null>

/**
 * An address with some parameters changed and the rest kept, in their order:
 * `withQuery('/mandates?to=cstd&after=9', { due: '2027', after: null })` -> `/mandates?to=cstd&due=2027`.
 */
export function withQuery(address: string, changes: Changes): string {
  const [path = '', search = ''] = address.split('?', 2)
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name)
    for (const one of value === null ? [] : typeof value === 'string' ? [value] : value) query.append(name, one)
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The address with `value` added to the parameter, or taken out if it is there; a list's place (`after`, `before`) starts anew. */
export function toggled(address: string, name: string, value: string): string {
  const chosen = new URLSearchParams(address.split('?', 2)[1]).getAll(name)
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  return withQuery(address, { [name]: next, after: null, before: null })
}
