-- A mandate: one task that one paragraph gives to one or more addressees.
create schema mandates;

create table mandates.mandate (
  id bigint generated always as identity primary key,
  document_id text not null references documents.document,
  instrument_id text references documents.instrument,
  -- the paragraph's path, the same in every language, and the place among the mandates of that paragraph
  path text not null,
  nth int not null default 1,
  -- found by the text engine and not yet looked at, confirmed by a person, or refused with a reason
  review text not null default 'open' check (review in ('open', 'confirmed', 'rejected')),
  reviewed_by text,
  reviewed_by_name text,
  reviewed_at timestamptz,
  review_note text,
  -- life cycle of the order itself
  state text not null check (state in ('proposed', 'in-force', 'superseded', 'spent', 'withdrawn')),
  -- whether a struck paragraph of a proposal would end it
  struck boolean not null default false,
  -- how far the addressee is
  progress text not null default 'not-started' check (progress in ('not-started', 'planned', 'under-way', 'reported', 'done', 'dropped')),
  act text not null,
  verb_class text not null,
  -- { words, every, interval, body } of the text engine, null for a single duty
  recurrence jsonb,
  conditions jsonb not null default '[]',
  qualifiers jsonb not null default '[]',
  refs text[] not null default '{}',
  confidence real not null,
  why jsonb not null default '[]',
  plan text,
  money_amount numeric(14, 2),
  money_currency text,
  money_source text,
  money_secured boolean,
  action_lines text[] not null default '{}',
  sdgs text[] not null default '{}',
  -- kept with parties, due dates and owners by the commands, so that a list needs this table alone
  addressees text[] not null default '{}',
  recipients text[] not null default '{}',
  intermediaries text[] not null default '{}',
  owner_organizations text[] not null default '{}',
  due_from date,
  due_to date,
  due_words text,
  body_id text references reference.body,       -- who gave the order
  superseded_by bigint references mandates.mandate,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search tsvector,
  unique (document_id, path, nth)
);

-- The mandate as each language edition words it.
create table mandates.wording (
  mandate_id bigint not null references mandates.mandate on delete cascade,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  edition_id bigint not null references documents.edition,
  anchor text not null,                          -- paragraph of that edition
  quote text not null,
  deliverable text not null,
  primary key (mandate_id, language)
);
create index wording_by_paragraph on mandates.wording (edition_id, anchor);

-- When it is due, as the text says it. A due date on a session follows the session; `words` stay.
create table mandates.due (
  id bigint generated always as identity primary key,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  position int not null,
  words text not null,
  relation text not null check (relation in ('at', 'by', 'before', 'after', 'during', 'asap')),
  -- the session it hangs on, with an ISO 8601 duration before or after it (P2M)
  session_id text references reference.session,
  shift text,
  starts date,
  ends date,
  inferred boolean not null default false,
  unique (mandate_id, position)
);
create index due_by_session on mandates.due (session_id);

-- One time that a mandate is to be done: the only one, or one of a recurring duty. Reported on by itself.
create table mandates.occurrence (
  id bigint generated always as identity primary key,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  due_id bigint references mandates.due on delete set null,
  session_id text references reference.session,
  year int,
  starts date,
  ends date,
  status text not null default 'open' check (status in ('open', 'reported', 'done', 'dropped')),
  note text,
  reported_by text,
  reported_by_name text,
  reported_at timestamptz,
  version int not null default 1
);
create index occurrence_by_mandate on mandates.occurrence (mandate_id, ends);
create index occurrence_open on mandates.occurrence (ends, mandate_id) where status = 'open';
create index occurrence_by_session on mandates.occurrence (session_id);
create unique index occurrence_once on mandates.occurrence (mandate_id, coalesce(session_id, ''), coalesce(year, 0), coalesce(due_id, 0));

-- Owner and co-owners: an organization, its unit, a person in it.
create table mandates.owner (
  id bigint generated always as identity primary key,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  organization_id text not null,
  unit text,
  person_id text,
  lead boolean not null default true,
  since timestamptz not null default now()
);
create unique index owner_lead on mandates.owner (mandate_id) where lead;
create index owner_by_organization on mandates.owner (organization_id, mandate_id);
create index owner_by_person on mandates.owner (person_id, mandate_id);

create table mandates.evidence (
  id bigint generated always as identity primary key,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  occurrence_id bigint references mandates.occurrence on delete set null,
  kind text not null check (kind in ('document', 'activity', 'link', 'note')),
  document_id text references documents.document,
  url text,
  title text not null,
  note text,
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null default now()
);
create index evidence_by_mandate on mandates.evidence (mandate_id);

create table mandates.comment (
  id bigint generated always as identity primary key,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  by_id text not null,
  by_name text not null,
  language text not null,
  text text not null,
  at timestamptz not null default now()
);
create index comment_by_mandate on mandates.comment (mandate_id, id);

-- Reminders and notices: what was sent to whom for what, so that nothing goes twice; and what waits for the digest.
create table mandates.notice (
  id bigint generated always as identity primary key,
  person_id text not null,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  occurrence_id bigint references mandates.occurrence on delete cascade,
  kind text not null,                            -- due-soon, overdue, moved, assigned, changed, handed-over
  detail jsonb not null default '{}',
  due_on date not null,                          -- the day of the digest that carries it
  sent_at timestamptz,
  unique nulls not distinct (person_id, mandate_id, occurrence_id, kind, due_on)
);
create index notice_waiting on mandates.notice (due_on, person_id) where sent_at is null;

-- The register as every reader may see it.
create index mandate_register_due on mandates.mandate (due_to nulls last, id) where review = 'confirmed';
create index mandate_open on mandates.mandate (document_id, id) where review = 'open';
create index mandate_addressees on mandates.mandate using gin (addressees);
create index mandate_recipients on mandates.mandate using gin (recipients);
create index mandate_owners on mandates.mandate using gin (owner_organizations);
create index mandate_action_lines on mandates.mandate using gin (action_lines);
create index mandate_sdgs on mandates.mandate using gin (sdgs);
create index mandate_search on mandates.mandate using gin (search);
create index mandate_by_instrument on mandates.mandate (instrument_id, path, nth);
create index mandate_by_superseding on mandates.mandate (superseded_by);
