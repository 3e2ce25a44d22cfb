-- Where a mandate stands, as a delegate says it in each language: {"en": "instructs the Secretary-General 6"}. Kept with the mandate, as
-- its path is: a list of hundreds would otherwise look for the opener of each.
alter table mandates.mandate add column place jsonb not null default '{}';

update mandates.mandate m set place = said.place
from (
  select w.mandate_id, jsonb_object_agg(w.language, coalesce(
    regexp_replace(p.opener_words, '[[:space:],،:：]+$', '') || coalesce(substring(p.path from ' .*$'), ''),
    nullif(p.label, ''), '¶ ' || (p.ordinal + 1))) as place
  from mandates.wording w join documents.paragraphs p on p.edition_id = w.edition_id and p.anchor = w.anchor
  group by w.mandate_id
) said
where said.mandate_id = m.id;
