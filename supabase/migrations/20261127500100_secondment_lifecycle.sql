-- Plans of secondments and their assignments: drafted from a run or by hand, proposed to everybody concerned, published when
-- all have signed. Members write none of these tables directly.

insert into public.run_rights (kind, role) values ('secondment', 'talent_officer');

create type public.secondment_status as enum ('draft', 'proposed', 'published', 'running', 'completed', 'ended', 'declined', 'withdrawn');
create type public.secondment_verb as enum
  ('propose', 'take_back', 'sign', 'decline', 'publish', 'start', 'complete', 'drop_out', 'replace', 'remove');
-- planner: a talent officer of one of the two offices; party: whose word it is about; platform: the clock, or what another verb brings.
create type public.secondment_actor as enum ('planner', 'party', 'platform');
create type public.secondment_party as enum ('person', 'home', 'host', 'east_office', 'west_office');
create type public.signature_answer as enum ('signed', 'declined');
create type public.signature_channel as enum ('account', 'link', 'phone', 'paper', 'in_person');

create table public.secondment_transitions (
  from_status public.secondment_status not null,
  verb public.secondment_verb not null,
  to_status public.secondment_status not null,
  actor public.secondment_actor not null,
  primary key (from_status, verb)
);
comment on table public.secondment_transitions is 'The life of an assignment: which verb leads from where to where, and whose word it is.';
insert into public.secondment_transitions (from_status, verb, to_status, actor) values
  ('draft', 'propose', 'proposed', 'planner'),
  ('draft', 'remove', 'withdrawn', 'planner'),
  ('proposed', 'take_back', 'draft', 'planner'),
  ('proposed', 'sign', 'proposed', 'party'),
  ('proposed', 'decline', 'declined', 'party'),
  ('proposed', 'publish', 'published', 'planner'),
  ('published', 'start', 'running', 'platform'),
  ('published', 'replace', 'ended', 'platform'),
  ('published', 'drop_out', 'ended', 'party'),
  ('running', 'replace', 'ended', 'platform'),
  ('running', 'drop_out', 'ended', 'party'),
  ('running', 'complete', 'completed', 'platform');

create table public.secondment_plans (
  id uuid primary key default gen_random_uuid(),
  -- What people call it.
  number bigint generated always as identity unique,
  exchange_id uuid not null references public.exchanges (id),
  -- The run that proposed it; null: drawn by hand.
  run_id uuid references public.runs (id),
  organisation_id uuid not null references public.organisations (id),
  name text not null check (char_length(name) between 1 and 80),
  rest smallint not null default 0 check (rest between 0 and 60),
  most_per_person smallint not null default 1 check (most_per_person between 1 and 4),
  max_difference integer check (max_difference between 0 and 100000),
  created_by_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  closed_by_name text,
  closed_why text check (char_length(closed_why) <= 500),
  -- Counts every change of the plan or its assignments.
  revision integer not null default 1
);
comment on table public.secondment_plans is 'A plan of an exchange in both directions: which run proposed it, who opened it. Its assignments are secondments.';
create index on public.secondment_plans (exchange_id, number desc);
create index on public.secondment_plans (run_id);

create table public.secondments (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  plan_id uuid not null references public.secondment_plans (id) on delete cascade,
  exchange_id uuid not null references public.exchanges (id),
  person_id uuid not null references public.people (id),
  post_id uuid not null references public.posts (id),
  -- As they were when it was drawn.
  home_unit_id uuid not null references public.work_units (id),
  host_unit_id uuid not null references public.work_units (id),
  starts_on date not null,
  ends_before date not null,
  status public.secondment_status not null default 'draft',
  -- The published assignment that this one is to take the place of.
  replaces uuid references public.secondments (id),
  reason text not null default '' check (char_length(reason) <= 500),
  -- Who looks after the person on the spot, what is promised on return, and to whom the work is handed over.
  counterpart text not null default '' check (char_length(counterpart) <= 120),
  return_guarantee text not null default '' check (char_length(return_guarantee) <= 300),
  handover_to text not null default '' check (char_length(handover_to) <= 120),
  created_at timestamptz not null default clock_timestamp(),
  proposed_at timestamptz,
  published_at timestamptz,
  ended_on date,
  revision integer not null default 1,
  constraint secondments_period_not_empty check (starts_on < ends_before),
  constraint secondments_whole_months check (extract(day from starts_on) = 1 and extract(day from ends_before) = 1),
  constraint secondments_replace_others check (replaces <> id),
  -- Nobody is in two places at a time, and nobody is asked for two at a time.
  constraint secondments_one_place_at_a_time
    exclude using gist (person_id with =, daterange(starts_on, ends_before) with &&) where (status in ('published', 'running')),
  constraint secondments_one_proposal_at_a_time
    exclude using gist (person_id with =, daterange(starts_on, ends_before) with &&) where (status = 'proposed')
);
comment on table public.secondments is 'A person on a post for whole months [starts_on, ends_before): drawn, proposed, signed by all, published, over.';
create index on public.secondments (plan_id);
create index on public.secondments (exchange_id, status);
create index on public.secondments (person_id);
create index on public.secondments (post_id);
create index on public.secondments (home_unit_id);
create index on public.secondments (host_unit_id);
create unique index secondments_replaced_once on public.secondments (replaces) where status in ('draft', 'proposed', 'published', 'running');

