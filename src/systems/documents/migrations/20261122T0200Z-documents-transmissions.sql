-- What the transmission gate asks: since when could members read this very text, what did they say of it, and what then went where.

-- A revision as members could read it. Triggers keep it, so that no way of posting, revising or withdrawing a document escapes the gate.
create table documents.posting (
  id bigint generated always as identity primary key,
  document_id text not null references documents.document,
  revision int not null,
  since timestamptz not null default now(),
  until timestamptz                      -- null: members can read it now
);
create unique index posting_open on documents.posting (document_id) where until is null;
create index posting_by_document on documents.posting (document_id, id);

create function documents.post(document text, rev int, posted boolean) returns void language sql as $$
  update documents.posting set until = now() where document_id = document and until is null;
  insert into documents.posting (document_id, revision) select document, rev where posted;
$$;

create function documents.keep_posting() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform documents.post(new.id, new.revision, new.visibility in ('public', 'members'));
  elsif new.revision <> old.revision or (new.visibility in ('public', 'members')) <> (old.visibility in ('public', 'members')) then
    perform documents.post(new.id, new.revision, new.visibility in ('public', 'members'));
  end if;
  return null;
end $$;
create trigger keep_posting after insert or update of visibility, revision on documents.document
  for each row execute function documents.keep_posting();

-- Another file in the place of a text that members had read is another text: the period begins anew.
create function documents.keep_posting_of_text() returns trigger language plpgsql as $$
begin
  perform documents.post(d.id, d.revision, d.visibility in ('public', 'members'))
    from documents.document d where d.id = new.document_id and d.revision = new.revision;
  return null;
end $$;
create trigger keep_posting_of_text after update of current on documents.edition
  for each row when (old.current and not new.current) execute function documents.keep_posting_of_text();

insert into documents.posting (document_id, revision, since)
select d.id, d.revision, coalesce(max(e.imported_at), d.created_at)
from documents.document d left join documents.edition e on e.document_id = d.id and e.revision = d.revision
where d.visibility in ('public', 'members') group by d.id, d.revision, d.created_at;

-- What members say of a revision before it goes on. Nothing is taken away: a comment is withdrawn, and stays countable.
create table documents.comment (
  id bigint generated always as identity primary key,
  document_id text not null references documents.document,
  revision int not null,
  anchor text,                           -- the paragraph it is about; null: the whole
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  text text not null,
  by_id text not null,
  by_name text not null,
  organization_id text,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create index comment_by_document on documents.comment (document_id, id);

-- How long members have, read from process/<name>/transmissions.json at every start. The first row that fits decides.
create table documents.comment_period (
  position int primary key,
  from_body text references reference.body,   -- null: any
  to_body text references reference.body,     -- null: any
  days int not null check (days >= 0),
  source text,
  inferred boolean not null default false
);

create table documents.transmission (
  id bigint generated always as identity primary key,
  document_id text not null references documents.document,
  revision int not null,
  to_body text not null references reference.body,
  note text,                             -- the words that went with it
  files jsonb not null,                  -- what went: [{ language, name, sha256 }]
  posted_since timestamptz,              -- null: members could not read it
  days int not null,                     -- the period that the process set
  comments int not null,
  override text,                         -- the chair's reason for not waiting
  by_id text,
  by_name text not null,
  at timestamptz not null
);
create index transmission_by_document on documents.transmission (document_id, id);
create index transmission_by_body on documents.transmission (to_body, id);
create trigger transmission_stays before update or delete on documents.transmission for each row execute function platform.refuse_change();
