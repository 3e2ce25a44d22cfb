-- Deadlines: due dates on sessions to come, what tells the times of a mandate apart, subscriptions.

alter table mandates.due
  -- the session that the words name while the calendar does not have it yet; taken over into session_id when it comes
  add column awaits text;
create index due_awaiting on mandates.due (awaits) where awaits is not null;

-- What tells one time of a mandate from another stays the same when due dates are written anew, and when a corrected one
-- names another session: the place of the due date, or, of a recurring duty, the session, year or month.
alter table mandates.occurrence add column key text;
update mandates.occurrence o set key = coalesce((select d.position::text from mandates.due d where d.id = o.due_id), o.session_id, o.year::text, '0');
drop index mandates.occurrence_once;
alter table mandates.occurrence
  alter column key set not null,
  drop column due_id,
  add constraint occurrence_once unique (mandate_id, key);

-- Recurring duties by the body at whose sessions they recur: a new or moved session concerns them all.
create index mandate_recurring on mandates.mandate ((recurrence ->> 'body')) where recurrence is not null;

-- Secret addresses at which calendars and readers of feeds follow a person's desk. The address is signed, not kept: `serial`
-- goes into its signature, so that one that was given up stays dead when the person makes another.
create table mandates.subscription (
  person_id text primary key references people.person on delete cascade,
  serial bigint generated always as identity,
  since timestamptz not null
);
