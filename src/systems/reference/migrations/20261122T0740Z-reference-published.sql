-- What other systems read of the process: the same rows under names in the plural. The tables may change behind them.
create view reference.bodies as select id, acronym, name, kind, parent_id, cadence, inferred, position from reference.body;
create view reference.addressees as select id, name, body_id, members, note, position from reference.addressee;
create view reference.sessions as
  select id, body_id, name, ordinal, year, starts, ends, place, source, precision, inferred, confirmed_by, confirmed_at, version from reference.session;
create view reference.action_lines as select id, parent_id, name, lead, co_facilitators, detail, inferred, position from reference.action_line;
create view reference.sdgs as select id, goal, name, position from reference.sdg;
create view reference.countries as select id, name, itu_region_id, inferred from reference.country;
create view reference.stakeholder_types as select id, name, position from reference.stakeholder_type;
