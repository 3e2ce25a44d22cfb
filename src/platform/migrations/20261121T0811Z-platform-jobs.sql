-- The last moment of its calendar for which each scheduled job was enqueued. The queues themselves lie in schema jobs, which pg-boss makes.
create table platform.job_schedule (
  name text primary key,
  moment timestamptz not null
);
