-- Who did what, when, from what to what. Written in the transaction of the change itself; never changed afterwards.
create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('public', 'person', 'key', 'system')),
  actor_id text,
  actor_name text not null,
  action text not null,
  record_type text not null,
  record_id text not null,
  before jsonb,
  after jsonb,
  note text,
  request_id text
);
create index audit_record on platform.audit (record_type, record_id, id desc);
create index audit_actor on platform.audit (actor_id, id desc);
create index audit_at on platform.audit (at desc, id desc);
create index audit_action on platform.audit (action, id desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_append_only before update or delete or truncate on platform.audit
  for each statement execute function platform.refuse_change();
