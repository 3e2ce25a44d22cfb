-- Who reads a group's texts beside its members and the secretariat: nobody, the participants of the meeting it works for, or all who take part.
alter table meetings.correspondence_group
  add column readers text not null default 'all' check (readers in ('group', 'meeting', 'all')),
  add check (readers <> 'meeting' or meeting_id is not null);
