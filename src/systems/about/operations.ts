import { type May, publicActor } from '../../platform/actor.ts'

export interface Operation {
  method: string
  /** `/api/v1/sessions/{id}` */
  path: string
  /** in English, as the route's schema says it */
  summary: string
  /** the system it belongs to */
  tag: string
  needsKey: boolean
}

/** As much of an OpenAPI document as we read. */
interface ApiDescription {
  paths?: Record<string, unknown>
}

type DescribedPath = Record<string, { summary?: string; tags?: string[] }>

/** Every operation that the description holds, those of one system together; the routes know who may ask for it. */
export function operationsOf({ paths = {} }: ApiDescription, routes: readonly { method: string; url: string; may: May }[]): Operation[] {
  const open = new Set(routes.flatMap(({ method, url, may }) => (may(publicActor) ? [`${method} ${url.replace(/:(\w+)/g, '{$1}')}`] : [])))
  const all = Object.entries(paths as Record<string, DescribedPath>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, { summary = '', tags = [] }]) => {
      const method = name.toUpperCase()
      return { method, path, summary, tag: tags[0] ?? '', needsKey: !open.has(`${method} ${path}`) }
    }),
  )
  return [...Map.groupBy(all, ({ tag }) => tag).values()].flat()
}
