-- A proposal of any kind on its way from the first word to a signed agreement: who takes part, what each answered, what each
-- promised, and every step as an event.

create type public.proposal_kind as enum ('project', 'secondment', 'station', 'enclave');
create type public.proposal_origin as enum ('engine', 'coordinator', 'party');
create type public.proposal_status as enum
  ('drafted', 'proposed', 'accepted', 'negotiating', 'signed', 'delivering', 'completed', 'declined', 'withdrawn', 'expired', 'terminated');
create type public.proposal_verb as enum
  ('propose', 'accept', 'negotiate', 'sign', 'deliver', 'complete', 'decline', 'withdraw', 'expire', 'terminate', 'recompose');
-- office: the one in charge; party: any of them; parties: all of them, by the last of their answers; platform: the clock.
create type public.proposal_actor as enum ('office', 'party', 'parties', 'platform');
-- How much parties see of each other; see private.proposal_level.
create type public.disclosure_level as enum ('teaser', 'interest', 'identity', 'documents');
create type public.proposal_answer as enum ('interested', 'not_now', 'not_for_us');
create type public.proposal_reason as enum
  ('timing', 'budget', 'staff', 'approval', 'bound_elsewhere', 'scale', 'place', 'industry', 'terms', 'policy', 'other');
create type public.commitment_state as enum ('asked', 'held', 'committed', 'released');

create table public.proposal_transitions (
  from_status public.proposal_status not null,
  verb public.proposal_verb not null,
  to_status public.proposal_status not null,
  actor public.proposal_actor not null,
  primary key (from_status, verb, actor)
);
comment on table public.proposal_transitions is 'From which state which verb leads where, and who may say it. src/lib/domain/proposal-transition.ts holds the same rows; a test compares them.';

insert into public.proposal_transitions (from_status, verb, to_status, actor) values
  ('drafted', 'propose', 'proposed', 'office'),
  ('drafted', 'propose', 'proposed', 'party'),
  ('drafted', 'withdraw', 'withdrawn', 'office'),
  ('drafted', 'withdraw', 'withdrawn', 'party'),
  ('proposed', 'accept', 'accepted', 'parties'),
  ('proposed', 'decline', 'declined', 'party'),
  ('proposed', 'withdraw', 'withdrawn', 'office'),
  ('proposed', 'withdraw', 'withdrawn', 'party'),
  ('proposed', 'expire', 'expired', 'platform'),
  ('proposed', 'recompose', 'proposed', 'party'),
  ('accepted', 'negotiate', 'negotiating', 'office'),
  ('accepted', 'negotiate', 'negotiating', 'party'),
  ('accepted', 'withdraw', 'withdrawn', 'office'),
  ('accepted', 'withdraw', 'withdrawn', 'party'),
  ('accepted', 'recompose', 'proposed', 'party'),
  ('negotiating', 'sign', 'signed', 'parties'),
  ('negotiating', 'withdraw', 'withdrawn', 'office'),
  ('negotiating', 'withdraw', 'withdrawn', 'party'),
  ('negotiating', 'recompose', 'proposed', 'party'),
  ('signed', 'deliver', 'delivering', 'office'),
  ('signed', 'deliver', 'delivering', 'party'),
  ('signed', 'terminate', 'terminated', 'office'),
  ('signed', 'terminate', 'terminated', 'party'),
  ('delivering', 'complete', 'completed', 'parties'),
  ('delivering', 'terminate', 'terminated', 'office'),
  ('delivering', 'terminate', 'terminated', 'party');

create table public.proposals (
  id uuid primary key default gen_random_uuid(),
  -- What people call it: P-12.
  number bigint generated always as identity unique,
  kind public.proposal_kind not null,
  origin public.proposal_origin not null,
  status public.proposal_status not null default 'drafted',
  -- What the parties have reached together; each may be further behind (private.proposal_level).
  disclosure public.disclosure_level not null default 'teaser',
  -- What kind of project, as far as its name says nothing of the parties: a mode, a programme.
  mode text check (mode ~ '^[a-z_]+$'),
  office_id uuid not null references public.organisations (id),
  created_at timestamptz not null default clock_timestamp(),
  proposed_at timestamptz,
  -- The last day for answers (civil date, China); what was held is released when it passes.
  respond_by date,
  closed_at timestamptz,
  -- A recomposed proposal asks again: which round of answers this is.
  round integer not null default 1 check (round > 0),
  is_sample boolean not null default false,
  constraint proposals_answered_by_a_day check ((status = 'drafted') or respond_by is not null),
  constraint proposals_closed_at_some_time check
    ((status in ('completed', 'declined', 'withdrawn', 'expired', 'terminated')) = (closed_at is not null))
);
comment on table public.proposals is 'A proposal as everybody concerned may see it: nothing here says who takes part.';
create index on public.proposals (office_id, number desc);
create index on public.proposals (respond_by) where status = 'proposed';

