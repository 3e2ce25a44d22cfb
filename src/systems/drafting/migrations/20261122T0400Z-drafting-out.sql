-- What leaves drafting: files made of a text, its translation, its adoption.

-- A file of a text at one version. The text of a version never changes, so a file that was made once is right for good; a row may be
-- thrown away, and is then made again.
create table drafting.export (
  text_id text not null,
  language text not null,
  version int not null,
  what text not null check (what in ('text', 'compilation', 'proposal')),
  party text not null default '',      -- of a proposal: the one who speaks
  format text not null check (format in ('docx', 'pdf', 'xml', 'txt')),
  file_sha256 text not null,
  file_size int not null,
  warnings jsonb not null default '[]',  -- what the writer could not print
  made_at timestamptz not null,
  primary key (text_id, language, version, what, party, format),
  foreign key (text_id, language) references drafting.room
);

-- Who translates a text into a language: a person, or an organization for which several may.
create table drafting.translator (
  text_id text not null references drafting.text,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  person_id text references people.person,
  organization_id text references people.organization,
  since timestamptz not null,
  primary key (text_id, language),
  check ((person_id is null) <> (organization_id is null))
);

-- The act by which a text became an edition of its instrument: by whom, when, from which versions, and what became of each paragraph.
create table drafting.adoption (
  text_id text primary key references drafting.text,
  document_id text not null unique references documents.document,
  symbol text not null,                -- Resolution 1332 (C11, last amended C27)
  dated date not null,
  session_id text references reference.session,
  decision_id bigint,                  -- meetings.decision, where the act was recorded there
  versions jsonb not null,             -- language -> version of its room that was written
  carried jsonb not null,              -- Carried[] of texts/compile, in the original
  parties jsonb not null,              -- [{ party, counts }]: what became of everybody's amendments; empty where names are kept back
  by_id text,
  by_name text not null,
  at timestamptz not null
);
