-- What a meeting decided, in the exact verb: that a paper was noted rather than approved is a fact of its own.
create table meetings.decision_verb (
  id text primary key,
  position int not null,
  level int check (level between 0 and 5),   -- from "considered" to "adopted"; none for what sends a matter elsewhere
  asks text check (asks in ('session', 'body')),   -- what must be said beside the verb: postponed until, forwarded to
  words jsonb not null,
  retired boolean not null default false     -- no longer in the process's list, and still the verb of earlier decisions
);

create table meetings.decision (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  number int not null,                 -- in the meeting, from 1
  verb text not null references meetings.decision_verb,
  item_id bigint references meetings.agenda_item,
  item_number text,                    -- as the agenda numbered it then: PL 1.1
  texts jsonb,                         -- the words, where there are more than the verb and the papers
  until_session text references reference.session,   -- postponed until
  reopened_item bigint references meetings.agenda_item,   -- where it came back, once that session's meeting is open
  to_body text references reference.body,   -- forwarded to
  by_silence boolean not null default false,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  withdrawn_at timestamptz,            -- recorded in error; the number stays taken
  version int not null default 1,
  unique (meeting_id, number)
);
create index decision_until on meetings.decision (until_session) where until_session is not null;
create index decision_by_item on meetings.decision (item_id);

-- A paper decided upon, by the normal form of its symbol, as on the agenda.
create table meetings.decision_document (
  decision_id bigint not null references meetings.decision,
  symbol_key text not null,
  words text not null,
  position int not null,
  primary key (decision_id, symbol_key)
);
create index decision_document_by_symbol on meetings.decision_document (symbol_key);

-- The meeting's decisions as a paper of standing `record`, which the text engine reads for tasks.
alter table meetings.meeting add column decisions_document text references documents.document;

-- A text that stands unless somebody objects before the deadline.
create table meetings.silence (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  number int not null,                 -- in the meeting, from 1
  verb text not null references meetings.decision_verb,
  item_id bigint references meetings.agenda_item,
  documents jsonb not null,            -- [{ key, words }]
  texts jsonb not null,
  deadline timestamptz not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('assent', 'broken', 'withdrawn')),
  settled_at timestamptz,
  decision_id bigint references meetings.decision,
  version int not null default 1,
  unique (meeting_id, number)
);
create index silence_running on meetings.silence (deadline) where outcome is null;

-- Who broke the silence, for whom, and why. Others may join until the deadline.
create table meetings.objection (
  id bigint generated always as identity primary key,
  silence_id bigint not null references meetings.silence,
  person_id text not null references people.person,
  person_name text not null,
  organization_id text not null references people.organization,
  reason text not null,
  language text not null,
  at timestamptz not null,
  unique (silence_id, organization_id)
);