create table public.proposal_subjects (
  proposal_id uuid primary key references public.proposals (id) on delete cascade,
  title text not null check (btrim(title) <> '' and char_length(title) <= 160),
  -- The page that it came from.
  href text check (href ~ '^/[^/]' and char_length(href) <= 300),
  -- What it is about, as it was then.
  snapshot jsonb not null default '{}' check (jsonb_typeof(snapshot) = 'object' and octet_length(snapshot::text) <= 200000),
  project_id uuid references public.projects (id),
  initiator_id uuid references public.organisations (id),
  proposed_by uuid,
  proposed_by_name text,
  note text not null default '' check (char_length(note) <= 1000)
);
comment on table public.proposal_subjects is 'What names the parties of a proposal: seen once they are known to each other, and by the offices.';
create index on public.proposal_subjects (initiator_id);
-- Proposed once, unless it came to nothing.
create index on public.proposal_subjects (project_id);

create table public.proposal_parties (
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  position smallint not null check (position >= 0),
  role text not null check (role ~ '^[a-z_]+$'),
  side text check (side in ('east', 'west')),
  listing_id uuid references public.listings (id),
  listing_version integer check (listing_version >= 0),
  -- What it gains, as the engine says, in [0, 1]; null: not reckoned.
  gain double precision check (gain between 0 and 1),
  answer public.proposal_answer,
  reason public.proposal_reason,
  words text not null default '' check (char_length(words) <= 500),
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  -- The consent on which its coordinator answered for it.
  consent_id uuid references public.consents (id),
  respond_by date,
  reminded_on date,
  left_at timestamptz,
  -- Known to the others, and they to it.
  revealed boolean not null default false,
  -- Counts against the five that wait for it or that it asked for; private.count_open_proposals keeps the count.
  waits boolean not null default false,
  primary key (proposal_id, organisation_id),
  unique (proposal_id, position),
  constraint proposal_parties_answered_by_somebody check ((answer is null) = (answered_at is null)),
  constraint proposal_parties_refuses_with_a_reason check ((coalesce(answer, 'interested') = 'interested') = (reason is null)),
  constraint proposal_parties_other_in_words check (reason is distinct from 'other' or btrim(words) <> '')
);
comment on table public.proposal_parties is 'Who takes part in a proposal, in which role and by which listing, and what it answered.';
create index on public.proposal_parties (organisation_id, proposal_id);
create index on public.proposal_parties (listing_id);
create index on public.proposal_parties (consent_id) where consent_id is not null;

-- At most five: the constraint, not a count before, refuses the sixth when several are opened at once.
create table public.open_proposal_counts (
  organisation_id uuid primary key references public.organisations (id) on delete cascade,
  open integer not null check (open >= 0),
  constraint open_proposals_at_most_five check (open <= 5)
);
comment on table public.open_proposal_counts is 'How many proposals wait for an organisation''s answer or were asked for by it.';

create table public.proposal_events (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references public.proposals (id),
  at timestamptz not null default clock_timestamp(),
  what text not null check (what ~ '^[a-z_]+$'),
  from_status public.proposal_status,
  to_status public.proposal_status,
  -- Null: the platform itself.
  actor_id uuid,
  actor_name text,
  -- For whom: a party, or the office in charge.
  acting_for uuid references public.organisations (id),
  -- Null: all parties. Else this one alone, besides the offices: what one answers is nobody's business before it is mutual.
  seen_by uuid references public.organisations (id),
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  why text,
  constraint proposal_events_move_or_not check ((from_status is null) = (to_status is null))
);
comment on table public.proposal_events is 'Append-only: every step of a proposal. A state never changes without one.';
create index on public.proposal_events (proposal_id, id);
create trigger proposal_events_are_kept before update or delete on public.proposal_events
  for each row execute function private.refuse_change();
create trigger proposal_events_are_not_emptied before truncate on public.proposal_events
  for each statement execute function private.refuse_change();

create table public.proposal_commitments (
  proposal_id uuid not null,
  organisation_id uuid not null,
  position smallint not null check (position >= 0),
  listing_id uuid references public.listings (id),
  -- Place among the listing's offers when it was proposed.
  offer_position smallint check (offer_position >= 0),
  factor public.factor_kind not null,
  need text check (need ~ '^[a-z_]+$'),
  unit public.factor_unit not null,
  asked numeric not null check (asked > 0),
  -- What its owner held of it; less than asked is a partial answer.
  granted numeric check (granted >= 0 and granted <= asked),
  state public.commitment_state not null default 'asked',
  changed_at timestamptz not null default clock_timestamp(),
  primary key (proposal_id, organisation_id, position),
  foreign key (proposal_id, organisation_id) references public.proposal_parties (proposal_id, organisation_id) on delete cascade,
  constraint proposal_commitments_granted_when_held check (state not in ('held', 'committed') or granted is not null)
);
comment on table public.proposal_commitments is 'How much of what a party would give: asked, then held by its answer, committed when all agreed, released when it comes to nothing.';
create index on public.proposal_commitments (listing_id, factor);

create table public.rather_nots (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  other_id uuid not null references public.organisations (id) on delete cascade,
  -- The proposal in which it was said, while the other was still unknown.
  proposal_id uuid references public.proposals (id) on delete cascade,
  since timestamptz not null default now(),
  primary key (organisation_id, other_id),
  constraint rather_nots_of_another check (organisation_id <> other_id)
);
comment on table public.rather_nots is 'With whom an organisation would rather not be proposed. Nobody else learns of it.';
create index on public.rather_nots (other_id);
create index on public.rather_nots (proposal_id);
