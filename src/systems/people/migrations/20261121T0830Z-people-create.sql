-- People, their accounts and their organizations.
create schema people;

-- Who takes part: an administration, a Sector Member, an agency, a company, a university, an association.
create table people.organization (
  id text primary key,                 -- unesco, administration-ke: stable and readable, part of addresses
  name jsonb not null,
  acronym text,
  kind text not null references reference.stakeholder_type,
  country_id text references reference.country,
  addressee_id text references reference.addressee,   -- as which it owes and receives what texts ask for
  sector_member boolean not null default false,
  website text,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index organization_by_kind on people.organization (kind, id);
create index organization_by_addressee on people.organization (addressee_id);

-- A bureau or department of an organization.
create table people.unit (
  id text primary key,                 -- itu-bdt
  organization_id text not null references people.organization,
  name jsonb not null,
  acronym text,
  addressee_id text references reference.addressee
);
create index unit_by_organization on people.unit (organization_id);
create index unit_by_addressee on people.unit (addressee_id);

-- The tables from here to api_key have the shape that better-auth's own generator gives them, in our column names.
-- It writes them; we add to `person` what the process needs to know.
create table people.person (
  id text primary key,
  name text not null,
  email text not null unique,          -- lower case
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  two_factor_enabled boolean default false,
  organization_id text references people.organization,
  unit_id text references people.unit,
  roles text[] not null default '{}'
    check (roles <@ array['administrator', 'secretariat', 'focal-point', 'delegate', 'chair', 'member']),
  language text not null default 'en' check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  time_zone text not null default 'Europe/Zurich',
  unwanted text[] not null default '{}',              -- kinds of mail the person does not want
  pace text not null default 'daily' check (pace in ('daily', 'weekly')),   -- of the digest
  departed_at timestamptz,             -- left the last organization and joined no other since
  version int not null default 1,
  check (unit_id is null or organization_id is not null)
);
create index person_by_organization on people.person (organization_id, name);
create index person_by_name on people.person (lower(name), id);

create table people.session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references people.person on delete cascade
);
create index session_by_person on people.session (user_id);

-- A way to prove who one is: a password, or the sign-on of an organization.
create table people.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references people.person on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
create index account_by_person on people.account (user_id);
create unique index account_by_provider on people.account (provider_id, account_id);

create table people.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index verification_by_identifier on people.verification (identifier);
create index verification_by_expiry on people.verification (expires_at);

create table people.two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references people.person on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factor_by_person on people.two_factor (user_id);

create table people.passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references people.person on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index passkey_by_person on people.passkey (user_id);

create table people.api_key (
  id text primary key,
  config_id text not null,
  name text,
  start text,
  reference_id text not null references people.person on delete cascade,
  prefix text,
  key text not null unique,            -- its hash
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  permissions text,
  metadata text
);
create index api_key_by_person on people.api_key (reference_id);

-- A person asks to join an organization; its focal point or the secretariat answers.
create table people.joining (
  id bigint generated always as identity primary key,
  person_id text not null references people.person on delete cascade,
  organization_id text not null references people.organization,
  unit_id text references people.unit,
  words text,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  answered_by text,
  answered_at timestamptz,
  reason text
);
create unique index joining_waiting on people.joining (person_id) where state = 'waiting';
create index joining_by_organization on people.joining (organization_id, state, asked_at);

create table people.invitation (
  id bigint generated always as identity primary key,
  email text not null,
  organization_id text not null references people.organization,
  unit_id text references people.unit,
  roles text[] not null check (roles <@ array['administrator', 'secretariat', 'focal-point', 'delegate', 'chair', 'member']),
  language text not null,
  token_hash text not null unique,     -- the token itself is only in the mail
  invited_by text not null references people.person,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'withdrawn')),
  accepted_by text references people.person,
  accepted_at timestamptz
);
create index invitation_by_organization on people.invitation (organization_id, id desc);

-- Refused tries at a password or a code, and requests for mail; counted for a quarter of an hour, in all processes together.
create table people.attempt (
  subject text not null,               -- hash of what is counted: an address typed, or where the request comes from
  at timestamptz not null
);
create index attempt_by_subject on people.attempt (subject, at);
create index attempt_by_time on people.attempt (at);

-- What other systems may read of people. Whoever left is still named on what they did.
create view people.directory as
select p.id as person_id,
       p.name,
       p.organization_id,
       o.name as organization_name,
       o.acronym as organization_acronym,
       p.unit_id,
       u.name as unit,
       u.acronym as unit_acronym,
       p.roles,
       p.language,
       p.departed_at
  from people.person p
  left join people.organization o on o.id = p.organization_id
  left join people.unit u on u.id = p.unit_id
 where p.email_verified;
