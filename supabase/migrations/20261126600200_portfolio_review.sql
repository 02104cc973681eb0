-- A portfolio that a run proposed, as an office goes through it project by project until a named person says that it is
-- reviewed. The projects come from the run's own output: its hash says so, not the caller.

create type public.portfolio_status as enum ('in_review', 'reviewed', 'dropped');
create type public.project_decision as enum ('open', 'kept', 'pinned', 'removed');

create table public.portfolios (
  id uuid primary key default gen_random_uuid(),
  -- What people call it.
  number bigint generated always as identity unique,
  run_id uuid not null references public.runs (id),
  organisation_id uuid not null references public.organisations (id),
  status public.portfolio_status not null default 'in_review',
  name text not null check (char_length(name) between 1 and 80),
  -- The point of the fairness curve that was chosen: by whom and why, with what it brings.
  dial double precision not null check (dial between 0 and 1),
  value double precision not null,
  served integer not null check (served >= 0),
  chosen_by uuid not null,
  chosen_by_name text not null,
  chosen_why text not null check (btrim(chosen_why) <> '' and char_length(chosen_why) <= 500),
  created_at timestamptz not null default clock_timestamp(),
  closed_by uuid,
  closed_by_name text,
  closed_at timestamptz,
  closing_note text not null default '' check (char_length(closing_note) <= 1000),
  constraint portfolios_closed_by_somebody check ((status = 'in_review') = (closed_by is null)),
  constraint portfolios_closed_at_some_time check ((status = 'in_review') = (closed_at is null))
);
comment on table public.portfolios is 'A proposed portfolio under review: the chosen point of the fairness curve, and who closed the review.';
create index on public.portfolios (organisation_id, number desc);
create index on public.portfolios (run_id);

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  portfolio_id uuid not null references public.portfolios (id) on delete cascade,
  -- The bundle's id: the same content has the same in every run.
  bundle text not null check (char_length(bundle) between 1 and 200),
  mode text not null check (mode ~ '^[a-z_]+$'),
  -- 1 is worth most.
  place integer not null check (place > 0),
  value double precision not null,
  decision public.project_decision not null default 'open',
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decided_why text check (char_length(decided_why) <= 500),
  unique (portfolio_id, bundle),
  unique (portfolio_id, place),
  constraint projects_decided_by_somebody check
    ((decision = 'open') = (decided_by is null) and (decision = 'open') = (decided_at is null) and (decision = 'open') = (decided_why is null))
);
comment on table public.projects is 'A joint project of a portfolio: who decided what about it and why. What it is in full stands in the run''s output.';

create table public.project_parties (
  project_id uuid not null references public.projects (id) on delete cascade,
  listing_id uuid not null references public.listings (id),
  -- The listing's name in files and its version when the run was made.
  listing_ref text not null,
  listing_version integer not null check (listing_version >= 0),
  organisation_id uuid not null references public.organisations (id),
  role text not null check (role ~ '^[a-z_]+$'),
  side text check (side in ('east', 'west')),
  position smallint not null check (position >= 0),
  primary key (project_id, listing_id)
);
comment on table public.project_parties is 'Who takes part in a project, in which role, by which version of its listing.';
create index on public.project_parties (listing_id);
create index on public.project_parties (organisation_id);

create table public.project_commitments (
  project_id uuid not null references public.projects (id) on delete cascade,
  listing_id uuid not null,
  -- Place among the listing's offers.
  offer_position smallint not null check (offer_position >= 0),
  factor public.factor_kind not null,
  need text not null check (need ~ '^[a-z_]+$'),
  quantity numeric not null check (quantity > 0),
  unit public.factor_unit not null,
  primary key (project_id, listing_id, offer_position, need),
  foreign key (project_id, listing_id) references public.project_parties (project_id, listing_id) on delete cascade
);
comment on table public.project_commitments is 'How much of which offer a project would take, in the offer''s own unit.';

alter table public.portfolios enable row level security;
alter table public.projects enable row level security;
alter table public.project_parties enable row level security;
alter table public.project_commitments enable row level security;
grant select on public.portfolios, public.projects, public.project_parties, public.project_commitments to authenticated, service_role;
create policy "One reads one's own office's portfolios; auditors read all"
  on public.portfolios for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or (select private.my_role()) = 'auditor');
create policy "Who reads a portfolio reads its projects"
  on public.projects for select to authenticated
  using (exists (select from public.portfolios p where p.id = portfolio_id));
create policy "Who reads a project reads its parties"
  on public.project_parties for select to authenticated
  using (exists (select from public.projects p where p.id = project_id));
create policy "Who reads a project reads what it would take"
  on public.project_commitments for select to authenticated
  using (exists (select from public.projects p where p.id = project_id));

-- Projects of a portfolio whose listings are no longer what the run saw: gone from the published ones, or another version.
create function private.moved_listings(portfolio_id uuid) returns table (project_id uuid, listing_id uuid, how text)
language sql stable security definer set search_path = ''
as $$
  select pp.project_id, pp.listing_id,
    case when l.status <> 'published' then 'withdrawn' else 'changed' end
  from public.projects p
  join public.project_parties pp on pp.project_id = p.id
  join public.listings l on l.id = pp.listing_id
  where p.portfolio_id = moved_listings.portfolio_id
    and (l.status <> 'published'
      or coalesce((select max(v.number) from public.listing_versions v where v.listing_id = l.id), 0) <> pp.listing_version)
$$;
revoke execute on function private.moved_listings from public;
