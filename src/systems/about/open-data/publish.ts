import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import type { Db } from '../../../platform/db/index.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Published } from '../schema.ts'
import { exportOpenData } from './dump.ts'

export const openDataTopic = 'open-data'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** makes the open data anew */
    'about.open-data': Record<string, never>
  }
}

export function listenOpenData(deps: Deps): void {
  deps.jobs.handle('about.open-data', () => publishOpenData(deps, (line) => deps.log.debug(line)), { cron: '40 2 * * *' })
}

/** A new installation has open data before its first night: five minutes after its first start, when what it began with is read. */
export async function firstOpenData({ db, clock, jobs }: Deps): Promise<void> {
  if (await findOpenData(db)) return
  const startAfter = new Date(clock.now().getTime() + 5 * 60_000)
  await inTransaction(db, (tx) => jobs.enqueue(tx, 'about.open-data', {}, { key: 'first', startAfter }))
}

export const findOpenData = async (db: Db): Promise<Published | undefined> =>
  (await db.selectFrom('about.open_data').select('manifest').executeTakeFirst())?.manifest

/**
 * Makes the dump of this moment and puts it in the place of the last one, whose files then go. They are kept compressed: a fifth of
 * the room, sent as they are to whoever takes gzip, and never the same bytes as a paper that somebody brought in.
 */
export async function publishOpenData(deps: Deps, tell: (line: string) => void): Promise<void> {
  const { db, files, events } = deps
  const folder = await mkdtemp(join(tmpdir(), 'actionline-open-data-'))
  try {
    const { tables, ...manifest } = await exportOpenData(deps, folder, tell)
    const published: Published = { ...manifest, tables: [] }
    for (const { files: written, ...table } of tables) {
      const kept: Published['tables'][number]['files'] = []
      for (const one of written) {
        const { sha256, size } = await files.put(createReadStream(join(folder, one.file)).pipe(createGzip()))
        kept.push({ ...one, kept: sha256, size })
      }
      published.tables.push({ ...table, files: kept })
    }
    const before = await inTransaction(db, async (tx) => {
      const earlier = await tx.selectFrom('about.open_data').select('manifest').forUpdate().executeTakeFirst()
      const row = { made_at: new Date(manifest.madeAt), manifest: JSON.stringify(published) }
      await tx
        .insertInto('about.open_data')
        .values(row)
        .onConflict((c) => c.column('one').doUpdateSet(row))
        .execute()
      await events.touch(tx, openDataTopic)
      return earlier?.manifest
    })
    const now = new Set(keptBy(published))
    for (const sha256 of keptBy(before)) if (!now.has(sha256)) await files.remove(sha256)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const keptBy = (published: Published | undefined): string[] => published?.tables.flatMap(({ files }) => files.map(({ kept }) => kept)) ?? []
