-- A document is a work; its texts are editions, one for each revision and language; a text is paragraphs.
create schema documents;

create table documents.instrument (
  id text primary key,                 -- council-res-1332, a-res-80-173
  symbol text not null,
  symbol_key text not null unique,     -- normal form of references
  body_id text not null references reference.body,
  year int,
  title jsonb not null,
  kind text not null,                  -- resolution, decision, outcome, declaration, plan, report
  status text not null,                -- in-force, superseded, abrogated, not-an-instrument
  status_words text,
  note text,
  inferred boolean not null default false,
  confirmed_by text,
  confirmed_at timestamptz
);
create index instrument_by_body on documents.instrument (body_id, year);

create table documents.document (
  id text primary key,                 -- C26-59: the symbol made fit for an address
  symbol text,
  symbol_key text unique,
  kind text not null,                  -- the genre: itu-resolution, report, …
  standing text not null,              -- proposal: its orders are proposed; adopted: they are in force; record: a conclusion's orders are in force
  body_id text references reference.body,
  session_id text references reference.session,
  instrument_id text references documents.instrument,
  year int,
  dated date,
  title jsonb not null,
  source text,
  agenda_item text,
  original_language text,
  visibility text not null default 'public' check (visibility in ('public', 'members', 'restricted')),
  owner_id text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index document_by_date on documents.document (dated desc nulls last, id);
create index document_by_body on documents.document (body_id, dated desc nulls last, id);
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
  text text not null,
  base_text text,
  in_base boolean not null,
  in_proposed boolean not null,
  labels jsonb not null,
  runs jsonb not null,
  changes jsonb not null default '[]',
  refs jsonb not null default '[]',    -- references with offsets
  search tsvector,
  unique (edition_id, ordinal),
  unique (edition_id, anchor)
);
create index paragraph_by_path on documents.paragraph (document_id, path);

-- Which document or instrument a paragraph cites, by normal form; resolves as soon as the cited one is there.
create table documents.citation (
  paragraph_id bigint not null references documents.paragraph on delete cascade,
  symbol_key text not null,
  words text not null,
  primary key (paragraph_id, symbol_key)
);
create index citation_by_key on documents.citation (symbol_key);
