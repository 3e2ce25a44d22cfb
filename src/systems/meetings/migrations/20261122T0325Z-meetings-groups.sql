-- A group that works by correspondence between meetings, under a body.
create table meetings.correspondence_group (
  id bigint generated always as identity primary key,
  body_id text not null references reference.body,
  meeting_id text references meetings.meeting,       -- whose chair the result goes to
  name text not null,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  terms text not null,
  product text not null,
  convenor_id text not null references people.person,
  open boolean not null default true,                -- to all interested members; else the convenor names them
  state text not null default 'open' check (state in ('open', 'handed-over', 'closed')),
  document_id text references documents.document,    -- what was handed over
  note text,
  ended_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null
);
create index correspondence_group_by_body on meetings.correspondence_group (body_id, id);

create table meetings.group_member (
  id bigint generated always as identity primary key,
  group_id bigint not null references meetings.correspondence_group,
  person_id text not null references people.person,
  organization_id text references people.organization,
  joined_at timestamptz not null,
  left_at timestamptz,
  unique (group_id, person_id)
);

create table meetings.group_step (
  id bigint generated always as identity primary key,
  group_id bigint not null references meetings.correspondence_group,
  actor text not null check (actor in ('convenor', 'members', 'secretariat', 'chair')),
  product text not null,
  due date not null,
  done_at timestamptz
);
create index group_step_by_due on meetings.group_step (due) where done_at is null;
create index group_step_by_group on meetings.group_step (group_id, due);

create table meetings.group_draft (
  id bigint generated always as identity primary key,
  group_id bigint not null references meetings.correspondence_group,
  number int not null,                 -- 1 for the first
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  paper jsonb not null,                -- WritablePaper
  by_name text not null,
  at timestamptz not null,
  unique (group_id, number)
);

create table meetings.group_comment (
  id bigint generated always as identity primary key,
  draft_id bigint not null references meetings.group_draft,
  place int,                           -- of the paragraph, from 0; null: the whole text
  text text not null,
  member_id bigint not null references meetings.group_member,
  by_name text not null,
  at timestamptz not null,
  message_id text unique               -- of the letter that it came in: twice sent is once said
);
create index group_comment_by_draft on meetings.group_comment (draft_id, id);

-- Consensus: no sustained objection at the deadline. Silence: the first objection breaks it.
create table meetings.group_procedure (
  id bigint generated always as identity primary key,
  group_id bigint not null references meetings.correspondence_group,
  draft_id bigint not null references meetings.group_draft,
  kind text not null check (kind in ('consensus', 'silence')),
  opened_at timestamptz not null,
  until timestamptz not null,
  outcome text check (outcome in ('assent', 'broken')),
  ended_at timestamptz
);
create unique index group_procedure_open on meetings.group_procedure (group_id) where outcome is null;

create table meetings.group_objection (
  id bigint generated always as identity primary key,
  procedure_id bigint not null references meetings.group_procedure,
  member_id bigint not null references meetings.group_member,
  by_name text not null,
  reason text not null,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create index group_objection_by_procedure on meetings.group_objection (procedure_id);
