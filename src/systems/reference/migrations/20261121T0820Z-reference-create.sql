-- What the follow-up process is made of: read from process/<name>/ at every start, corrected and confirmed here.
-- `inferred` marks what was recalled and not read in a source; it stays until somebody confirms it.
create schema reference;

create table reference.body (
  id text primary key,
  acronym text,
  name jsonb not null,
  kind text not null,
  parent_id text references reference.body,
  cadence text,
  inferred boolean not null default false,
  position int not null
);

-- Everyone who can owe or receive something: each body, and the offices, groups and sets that are none.
create table reference.addressee (
  id text primary key,
  name jsonb not null,
  body_id text references reference.body,
  -- members of a set (`all-stakeholders`), empty for one actor
  members text[] not null default '{}',
  note text,
  position int not null
);

create table reference.session (
  id text primary key,                 -- cstd-30, itu-council-2027
  body_id text not null references reference.body,
  name jsonb not null,
  ordinal int,
  year int not null,
  starts date not null,
  ends date not null check (ends >= starts),
  place text,
  source text,
  precision text,
  inferred boolean not null default false,
  confirmed_by text,
  confirmed_at timestamptz,
  version int not null default 1
);
create index session_by_body on reference.session (body_id, starts);
create index session_by_start on reference.session (starts);

create table reference.milestone (
  id text primary key,
  addressee_id text references reference.addressee,   -- whom it concerns
  starts date not null,
  ends date not null check (ends >= starts),
  what jsonb not null,
  kind text not null,
  source text,
  precision text,
  inferred boolean not null default false,
  confirmed_by text,
  confirmed_at timestamptz
);
create index milestone_by_start on reference.milestone (starts);

create table reference.action_line (
  id text primary key,                 -- C1 … C11, C7-e-government
  parent_id text references reference.action_line,
  name jsonb not null,
  lead text[] not null default '{}',
  co_facilitators text[] not null default '{}',
  detail jsonb not null default '{}',
  inferred boolean not null default false,
  position int not null
);

create table reference.sdg (
  id text primary key,                 -- 9 for a goal, 9.c for a target
  goal int not null,
  name jsonb not null,
  position int not null
);

create table reference.gdc (
  id text primary key,                 -- objective or commitment
  objective int not null,
  name jsonb not null,
  detail jsonb not null default '{}',
  inferred boolean not null default false,
  position int not null
);

create table reference.sdg_link (
  action_line_id text not null references reference.action_line,
  sdg_id text not null references reference.sdg,
  rationale jsonb,
  primary key (action_line_id, sdg_id)
);

create table reference.region (
  id text primary key,
  scheme text not null,                -- itu, m49, un-commission
  name jsonb not null,
  position int not null
);

create table reference.country (
  id text primary key,                 -- ISO 3166-1 alpha-2
  name jsonb not null,
  itu_region_id text references reference.region,
  inferred boolean not null default false
);

create table reference.stakeholder_type (
  id text primary key,
  name jsonb not null,
  position int not null
);
