-- Where a paragraph stands, in words that a delegate would use: those that open its section come along with it.
create or replace view documents.paragraphs as
  select p.id, p.edition_id, p.document_id, p.language, p.ordinal, p.anchor, p.label, p.path, p.opener, p.kind, p.level, p.cell, p.text,
    p.base_text, p.in_base, p.in_proposed, p.labels, p.runs, p.changes, p.refs,
    case when p.opener is not null and p.kind <> 'opener' then (
      select o.text from documents.paragraph o
      where o.edition_id = p.edition_id and o.kind = 'opener' and o.ordinal < p.ordinal order by o.ordinal desc limit 1) end as opener_words
  from documents.paragraph p;
