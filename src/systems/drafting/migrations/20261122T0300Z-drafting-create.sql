-- Drafting: a base text, what parties propose on it, and the room where it is negotiated, each step kept.
create schema drafting;

-- Who may propose: States, groups of States, regional organizations, organizations, the secretariat. Groups are read from
-- process/<name>/parties.json, States from reference.country, both at every start; an organization becomes a party when it first proposes.
create table drafting.party (
  id text primary key,                 -- what is printed before the colon in brackets: CEPT, JOR
  kind text not null check (kind in ('state', 'group', 'organization', 'secretariat')),
  name jsonb not null,
  members text[] not null default '{}',          -- the States of a group, by id
  country_id text references reference.country,
  organization_id text references people.organization,
  inferred boolean not null default false,
  position int not null default 0
);
create index party_by_country on drafting.party (country_id);
create index party_by_organization on drafting.party (organization_id);

create table drafting.text (
  id text primary key,                 -- council-res-1332-2027
  title jsonb not null,
  body_id text not null references reference.body,
  session_id text references reference.session,          -- the meeting that drafts it
  instrument_id text references documents.instrument,    -- what it would change; null: a new one
  document_id text references documents.document,        -- the paper whose text is the base; null: written here
  revision int,
  original text not null check (original in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),  -- the language of the negotiation
  state text not null default 'collecting' check (state in ('collecting', 'negotiating', 'adopted', 'closed')),
  visibility text not null default 'members' check (visibility in ('public', 'members', 'restricted')),
  proposals_until timestamptz,
  editors text[] not null default '{}',                  -- people who take steps in the room beside the chair and the secretariat
  adopted_document_id text references documents.document,
  created_by text,
  created_at timestamptz(3) not null,
  version int not null default 1
);
create index text_by_body on drafting.text (body_id, id);
create index text_by_instrument on drafting.text (instrument_id);
create index text_by_time on drafting.text (created_at, id);

-- The base in one language. Ids of its clauses are the same in every language.
create table drafting.base (
  text_id text not null references drafting.text,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  edition_id bigint references documents.edition,        -- null: written here
  clauses jsonb not null,                                -- Clause[] of texts/compile
  primary key (text_id, language)
);

-- What one party, or several together, hand in: a set of amendments in one language.
create table drafting.proposal (
  id bigint generated always as identity primary key,
  text_id text not null references drafting.text,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  parties text[] not null,             -- the author first; empty: unspecified
  state text not null default 'draft' check (state in ('draft', 'submitted', 'withdrawn', 'replaced')),
  replaces bigint references drafting.proposal,
  document_id text references documents.document,        -- the contribution that carries it
  file_sha256 text,                    -- the .docx it was read from
  file_name text,
  reasons text,
  by_id text,
  by_name text not null,
  organization_id text,
  created_at timestamptz(3) not null,
  submitted_at timestamptz,
  version int not null default 1
);
create index proposal_by_text on drafting.proposal (text_id, id);
create index proposal_by_person on drafting.proposal (by_id, id);

create table drafting.amendment (
  id text primary key,                 -- 17-3: proposal and number; an added paragraph bears its id
  proposal_id bigint not null references drafting.proposal on delete cascade,
  position int not null,
  amendment jsonb not null,            -- Amendment of texts/compile
  unique (proposal_id, position)
);

-- The room of one language: what it started from, and how far it is. A row of it is locked for each step.
create table drafting.room (
  text_id text not null references drafting.text,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  origin jsonb not null,               -- Compilation of texts/compile
  version int not null default 0,      -- number of the last step
  opened_at timestamptz not null,
  key uuid not null default gen_random_uuid(),   -- tells this room from one of the same name in another database, or before a restore
  primary key (text_id, language)
);

create table drafting.step (
  text_id text not null,
  language text not null,
  number int not null,
  id text not null,                    -- given by the one who takes it: sent twice, it is taken once
  paragraph text,
  step jsonb not null,                 -- Step of texts/compile
  by_id text,
  by_name text not null,
  at timestamptz not null,
  primary key (text_id, language, number),
  unique (text_id, language, id),
  foreign key (text_id, language) references drafting.room
);
create index step_by_paragraph on drafting.step (text_id, language, paragraph, number);
create trigger step_stays before update or delete on drafting.step for each row execute function platform.refuse_change();

-- Where to begin when a version is rebuilt; may be thrown away.
create table drafting.snapshot (
  text_id text not null,
  language text not null,
  version int not null,
  state jsonb not null,                -- NegotiatedText of texts/compile
  primary key (text_id, language, version),
  foreign key (text_id, language) references drafting.room
);

-- The version that a person saw last: "what changed since I was here".
create table drafting.visit (
  text_id text not null,
  language text not null,
  person_id text not null,
  version int not null,
  at timestamptz not null,
  primary key (text_id, language, person_id),
  foreign key (text_id, language) references drafting.room
);
