-- What a meeting deals with, in which order, on which papers. The rows are the draft; what was released is kept as it was.
create table meetings.agenda_item (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  parent_id bigint references meetings.agenda_item,
  position int not null,               -- among the items of the same parent, from 1
  title jsonb not null,
  lead text,                           -- who proposes or introduces it
  removed_at timestamptz,              -- decisions and released agendas go on naming an item that was taken off
  version int not null default 1
);
create index agenda_item_by_meeting on meetings.agenda_item (meeting_id, parent_id, position);

-- A paper that an item is about, by the normal form of its symbol: it may be allocated before it is posted.
create table meetings.agenda_document (
  item_id bigint not null references meetings.agenda_item,
  symbol_key text not null,
  words text not null,                 -- as it was typed
  position int not null,
  primary key (item_id, symbol_key)
);
create index agenda_document_by_symbol on meetings.agenda_document (symbol_key);

create table meetings.agenda_release (
  meeting_id text not null references meetings.meeting,
  number int not null,                 -- 1 for the first
  items jsonb not null,                -- AgendaEntry[], in order
  released_by text not null,
  released_at timestamptz not null,
  primary key (meeting_id, number)
);
