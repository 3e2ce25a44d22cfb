-- What happens in the room: the item that is dealt with, who speaks, what was said in writing.
create table meetings.floor (
  meeting_id text primary key references meetings.meeting,
  item_id bigint references meetings.agenda_item,   -- the current item; none between items
  speaking_minutes int not null default 3 check (speaking_minutes between 1 and 60),
  changed_at timestamptz not null
);

create table meetings.speaker (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  item_id bigint not null references meetings.agenda_item,
  person_id text not null references people.person,
  person_name text not null,
  organization_id text not null references people.organization,
  behalf text,                         -- on behalf of others as well: "the Arab Group"
  asked_at timestamptz(3) not null,
  called_at timestamptz(3),
  ended_at timestamptz(3),
  withdrawn_at timestamptz(3)
);
create index speaker_by_item on meetings.speaker (meeting_id, item_id, id);
-- nobody waits twice on one item; who has spoken may ask again
create unique index speaker_waiting on meetings.speaker (item_id, person_id) where ended_at is null and withdrawn_at is null;
-- one speaks at a time
create unique index speaker_speaking on meetings.speaker (meeting_id) where called_at is not null and ended_at is null and withdrawn_at is null;

create table meetings.statement (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  item_id bigint not null references meetings.agenda_item,
  person_id text not null references people.person,
  person_name text not null,
  organization_id text not null references people.organization,
  behalf text,
  language text not null,
  text text not null,
  visibility text not null check (visibility in ('public', 'members')),
  at timestamptz(3) not null,
  withdrawn_at timestamptz(3)
);
create index statement_by_meeting on meetings.statement (meeting_id, id);
create index statement_by_item on meetings.statement (item_id, id);
