-- Posting papers: series and their numbers, what a document is a part of, a batch that is looked at before it is posted.

-- The forms of symbols of each body, read from process/<name>/symbols.json at every start.
create table documents.symbol_form (
  position int primary key,
  body_id text not null references reference.body,
  code text not null,                  -- INF, DT; '' for the plain series
  form text not null,                  -- C{yy}/DT/{n}, with yy and yyyy of the session's year and meeting for its number
  translated boolean not null,
  inferred boolean not null default false,
  unique (body_id, code)
);

-- A number taken out of its series before its document is here. Whether it is used is told by the document.
create table documents.reserved_number (
  id bigint generated always as identity primary key,
  series text not null,                -- the key without its number: C26/DT/
  number int not null check (number > 0),
  session_id text references reference.session,
  by_id text,
  by_name text not null,
  at timestamptz not null,
  returned_at timestamptz              -- given back: the next who asks gets this one
);
create unique index reserved_number_taken on documents.reserved_number (series, number);
create index reserved_number_open on documents.reserved_number (id desc) where returned_at is null;

-- An addendum or corrigendum stands with its main document; the database reads it from the symbol, so that no way of posting forgets it.
alter table documents.document add column main_key text generated always as (
  case when symbol_key ~ '[(/](Add|Corr)\.\d+' then regexp_replace(symbol_key, '[(/](Add|Corr)\.\d+.*$', '') end
) stored;
create index document_by_main on documents.document (main_key) where main_key is not null;
create index document_by_session on documents.document (session_id);

-- For a group: the organizations whose people read it.
alter table documents.document add column readers text[] not null default '{}';
alter table documents.document drop constraint document_visibility_check;
alter table documents.document add constraint document_visibility_check check (visibility in ('public', 'members', 'group', 'restricted'));
alter table documents.import drop constraint import_visibility_check;
alter table documents.import add constraint import_visibility_check check (visibility in ('public', 'members', 'group', 'restricted'));

-- A held batch is read first, shown with what was found, corrected, and then posted.
alter table documents.import
  add column held boolean not null default false,
  add column readers text[] not null default '{}',
  add column symbol text,              -- of all its files, when they are one document
  add column title text,
  add column posts_at timestamptz,
  add column version int not null default 1;
alter table documents.import_file
  add column found jsonb,              -- what the text says: { symbol, language, title, original }
  add column given jsonb;              -- what a person says instead: { symbol, language, title, machine }
alter table documents.import_file drop constraint import_file_state_check;
alter table documents.import_file add constraint import_file_state_check
  check (state in ('waiting', 'reading', 'checked', 'posting', 'done', 'duplicate', 'refused'));
