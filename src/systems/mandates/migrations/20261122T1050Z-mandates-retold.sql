-- Where a record tells again what another record of the same session concluded: the task is the first record's, and this paragraph refers to it.
create table mandates.retelling (
  edition_id bigint not null,
  anchor text not null,
  mandate_id bigint not null references mandates.mandate on delete cascade,
  primary key (edition_id, anchor, mandate_id)
);
create index retelling_by_mandate on mandates.retelling (mandate_id);
