-- The words of every text that is searched, without their places: who asks for one word gets its documents from here in one look,
-- where paragraphs would be probed document by document. Kept by the import; in parts, since a vector holds a megabyte at most.
create table documents.vocabulary (
  edition_id bigint not null references documents.edition on delete cascade,
  part int not null,
  document_id text not null references documents.document,
  words tsvector not null,
  primary key (edition_id, part)
);
create index vocabulary_words on documents.vocabulary using gin (words);

-- A word has 64 letters of at most four bytes, so that 4,000 of them always fit.
create function documents.keep_vocabulary(edition bigint) returns void
  language sql
begin atomic
  insert into documents.vocabulary (edition_id, part, document_id, words)
  select edition, (place - 1) / 4000, document_id, array_to_tsvector(array_agg(word))
  from (
    select document_id, word, row_number() over (order by word) as place
    from (select distinct p.document_id, word from documents.paragraph p, unnest(tsvector_to_array(p.search)) word where p.edition_id = edition) one
  ) numbered
  group by document_id, 2;
end;

-- Documents with any of the words, once for each text. Left to itself the planner reads a common word's vocabularies one after the other, for it does not
-- count what unpacking each of them takes: 14 ms for 4,200 short papers, more for long ones, where the index takes 1.
create function documents.with_word(question tsquery) returns setof text
  language sql stable parallel safe rows 200
  set enable_seqscan = off
begin atomic
  select document_id from documents.vocabulary where words @@ question;
end;

select documents.keep_vocabulary(e.id) from documents.edition e
where exists (select from documents.paragraph p where p.edition_id = e.id and p.search is not null);
