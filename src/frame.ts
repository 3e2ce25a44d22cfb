import type { FastifyRequest } from 'fastify'
import type { Deps } from './platform/deps.ts'
import type { System } from './platform/system.ts'
import type { Assets, Frame } from './ui/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** what every page needs around it */
    frame(): Frame
  }
}

export function frameMaker(_deps: Deps, assets: Assets, systems: readonly System[]) {
  const nav = systems.flatMap((system) => system.nav ?? []).sort((a, b) => a.order - b.order)
  return (req: FastifyRequest): Frame => {
    const path = req.pagePath.split('?')[0]!
    return {
      t: req.t,
      path: req.pagePath,
      actor: { kind: req.actor.kind, name: req.actor.name, roles: req.actor.roles },
      nav: nav
        .filter(({ may }) => !may || may(req.actor))
        .map((entry) => ({
          href: req.t.href(entry.path),
          label: req.t(entry.label),
          current: path === entry.path || path.startsWith(`${entry.path}/`),
          place: entry.place ?? 'main',
        })),
      assets: {
        css: assets.url('actionline.css'),
        js: assets.url('actionline.js'),
        icon: assets.url('icon.svg'),
        room: assets.url('room.js'),
      },
      notice: req.notice,
    }
  }
}
