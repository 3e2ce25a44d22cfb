-- What a meeting hands on: the report of its chair, and its summary record. Each is a text in sections, once per language.
create table meetings.report (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  kind text not null check (kind in ('report', 'record')),
  original_language text not null,     -- the language in which it was compiled first
  unique (meeting_id, kind)
);

create table meetings.report_section (
  report_id bigint not null references meetings.report,
  language text not null,
  key text not null,                   -- introduction, documents, item-17, closing
  position int not null,
  level int not null,                  -- 0 a chapter, 1 a topic within one
  version int not null,                -- of its versions, the one that stands
  removed_at timestamptz,              -- its item left the agenda
  primary key (report_id, language, key)
);

-- Every wording that a section ever had: the history, and what an edit is checked against.
create table meetings.report_version (
  report_id bigint not null,
  language text not null,
  key text not null,
  number int not null,                 -- from 1
  origin text not null check (origin in ('compiled', 'edited', 'restored')),
  touched boolean not null,            -- a person's wording, which compiling again leaves alone
  heading text not null,
  heading_language text not null,      -- a title may be missing in the language of the report
  text text not null,
  by_id text,
  by_name text not null,
  at timestamptz not null,
  primary key (report_id, language, key, number),
  foreign key (report_id, language, key) references meetings.report_section deferrable initially deferred
);

-- What went out as a document, and with which revision.
create table meetings.report_posting (
  report_id bigint not null references meetings.report,
  revision int not null,
  symbol text not null,
  document_id text not null,
  languages text[] not null,
  by_name text not null,
  at timestamptz not null,
  primary key (report_id, revision)
);
