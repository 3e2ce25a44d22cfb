-- What other systems read of papers: the same rows under names in the plural, without the files and what makes them searchable.
create view documents.documents as
  select id, symbol, symbol_key, kind, standing, body_id, session_id, instrument_id, year, dated, title, source, agenda_item, original_language,
    visibility, owner_id, readers, main_key, languages, revision, tracked, version, created_at, updated_at
  from documents.document;
create view documents.editions as
  select id, document_id, revision, language, current, format, front, warnings, comments, notes, tracked, machine_translated, imported_by, imported_at
  from documents.edition;
create view documents.paragraphs as
  select id, edition_id, document_id, language, ordinal, anchor, label, path, opener, kind, level, cell, text, base_text, in_base, in_proposed,
    labels, runs, changes, refs
  from documents.paragraph;
create view documents.instruments as
  select id, symbol, symbol_key, body_id, year, title, kind, status, status_words, note, editions, inferred from documents.instrument;
