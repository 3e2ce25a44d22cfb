-- The working side of a session: when and where it sits, who is invited, who comes.
create schema meetings;

create table meetings.meeting (
  id text primary key,                 -- the session's id: itu-cwg-wsis-sdg-44
  session_id text not null unique references reference.session,
  phase text not null default 'announced'
    check (phase in ('announced', 'invited', 'registration', 'running', 'closed', 'reported', 'cancelled')),
  time_zone text not null default 'Europe/Zurich',   -- IANA name; sittings are told in it
  chair_id text references people.person,
  remote_link text,                    -- for those registered only
  agenda_prefix text not null default 'PL',          -- before the numbers of agenda items: PL 1.1
  registration_closes date,            -- the last day, in the meeting's time zone
  sequence int not null default 0,     -- of the calendar entry (RFC 5545, 3.8.7.4)
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz(3) not null
);
create index meeting_by_update on meetings.meeting (updated_at, id);

-- A time in which the meeting sits. Times are those of the wall clock in the meeting's time zone, as they are announced:
-- a change of the zone's rules moves the moment, not the announcement.
create table meetings.sitting (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  day date not null,
  starts text not null check (starts ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text not null check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  room text,
  name jsonb,                          -- "First plenary"; none for a plain working session
  cancelled_at timestamptz,            -- a sitting is never deleted: calendars have to hear that it is off
  sequence int not null default 0,
  version int not null default 1,
  updated_at timestamptz(3) not null,
  check (ends > starts)
);
create index sitting_by_meeting on meetings.sitting (meeting_id, day, starts);

-- The invitation, version by version. What has been published stays as it was sent; a change makes the next version.
create table meetings.letter (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  number int not null,                 -- 1 for the first
  circular text not null,              -- CL-26/6
  texts jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  published_at timestamptz,
  version int not null default 1,
  unique (meeting_id, number)
);
create unique index letter_draft on meetings.letter (meeting_id) where published_at is null;

create table meetings.registration (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  person_id text not null references people.person,
  organization_id text not null references people.organization,   -- for which the person comes, also after a change of employer
  capacity text not null check (capacity in ('head', 'deputy', 'delegate', 'adviser', 'observer')),
  attends text not null check (attends in ('on-site', 'remote')),
  listed boolean not null default false,             -- wants to be named on the public list
  gender text check (gender in ('female', 'male', 'other')),   -- for the figures only; null: not said
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  code text not null unique,           -- what the desk at the door reads
  asked_by text not null,
  asked_at timestamptz not null,
  answered_by text,                    -- name, as the record tells it
  answered_at timestamptz,
  reason text,
  version int not null default 1
);
create unique index registration_standing on meetings.registration (meeting_id, person_id) where state in ('waiting', 'approved');
-- a delegation has one head
create unique index registration_head on meetings.registration (meeting_id, organization_id)
  where capacity = 'head' and state in ('waiting', 'approved');
create index registration_by_organization on meetings.registration (meeting_id, state, organization_id);
create index registration_by_person on meetings.registration (person_id);

create table meetings.attendance (
  sitting_id bigint not null references meetings.sitting,
  registration_id bigint not null references meetings.registration,
  marked_by text not null,
  marked_at timestamptz not null,
  primary key (sitting_id, registration_id)
);
create index attendance_by_registration on meetings.attendance (registration_id);

-- What other systems may read of meetings.
create view meetings.meetings as
select m.id, m.session_id, s.body_id, s.name as session_name, s.starts, s.ends, s.place, m.phase, m.time_zone, m.chair_id
from meetings.meeting m join reference.session s on s.id = m.session_id;
