import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import PgBoss from 'pg-boss'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, emptyDatabase, type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { migrationFolders } from '../../../test/support/folders.ts'
import { completeConfig, readSettings } from '../config/index.ts'
import { createFiles } from '../files/index.ts'
import { backup, restore } from './backup.ts'
import { type MigrationFolder, migrate } from './migrate.ts'

/** What a backup has to carry beyond plain rows: references in a circle, triggers, generated and identity columns, odd bytes. */
const sample = `
create schema sample;
create table sample.body (
  id bigint generated always as identity primary key,
  name text not null,
  shout text generated always as (upper(name)) stored,
  parent bigint references sample.body,
  chair bigint,
  data jsonb,
  bytes bytea
);
create table sample.person (id bigint primary key, body bigint not null references sample.body);
alter table sample.body add foreign key (chair) references sample.person;
create materialized view sample.names as select name from sample.body order by name;
create function sample.refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
create trigger append_only before update or delete or truncate on sample.body for each statement execute function sample.refuse();
insert into sample.body (name) values ('written by the migration');`

let folder: string
let source: TestDatabase
let folders: MigrationFolder[]
let file: string
let stored: { sha256: string }

const configOf = (data: string, url?: string) => completeConfig(readSettings({ ACTIONLINE_DATA: join(folder, data), DATABASE_URL: url }))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actionline-backup-'))
  chmodSync(folder, 0o755)
  file = join(folder, 'backup.tar.gz')
  const migrations = join(folder, 'sample', 'migrations')
  mkdirSync(migrations, { recursive: true })
  writeFileSync(join(migrations, '20990101T0000Z-sample-create.sql'), sample)
  folders = [...migrationFolders(), { name: 'sample', path: join(folder, 'sample') }]

  source = await testDatabase()
  await migrate(source.db, folders)
  await sql`
    insert into sample.body (name, parent, data, bytes)
    select 'réunion ' || n || E'\\t\\n\\\\ اجتماع', 1, jsonb_build_object('n', n), decode(repeat('00ff5c0a', 200), 'hex')
    from generate_series(1, 20000) n`.execute(source.db)
  await sql`insert into sample.person select id, id from sample.body where id <= 10`.execute(source.db)
  await sql`alter table sample.body disable trigger append_only`.execute(source.db)
  await sql`update sample.body set chair = 3 where id = 3`.execute(source.db)
  await sql`alter table sample.body enable trigger append_only`.execute(source.db)
  await sql`refresh materialized view sample.names`.execute(source.db)

  const boss = new PgBoss({ connectionString: source.url, schema: 'jobs' })
  await boss.start()
  await boss.createQueue('sample.remind')
  await boss.send('sample.remind', { mandate: 7 })
  await boss.stop({ graceful: false, wait: true })

  stored = await createFiles(configOf('first', source.url)).put(Buffer.from('an official paper'))
  const summary = await backup(configOf('first', source.url), file)
  expect([summary.files, summary.damaged]).toEqual([1, []])
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Rows and a checksum of every table, and the sequences, in a comparable form. */
async function contents(url: string) {
  const { rows: tables } = await ask(
    url,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema')
       and c.relname not like 'kysely_migration%' and (n.nspname <> 'jobs' or c.relname = 'job') order by 1`,
  )
  const found: Record<string, unknown> = {}
  for (const { name } of tables)
    found[name] = (await ask(url, `select count(*), md5(string_agg(t::text, '|' order by t::text)) from ${name} t`)).rows[0]
  found.sequences = (
    await ask(url, `select schemaname, sequencename, last_value from pg_sequences where schemaname <> 'jobs' order by 1, 2`)
  ).rows
  return found
}

describe('a backup', () => {
  test('brings back every row, file and waiting job, and the key that signs', async () => {
    const target = await emptyDatabase()
    const config = configOf('second', target.url)
    await restore(config, file, folders)

    expect(await contents(target.url)).toEqual(await contents(source.url))
    expect(await createFiles(config).get(stored.sha256)).toEqual(Buffer.from('an official paper'))
    expect(readFileSync(join(folder, 'second', 'secret'), 'utf8')).toBe(readFileSync(join(folder, 'first', 'secret'), 'utf8'))

    const boss = new PgBoss({ connectionString: target.url, schema: 'jobs' })
    await boss.start()
    expect((await boss.fetch('sample.remind')).map(({ data }) => data)).toEqual([{ mandate: 7 }])
    await boss.stop({ graceful: false, wait: true })
    await target.close()
  })

  test('brings back references, triggers and the next number with the rows', async () => {
    const target = await emptyDatabase()
    await restore(configOf('third', target.url), file, folders)
    await expect(ask(target.url, 'insert into sample.person values (99999999, 99999999)')).rejects.toThrow('foreign key')
    await expect(ask(target.url, 'delete from sample.body')).rejects.toThrow('append-only')
    expect((await ask(target.url, `insert into sample.body (name) values ('next') returning id, shout`)).rows).toEqual([
      { id: 20002, shout: 'NEXT' },
    ])
    await target.close()
  })

  test('brings back the embedded database into a new data folder', async () => {
    const config = configOf('embedded')
    await restore(config, file, folders)
    await expect(restore(config, file, folders)).rejects.toThrow('empty database only')
    const again = join(folder, 'again.tar.gz')
    expect((await backup(config, again)).rows).toBeGreaterThan(20_000)
    const { removeEmbedded } = await import('./embedded.ts')
    await removeEmbedded(config.data)
  })

  test('is refused where there already is something', async () => {
    await expect(restore(configOf('first', source.url), file, folders)).rejects.toThrow('empty database only')
  })

  test('of a later version is refused with the name of what is missing', async () => {
    const target = await emptyDatabase()
    await expect(restore(configOf('fourth', target.url), file, migrationFolders())).rejects.toThrow('20990101T0000Z-sample-create')
    await target.close()
  })

  test('that is cut off or changed is refused before anything is written', async () => {
    const target = await emptyDatabase()
    const bad = join(folder, 'bad.tar.gz')
    const bytes = readFileSync(file)
    writeFileSync(bad, bytes)
    truncateSync(bad, bytes.length - 1000)
    await expect(restore(configOf('fifth', target.url), bad, folders)).rejects.toThrow('no whole backup')
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(bad, bytes)
    await expect(restore(configOf('fifth', target.url), bad, folders)).rejects.toThrow('no whole backup')
    expect(
      (await ask(target.url, `select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace where nspname !~ '^pg_|^info'`))
        .rows,
    ).toEqual([{ count: 0 }])
    await target.close()
  })

  test('can be restored again after a restore that was interrupted', async () => {
    const target = await emptyDatabase()
    const config = configOf('sixth', target.url)
    const stop = (line: string) => {
      if (line.startsWith('sample.body')) throw new Error('the power failed')
    }
    await expect(restore(config, file, folders, stop)).rejects.toThrow('the power failed')
    await restore(config, file, folders)
    expect(await contents(target.url)).toEqual(await contents(source.url))
    await target.close()
  })

  test('is an archive that any tar reads, and that only its owner reads', () => {
    const names = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' }).trim().split('\n')
    expect(names).toContain('tables/sample.person/000001')
    expect(names.filter((name) => name.startsWith('tables/sample.body/')).length).toBeGreaterThan(1)
    expect(names.at(-1)).toBe('manifest.json')
    expect(statSync(file).mode & 0o077).toBe(0)
  })
})
