-- What the review desk and the register need beside the record itself.

alter table mandates.mandate
  -- what a reviewer joined with another, kept so that the next edition of the text does not propose it anew
  add column merged_into bigint references mandates.mandate on delete cascade,
  -- why the order's life, and the addressee's progress, stand where they stand
  add column state_note text,
  add column progress_note text;
create index mandate_by_merging on mandates.mandate (merged_into) where merged_into is not null;

-- What a newer revision says where a person has decided on older words: waits for that person's colleagues to say yes or no.
-- `found` is the text engine's new reading; null when the revision no longer has the task.
create table mandates.rewording (
  mandate_id bigint not null references mandates.mandate on delete cascade,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  edition_id bigint not null references documents.edition,
  anchor text,
  found jsonb,
  at timestamptz not null default now(),
  primary key (mandate_id, language)
);

-- The register's orders. A page is read along one of these from the last row seen; without a date comes last.
drop index mandates.mandate_register_due;
create index mandate_register_due on mandates.mandate (coalesce(due_to, 'infinity'::date), id) where review = 'confirmed';
create index mandate_register_due_last on mandates.mandate (coalesce(due_to, '-infinity'::date), id) where review = 'confirmed';
create index mandate_register_updated on mandates.mandate (updated_at, id) where review = 'confirmed';
create index mandate_register_addressee on mandates.mandate (coalesce(addressees[1], ''), id) where review = 'confirmed';
create index mandate_by_body on mandates.mandate (body_id) where review = 'confirmed';
