-- The time plan: what a meeting deals with when. A slot takes minutes of a sitting, one after the other, so that its time follows from
-- the sitting's beginning and is kept nowhere but in releases.
create table meetings.slot (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  sitting_id bigint references meetings.sitting,       -- none: not placed
  position int not null,               -- within its sitting, from 1
  kind text not null check (kind in ('item', 'statements', 'break')),
  item_id bigint references meetings.agenda_item,      -- what it is about; statements may be on no item
  title jsonb,                         -- "Coffee break", "Statements of ministers"; an item has its own
  minutes int not null check (minutes between 1 and 600),
  version int not null default 1,
  check (case kind when 'item' then item_id is not null and title is null when 'break' then item_id is null else true end)
);
create index slot_by_sitting on meetings.slot (meeting_id, sitting_id, position);
create index slot_by_item on meetings.slot (item_id);

-- Each release of an agenda keeps the plan of then, at the times of then.
alter table meetings.agenda_release add column plan jsonb not null default '[]';
