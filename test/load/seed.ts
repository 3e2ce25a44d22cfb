import pg from 'pg'

const subjects = [
  'connectivity of rural schools',
  'digital skills of women',
  'the cost of international links',
  'emergency telecommunications',
  'the measurement of the information society',
  'cultural and linguistic content',
  'cybersecurity training',
  'electronic health records',
  'open data of administrations',
  'financing of last-mile networks',
]
const acts = [
  'submit a report on',
  'review the progress in',
  'organize a consultation on',
  'update the roadmap for',
  'publish guidelines on',
]

/**
 * A register of `count` mandates in force on 200 documents: addressees, recipients, due dates over six years, a word that
 * stands in 80 % of them (`report`), owners, occurrences. Plain SQL, so that it takes seconds.
 */
export async function seed(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the failed statement is what tells
  await client.connect()
  await client.query('begin')
  await client.query(
    `insert into documents.document (id, symbol, symbol_key, kind, standing, body_id, year, dated, title, instrument_id)
     select 'LOAD-' || n, 'LOAD/' || n, 'LOAD/' || n, 'itu-resolution', 'adopted', 'itu-council', 2021 + n % 6, date '2021-01-01' + n * 9,
       jsonb_build_object('en', 'Resolution on the follow-up, part ' || n, 'original', 'en'), null
     from generate_series(1, 200) n`,
  )
  await client.query(
    `insert into documents.edition (document_id, language, file_sha256, file_name, file_size, format, front)
     select id, 'en', repeat('0', 64), id || '.txt', 1000, 'txt', '{}' from documents.document where id like 'LOAD-%'`,
  )
  await client.query(
    `insert into mandates.mandate (document_id, path, nth, review, state, progress, act, verb_class, confidence, addressees, recipients,
       intermediaries, action_lines, sdgs, body_id, due_from, due_to, due_words, owner_organizations, updated_at)
     select 'LOAD-' || (1 + n % 200), 'resolves ' || (1 + n / 200), 1, 'confirmed',
       (array['in-force','in-force','in-force','proposed','superseded'])[1 + n % 5],
       (array['not-started','planned','under-way','reported','done'])[1 + n % 5],
       'report', 'instruct', 0.9,
       array[(array['itu-sg','itu-bdt','itu-council','member-states','action-line-facilitators','itu-cwg-wsis-sdg'])[1 + n % 6]],
       array[(array['cstd','itu-council','ecosoc','hlpf'])[1 + n % 4]], '{}',
       array[(array['C1','C2','C4','C5','C6','C11'])[1 + n % 6]], array[(1 + n % 17)::text], 'itu-council',
       case when n % 10 = 0 then null else date '2024-01-01' + (n * 7) % 2190 end,
       case when n % 10 = 0 then null else date '2024-01-01' + (n * 7) % 2190 + 11 end,
       'at its next session', case when n % 3 = 0 then array['itu'] else '{}'::text[] end,
       timestamptz '2026-01-01' + n * interval '1 minute'
     from generate_series(0, $1 - 1) n`,
    [count],
  )
  await client.query(
    `insert into mandates.wording (mandate_id, language, edition_id, anchor, quote, deliverable)
     select m.id, 'en', e.id, 'p' || m.id, t.words, t.words
     from mandates.mandate m join documents.edition e on e.document_id = m.document_id
     cross join lateral (select case when m.id % 5 = 0 then '' else 'to report and ' end || ($1::text[])[1 + m.id % 5] || ' ' || ($2::text[])[1 + m.id % 10] as words) t
     where m.document_id like 'LOAD-%'`,
    [acts, subjects],
  )
  await client.query(
    `update mandates.mandate m set search = platform.search_vector('en', w.quote, null, null, null)
     from mandates.wording w where w.mandate_id = m.id and m.document_id like 'LOAD-%'`,
  )
  await client.query(
    `insert into mandates.occurrence (mandate_id, key, starts, ends) select id, 'once', due_from, due_to from mandates.mandate where document_id like 'LOAD-%'`,
  )
  await client.query(
    `insert into mandates.owner (mandate_id, organization_id, lead) select id, 'itu', true from mandates.mandate where owner_organizations = array['itu'] and document_id like 'LOAD-%'`,
  )
  await client.query('commit')
  await client.query('analyze')
  await client.end()
}

/**
 * 4,200 papers of twelve paragraphs with 40 words each, of which `report` stands in 80 % of the papers: what a search of the documents
 * goes through.
 */
export async function seedPapers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the failed statement is what tells
  await client.connect()
  await client.query('begin')
  await client.query(
    `insert into documents.document (id, symbol, symbol_key, kind, standing, body_id, year, dated, title, languages)
     select 'PAPER-' || n, 'PAPER/' || n, 'PAPER/' || n, (array['report', 'itu-resolution', 'letter'])[1 + n % 3],
       (array['record', 'adopted', 'proposal'])[1 + n % 3], case when n % 10 = 0 then 'cstd' else 'unga' end, 2000 + n % 25,
       (2000 + n % 25) || '-01-01', jsonb_build_object('en', 'Paper ' || n, 'original', 'en'), '{en}'
     from generate_series(1, 4200) n`,
  )
  await client.query(
    `insert into documents.edition (document_id, language, file_sha256, file_name, file_size, format, front)
     select id, 'en', repeat('0', 64), id || '.txt', 1000, 'txt', '{}' from documents.document where id like 'PAPER-%'`,
  )
  await client.query(
    `insert into documents.paragraph (edition_id, document_id, language, ordinal, anchor, label, path, kind, level, text, in_base,
       in_proposed, labels, runs, search)
     select e.id, e.document_id, 'en', k, 'p' || k, k::text, k::text, 'prose', 0, t.words, true, true, '{}', '[]',
       platform.search_vector('en', null, null, null, t.words)
     from documents.edition e cross join generate_series(1, 12) k
     cross join lateral (
       select string_agg(case when hashint8(e.id * 977 + k * 41 + w) % 5 > -2 then 'word' || abs(hashint8(e.id * 31 + k * 41 + w)) % 300
           else 'rare' || abs(hashint8(e.id * 17 + k * 41 + w)) % 20000 end, ' ')
         || case when e.id % 5 > 0 and k % 3 = 1 then ' report' else '' end as words
       from generate_series(1, 40) w) t
     where e.document_id like 'PAPER-%'`,
  )
  await client.query(`select documents.keep_vocabulary(id) from documents.edition where document_id like 'PAPER-%'`)
  await client.query('commit')
  await client.query('analyze')
  await client.end()
}
