-- Nothing silent: when something changes that a proposal stands on, everybody concerned learns what, by whom and why, and
-- chooses: wait until a date, take a named substitute, or leave without penalty (等待 / 换 / 退).

create type public.proposal_change_kind as enum
  ('quantity_lowered', 'listing_gone', 'party_left', 'person_left', 'partial_answer', 'deadline_moved');
create type public.change_choice as enum ('wait', 'substitute', 'leave');

create table public.proposal_changes (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references public.proposals (id),
  kind public.proposal_change_kind not null,
  -- Whose change it is; null: the office's or the platform's.
  caused_by uuid references public.organisations (id),
  listing_id uuid references public.listings (id),
  old jsonb,
  new jsonb,
  why text,
  -- The person who did it; null: the platform.
  by_name text,
  at timestamptz not null default clock_timestamp(),
  -- The last day to choose (civil date, China), and what counts as chosen after it: both are announced with the change.
  decide_by date not null,
  default_choice public.change_choice not null check (default_choice <> 'substitute'),
  -- When the engine looked for substitutes.
  searched_at timestamptz,
  settled_at timestamptz,
  settled_how text check (settled_how in ('restored', 'substituted', 'superseded', 'ended', 'chosen')),
  constraint proposal_changes_settled_somehow check ((settled_at is null) = (settled_how is null)),
  unique (id, proposal_id)
);
comment on table public.proposal_changes is 'What changed under a proposal: what, by whom, why, and until when one chooses.';
create index on public.proposal_changes (proposal_id, id);
create index on public.proposal_changes (decide_by) where settled_at is null;
create index on public.proposal_changes (listing_id);

create table public.proposal_change_choices (
  change_id bigint not null,
  proposal_id uuid not null,
  organisation_id uuid not null,
  choice public.change_choice,
  wait_until date,
  substitute_id uuid references public.listings (id),
  by_default boolean not null default false,
  chosen_at timestamptz,
  chosen_by uuid,
  chosen_by_name text,
  consent_id uuid references public.consents (id),
  reminded_on date,
  primary key (change_id, organisation_id),
  foreign key (change_id, proposal_id) references public.proposal_changes (id, proposal_id),
  foreign key (proposal_id, organisation_id) references public.proposal_parties (proposal_id, organisation_id),
  constraint proposal_change_choices_chosen_at_some_time check ((choice is null) = (chosen_at is null)),
  constraint proposal_change_choices_waits_until_a_day check ((choice is not distinct from 'wait') = (wait_until is not null)),
  constraint proposal_change_choices_names_the_substitute check ((choice is not distinct from 'substitute') = (substitute_id is not null))
);
comment on table public.proposal_change_choices is 'Whom a change concerns, and what each chose.';
create index on public.proposal_change_choices (proposal_id, organisation_id);

create table public.proposal_change_substitutes (
  change_id bigint not null references public.proposal_changes (id),
  position smallint not null check (position >= 0),
  listing_id uuid not null references public.listings (id),
  -- The engine's score with the party that stays, in [0, 1].
  score double precision not null check (score between 0 and 1),
  primary key (change_id, position),
  unique (change_id, listing_id)
);
comment on table public.proposal_change_substitutes is 'Who could take the place of what changed, as the engine found, best first.';
create index on public.proposal_change_substitutes (listing_id);

-- One notice a change and party: the table itself refuses a second.
create unique index notifications_one_a_change on public.notifications (organisation_id, ((data ->> 'change'))) where kind = 'proposal_changed';

-- Listings that a transaction touched and proposals stand on; looked at when it commits. Empty between transactions.
create table private.changed_listings (
  listing_id uuid primary key,
  old_status public.listing_status
);

alter table public.proposal_parties
  -- Why it gains what it gains: codes of the engine (src/lib/engine/matching/explain.ts).
  add column reasons jsonb check (jsonb_typeof(reasons) = 'array' and octet_length(reasons::text) <= 20000);
alter table public.rather_nots add column id uuid not null default gen_random_uuid() unique;

alter table public.proposal_changes enable row level security;
alter table public.proposal_change_choices enable row level security;
alter table public.proposal_change_substitutes enable row level security;
grant select on public.proposal_changes, public.proposal_change_choices, public.proposal_change_substitutes to authenticated, service_role;
create policy "Changes say whose they are: read by the offices and by parties that know each other"
  on public.proposal_changes for select to authenticated
  using (
    caused_by = (select private.my_organisation_id())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
  );
create policy "One reads what one chose, and what the parties chose that one knows"
  on public.proposal_change_choices for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
      and private.knows_party(proposal_id, organisation_id)
  );
create policy "Whom a change concerns reads who could take the place"
  on public.proposal_change_substitutes for select to authenticated
  using (
    exists (select from public.proposal_change_choices c where c.change_id = proposal_change_substitutes.change_id
      and c.organisation_id = (select private.my_organisation_id()))
    or exists (select from public.proposal_changes c where c.id = change_id and private.oversees_proposal(c.proposal_id))
  );
