-- What became of each paragraph of the earlier edition, where the newer text was drafted here: by address, null where it was taken out.
create table mandates.traced (
  carry_over_id bigint not null references mandates.carry_over on delete cascade,
  from_path text not null,
  to_path text,
  primary key (carry_over_id, from_path)
);
