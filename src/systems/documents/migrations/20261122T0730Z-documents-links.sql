-- Web addresses in posted papers, whether they still lead anywhere, and what a person puts beside those that do not.

create table documents.link (
  id bigint generated always as identity primary key,
  url text not null unique,            -- without its fragment
  state text not null default 'unchecked' check (state in ('unchecked', 'alive', 'failing', 'dead', 'barred')),
  status int,                          -- what the server answered last
  reason text,                         -- dns, timeout, connection, tls, http, redirects, private, robots
  leads_to text,                       -- where redirects ended
  failures int not null default 0,     -- in a row
  checked_at timestamptz,
  next_check timestamptz not null default now(),
  dead_since timestamptz
);
create index link_due on documents.link (next_check);
create index link_dead on documents.link (id) where state = 'dead';

create table documents.link_use (
  link_id bigint not null references documents.link,
  edition_id bigint not null references documents.edition on delete cascade,
  document_id text not null references documents.document,
  anchor text not null,                -- the first paragraph that has it
  words text not null,
  primary key (edition_id, link_id)
);
create index link_use_by_link on documents.link_use (link_id);
create index link_use_by_document on documents.link_use (document_id);

-- Editions whose addresses are listed.
create table documents.link_scan (
  edition_id bigint primary key references documents.edition on delete cascade
);

-- A layer over the text, which stays as it is: another address, or null where none is known.
create table documents.link_mend (
  document_id text not null references documents.document,
  link_id bigint not null references documents.link,
  replacement text,
  by_name text not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (document_id, link_id)
);

-- One process checks at a time, so that no server is asked by two.
create table documents.link_round (
  single boolean primary key default true check (single),
  until timestamptz not null
);
insert into documents.link_round (until) values ('-infinity');
