-- The dumps that anybody may take, made each night: the manifest names them, the files are kept compressed by their content.
create schema about;

create table about.open_data (
  one boolean primary key default true check (one),   -- the latest takes the place of the one before
  made_at timestamptz not null,
  manifest jsonb not null
);
