-- Letters by key, so that a job that runs twice sends once. A claim without an end is one whose process was killed.
create table platform.letter (
  key text primary key,
  claimed_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz
);
