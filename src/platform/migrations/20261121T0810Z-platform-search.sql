-- Text search in the six languages. Texts and questions come as words that platform/search has normalized, so that letters typed
-- in different ways meet; here they are only reduced to their stems. Arabic words come as stems and Chinese knows none.
create function platform.search_config(language text) returns regconfig
  language sql immutable parallel safe
  return case language
    when 'en' then 'pg_catalog.english'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig
    else 'pg_catalog.simple'::regconfig
  end;

-- The words of a record by weight: a for its title, d for what is only mentioned.
create function platform.search_vector(language text, a text, b text, c text, d text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector(platform.search_config(language), coalesce(a, '')), 'A')
    || setweight(to_tsvector(platform.search_config(language), coalesce(b, '')), 'B')
    || setweight(to_tsvector(platform.search_config(language), coalesce(c, '')), 'C')
    || setweight(to_tsvector(platform.search_config(language), coalesce(d, '')), 'D');

create function platform.search_query(language text, words text) returns tsquery
  language sql immutable parallel safe
  return websearch_to_tsquery(platform.search_config(language), words);

-- Those of `candidates` that have a stem in common with `words`.
create function platform.search_alike(language text, candidates text[], words text) returns setof text
  language sql immutable parallel safe
begin atomic
  select candidate from unnest(candidates) candidate
  where tsvector_to_array(to_tsvector(platform.search_config(language), candidate))
    && tsvector_to_array(to_tsvector(platform.search_config(language), words));
end;
