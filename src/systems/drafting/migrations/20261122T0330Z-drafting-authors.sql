-- Whom the file of a proposal names as authors of its tracked changes, and for which parties each of them speaks.
alter table drafting.proposal add authors jsonb not null default '[]';
-- Members of a group as the secretariat confirmed them: reference data that was inferred does not overwrite them.
alter table drafting.party add confirmed_by text, add confirmed_at timestamptz;
