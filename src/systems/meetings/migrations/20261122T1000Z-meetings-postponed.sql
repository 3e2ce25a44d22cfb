-- A matter is put off until any event: a session, the next session of a body, a day, the posting or the adoption of a paper, a decision on one.
alter table meetings.decision_verb drop constraint decision_verb_asks_check;
update meetings.decision_verb set asks = 'event' where asks = 'session';
alter table meetings.decision_verb add check (asks in ('event', 'body'));

alter table meetings.decision
  add column until_kind text,
  add column until_body text references reference.body,
  add column until_day date,
  add column until_document text,          -- normal form of a symbol: the paper need not be posted
  add column came_at timestamptz;          -- when the event came about; the item waits for the next meeting's agenda from then on
update meetings.decision set until_kind = 'session' where until_session is not null;
alter table meetings.decision add constraint decision_until_check check (case
  when until_kind is null then num_nonnulls(until_session, until_body, until_day, until_document) = 0
  when until_kind = 'session' then until_session is not null and num_nonnulls(until_body, until_day, until_document) = 0
  when until_kind = 'next-session' then until_body is not null and num_nonnulls(until_session, until_day, until_document) = 0
  when until_kind = 'day' then until_day is not null and num_nonnulls(until_session, until_body, until_document) = 0
  when until_kind in ('posting', 'adoption') then until_document is not null and num_nonnulls(until_session, until_body, until_day) = 0
  when until_kind = 'decision' then num_nonnulls(until_body, until_document) = 2 and num_nonnulls(until_session, until_day) = 0
  else false end);
create index decision_awaits on meetings.decision (until_document) where until_document is not null and came_at is null;
create index decision_waits on meetings.decision (id) where until_kind is not null and reopened_item is null and withdrawn_at is null;
create index decision_by_reopened on meetings.decision (reopened_item) where reopened_item is not null;
