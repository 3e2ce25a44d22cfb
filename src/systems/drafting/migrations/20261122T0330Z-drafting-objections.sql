-- Who broke a silence procedure, for whom and why: beside the step that opened the paragraph again.
create table drafting.objection (
  text_id text not null,
  language text not null,
  number int not null,                 -- of the step
  party_id text not null references drafting.party,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamptz not null,
  primary key (text_id, language, number),
  foreign key (text_id, language, number) references drafting.step
);
create trigger objection_stays before update or delete on drafting.objection for each row execute function platform.refuse_change();

-- Finds the rooms with a silence procedure that may have ended.
create index step_by_silence on drafting.step ((step -> 'deed' ->> 'silenceUntil')) where step -> 'deed' ->> 'status' = 'silence';
