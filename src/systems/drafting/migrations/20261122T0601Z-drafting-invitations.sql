-- Parties that the authors of a proposal asked to stand behind it, and what each answered.
create table drafting.invitation (
  proposal_id bigint not null references drafting.proposal on delete cascade,
  party_id text not null references drafting.party,
  by_id text,
  by_name text not null,
  at timestamptz(3) not null,
  answer text check (answer in ('confirmed', 'declined')),   -- null: nobody has answered yet
  answered_by_id text,
  answered_by_name text,
  answered_at timestamptz(3),
  primary key (proposal_id, party_id)
);
create index invitation_by_party on drafting.invitation (party_id) where answer is null;
-- a revision is found by what it takes the place of
create index proposal_by_earlier on drafting.proposal (replaces) where replaces is not null;
