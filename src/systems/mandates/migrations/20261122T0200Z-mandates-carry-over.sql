-- The mandates of one edition of an instrument, carried over to the next: proposed when a newer text is adopted, settled by a person.
create table mandates.carry_over (
  id bigint generated always as identity primary key,
  instrument_id text not null references documents.instrument,
  from_document text not null references documents.document,
  to_document text not null references documents.document,
  proposed_at timestamptz not null default now(),
  confirmed_by text,
  confirmed_by_name text,
  confirmed_at timestamptz,
  version int not null default 1,
  unique (from_document, to_document),
  check (from_document <> to_document)
);
create index carry_over_by_newer on mandates.carry_over (to_document);
create index carry_over_open on mandates.carry_over (proposed_at, id) where confirmed_at is null;

-- What becomes of each mandate. Before the confirmation only what a person chose against the proposal, which is made anew at every
-- look, since the review desk still parts and joins; from the confirmation on all of it, as it was confirmed.
create table mandates.carried (
  carry_over_id bigint not null references mandates.carry_over on delete cascade,
  -- null: the newer edition gives the task for the first time
  from_mandate bigint references mandates.mandate on delete cascade,
  to_mandate bigint references mandates.mandate on delete cascade,
  relation text not null check (relation in ('unchanged', 'reworded', 'moved', 'ended', 'new')),
  unique (carry_over_id, from_mandate),
  check ((from_mandate is null) = (relation = 'new')),
  check (to_mandate is not null or relation = 'ended')
);
create index carried_from on mandates.carried (from_mandate);
create index carried_to on mandates.carried (to_mandate);