create table public.secondment_signatures (
  secondment_id uuid not null references public.secondments (id) on delete cascade,
  party public.secondment_party not null,
  answer public.signature_answer not null,
  signer_name text not null check (char_length(signer_name) between 1 and 80),
  signer_post text not null check (char_length(signer_post) between 1 and 80),
  channel public.signature_channel not null,
  -- Whoever wrote down a word that was given by phone, on paper or in person.
  recorded_by_name text,
  organisation_id uuid references public.organisations (id),
  words text not null default '' check (char_length(words) <= 500),
  signed_at timestamptz not null default clock_timestamp(),
  primary key (secondment_id, party),
  constraint secondment_signatures_recorded_by_somebody check ((channel in ('account', 'link')) = (recorded_by_name is null)),
  constraint secondment_signatures_refused_with_words check (answer = 'signed' or btrim(words) <> '')
);
comment on table public.secondment_signatures is 'Who signed an assignment, or refused it: the person, the home and host units, both offices; with name, post and time.';

create table public.secondment_events (
  id bigint generated always as identity primary key,
  secondment_id uuid not null references public.secondments (id) on delete cascade,
  verb text not null check (verb ~ '^[a-z_]+$'),
  from_status public.secondment_status,
  to_status public.secondment_status not null,
  actor_name text,
  why text check (char_length(why) <= 500),
  at timestamptz not null default clock_timestamp()
);
comment on table public.secondment_events is 'What happened to an assignment: never changed, never removed by itself.';
create index on public.secondment_events (secondment_id);

alter table public.secondment_transitions enable row level security;
alter table public.secondment_plans enable row level security;
alter table public.secondments enable row level security;
alter table public.secondment_signatures enable row level security;
alter table public.secondment_events enable row level security;
revoke all on public.secondment_transitions, public.secondment_plans, public.secondments, public.secondment_signatures, public.secondment_events
  from anon, authenticated, service_role;
grant select on public.secondment_transitions, public.secondment_plans, public.secondments, public.secondment_signatures,
  public.secondment_events to authenticated, service_role;

-- Assignments of one's own units that have left the drawing board.
create function private.my_secondment_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select s.id from public.secondments s
  where s.status not in ('draft', 'withdrawn') and (s.home_unit_id in (select private.my_unit_ids()) or s.host_unit_id in (select private.my_unit_ids()))
$$;
create function private.my_secondment_plan_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$ select s.plan_id from public.secondments s where s.id in (select private.my_secondment_ids()) $$;
revoke execute on function private.my_secondment_ids, private.my_secondment_plan_ids from public;
grant execute on function private.my_secondment_ids, private.my_secondment_plan_ids to authenticated;

create policy "Members read which verb leads where"
  on public.secondment_transitions for select to authenticated using ((select private.my_role()) is not null);
create policy "Plans: the two offices, the units whose people or posts were proposed, auditors"
  on public.secondment_plans for select to authenticated
  using (
    exchange_id in (select private.my_exchange_ids())
    or id in (select private.my_secondment_plan_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "Assignments: the two offices; once proposed, both units; auditors"
  on public.secondments for select to authenticated
  using (
    exchange_id in (select private.my_exchange_ids())
    or id in (select private.my_secondment_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "Who sees an assignment sees who signed it"
  on public.secondment_signatures for select to authenticated
  using (exists (select from public.secondments s where s.id = secondment_id));
create policy "Who sees an assignment sees what happened to it"
  on public.secondment_events for select to authenticated
  using (exists (select from public.secondments s where s.id = secondment_id));
