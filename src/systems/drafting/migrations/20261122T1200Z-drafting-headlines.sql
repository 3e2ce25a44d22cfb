-- How a body heads the editions of its resolutions: forms in six languages, from process/<name>/headlines.json at every start.
create table drafting.headline (
  body_id text primary key references reference.body,
  rule jsonb not null                  -- HeadlineRule of adoption/headline.ts
);

-- The adopted text, under its headline, is a file of its own.
alter table drafting.export drop constraint export_what_check;
alter table drafting.export add constraint export_what_check check (what in ('text', 'compilation', 'proposal', 'adopted'));
