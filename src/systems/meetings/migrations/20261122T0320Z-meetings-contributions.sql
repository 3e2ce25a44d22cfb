-- By when papers are due, as the process's data say (deadlines.json); loaded anew at every start.
create table meetings.deadline_rule (
  position int primary key,
  session_id text,                     -- null: any session
  body_id text,                        -- null: any body
  time_zone text not null,
  closes text not null check (closes ~ '^([01]\d|2[0-3]):[0-5]\d$'),   -- the last minute of the last day
  classes jsonb not null,              -- class -> tiers, see contributions/deadlines.ts
  source text not null,
  inferred boolean not null default false
);

-- What a delegation brings to a meeting, from its first draft to the end of its item.
create table meetings.contribution (
  id bigint generated always as identity primary key,
  meeting_id text not null references meetings.meeting,
  item_id bigint references meetings.agenda_item,
  organization_id text not null references people.organization,
  author_id text not null references people.person,
  authors jsonb not null default '[]', -- joint authors: [{organization, name}]
  purpose text not null check (purpose in ('action', 'information')),
  special text check (special in ('financial', 'treaty')),   -- what makes an earlier deadline apply
  by_secretariat boolean not null default false,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  visibility text not null default 'members' check (visibility in ('public', 'members', 'restricted')),
  title text not null default '',
  summary text not null default '',
  requested text not null default '',
  sections jsonb not null default '[]',-- [{heading, text}]
  file_sha256 text,                    -- the .docx that it was written in, instead of sections
  file_name text,
  annex_sha256 text,                   -- a .docx with tracked changes that follows the sections
  annex_name text,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'late', 'received', 'in-translation', 'published',
    'revised', 'allocated', 'introduced', 'concluded')),
  handling text check (handling in ('translated', 'late', 'held', 'original')),
  submitted_at timestamptz,
  post_by date,                        -- for a late one
  reason text,                         -- why it was returned, or admitted although late
  symbol text,
  symbol_key text,
  document_id text references documents.document,
  published_at timestamptz,
  revises_id bigint references meetings.contribution,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index contribution_by_meeting on meetings.contribution (meeting_id, id);
create index contribution_by_organization on meetings.contribution (organization_id, meeting_id);
create index contribution_by_document on meetings.contribution (document_id);
-- one revision at a time
create unique index contribution_revision on meetings.contribution (revises_id);
