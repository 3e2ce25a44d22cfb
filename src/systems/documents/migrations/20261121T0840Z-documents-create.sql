-- A document is a work; its texts are editions, one for each revision and language; a text is paragraphs.
create schema documents;

-- Whose papers a symbol is among: read from process/<name>/document-series.json at every start. The first pattern that fits decides.
create table documents.series (
  position int primary key,
  pattern text not null,               -- with the groups yy, yyyy, assembly (year of the paper) and n (number of the session)
  body_id text not null references reference.body
);

create table documents.instrument (
  id text primary key,                 -- council-res-1332, a-res-80-173
  symbol text not null,
  symbol_key text not null unique,     -- normal form of references, without the edition
  body_id text not null references reference.body,
  year int,
  title jsonb not null,
  kind text not null,                  -- resolution, decision, outcome, declaration, plan, report
  status text not null,                -- in-force, superseded, abrogated, not-an-instrument, unknown
  status_words text,
  note text,
  editions jsonb not null default '[]',  -- as adopted at one meeting: [{ symbol, year, status }], the latest first
  inferred boolean not null default false,
  confirmed_by text,
  confirmed_at timestamptz
);
create index instrument_by_body on documents.instrument (body_id, year);

create table documents.document (
  id text primary key,                 -- C26-59: the symbol made fit for an address
  symbol text,
  symbol_key text unique,              -- normal form, without the revision
  kind text not null,                  -- the genre: itu-resolution, report, …
  standing text not null check (standing in ('proposal', 'adopted', 'record')),  -- what its orders are: proposed; in force; conclusions, in force
  body_id text references reference.body,
  session_id text references reference.session,
  instrument_id text references documents.instrument,
  year int,
  dated text check (dated ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),   -- as far as printed: 2026-04-10, 2026-04, 2026
  title jsonb not null,
  source text,
  agenda_item text,
  original_language text,
  visibility text not null default 'public' check (visibility in ('public', 'members', 'restricted')),
  owner_id text,                       -- the organization that brought it, for those who may see a restricted one
  -- kept by the import, so that a list needs this table alone
  languages text[] not null default '{}',
  revision int not null default 0,
  tracked boolean not null default false,
  search tsvector,                     -- title in every language, symbol
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz(3) not null default now()   -- what a program can hold, so that lists can be paged by it
);
create index document_by_date on documents.document (coalesce(dated, ''), id);
create index document_by_body on documents.document (body_id, coalesce(dated, ''), id);
create index document_by_symbol on documents.document (coalesce(symbol, ''), id);
create index document_by_update on documents.document (updated_at, id);
create index document_search on documents.document using gin (search);
create index document_by_instrument on documents.document (instrument_id);

create table documents.edition (
  id bigint generated always as identity primary key,
  document_id text not null references documents.document,
  revision int not null default 0,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  current boolean not null default true,   -- the latest of its revision and language
  file_sha256 text not null,
  file_name text not null,
  file_size bigint not null,
  format text not null check (format in ('docx', 'txt', 'html', 'pdf')),
  front jsonb not null,
  warnings jsonb not null default '[]',
  comments jsonb not null default '[]',
  notes jsonb not null default '[]',
  tracked boolean not null default false,  -- holds tracked changes
  machine_translated boolean not null default false,
  imported_by text,
  imported_at timestamptz not null default now()
);
create unique index edition_current on documents.edition (document_id, revision, language) where current;
create index edition_by_file on documents.edition (file_sha256);

create table documents.paragraph (
  id bigint generated always as identity primary key,
  edition_id bigint not null references documents.edition on delete cascade,
  document_id text not null references documents.document,
  language text not null,
  ordinal int not null,
  anchor text not null,                -- Paragraph.id of the text engine: stable within the edition, the URL fragment
  label text not null,
  path text not null,                  -- `instructs-sg 6`; the same in every language, which aligns them
  opener text,
  kind text not null,
  level int not null,
  cell jsonb,                          -- where it stands, when in a table: { table, row, cell }
  text text not null,
  base_text text,
  in_base boolean not null,
  in_proposed boolean not null,
  labels jsonb not null,
  runs jsonb not null,
  changes jsonb not null default '[]',
  refs jsonb not null default '[]',    -- references with offsets
  search tsvector,                     -- null in an edition that has been replaced
  unique (edition_id, ordinal),
  unique (edition_id, anchor)
);
create index paragraph_by_path on documents.paragraph (document_id, path);
create index paragraph_search on documents.paragraph using gin (search);

-- One question put in several languages, what is alike in them once: the planner takes every branch for further rows, and would
-- walk all documents for a word that is rare.
create function documents.any_of(queries tsquery[]) returns tsquery
  language sql immutable parallel safe
  return (select string_agg(distinct '(' || query::text || ')', ' | ')::tsquery from unnest(queries) query where query::text <> '');

-- Which document or instrument a paragraph cites, by normal form without revision or edition; resolves as soon as the cited one is there.
create table documents.citation (
  paragraph_id bigint not null references documents.paragraph on delete cascade,
  symbol_key text not null,
  words text not null,
  primary key (paragraph_id, symbol_key)
);
create index citation_by_key on documents.citation (symbol_key);

-- Files brought in together, and how far each is. A file is acknowledged once its row is here: whatever happens then, it is read.
create table documents.import (
  id bigint generated always as identity primary key,
  created_by text,
  created_by_name text not null,
  organization_id text,
  actor jsonb not null,                -- in whose name the files are read
  -- what the uploader said about all of them; null: read it from the text
  language text check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  document_id text,
  standing text check (standing in ('proposal', 'adopted', 'record')),
  visibility text check (visibility in ('public', 'members', 'restricted')),
  created_at timestamptz not null default now()
);
create index import_by_person on documents.import (created_by, id desc);

create table documents.import_file (
  id bigint generated always as identity primary key,
  import_id bigint not null references documents.import,
  position int not null,
  name text not null,
  size bigint not null,
  sha256 text,                         -- null for a file that was not kept
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'done', 'duplicate', 'refused')),
  attempts int not null default 0,
  reason text,                         -- message key of a refusal, with its values
  reason_values jsonb,
  document_id text references documents.document,
  edition_id bigint references documents.edition,
  finished_at timestamptz,
  unique (import_id, position)
);

-- A file that arrives piece by piece; what is there so far lies in the data folder under this id.
create table documents.upload (
  id uuid primary key,
  import_id bigint not null references documents.import,
  name text not null,
  size bigint not null,
  created_by text,
  created_at timestamptz not null default now(),
  file_id bigint references documents.import_file   -- what it became
);
create index upload_unfinished on documents.upload (created_at) where file_id is null;
